"""受众要从 ownership.yml 里选。

单独限定受众的内容，受众写错就谁也看不到。写 ownership.yml 里 audiences 的编号。

An audience is one that ownership.yml declares.
Source: the library's own files.

PASS:
    teaching_notes: {audience: 新销售, audiences: [trainer]}

FAIL:
    teaching_notes: {audience: 新销售, audiences: [trainers]}
"""
