"""案例文件要以 .yml 结尾。

记事本、邮件和网盘会悄悄改文件名：AB-2026-014.yml.txt、AB-2026-014.txt。这样的文件不会读，里面的案例也就
不在网站上。在文件夹里打开“显示文件扩展名”，把结尾改回 .yml。附件放进与案例同名的文件夹就不会提醒。

A file that is called like a record and does not end in .yml is not read, and a warning says so.
Source: bad input that a library must survive.
"""

from generator.diagnostics import Severity

SEVERITY = Severity.WARNING
