"""密级要从 ownership.yml 里选。

没有声明过的密级，没人知道该给谁看，所以是错误。写 ownership.yml 里 levels 的编号。

A level is one that ownership.yml declares.
Source: the library's own files.

PASS:
    confidentiality: internal

FAIL:
    confidentiality: secret
"""
