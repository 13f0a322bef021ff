"""同一层的键左对齐。

多一个或少一个空格，YAML 就不知道这一行属于谁。和上一行同一层的，左边对齐；属于上一行的，多缩进
两个空格；“|”下面的正文也要缩进。

Keys of one level start in one column, and what belongs to a key is two blanks deeper.
Source: YAML traps of the case template.

PASS:
    customer:
      name: 示例电器公司
      disclosure: own

FAIL:
    customer:
      name: 示例电器公司
       disclosure: own
"""
