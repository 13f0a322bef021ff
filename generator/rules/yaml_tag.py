"""不用类型标签。

“!”开头的词是类型标签，能改变值的类型。什么类型由模板决定，用不着它。删掉标签；文字本来就以 !
开头，加引号。

Tags are not used in a record: the template says what a value is.
Source: YAML traps of the case template.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    title: !!str 一家家电企业换了供应商
"""
