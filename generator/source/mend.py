"""What is really wrong where the parser gives up, and the line as it should read.

The parser often reports the line after the mistake. The lines above it are searched for the slips
that Chinese input methods make; only where none is found is the parser's own place used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml import MarkedYAMLError

from generator.diagnostics import Text, say
from generator.source.traps import quoted

_KEY = r"(?P<lead>[ ]*(?:- +)*)(?P<key>[\w.\-]+)"
_TAB = re.compile(r"^ *(?:- *)*\t")
_WIDE_BLANK = re.compile(r"^[ ]*[\u3000\u00a0][ \u3000\u00a0]*(?=\S)")
_WIDE_COLON = re.compile(rf"^{_KEY}[ ]?：[ ]*(?P<rest>.*)$")
_NO_BLANK = re.compile(r"^(?P<lead>[ ]*(?:- +)*)(?P<key>[A-Za-z_][\w\-]*):(?P<rest>[^\s:/].*)$")
_VALUE = re.compile(rf"^{_KEY}: +(?P<rest>\S.*)$|^(?P<item>[ ]*- +)(?P<text>\S.*)$")
_WIDE_BRACKET = re.compile(r"[：:-][ ]*[［【｛]")
_RESERVED = "@`%"


@dataclass(frozen=True, slots=True)
class Mend:
    """One mistake: its place from 0, and the line as it should read."""

    rule: str
    line: int
    column: int
    message: Text
    hint: Text | None
    mended: str


def explain(text: str, error: MarkedYAMLError) -> Mend:
    """Return the mistake behind a parser's error."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    last = min(mark.line if mark else 0, len(lines) - 1)
    first = error.context_mark.line if error.context_mark else last
    for number in _suspects(lines, min(first, last), last):
        found = _slip(number, lines[number])
        if found:
            return found
    return _as_reported(lines, error, last)


def _suspects(lines: list[str], first: int, last: int) -> Iterator[int]:
    """Yield line numbers worth a look, the reported one and those just above it first."""
    near = [last, *range(last - 1, max(-1, last - 4), -1)]
    yield from near
    yield from (number for number in range(first, last) if number not in near)


def _slip(number: int, line: str) -> Mend | None:
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    if match := _TAB.match(line):
        fixed = line.replace("\t", "  ")
        return Mend("yaml-tab", number, match.end() - 1,
                    say("缩进里有 Tab 键", "a tab in the indentation"), _line(fixed), fixed)
    if match := _WIDE_BLANK.match(line):
        fixed = re.sub(r"[\u3000\u00a0]", "  ", match[0]) + line[match.end():]
        return Mend("yaml-wide-blank", number, re.search("[\u3000\u00a0]", line).start(),  # type: ignore[union-attr]
                    say("缩进里有全角空格", "a full-width blank in the indentation"),
                    _line(fixed), fixed)
    if match := _WIDE_COLON.match(line):
        fixed = f"{match['lead']}{match['key']}: {match['rest']}".rstrip()
        return Mend("yaml-wide-colon", number, match.end("key"),
                    say("键后面是全角冒号“：”", "a full-width colon after the key"),
                    _line(fixed), fixed)
    if match := _NO_BLANK.match(line):
        fixed = f"{match['lead']}{match['key']}: {match['rest']}"
        return Mend("yaml-colon-blank", number, match.end("key"),
                    say("冒号后面少一个空格", "a blank is missing after the colon"),
                    _line(fixed), fixed)
    return _bad_value(number, line)


def _bad_value(number: int, line: str) -> Mend | None:
    """Find a value that needs quotes: it holds `: ` or starts with a reserved sign."""
    if match := _WIDE_BRACKET.search(line):
        fixed = line.translate(str.maketrans("［］【】｛｝", "[][]{}"))
        return Mend("yaml-wide-bracket", number, match.end() - 1,
                    say("这里是全角括号", "a full-width bracket"), _line(fixed), fixed)
    match = _VALUE.match(line)
    if match is None:
        return None
    group = "rest" if match["rest"] is not None else "text"
    value, start = match[group], match.start(group)
    if value[0] in _RESERVED:
        fixed = line[:start] + quoted(value)
        return Mend("yaml-needs-quotes", number, start,
                    say("文字不能以“{sign}”开头", "a text cannot start with “{sign}”", sign=value[0]),
                    _line(fixed), fixed)
    colon = re.search(r":(?=\s|$)", value)
    if group == "rest" and value[0] not in "\"'[{|>&*!" and colon:
        fixed = line[:start] + quoted(value)
        return Mend("yaml-needs-quotes", number, start + colon.start(),
                    say("一行里有两个“: ”,后面的文字要加引号",
                        "a second “: ” on the line: the text needs quotes"),
                    _line(fixed), fixed)
    if value[0] in "\"'" and value.count(value[0]) % 2 == 1:
        fixed = line[:start] + quoted(value[1:])
        return Mend("yaml-open-quote", number, start,
                    say("引号没有配对", "a quotation mark is not closed"), _line(fixed), fixed)
    cut = re.search(r"[ \t]+#(?=[^\s#])", value)
    if value[0] in "[{" and cut:
        item = re.search(r"[^\[{,]*$", value[:cut.start()])
        begin = start + cut.start() - len(item[0].lstrip()) if item else start
        stop = re.search(r"[,\]}]|$", line[start + cut.end():])
        end = start + cut.end() + (stop.start() if stop else 0)
        fixed = line[:begin] + quoted(line[begin:end]) + line[end:]
        return Mend("yaml-cut-by-comment", number, start + cut.end() - 1,
                    say("“#”前有空格,从这里起被当成注释",
                        "a “#” after a blank starts a comment"), _line(fixed), fixed)
    if value[0] in "[{" and not value.rstrip().endswith("]" if value[0] == "[" else "}"):
        fixed = line.rstrip() + ("]" if value[0] == "[" else "}")
        return Mend("yaml-open-bracket", number, start,
                    say("括号没有配对", "a bracket is not closed"), _line(fixed), fixed)
    return None


def _as_reported(lines: list[str], error: MarkedYAMLError, last: int) -> Mend:
    """Use the parser's own words and blank the line, so that reading can go on."""
    mark = error.problem_mark
    number = last
    while number > 0 and not lines[number].strip():
        number -= 1
    column = mark.column if mark and mark.line == number else 0
    problem = (error.problem or "").removeprefix("did not find ").strip() or "not YAML"
    return Mend(
        "yaml-syntax", number, min(column, len(lines[number])),
        say("这一行的写法读不懂(缩进、冒号或引号有误)",
            "this line cannot be understood ({problem})", problem=problem),
        say("同一层的键要左对齐;冒号后空一格;文字里有 : 或 # 时加引号",
            "keys of one level start in one column; a blank after the colon; quote : and #"),
        "")


def _line(fixed: str) -> Text:
    return say("改成:{fixed}", "write: {fixed}", fixed=fixed.strip())
