"""引号要成对。

开头有引号，结尾没有，后面的几行会被当成同一段文字。补上结尾的引号；结尾误用了中文引号“”，改成
半角。文字里本来就只用中文引号时，外面不必再加。

A quotation that is opened is closed, with the same half-width mark.
Source: YAML traps of the case template.

PASS:
    title: "一家家电企业换了供应商"

FAIL:
    title: "一家家电企业换了供应商
"""
