"""Finds the files of a library, in an order that is the same on every machine."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.diagnostics import Findings, Location, say

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What can stand in no file name that is to be printed."""
YAML = (".yml", ".yaml")
PAGES = (".md", ".markdown")
OTHER_PAGES = (".mdown", ".mkdn", ".mkd")
"""Endings of which MkDocs makes pages too, and the library does not."""
_HIDDEN = (".", "~")
_LEFT = re.compile(r"[.](?:bak|old|orig|rej|tmp|sw[a-z])|.*~")
"""How editors end what they leave behind."""
_RENAMED = re.compile(r"(?i).*[.．。]ya?ml(?![a-z0-9]).*|[a-z]+-\d{4}-\d+(?:[.．。](?:txt|md|docx?|json))?")
"""What a record is called after an editor or a mail program has given it another ending."""


def relative(root: Path, path: Path) -> str:
    """Return a path as findings name it: relative to the library, with slashes."""
    try:
        name = path.relative_to(root).as_posix()
    except ValueError:
        name = path.as_posix()
    return _shown(name) if _ODD.search(name) else name


def _shown(name: str) -> str:
    """Return a name that can be printed, whatever bytes it was made of."""
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _ODD.sub("\ufffd", whole)


def _walk(
    folder: Path, root: Path, findings: Findings, suffixes: tuple[str, ...],
    passed: list[Path] | None = None,
) -> list[Path]:
    """Return the files below a folder; links that leave the library or go in circles are found.

    Files that are not wanted are added to `passed`.
    """
    found: list[Path] = []
    home = root.resolve()
    for here, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in [*folders, *names]:
            path = Path(here, name)
            if path.is_symlink() and not _stays(path, home):
                _outside(path, root, findings)
                if name in folders:
                    folders.remove(name)
            elif name in folders:
                if path.is_symlink() and _circles(path, folder):
                    _circle(path, root, findings)
                    folders.remove(name)
            elif _kept(path, root, findings, suffixes):
                found.append(path)
            elif passed is not None:
                passed.append(path)
    return sorted(found, key=lambda path: path.as_posix())


def _kept(path: Path, root: Path, findings: Findings, suffixes: tuple[str, ...]) -> bool:
    """Tell whether a file is wanted; one that would be and has no proper name is a finding."""
    name = path.name
    if not name.lower().endswith(suffixes) or name.startswith(_HIDDEN):
        return False
    if not _ODD.search(name):
        return True
    findings.error(
        "file-unreadable", Location(relative(root, path)),
        say("文件名不是 UTF-8，或有看不见的字符",
            "the file's name is not UTF-8, or holds invisible characters"),
        say("改一个文件名，多半是解压时弄坏的", "rename it; unpacking spoils names"),
        quote=False)
    return False


def _circles(link: Path, top: Path) -> bool:
    """Tell whether a linked folder is one of those that led to it, or holds one of them."""
    target = link.resolve()
    way = [above for above in link.parents if above == top or above.is_relative_to(top)]
    return any(above.resolve().is_relative_to(target) for above in way)


def _circle(path: Path, root: Path, findings: Findings) -> None:
    findings.error(
        "file-outside", Location(relative(root, path)),
        say("这个链接绕回了上层文件夹，不会读取",
            "this link leads back to a folder above it and is not read"),
        say("删掉这个链接", "delete the link"), quote=False)


def leaves(path: Path, root: Path, findings: Findings) -> bool:
    """Tell whether a file lies outside the library, behind a link; that is a finding."""
    if not path.exists() or _stays(path, root.resolve()):
        return False
    _outside(path, root, findings)
    return True


def _outside(path: Path, root: Path, findings: Findings) -> None:
    findings.error(
        "file-outside", Location(relative(root, path)),
        say("这个链接指向库的外面，不会读取", "this link leads out of the library and is not read"),
        say("把文件本身放进库里，不要用链接",
            "put the file itself into the library instead of a link"), quote=False)


def _stays(link: Path, home: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(home)
    except (OSError, RuntimeError):
        return False


def case_files(cases: Path, root: Path, findings: Findings) -> list[Path]:
    """Return every record: the YAML files below `cases/`, without `_library` and attachments.

    What lies in a folder named after a record belongs to that record, YAML or not.
    """
    passed: list[Path] = []
    found = _walk(cases, root, findings, YAML, passed)
    folders = {str(path.with_suffix("")) for path in found}
    _unread(passed, folders, root, findings)
    return [
        path for path in found
        if path.name != "usage.yml" and folders.isdisjoint(map(str, path.parents))]


def _unread(paths: list[Path], folders: set[str], root: Path, findings: Findings) -> None:
    """Warn of files that are called like records and are none; attachments may be called anything."""
    for path in paths:
        name = path.name
        left = _ODD.search(name) or name.startswith(_HIDDEN) or _LEFT.fullmatch(path.suffix or name)
        if _RENAMED.fullmatch(name) and not left and folders.isdisjoint(map(str, path.parents)):
            findings.warn(
                "file-not-read", Location(relative(root, path)),
                say("这个文件看起来是案例，但文件名不以 .yml 结尾，不会读取",
                    "this looks like a record and is not read: its name does not end in .yml"),
                say("把文件名改成 {name}；附件要放进与案例同名的文件夹",
                    "rename it {name}; attachments go into the folder named as the record",
                    name=f"{re.split('[.．。]', name)[0]}.yml"), quote=False)


def tool_files(content: Path, root: Path, findings: Findings) -> list[Path]:
    """Return every tool template below `content/tools/`."""
    return _walk(content / "tools", root, findings, YAML)


def markdown_files(content: Path, root: Path, findings: Findings) -> list[Path]:
    """Return every Markdown page below `content/`."""
    return _walk(content, root, findings, PAGES)


def page_name(uri: str) -> str:
    """Return the path of a Markdown page without its ending."""
    stem, dot, suffix = uri.rpartition(".")
    return stem if f"{dot}{suffix.lower()}" in PAGES else uri


def attachments(folder: Path) -> Iterator[Path]:
    """Yield the files of a case's own folder; usage notes are none."""
    if folder.is_dir():
        yield from sorted(
            path for path in folder.rglob("*") if path.is_file() and path.name != "usage.yml")


def attachments_named(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Yield the named files that lie in a case's own folder, links that leave it left out."""
    home = folder.resolve()
    for name in names:
        path = folder / name
        if _lies_in(path, home):
            yield name, path


def _lies_in(path: Path, home: Path) -> bool:
    """Tell whether a file is there and in a folder; a name no system takes is nowhere."""
    try:
        return path.is_file() and path.resolve().is_relative_to(home)
    except (OSError, RuntimeError, ValueError):
        return False


def attachment_digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each named file that is there, by the name in the record."""
    found: dict[str, str] = {}
    for name, path in attachments_named(folder, names):
        with suppress(OSError), path.open("rb") as file:
            found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
