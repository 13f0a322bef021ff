"""文件里要有一条记录。

文件是空的，或者里面不是“键: 值”，就不是案例。用 caselib new case 生成一份骨架；不要的文件删掉。

A file of records that holds no keys is no record.
Source: bad input that a library must survive.
"""
