"""选项要从给定的里面选。

这个字段只有几个选项，写编号或中文名称都行。提示里全部列出，最像的在前。

A choice is one of its options, by id or label.
Source: field kinds of the case template.

PASS:
    confidence: high

FAIL:
    confidence: 很高
"""
