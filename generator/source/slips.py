"""The slips that Chinese input methods and rare writers of YAML make, line by line.

Each function takes the lines and a number and yields what may be wrong there. A guess is tried
before it is believed: only one that lets the parser get further is reported.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.diagnostics import Text, say
from generator.source.draft import Edit, Mend
from generator.source.lines import (
    WIDE_BLANKS,
    Pair,
    columns,
    fitting_indent,
    indent_of,
    pair,
    reach,
)

_TAB = re.compile(r"^(?P<lead> *(?:- *)*)(?P<tabs>\t[ \t]*)(?=\S)")
_WIDE_INDENT = re.compile(rf"^(?P<lead> *)(?P<wide>[{WIDE_BLANKS}][ {WIDE_BLANKS}]*)(?=\S)")
_WIDE_COLON = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[\w.\-]+)(?P<colon>[ \u3000]*：[ \u3000]*)")
_WIDE_AFTER = re.compile(rf"^(?P<lead> *(?:- +)*)(?P<key>[\w.\-]+):(?P<wide>[{WIDE_BLANKS}]+ *)")
_NO_BLANK = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[^\W\d][\w\-]*):(?=[^\s/:])")
_DASH = re.compile(rf"^(?P<lead> *)(?P<dash>-(?:(?=[^\s\-])|[{WIDE_BLANKS}]+ *)"
                   rf"|(?![－–—]{{2}})[－–—•][ {WIDE_BLANKS}]*)(?=\S)")
_BAR = re.compile(rf"(?<=: )(?P<sign>[|>｜＞])[ {WIDE_BLANKS}]*$")
_COMMENT = re.compile(r"[ ]*(?P<sign>＃+|//+|/\*+|--+ )[ \u3000]*(?P<words>.*)")
_BAR_TEXT = re.compile(rf"(?P<bar>[|>｜＞][+\-]?)[ {WIDE_BLANKS}]*(?P<words>.+)")
_EMPTY = re.compile(r"[ ]*(?:- +)*[\w\-]+: +(?P<empty>\[ *\]|\{ *\})[ ]*$")
_TWO_COLONS = re.compile(r":(?=\s|$)")
_CUT = re.compile(r"[ \t]+#+(?=[^\s#])")
_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_WIDE_QUOTES = {'"': "”“＂", "'": "’‘＇"}
_RESERVED = "@`%*&!|>"
_KEY_LINE = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w\-]*:(?:\s|$)")
_MOST_LINES = 200
_SHORT = 40


Slip = Callable[[Sequence[str], int], Mend | None]


def line_slips(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield what may be wrong with how a line begins: indentation, dash, key, colon."""
    line = lines[number]
    if line.lstrip(" ").startswith("#"):
        return
    for slip in (blank_line, comment, tab, wide_indent, dash, wide_colon, wide_blank, no_blank, bar):
        found = slip(lines, number)
        if found is not None:
            yield found


def blank_line(lines: Sequence[str], number: int) -> Mend | None:
    """Find a line of nothing but tabs or full-width blanks, which is none to YAML."""
    line = lines[number]
    if not line.strip(" ") or line.strip():
        return None
    at = len(line) - len(line.lstrip(" "))
    return Mend("yaml-tab" if line[at] == "\t" else "yaml-wide-blank", number, at,
                say("空行里有 Tab 键", "a tab in an empty line") if line[at] == "\t" else
                say("空行里有全角空格", "a full-width blank in an empty line"),
                (Edit(number, 0, len(line), ""),),
                say("把这一行的空白删掉", "delete the blanks of this line"))


def comment(lines: Sequence[str], number: int) -> Mend | None:
    """Find a line that was meant as a comment and does not start with a half-width `#`."""
    match = _COMMENT.match(lines[number])
    if match is None:
        return None
    return Mend("yaml-comment", number, match.start("sign"),
                say("注释要以半角“# ”开头", "a comment starts with a half-width “# ”"),
                (Edit(number, 0, len(lines[number]), ""),),
                say("改成：# {words}", "write: # {words}", words=short(match["words"])))


def tab(lines: Sequence[str], number: int) -> Mend | None:
    """Find a tab in the indentation."""
    match = _TAB.match(lines[number])
    if match is None:
        return None
    message = say("缩进里有 Tab 键", "a tab in the indentation")
    if "-" in match["lead"]:
        words = " "
    else:
        width = len(match["lead"]) + sum(2 if sign == "\t" else 1 for sign in match["tabs"])
        words = " " * (fitting_indent(lines, number, width) - len(match["lead"]))
    start = match.start("tabs")
    if not words and len(match["lead"]):
        start = 0
        words = " " * fitting_indent(lines, number, len(match["lead"]))
    return Mend("yaml-tab", number, match.start("tabs"), message,
                (Edit(number, start, match.end("tabs"), words),))


def wide_indent(lines: Sequence[str], number: int) -> Mend | None:
    """Find a full-width blank in the indentation."""
    match = _WIDE_INDENT.match(lines[number])
    if match is None:
        return None
    width = len(match["lead"]) + sum(1 if sign == " " else 2 for sign in match["wide"])
    words = " " * fitting_indent(lines, number, width)
    return Mend("yaml-wide-blank", number, match.start("wide"),
                say("缩进里有全角空格", "a full-width blank in the indentation"),
                (Edit(number, 0, match.end("wide"), words),))


def dash(lines: Sequence[str], number: int) -> Mend | None:
    """Find a dash without the blank that makes it an item of a list, or another dash."""
    match = _DASH.match(lines[number])
    if match is None:
        return None
    return Mend("yaml-dash-blank", number, match.start("dash"),
                say("列表的每一项以半角“- ”开头，横线后面空一格",
                    "an item of a list starts with a half-width “- ”, a blank after it"),
                (Edit(number, match.start("dash"), match.end("dash"), "- "),))


def wide_colon(lines: Sequence[str], number: int) -> Mend | None:
    """Find a full-width colon after a key."""
    match = _WIDE_COLON.match(lines[number])
    if match is None:
        return None
    at = lines[number].index("：", match.start("colon"))
    ends = match.end() == len(lines[number])
    return Mend("yaml-wide-colon", number, at,
                say("键后面是全角冒号“：”", "a full-width colon after the key"),
                (Edit(number, match.start("colon"), match.end("colon"), ":" if ends else ": "),))


def wide_blank(lines: Sequence[str], number: int) -> Mend | None:
    """Find a full-width blank where the blank after the colon should be."""
    match = _WIDE_AFTER.match(lines[number])
    if match is None:
        return None
    return Mend("yaml-wide-blank", number, match.start("wide"),
                say("冒号后面是全角空格", "a full-width blank after the colon"),
                (Edit(number, match.start("wide"), match.end("wide"), " "),))


def no_blank(lines: Sequence[str], number: int) -> Mend | None:
    """Find a colon without the blank that makes what stands before it a key."""
    match = _NO_BLANK.match(lines[number])
    if match is None:
        return None
    at = match.end("key")
    return Mend("yaml-colon-blank", number, at,
                say("冒号后面少一个空格", "a blank is missing after the colon"),
                (Edit(number, at + 1, at + 1, " "),))


def bar(lines: Sequence[str], number: int) -> Mend | None:
    """Find a bar that announces a block text and is full-width, or a full-width blank behind it."""
    match = _BAR.search(lines[number])
    if match is None or match[0].strip(" ") in ("|", ">"):
        return None
    wide = match["sign"] in "｜＞"
    place = match.start("sign") if wide else match.end("sign")
    return Mend("yaml-wide-bracket" if wide else "yaml-wide-blank", number, place,
                say("这里是全角竖线", "a full-width bar") if wide else
                say("竖线后面是全角空格", "a full-width blank after the bar"),
                (Edit(number, match.start("sign"), match.end(),
                      ">" if match["sign"] in ">＞" else "|"),))


def value_slips(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield what may be wrong with the plain or quoted value on a line."""
    found = pair(lines[number])
    if found is None or found.value[0] in "[{［【｛":
        return
    if found.value[0] in _CLOSED:
        yield from _quotation(lines, number, found)
        return
    value, start = found.value, found.start
    if value[0] in "|>":
        yield from _text_on_bar(lines, number, found)
    if value[0] in _RESERVED:
        yield _needs_quotes(lines, number, found, start, say(
            "文字不能以“{sign}”开头", "a text cannot start with “{sign}”", sign=value[0]))
    if found.key and re.match(r"-\s", value):
        yield Mend("yaml-dash-blank", number, start,
                   say("列表要另起一行", "a list starts on a line of its own"),
                   (Edit(number, start, start + len(value), f"[{value[1:].strip()}]"),))
    cut = _CUT.search(value)
    if cut:
        last = reach(lines, number, found.indent)
        yield Mend("yaml-cut-by-comment", number, start + cut.end() - 1,
                   say("“#”前有空格，从这里起被当成注释，文字被截断",
                       "a “#” after a blank starts a comment, so the text is cut here"),
                   tuple(quotes_around(lines, number, start, last)))
    colon = _TWO_COLONS.search(value)
    if colon and (found.key or not re.match(r"[\w.\-]+ *:", value)):
        yield _needs_quotes(lines, number, found, start + colon.start(), say(
            "一行里有两个“: ”，后面的文字要加引号", "a second “: ” on the line: the text needs quotes"))


def _text_on_bar(lines: Sequence[str], number: int, found: Pair) -> Iterator[Mend]:
    """Find a text that starts on the line of its bar and goes on below."""
    match = _BAR_TEXT.match(found.value)
    if match is None or reach(lines, number, found.indent) == number:
        return
    at = found.start + match.start("words")
    yield Mend("yaml-two-values", number, at,
               say("竖线“{bar}”这一行不写文字，正文从下一行开始",
                   "nothing stands behind the bar “{bar}”; the text starts in the next line",
                   bar=match["bar"]),
               (Edit(number, found.start + match.end("bar"), len(lines[number]), ""),),
               say("把“{words}”移到下一行，前面空 {indent} 格", "move “{words}” to the next line, "
                   "{indent} blanks before it", words=short(match["words"]), indent=found.indent + 2))


def empty_list(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Find empty brackets whose items stand below."""
    match = _EMPTY.match(lines[number])
    if match is None:
        return
    start, end = match.span("empty")
    yield Mend("yaml-two-values", number, start,
               say("这里写了“{empty}”（空的），下面又写了内容",
                   "“{empty}” says that there is nothing, and below stands something",
                   empty=match["empty"]),
               (Edit(number, start, end, ""),),
               say("删掉“{empty}”", "delete “{empty}”", empty=match["empty"]))


def _needs_quotes(
    lines: Sequence[str], number: int, found: Pair, column: int, message: Text,
) -> Mend:
    last = number if found.value[0] in "|>" else reach(lines, number, found.indent)
    return Mend("yaml-needs-quotes", number, column, message,
                tuple(quotes_around(lines, number, found.start, last)))


def _quotation(lines: Sequence[str], number: int, found: Pair) -> Iterator[Mend]:
    """Yield what may be wrong with a value that starts with a quotation mark."""
    mark, value, start = found.value[0], found.value, found.start
    closed = _CLOSED[mark].match(value)
    end = start + len(value)
    if closed is not None and closed.end() == len(value):
        if mark == '"' and "\\" in value:
            words = "'" + value[1:-1].replace("'", "''") + "'"
            yield Mend("yaml-escape", number, start + value.index("\\"),
                       say("双引号里的反斜杠“\\”有特殊意思", "a backslash means something in double quotes"),
                       (Edit(number, start, end, words),))
        return
    if value[-1] in _WIDE_QUOTES[mark] and len(value) > 1:
        yield Mend("yaml-open-quote", number, start,
                   say("引号没有配对：结尾的“{sign}”是中文引号",
                       "a quotation mark is closed by a full-width one", sign=value[-1]),
                   (Edit(number, end - 1, end, mark),))
        return
    if closed is not None:
        inner = value[1:-1] if value.endswith(mark) else value
        yield Mend("yaml-inner-quote", number, start + closed.end() - 1,
                   say("引号里又有引号，文字在这里就断了",
                       "a quotation mark within quotation marks ends the text here"),
                   (Edit(number, start, end, quoted(inner)),))
        return
    last = reach(lines, number, found.indent)
    close = end if last == number else len(lines[last].rstrip())
    yield Mend("yaml-open-quote", number, start,
               say("引号没有配对", "a quotation mark is not closed"),
               (Edit(last, close, close, mark),))


def unclosed_quote(lines: Sequence[str], number: int) -> Mend | None:
    """Find a quotation that goes on until it has swallowed a key: it was never meant to."""
    found = pair(lines[number])
    if found is None or found.value[0] not in _CLOSED or _CLOSED[found.value[0]].match(found.value):
        return None
    for line in lines[number + 1:number + _MOST_LINES]:
        if indent_of(line) <= found.indent and _KEY_LINE.match(line):
            return next(_quotation(lines, number, found), None)
        if found.value[0] in line:
            break
    return None


def stray(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield a line that is neither a key nor an item, and in the way of what follows."""
    last = number
    while last < len(lines) and _is_stray(lines[last]):
        last += 1
    if last > number:
        yield Mend("yaml-syntax", number, indent_of(lines[number]), NO_KEY,
                   tuple(Edit(at, 0, len(lines[at]), "") for at in range(number, last)), WHAT_IT_IS)


def _is_stray(line: str) -> bool:
    return bool(line.strip()) and columns(line) == ([], None) and not _MAY_BE_MORE.match(line)


_MAY_BE_MORE = re.compile(r"[ ]*(?:[#\t\u3000\u00a0]|[A-Za-z_][\w\-]* *：|(?:---|\.\.\.)(?:\s|$))")
"""Lines that are something else, or nearly."""


NO_KEY = say("这一行不是“键: 值”，也不是列表的一项，没有读",
             "this line is neither “key: value” nor an item of a list, and is not read")
WHAT_IT_IS = say(
    "是上一行的后半句：接到上一行末尾，中间不换行；是列表的一项：前面写“- ”；是备注：行首加“# ”",
    "if it belongs to the line above, put it there; an item starts with “- ”, a remark with “# ”")


UNREADABLE = say("这一行的写法读不懂（缩进、冒号或引号有误）",
                 "this line cannot be understood (indentation, colon or quotes)")
IN_ORDER = say("同一层的键要左对齐；冒号后空一格；文字里有 : 或 # 时加引号",
               "keys of one level start in one column; a blank after the colon; quote : and #")


def any_value(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield a value whose trouble has no name: quotes make a text of anything."""
    found = pair(lines[number])
    if found is not None and not _is_quotation(found.value):
        yield Mend("yaml-needs-quotes", number, found.start,
                   say("这段文字要加引号", "this text needs quotes"),
                   (Edit(number, found.start, found.start + len(found.value),
                         quoted(found.value)),))


def _is_quotation(value: str) -> bool:
    """Tell whether a value stands between quotation marks."""
    return value[0] in _CLOSED and _CLOSED[value[0]].fullmatch(value) is not None


def quotes_around(lines: Sequence[str], first: int, start: int, last: int) -> Iterator[Edit]:
    """Yield the edits that put a text of one or more lines into double quotes."""
    for number in range(first, last + 1):
        line = lines[number]
        begin = start if number == first else len(line) - len(line.lstrip())
        words = line[begin:].rstrip()
        fixed = escaped(words)
        if number == first:
            fixed = '"' + fixed
        if number == last:
            fixed += '"'
        if fixed != words:
            yield Edit(number, begin, begin + len(words), fixed)


def short(words: str) -> str:
    """Return the beginning of a text, for a message."""
    return words if len(words) <= _SHORT else words[:_SHORT] + "…"


def escaped(value: str) -> str:
    """Return a text as it stands between double quotes."""
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")


def quoted(value: str) -> str:
    """Return a text as a double-quoted YAML scalar on one line."""
    return '"' + escaped(value).replace("\n", "\\n") + '"'
