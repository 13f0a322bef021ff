"""正文里不写 HTML。

正文里的 HTML 不起作用，会照原样显示出来，所以提醒一声。加粗、列表、表格用 Markdown 写；确实要写
小于号，后面加个空格。

HTML in a text is shown as it stands; write Markdown instead.
Source: bad input that a library must survive.

PASS:
    result: |
      **首单**三百万元。

FAIL:
    result: |
      <b>首单</b>三百万元。
"""

from generator.diagnostics import Severity

SEVERITY = Severity.WARNING
