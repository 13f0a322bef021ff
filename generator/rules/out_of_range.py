"""数字不能超出范围。

模板给数字或评分定了最小值和最大值，超出的多半是打错了，或者单位不对。按提示里的范围改。

A number lies within the bounds that the template sets.
Source: field kinds of the case template.

PASS:
    satisfaction: 4

FAIL:
    satisfaction: 9
"""
