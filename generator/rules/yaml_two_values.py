"""一个键只写一个值。

“|”这一行后面不写字，正文从下一行开始，前面空两格；“[]”是空列表，要在下面写“- ”，就先删掉“[]”。

A key has one value: nothing stands behind a bar, and no items below empty brackets.
Source: YAML traps of the case template.

PASS:
    stage:
      - proposal

FAIL:
    stage: []
      - proposal
"""
