"""引号里的引号要另写。

双引号里又出现半角双引号，文字在那里就断了。里面的改用中文引号“”，或者在前面加反斜杠。

A quotation mark within the same marks ends the text. Use others inside, or a backslash.
Source: YAML traps of the case template.

PASS:
    title: "客户说“再等等”"

FAIL:
    title: "客户说"再等等""
"""
