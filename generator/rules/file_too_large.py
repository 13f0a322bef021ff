"""记录不超过 2 MB。

一万字的案例也不过三万字节，更大的文件不是记录，不会读。原件放在别处，在证据里写去哪里找；附件放
进与案例同名的文件夹。

A file beyond two megabytes is no record, and is not read.
Source: bad input that a library must survive.
"""
