"""括号要成对。

方括号、花括号开了没有关，或者开和关不是一种，后面的内容就读乱了。补上或改正最后的括号。

Brackets match: what is opened is closed by its own kind.
Source: YAML traps of the case template.

PASS:
    stage: [proposal, signing]

FAIL:
    stage: [proposal, signing
"""
