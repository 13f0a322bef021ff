"""链接只通往安全的地方。

外部链接写完整的 https:// 或 mailto: 地址；库里的写 case:编号、tool:编号、term:字段/条目。别的链
接读者打不开，或者会执行程序，不让通过。正文里也不放图片，放进附件。

Links lead to http, https, mailto or into the library; other addresses and images are refused.
Source: bad input that a library must survive.

PASS:
    result: |
      首单三百万元，见[对照案例](case:AB-2026-002)。

FAIL:
    result: |
      首单三百万元，见[合同](file:///d:/contract.docx)。
"""
