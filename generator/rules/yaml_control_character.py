"""不能有看不见的控制字符。

从别的软件粘贴文字，会带进看不见的字符，有的读不进来，有的会悄悄换行。提示里写着它的编码；删掉它，
把那一小段重新打一遍。

Invisible control characters and line ends that only YAML knows are refused.
Source: bad input that a library must survive.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    title: 一家家电企业\u0007换了供应商
"""
