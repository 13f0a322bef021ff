"""列表的各项之间用半角逗号。

方括号里写“，”或“、”，两项会连成一项。分类、人员这类词里没有这样的条目，是错误；文字列表里也
许本来就是一项，只提醒：两项就改用半角逗号，一项就加引号。

A full-width comma joins two items of a list: an error among terms, a warning among texts.
Source: YAML traps of the case template.

PASS:
    stage: [proposal, signing]

FAIL:
    stage: [proposal，signing]
"""
