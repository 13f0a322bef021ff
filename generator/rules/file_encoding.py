"""文件存成 UTF-8。

用 GBK（ANSI）或 UTF-16（“Unicode”）存的文件，别人打开可能是乱码。这里按猜到的编码读完，其余的
问题照样列出；在编辑器里“另存为”，编码选 UTF-8。个别字节坏了，就把乱码的几个字重新打一遍。

Files are UTF-8. Another encoding is guessed, so that the other findings can be given too.
Source: YAML traps of the case template.
"""
