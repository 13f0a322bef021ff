"""固定行的表不能多行或少行。

这张表的行由模板规定，一行不能少，一行不能多，次序也不变。按提示里的行补齐；没有内容的格子可以空
着。

A table with fixed rows has exactly those.
Source: field kinds of the case template.

PASS:
    plan:
      - {goal: 拜访三家}
      - {goal: 签下一家}

FAIL:
    plan:
      - {goal: 拜访三家}
"""
