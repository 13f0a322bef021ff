"""One file of YAML: its text, its nodes, and the findings met on the way in.

Reading never raises for what stands in a file. A file that is not YAML is mended line by line in
memory, a finding for each mend, so that one mistake does not hide the next.
"""

from collections.abc import Sequence as Seq
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from generator.diagnostics import Findings, Location, say
from generator.settings import LARGEST_FILE
from generator.source import mend, traps
from generator.source.files import relative
from generator.source.nodes import Mapping, Node, Sequence, compose

MOST_MENDS = 40


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

    def at(self, node: Node) -> Location:
        """Return where a node starts."""
        return Location(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def line(self, number: int) -> str:
        """Return one line of the text, without its end."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


def read_document(root: Path, path: Path, findings: Findings) -> Document | None:
    """Read one YAML file. None where the file itself could not be read."""
    name = relative(root, path)
    raw = _bytes(path, name, findings)
    if raw is None:
        return None
    text = _decode(raw, name, findings)
    if not (traps.WORTH_A_LOOK.search(text) or traps.too_deep_to_try(text)):
        try:  # the common case: nothing suspicious, one pass in C
            return Document(name, text, compose(text))
        except (YAMLError, ValueError):
            pass
    safe = traps.defuse(text, name, findings)
    return Document(name, text, None if safe is None else _mend(safe, name, findings))


def _bytes(path: Path, name: str, findings: Findings) -> bytes | None:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            findings.error(
                "file-too-large", Location(name),
                say("文件有 {mb:.1f} MB,超过上限 {most:.0f} MB,不会读取",
                    "the file has {mb:.1f} MB, more than the {most:.0f} MB that are read",
                    mb=size / 1e6, most=LARGEST_FILE / 1e6),
                say("记录里只写文字;原件放在别处,在 evidence 里写去哪里找",
                    "a record holds words only; keep documents elsewhere and name the place"))
            return None
        return path.read_bytes()
    except OSError as error:
        findings.error(
            "file-unreadable", Location(name),
            say("读不了这个文件:{why}", "the file cannot be read: {why}",
                why=error.strerror or type(error).__name__),
            say("检查文件是否存在、有没有读取权限", "see that it exists and may be read"))
        return None


def _decode(raw: bytes, name: str, findings: Findings) -> str:
    """Return the text with plain line ends; what had to be guessed is a finding."""
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        findings.warn(
            "yaml-bom", Location(name),
            say("文件开头有看不见的 BOM 标记", "the file starts with an invisible byte order mark"),
            say("另存为“UTF-8(无 BOM)”", "save it as UTF-8 without BOM"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[:error.start]
        findings.error(
            "file-encoding",
            Location(name, before.count(b"\n") + 1,
                     len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1),
            say("文件不是 UTF-8 编码(多半是 GBK/ANSI)", "the file is not UTF-8 (GBK, probably)"),
            say("在编辑器里“另存为”,编码选 UTF-8", "save it again with the encoding UTF-8"),
            quote=False)
        text = raw.decode("gb18030", "replace")
    if "\r" in text:
        findings.warn(
            "yaml-line-ends", Location(name, 1, max(1, text.split("\r", 1)[0].count("\n"))),
            say("文件用的是 Windows 换行(CRLF)", "the file has Windows line ends (CRLF)"),
            say("把换行改成 LF;编辑器右下角通常可以切换", "change the line ends to LF"),
            quote=False)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _mend(text: str, name: str, findings: Findings) -> Node | None:
    """Compose the text, mending what is in the way; None where it cannot be mended."""
    for _ in range(MOST_MENDS):
        try:
            root = compose(text)
        except ReaderError as error:
            text = _without_control(text, name, error, findings)
        except MarkedYAMLError as error:
            found = mend.explain(text, error)
            findings.error(
                found.rule, Location(name, found.line + 1, found.column + 1),
                found.message, found.hint)
            lines = text.split("\n")
            lines[found.line] = found.mended
            text = "\n".join(lines)
        except (YAMLError, ValueError) as error:  # ValueError: a lone surrogate in the text
            findings.error(
                "yaml-syntax", Location(name),
                say("读不懂这个文件:{why}", "the file cannot be understood: {why}",
                    why=type(error).__name__),
                say("请从一条好的记录复制重写", "start again from a good record"))
            return None
        else:
            if root is not None:
                traps.cut_by_comment(root, text, name, findings)
            return root
    return None


def _without_control(text: str, name: str, error: ReaderError, findings: Findings) -> str:
    """Replace characters that YAML forbids; say where the first one stood."""
    bad = [at for at, char in enumerate(text) if traps.forbidden(char)]
    at = bad[0] if bad else min(int(error.position), max(0, len(text) - 1))
    line = text.count("\n", 0, at)
    findings.error(
        "yaml-control-character",
        Location(name, line + 1, at - (text.rfind("\n", 0, at) + 1) + 1),
        say("这里有一个看不见的控制字符(U+{code:04X})", "an invisible control character (U+{code:04X})",
            code=ord(text[at]) if text else 0),
        say("删掉它,多半是从别的软件复制带来的", "delete it; it usually came in with a paste"),
        quote=False)
    return "".join(" " if traps.forbidden(char) else char for char in text)


def locate(document: Document, path: Seq[str | int], *, key: bool = False) -> Position:
    """Return where a value (or its key) stands; the nearest place above it where it is missing."""
    node, mark = document.root, None
    for step in path:
        found: Node | None = None
        if isinstance(node, Mapping):
            node = _inside(node, step)
            for name, value in node.value:
                if name.value == step:
                    found, mark = value, name.start_mark if key or _empty(value) else None
                    break
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.value):
            found, mark = node.value[step], None
        if found is None:
            break
        node = found
    mark = mark or (node.start_mark if node is not None else None)
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def _inside(node: Mapping, step: str | int) -> Mapping:
    """Look through the `{value: ..., level: ...}` that may stand around a value."""
    keys = {name.value: value for name, value in node.value}
    if step not in keys and isinstance(keys.get("value"), Mapping):
        return keys["value"]  # type: ignore[return-value]  # just checked
    return node


def _empty(node: Node) -> bool:
    return node.start_mark.index == node.end_mark.index
