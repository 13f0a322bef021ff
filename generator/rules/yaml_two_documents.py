"""一个文件只写一条。

“---”会把文件分成两份，后一份没人读。删掉这一行；确实是两条案例，就分成两个文件，各起各的编号。

A file holds one record: “---” starts a second one.
Source: bad input that a library must survive.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    title: 一家家电企业换了供应商
    ---
"""
