"""注释以半角 # 开头。

“//”“＃”“--”开头的行不是注释，会被当成正文或让下面的行读不懂。写成半角 # 加一个空格。

A comment starts with a half-width `#` and a blank.
Source: YAML traps of the case template.

PASS:
    # 金额待财务核实
    title: 一家家电企业换了供应商

FAIL:
    // 金额待财务核实
    title: 一家家电企业换了供应商
"""
