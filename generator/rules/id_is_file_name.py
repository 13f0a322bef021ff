"""编号就是文件名。

链接、附件文件夹和网页地址都靠编号。编号和文件名不一样，照着编号就找不到文件。两者改成一样：
多半是复制了别的案例而忘了改编号，那就改编号；文件起错了名，就改文件名。

The id of a record is the name of its file, so that who knows one finds the other.
Source: identity fields of the case template.

PASS:
    id: AB-2026-001

FAIL:
    id: AB-2026-009
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where the id is another than the file's name."""
    del library
    stem = PurePosixPath(case.path).stem
    if case.id != stem:
        yield Problem(
            ("id",),
            say("编号“{id}”与文件名“{stem}”不同", "the id “{id}” is not the file's name “{stem}”",
                id=case.id, stem=stem),
            say("改成 id: {stem}；如果编号是对的，把文件改名为 {id}.yml，附件文件夹一起改名",
                "write id: {stem}; or, if the id is right, rename the file to {id}.yml, "
                "and its folder of attachments with it", id=case.id, stem=stem))
