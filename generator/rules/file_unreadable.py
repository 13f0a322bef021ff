"""文件要读得出来。

文件不存在、没有读取权限、其实是个文件夹，或文件名在解压时弄坏了，都读不了。看提示里的原因；改好
文件名或权限再试。

A file that cannot be opened is named, with the reason.
Source: bad input that a library must survive.
"""
