"""文字里的“ #”要加引号。

空格后面的 # 是注释的开头，“客户 #1”读进来只剩“客户”，后面的都丢了。给整段文字加上引号。“# ”
（井号后面有空格）是普通注释，网址里的 # 前面没有空格，都不受影响。

A “#” after a blank starts a comment and cuts the text there. Quote the whole text.
Source: YAML traps of the case template.

PASS:
    title: "客户 #1 换了供应商"

FAIL:
    title: 客户 #1 换了供应商
"""
