"""键后面要用半角冒号。

中文输入法打出的“：”不是 YAML 的冒号，写“title：某案例”，整行就成了一段文字，往往到下一行才
报错。把它改成半角“:”，后面空一格。正文里的全角冒号不用改。

A full-width colon after a key makes a text of the whole line. Write a half-width one and a
blank.
Source: YAML traps of the case template.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    title：一家家电企业换了供应商
"""
