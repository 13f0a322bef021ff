"""嵌套不能太深。

几十层的括号或缩进不是案例，会让读的程序耗尽资源，所以整个文件不读。一条记录三四层就够了。

Brackets or indentation nested tens of levels deep are no record, and are not read.
Source: bad input that a library must survive.

PASS:
    aliases:
      - 样品试用

FAIL:
    aliases:
      - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - 样品试用
"""
