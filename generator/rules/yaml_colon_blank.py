"""冒号后面空一格。

写“title:某案例”，冒号和文字连在一起，整行成了一段文字。在冒号后面加一个空格。时间 12:30、网址
https:// 不受影响。

A colon makes a key only with a blank after it.
Source: YAML traps of the case template.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    title:一家家电企业换了供应商
"""
