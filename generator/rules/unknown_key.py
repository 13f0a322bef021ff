"""键要写得和模板一样。

没有声明过的键不会出现在任何页面，多半是拼错了，或者写了中文标签。提示里列出最像的键。确实要新的
内容，先在案例模板里加字段。

A key that the template does not know is an error; the nearest ones are offered.
Source: rule 7 across fields of the case template.

PASS:
    confidence: high

FAIL:
    confidance: high
"""
