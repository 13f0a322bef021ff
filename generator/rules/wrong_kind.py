"""值要写成模板要的样子。

该写一个的写了列表，该写列表的写了一个，该写数字的写了文字，都读不出意思。提示里写着该怎么写；文
字里有括号时加引号。

A value has the shape that its kind asks for: one or a list, a text, a number, a group.
Source: field kinds of the case template.

PASS:
    owner: xu-anran

FAIL:
    owner: [xu-anran, deng-zihao]
"""
