"""缩进和冒号后面只用半角空格。

全角空格看起来像缩进，YAML 却把它当作键的一部分；冒号后面跟全角空格，也不算空格。删掉它，换成半
角空格，同一层的键左对齐。正文段落开头的全角空格没有关系。

A full-width blank in the indentation, or after a colon, is no blank to YAML.
Source: YAML traps of the case template.

PASS:
    customer:
      name: 示例电器公司
      disclosure: own

FAIL:
    customer:
    \u3000\u3000name: 示例电器公司
      disclosure: own
"""
