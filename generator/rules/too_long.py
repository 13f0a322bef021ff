"""文字不能超过字数。

标题、摘要、教训都有字数上限，读者在手机上才看得完。提示里写着超了多少；删去次要的，细节写进正文。

A text keeps to the number of characters that its field allows.
Source: field kinds of the case template.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    title: 一家做小家电的企业在三个月里从原来的供应商换到了我们这里，并且一次签下了首单三百万元
"""
