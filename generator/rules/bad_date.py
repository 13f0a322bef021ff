"""日期要写对，也要真有这一天。

日期写成 2025、2025-Q2、2025-06 或 2025-06-18，模板可以规定要写到多细。二月三十日这样的日子没有；
斜线、年月日的写法改成横线。

A date has the form and the precision that its field allows, and exists.
Source: rule 6 across fields of the case template.

PASS:
    period: 2026-Q1

FAIL:
    period: 2024-02-30
"""
