"""列表用半角方括号。

“［］”“【】”“｛｝”不是 YAML 的括号，写了就成了一段文字。改成半角 [ ] 或 { }。标题、正文里
的书名号和方头括号不受影响。

Full-width brackets make a text of a list. Use half-width ones.
Source: YAML traps of the case template.

PASS:
    stage: [proposal, signing]

FAIL:
    stage: 【proposal, signing】
"""
