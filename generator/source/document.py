"""One file of YAML: its text, its nodes, and the findings met on the way in.

Reading never raises for what stands in a file. A file that is not YAML is mended line by line in
memory, a finding for each mend, so that one mistake does not hide the next.
"""

import re
import stat
from bisect import bisect_right
from collections.abc import Collection
from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from yaml import YAMLError

from generator.diagnostics import Findings, Location, Text, say
from generator.settings import LARGEST_FILE
from generator.source import traps
from generator.source.draft import Draft, origin_of
from generator.source.files import relative
from generator.source.mend import compose_mended
from generator.source.nodes import Mapping, Node, Scalar, Sequence, compose, is_empty
from generator.source.system import why


class Position(NamedTuple):
    """Line and column from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text and nodes. `root` is None where nothing could be made of it."""

    path: str
    text: str
    root: Node | None
    columns: Map[int, Seq[int]] = field(default_factory=dict)
    """For lines that were mended: the file's column of each of their columns, from 0."""
    broken: bool = False
    """Whether nothing could be made of what the file holds; the findings say why."""
    partial: bool = False
    """Whether a line had to be left out."""

    def at(self, node: Node) -> Location:
        """Return where a node starts."""
        return Location(self.path, *self.position(node))

    def position(self, node: Node) -> Position:
        """Return line and column of where a node starts in the file."""
        line, column = node.start_mark.line, node.start_mark.column
        last = self.text.count("\n")
        if line > last:  # behind a last line that has no end
            line, column = last, len(self.text) - self.text.rfind("\n") - 1
        elif self.columns:
            column = origin_of(self.columns.get(line), column)
        return Position(line + 1, column + 1)

    def inside(self, node: Scalar, offset: int) -> Location:
        """Return where a character of a text stands; where that is not plain, where it starts."""
        row, column = (at - 1 for at in position_in(node.value, offset))
        if node.style == "|":
            number = node.start_mark.line + 2 + row
            words = _lines(node.value)[row]
            line = self.line(number)
            if line.endswith(words):
                return Location(self.path, number, len(line) - len(words) + column + 1)
        elif node.start_mark.line == node.end_mark.line and not row:
            found = self.at(node)
            return found._replace(column=found.column + column + (1 if node.style else 0))
        return self.at(node)

    def line(self, number: int) -> str:
        """Return one line of the text, without its end."""
        lines = _lines(self.text)
        return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text; one text is asked for many places in a row."""
    return tuple(text.split("\n"))


@lru_cache(maxsize=4)
def _starts(text: str) -> tuple[int, ...]:
    """Return where each line of a text starts."""
    return (0, *(match.end() for match in re.finditer("\n", text)))


def position_in(text: str, offset: int) -> Position:
    """Return line and column of a character of a text."""
    starts = _starts(text)
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)


def read_document(
    root: Path, path: Path, findings: Findings, outer: Collection[str] = (),
) -> Document | None:
    """Read one YAML file. None where the file itself could not be read.

    `outer`: the keys of its outermost mapping, where they are known; they help to place a line.
    """
    name = relative(root, path)
    raw = _bytes(path, name, findings)
    if raw is None:
        return None
    return document_of(name, _decode(raw, name, findings), findings, outer)


def document_of(
    name: str, text: str, findings: Findings, outer: Collection[str] = (),
) -> Document:
    """Read a text of YAML that stands in a file of this name."""
    if not traps.worth_a_look(text):
        try:  # the common case: nothing suspicious, one pass in C
            node = compose(text)
        except (YAMLError, ValueError):
            pass
        else:
            if node is None or isinstance(node, Mapping):
                return Document(name, text, node)
    draft = Draft(text, name, outer)
    before = len(findings)
    node = compose_mended(draft, findings)
    broken = node is None and len(findings) > before
    return Document(name, text, node, draft.columns, broken, draft.partial)


def _bytes(path: Path, name: str, findings: Findings) -> bytes | None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            _unreadable(name, say("不是一个文件", "it is no file"), findings)
            return None
        if status.st_size > LARGEST_FILE:
            findings.error(
                "file-too-large", Location(name),
                say("文件有 {mb:.1f} MB，超过上限 {most:.0f} MB，不会读取",
                    "the file has {mb:.1f} MB, more than the {most:.0f} MB that are read",
                    mb=status.st_size / 1e6, most=LARGEST_FILE / 1e6),
                say("记录里只写文字；原件放在别处，在 evidence 里写去哪里找",
                    "a record holds words only; keep documents elsewhere and name the place"),
                quote=False)
            return None
        return path.read_bytes()
    except OSError as error:
        _unreadable(name, why(error), findings)
        return None


def _unreadable(name: str, why: Text, findings: Findings) -> None:
    findings.error(
        "file-unreadable", Location(name),
        Text(f"读不了这个文件：{why.zh}", f"the file cannot be read: {why.en}"),
        say("检查文件是否存在、有没有读取权限", "see that it exists and may be read"), quote=False)


_MOST_SPOILED = 20
_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def _decode(raw: bytes, name: str, findings: Findings) -> str:
    """Return the text with plain line ends; what had to be guessed is a finding."""
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        findings.warn(
            "yaml-bom", Location(name),
            say("文件开头有看不见的 BOM 标记", "the file starts with an invisible byte order mark"),
            say("另存为“UTF-8（无 BOM）”", "save it as UTF-8 without BOM"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = _guessed(raw, name, findings)
    if "\r" in text:
        before = text.partition("\r")[0]
        findings.warn(
            "yaml-line-ends",
            Location(name, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1),
            say("文件用的是 Windows 换行（CRLF）", "the file has Windows line ends (CRLF)"),
            say("把换行改成 LF；编辑器右下角通常可以切换", "change the line ends to LF"),
            quote=False)
        text = _plain_ends(text)
    return text


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guessed(raw: bytes, name: str, findings: Findings) -> str:
    """Decode bytes that are not UTF-8: another encoding altogether, or a few spoiled bytes."""
    encoding = _BOMS.get(raw[:2])
    if encoding:
        _not_utf8(Location(name), "UTF-16", findings)
        return raw[2:].decode(encoding, "replace")
    damaged = raw.decode("utf-8", "replace")
    if not _mostly_utf8(raw, damaged):
        before = _plain_ends(re.split(rb"[\x80-\xff]", raw, maxsplit=1)[0].decode("ascii"))
        _not_utf8(Location(name, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1),
                  "GBK/ANSI", findings)
        return raw.decode("gb18030", "replace")
    lines = _plain_ends(damaged).split("\n")
    spoiled = [(number, line.index("\ufffd")) for number, line in enumerate(lines)
               if "\ufffd" in line]
    for number, column in spoiled[:_MOST_SPOILED]:
        findings.error(
            "file-encoding", Location(name, number + 1, column + 1),
            say("这里有坏掉的字节，显示成乱码", "the bytes here are spoiled"),
            say("删掉乱码，重新打这几个字", "delete what is garbled and type it again"), quote=False)
    return damaged


def _not_utf8(where: Location, what: str, findings: Findings) -> None:
    findings.error(
        "file-encoding", where,
        say("文件不是 UTF-8 编码（多半是 {what}）", "the file is not UTF-8 ({what}, probably)",
            what=what),
        say("在编辑器里“另存为”，编码选 UTF-8", "save it again with the encoding UTF-8"), quote=False)


def _mostly_utf8(raw: bytes, damaged: str) -> bool:
    """Tell whether a text is UTF-8 but for a few bytes."""
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        spoiled = damaged.count("\ufffd")
    else:
        return True
    if sum(not char.isascii() for char in damaged) - spoiled > spoiled:
        return True
    return spoiled <= raw.decode("gb18030", "replace").count("\ufffd")


def locate(document: Document, path: Seq[str | int], *, key: bool = False) -> Position:
    """Return where a value (or its key) stands; the nearest place above it where it is missing."""
    place = find(document, path, key=key)
    return document.position(place) if place is not None else Position(1, 1)


def find(document: Document, path: Seq[str | int], *, key: bool = False) -> Node | None:
    """Return the node of a value (or its key); of what it should stand in where it is missing."""
    node, place = document.root, document.root
    for step in path:
        found: Node | None = None
        if isinstance(node, Mapping):
            node = _inside(node, step)
        if isinstance(node, Mapping):
            for name, value in node.value:
                if name.value == step:
                    found, place = value, name if key or is_empty(value) else value
                    break
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.value):
            found = place = node.value[step]
        if found is None:
            break
        node = found
    return place


def _inside(node: Mapping, step: str | int) -> Mapping | Sequence:
    """Look through the `{value: ..., level: ...}` that may stand around a value."""
    inner: Node | None = None
    for name, value in node.value:
        if name.value == step:
            return node
        if name.value == "value":
            inner = value
    return inner if isinstance(inner, Mapping | Sequence) else node
