"""文件开头不要 BOM 标记。

有些软件存 UTF-8 时会在开头加一个看不见的标记。能读，只提醒一声：别的工具可能读不了。另存为
“UTF-8（无 BOM）”。

A byte order mark at the head of a file is read over, with a warning.
Source: YAML traps of the case template.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    \ufefftitle: 一家家电企业换了供应商
"""

from generator.diagnostics import Severity

SEVERITY = Severity.WARNING
