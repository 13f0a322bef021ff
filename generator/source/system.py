"""Why the system refused something, in words that readers know."""

import errno

from generator.diagnostics import Text

_WHY = {
    errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.EROFS: "这里是只读的",
    errno.ENOSPC: "磁盘满了", errno.ENOENT: "没有这个文件或文件夹", errno.EEXIST: "已经有同名的文件",
    errno.ENOTDIR: "路径中间有一个不是文件夹", errno.EISDIR: "是一个文件夹",
    errno.ENAMETOOLONG: "名字太长", errno.ELOOP: "链接绕成了圈", errno.EBUSY: "正被别的程序占用",
    errno.EADDRINUSE: "端口被占用了", errno.ENOTEMPTY: "文件夹不是空的", errno.EPIPE: "输出被关掉了",
}
"""What the system says in English only."""


def why(error: OSError) -> Text:
    """Return why the system refused, in both languages."""
    words = error.strerror or type(error).__name__
    return Text(_WHY.get(error.errno or 0, words), words)
