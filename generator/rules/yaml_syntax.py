"""每一行都要读得懂。

这一行不是“键: 值”，也不是列表的一项，又看不出是哪种常见的笔误，所以没有读它，其余的照读。看看
缩进、冒号、引号，或者照一条好的记录改。错误太多的文件会读到一半停下，先改前面的。

A line that cannot be understood is left out, and the rest is read.
Source: bad input that a library must survive.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    title: 一家家电企业换了供应商
    一家家电企业
"""
