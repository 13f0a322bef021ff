"""列出的附件要在，文件夹里的文件要列出。

附件放在与案例同名的文件夹里，列表里写文件名，大小写要一致。文件夹里的链接若通到别处，不会发布，要放文件本身。
放了文件没有列出，读者看不到它，这时只提醒；usage.yml 是使用记录，不算附件。

Attachments lie in the folder named after the case; a file there that is named nowhere is a warning.
Source: `attachments` of the case template.

PASS:
    attachments:
      - {file: 报价说明.txt, title: 报价说明}

FAIL:
    attachments:
      - {file: 报价单.txt, title: 报价单}
"""

from collections.abc import Iterator

from generator.diagnostics import Severity, Text, listed, say
from generator.model import Case, Library
from generator.model.walk import KeyPath, find
from generator.rules.frame import Problem, withdrawn
from generator.schema.field import Field
from generator.schema.reading import nearest
from generator.source.files import attachments, attachments_named


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each file that is named or there, and not both."""
    if withdrawn(case):
        return
    found = [(one.at, str(one.value)) for one in find(case, library.template, _is_attachment)]
    folder = library.folder(case)
    if not found and not folder.is_dir():
        return
    named = {name for _, name in found}
    there = {path.relative_to(folder).as_posix() for path in attachments(folder)}
    inside = {name for name, _ in attachments_named(folder, named)}
    spare = sorted(
        name for name in there - named if not name.rpartition("/")[2].startswith((".", "~")))
    for at, name in found:
        if name not in there:
            yield Problem(at, *_missing(name, spare, folder.name))
        elif name not in inside:
            yield Problem(
                at,
                say("附件“{name}”是通到别处的链接，不会发布",
                    "the attachment “{name}” is a link that leads elsewhere: not published",
                    name=name),
                say("把文件本身放进文件夹", "put the file itself into the folder"))
    at = (library.template.role("attachments"),)
    for name in spare:
        yield _unlisted(name, at if case.get(at[0]) is not None else ())


def _missing(name: str, spare: list[str], folder: str) -> tuple[Text, Text]:
    return (
        say("文件夹 {folder} 里没有附件“{name}”", "the folder {folder} has no file “{name}”",
            folder=folder, name=name),
        say("那里还有：{names}", "there are: {names}", names=listed(nearest(name, spare)))
        if spare else
        say("把文件放进与案例同名的文件夹，或删掉这一项",
            "put the file into the folder named after the case, or delete the item"))


def _unlisted(name: str, at: KeyPath) -> Problem:
    return Problem(
        at,
        say("文件“{name}”没有列在附件里，读者看不到", "the file “{name}” is not listed: nobody sees it",
            name=name),
        say("列进附件，或从文件夹里拿走", "list it, or take it out of the folder"),
        Severity.WARNING)


def _is_attachment(field: Field) -> bool:
    return field.kind == "attachment"
