"""有特殊符号的文字要加引号。

文字里有半角“: ”，或以 @ ` % * & ! | > [ { 开头，YAML 会当成自己的记号。给整段文字加上双引号；
中文句子里改用全角“：”也行。

A text that holds “: ” or starts with a sign of YAML needs quotes.
Source: YAML traps of the case template.

PASS:
    title: "第一步: 先打样"

FAIL:
    title: 第一步: 先打样
"""
