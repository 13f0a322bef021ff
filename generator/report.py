"""Findings as people and machines read them: text, JSON, annotations of a forge."""

import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Findings, Lang, Severity

FORMATS = ("text", "json", "github")


def report(findings: Findings, root: Path, style: str, lang: Lang) -> str:
    """Return all findings in one of the formats, without a final line end."""
    if style == "json":
        return _json(findings, lang)
    if style == "github":
        return "\n".join(_annotation(found, lang) for found in findings)
    return "\n".join(_text(findings, _Lines(root), lang))


def summary(findings: Findings, lang: Lang) -> str:
    """Return one line that counts the findings."""
    errors, warnings = findings.count(Severity.ERROR), findings.count(Severity.WARNING)
    if lang == "en":
        return f"{errors} error(s), {warnings} warning(s)"
    return f"{errors} 个错误，{warnings} 个警告"


class _Lines:
    """Source lines by file; the last file is kept, for findings come in order of files."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = ""
        self._lines: list[str] = []

    def get(self, path: str, number: int) -> str:
        if path != self._path:
            self._path = path
            try:
                self._lines = (self._root / path).read_text("utf-8-sig").split("\n")
            except (OSError, UnicodeDecodeError, ValueError):
                self._lines = []
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


def _text(findings: Findings, lines: _Lines, lang: Lang) -> Iterator[str]:
    for found in findings:
        where = found.location
        yield (f"{where.path}:{where.line}:{where.column}: {found.severity}: "
               f"{found.message.to(lang)} [{found.rule}]")
        source = lines.get(where.path, where.line) if found.quote else ""
        if source.strip() and not findings.tells(where.path, source):
            yield from _quoted(source, where.column)
        if found.hint is not None:
            yield f"    → {found.hint.to(lang)}"


_WIDEST = 100
_WIDE_BLANK = "\u3000"


def _quoted(source: str, column: int) -> Iterator[str]:
    """Yield the line, cut to what matters, and a caret under the column."""
    source = source.replace("\t", " ")
    start = max(0, column - 1 - _WIDEST // 2) if len(source) > _WIDEST else 0
    piece = "".join(
        char if char.isprintable() or char == _WIDE_BLANK else "�" for char in source[start:start + _WIDEST])
    before = piece[:max(0, column - 1 - start)]
    yield f"    | {piece}"
    yield f"    | {' ' * display_width(before)}^"


def display_width(text: str) -> int:
    """Return how many columns a terminal needs: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _json(findings: Findings, lang: Lang) -> str:
    return json.dumps({
        "findings": [{
            "rule": found.rule,
            "severity": found.severity.value,
            "path": found.location.path,
            "line": found.location.line,
            "column": found.location.column,
            "message": found.message.to(lang),
            "hint": found.hint.to(lang) if found.hint else None,
        } for found in findings],
        "counts": {severity.value: findings.count(severity) for severity in Severity},
    }, ensure_ascii=False, indent=2)


def _annotation(found: Diagnostic, lang: Lang) -> str:
    """Return a workflow command; its data escape %, line ends, and in properties `:` and `,`."""
    message = found.message.to(lang)
    if found.hint is not None:
        message += "\n" + found.hint.to(lang)
    escape: Callable[[str], str] = lambda text: (  # noqa: E731  used in the next lines only
        text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
    of_property: Callable[[str], str] = lambda text: (  # noqa: E731
        escape(text).replace(":", "%3A").replace(",", "%2C"))
    where = found.location
    return (f"::{found.severity.value} file={of_property(where.path)},line={where.line},"
            f"col={where.column},title={of_property(found.rule)}::{escape(message)}")
