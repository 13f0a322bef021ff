"""文字要合规定的写法。

有的字段规定了写法，例如编号、前缀。按提示里的写法改。附件不能叫 usage.yml，这个名字留给使用记录。

A text has the form that its field asks for.
Source: field kinds of the case template.

PASS:
    contract_no: HT-0311

FAIL:
    contract_no: 三月合同
"""
