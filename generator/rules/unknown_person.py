"""人要在人员表里。

写人员表（people.yml）里的编号，不写姓名：姓名会重，编号不会。表里没有的人先加进去；离开的人不删，
写 left_on 和 delegate。

A person is named by the id that people.yml gives.
Source: rule 1 across fields of the case template.

PASS:
    owner: xu-anran

FAIL:
    owner: 许安然
"""
