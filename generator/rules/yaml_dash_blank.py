"""列表的每一项以半角“- ”开头。

横线后面少了空格，或者用了“－”“—”“•”，这一行就不是一项，而是一段文字。写成半角横线加一个
空格；列表另起一行，不和键写在同一行。

An item of a list starts with a half-width dash and a blank, on a line of its own.
Source: YAML traps of the case template.

PASS:
    limits:
      - 价格敏感的客户不适用

FAIL:
    limits:
      -价格敏感的客户不适用
"""
