"""列表不能超过项数。

有的列表规定了最多几项，例如讨论题五道：多了就没有重点。留下最要紧的。上千项的列表只读前一千项。

A list keeps to the number of items that its field allows.
Source: field kinds of the case template.

PASS:
    discussion_questions: [为什么不先降价？, 打样失败了怎么办？]

FAIL:
    discussion_questions: [一？, 二？, 三？, 四？, 五？, 六？]
"""
