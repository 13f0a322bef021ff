r"""双引号里的反斜杠有特殊意思。

双引号里“\”后面的字母会被当成记号，写文件路径时常常遇到。改用单引号，或者不加引号。

A backslash means something in double quotes; use single ones.
Source: YAML traps of the case template.

PASS:
    title: '资料在 D:\案例 文件夹'

FAIL:
    title: "资料在 D:\案例 文件夹"
"""
