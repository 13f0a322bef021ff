"""A command that will not do what it was asked to, and why. Nothing has been written then."""

import errno

from generator.diagnostics import Diagnostic, Findings, Severity, Text

_WHY = {
    errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.EROFS: "这里是只读的",
    errno.ENOSPC: "磁盘满了", errno.ENOENT: "没有这个文件或文件夹", errno.EEXIST: "已经有同名的文件",
    errno.ENOTDIR: "路径中间有一个不是文件夹", errno.EISDIR: "是一个文件夹",
    errno.ENAMETOOLONG: "名字太长", errno.ELOOP: "链接绕成了圈", errno.EBUSY: "正被别的程序占用",
    errno.EADDRINUSE: "端口被占用了", errno.ENOTEMPTY: "文件夹不是空的", errno.EPIPE: "输出被关掉了",
}
"""What the system says in English only."""


class Refusal(Exception):  # noqa: N818  an answer to the author, no failure of the program
    """`text` is one sentence; `findings` are what stands in the way, if that can be listed."""

    def __init__(self, text: Text, findings: Findings | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.findings = findings or Findings()


def why(error: OSError) -> Text:
    """Return why the system refused, in both languages."""
    words = error.strerror or type(error).__name__
    return Text(_WHY.get(error.errno or 0, words), words)


def errors_of(findings: Findings) -> list[Diagnostic]:
    """Return the errors among findings, in order."""
    return [found for found in findings if found.severity is Severity.ERROR]


def collected(*found: Diagnostic) -> Findings:
    """Return findings as one report."""
    findings = Findings()
    for one in found:
        findings.add(one)
    return findings
