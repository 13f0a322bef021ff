"""Slips inside square and curly brackets."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.diagnostics import say
from generator.source.draft import Edit, Mend
from generator.source.lines import indent_of, pair, reach
from generator.source.slips import quoted

_PAIRS = {"[": "]", "{": "}"}
_WIDE = {"［": "[", "【": "[", "｛": "{", "］": "]", "】": "]", "｝": "}"}
_ANY_CUT = re.compile(r"[ \t]+#+")
"""Before a bracket that closes, even a comment with a blank was meant as text."""
_CUT = re.compile(r"[ \t]+#+(?=[^\s#])")
_WIDE_COMMA = re.compile(r"，[ \u3000]*(?=[A-Za-z_][\w\-]*[ ]?[:：])")
_WIDE_COLON = re.compile(r"(?:^|[{,])[ \t]*[\w.\-]+(?P<colon>[ \u3000]*：[ \u3000]*)")
_TOKEN_START = re.compile(r"(?:[\[{,]|:[ \t])[ \t]*")
_TOKEN_END = re.compile(r"[ \t]*(?:[,\]}]|$)")
_RESERVED = re.compile(r"(?:[\[{,]|:[ \t])[ \t]*(?P<sign>[@`%*&!|>])")
_INNER_COLON = re.compile(
    r"[{,][ \t]*[\w.\-]+:[ \t]+(?P<text>[^,\[\]{}\"']*?(?P<colon>:)(?:[ \t][^,\[\]{}]*|(?=[,\]}])))")


class _Scan(NamedTuple):
    """How the brackets of a text match: those left open, and the first that does not fit."""

    open: list[tuple[int, str]]
    wrong: int | None
    end: int | None
    """Behind the bracket that closes the first one."""


def flow_slips(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield what may be wrong with a value that starts with a bracket."""
    line = lines[number]
    found = pair(line)
    if found is None:  # a line within brackets that were opened above
        yield from _items(line, number, indent_of(line))
    elif found.value[0] in "[{［【｛":
        yield from _torn(lines, number, found.start)
        yield from _wide_brackets(number, found.start, found.value)
        yield from _items(line, number, found.start)
        yield from _brackets(lines, number, found.start, found.value, found.indent)


def _items(line: str, number: int, start: int) -> Iterator[Mend]:
    """Find items that need a half-width comma or quotes."""
    for match in _WIDE_COMMA.finditer(line, start):
        yield Mend("yaml-wide-comma", number, match.start(),
                   say("这里是全角逗号", "a full-width comma"),
                   (Edit(number, match.start(), match.end(), ", "),))
    closed = line.rstrip().endswith(("]", "}"))
    for match in (_ANY_CUT if closed else _CUT).finditer(line, start):
        yield Mend("yaml-cut-by-comment", number, match.end() - 1,
                   say("“#”前有空格，从这里起被当成注释，文字被截断",
                       "a “#” after a blank starts a comment, so the text is cut here"),
                   (token(line, number, start, match.start(), match.end()),))
    for match in _RESERVED.finditer(line, start):
        at = match.start("sign")
        yield Mend("yaml-needs-quotes", number, at,
                   say("文字不能以“{sign}”开头", "a text cannot start with “{sign}”",
                       sign=match["sign"]),
                   (token(line, number, start, at, at + 1),))
    for match in _INNER_COLON.finditer(line, start):
        yield Mend("yaml-needs-quotes", number, match.start("colon"),
                   say("文字里有“: ”，要加引号", "a “: ” within a text: it needs quotes"),
                   (Edit(number, match.start("text"), match.end("text"),
                         quoted(match["text"].rstrip())),))


def token(line: str, number: int, first: int, inside: int, after: int) -> Edit:
    """Return the edit that puts one item into quotes: the one that holds a place."""
    begin = first
    for match in _TOKEN_START.finditer(line, first, inside + 1):
        begin = min(match.end(), inside)
    stop = _TOKEN_END.search(line, after)
    end = stop.start() if stop else len(line)
    return Edit(number, begin, end, quoted(line[begin:end]))


def _wide_brackets(number: int, start: int, value: str) -> Iterator[Mend]:
    """Find brackets that are full-width on either side."""
    first, last = value[0], value[-1]
    if first not in _WIDE and last not in _WIDE:
        return
    opening = _WIDE.get(first, first)
    closing = _PAIRS.get(opening, "]")
    edits = [Edit(number, start, start + 1, opening)] if first in _WIDE else []
    end = start + len(value)
    if last in _WIDE and len(value) > 1:
        edits.append(Edit(number, end - 1, end, closing))
    elif last not in _PAIRS.values():
        return
    yield Mend("yaml-wide-bracket", number, edits[0].start,
               say("这里是全角括号", "a full-width bracket"), tuple(edits))


def _brackets(
    lines: Sequence[str], number: int, start: int, value: str, indent: int,
) -> Iterator[Mend]:
    """Find brackets that do not match, and text that merely starts with one."""
    last = reach(lines, number, indent)
    whole = "\n".join([value if last == number else lines[number][start:],
                       *lines[number + 1:last + 1]])
    scan = _scan(whole)
    message = say("括号没有配对", "the brackets do not match")
    if scan.wrong is not None and "\n" not in whole[:scan.wrong]:
        at = start + scan.wrong
        wanted = _PAIRS[scan.open[-1][1]] if scan.open else ""
        outer = [_PAIRS[sign] for _, sign in scan.open[:-1]]
        keep = whole[scan.wrong] if whole[scan.wrong] in outer else ""
        yield Mend("yaml-open-bracket", number, at, message,
                   (Edit(number, at, at + 1, wanted + keep),))
    elif scan.end is not None and whole[scan.end:].strip() and last == number:
        yield Mend("yaml-needs-quotes", number, start,
                   say("文字不能以“{sign}”开头", "a text cannot start with “{sign}”", sign=value[0]),
                   (Edit(number, start, start + len(value), quoted(value)),))
    elif scan.open:
        closing = "".join(_PAIRS[sign] for _, sign in reversed(scan.open))
        end = start + len(value) if last == number else len(lines[last].rstrip())
        yield Mend("yaml-open-bracket", number, start + _on_first(scan.open, whole), message,
                   (Edit(last, end, end, closing),))


def _torn(lines: Sequence[str], number: int, start: int) -> Iterator[Mend]:
    """Find a word in brackets that a line break has torn in two."""
    if number + 1 >= len(lines):
        return
    opened = "".join(sign for _, sign in _scan(lines[number][start:]).open)
    end, rest = len(lines[number]), lines[number + 1].strip()
    if opened and rest[:1] not in ("", "-", "#") and _scan(opened + rest).end is not None:
        yield Mend("yaml-open-bracket", number + 1, indent_of(lines[number + 1]),
                   say("括号里的一个词被换行拆成了两半", "a line break has torn a word inside brackets"),
                   (Edit(number, end, end, rest), Edit(number + 1, 0, len(lines[number + 1]), "")),
                   say("接到上一行末尾，中间不换行", "put it at the end of the line above"))


def _on_first(opened: list[tuple[int, str]], whole: str) -> int:
    """Return the place of the innermost open bracket on the first line."""
    break_at = whole.find("\n")
    on_line = [at for at, _ in opened if break_at < 0 or at < break_at]
    return on_line[-1] if on_line else 0


def _scan(text: str) -> _Scan:
    opened: list[tuple[int, str]] = []
    quote, fresh = "", True
    for at, sign in enumerate(text):
        if quote:
            if sign == quote and not (quote == '"' and text[at - 1] == "\\"):
                quote = ""
            continue
        if fresh and sign in "\"'":
            quote = sign
        elif sign in _PAIRS:
            opened.append((at, sign))
        elif sign in _PAIRS.values():
            if not opened or _PAIRS[opened[-1][1]] != sign:
                return _Scan(opened, at, None)
            opened.pop()
            if not opened:
                return _Scan(opened, None, at + 1)
        fresh = sign in "[{,:" or (fresh and sign.isspace())
    return _Scan(opened, None, None)
