"""分类只用词表里的条目。

词表里没有的词，分类页上就没有它的位置。写条目的编号或名称，提示里列出最像的。确实需要新条目，请
管词表的人加。

A term is one of its taxonomy, by id or label.
Source: rule 7 across fields of the case template.

PASS:
    industry: equipment

FAIL:
    industry: 制造
"""
