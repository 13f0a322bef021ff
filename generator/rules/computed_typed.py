"""算出来的值不手写。

有的值由别的数字算出来，手写的迟早对不上。删掉这一行，改它所依据的数字。

A computed value is not typed.
Source: field kinds of the case template.

PASS:
    satisfaction: 4

FAIL:
    total: 12
"""
