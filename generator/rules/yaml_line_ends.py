"""换行用 LF。

Windows 的换行（CRLF）能读，只提醒一声：几个人用不同的换行改同一个文件，看起来每一行都变了。编辑
器右下角通常可以切换成 LF。

Windows line ends are read, with a warning: mixed ones make every line look changed.
Source: YAML traps of the case template.
"""

from generator.diagnostics import Severity

SEVERITY = Severity.WARNING
