"""缩进不能用 Tab 键。

YAML 的缩进只认空格。编辑器里按 Tab 键多半插入的是制表符，看起来一样，却读不进去。换成空格，一层
两个；编辑器通常可以设成“用空格代替 Tab”。

Indentation is made of blanks; a tab is refused.
Source: YAML traps of the case template.

PASS:
    customer:
      name: 示例电器公司
      disclosure: own

FAIL:
    customer:
    ⇥name: 示例电器公司
    ⇥disclosure: own
"""
