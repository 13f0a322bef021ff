"""停用的条目换成新的。

分类词表里停用的条目写着改用哪一个。照提示改，否则案例在分类页上找不到。

A retired term is replaced by its successor.
Source: rule 7 across fields of the case template.

PASS:
    competition: incumbent

FAIL:
    competition: old_rival
"""
