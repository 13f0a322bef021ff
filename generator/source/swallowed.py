"""What parses and yet was not meant: keys, items and words that a text has swallowed."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Seq

from generator.diagnostics import Text, say
from generator.source import slips
from generator.source.draft import Draft, Edit, Mend
from generator.source.flow import token
from generator.source.indents import first_odd
from generator.source.lines import WIDE_BLANKS, columns, indent_of
from generator.source.nodes import Mapping, Node, Scalar, Sequence, is_empty, is_plain

_KEY_LINE = re.compile(r"[a-z_][a-z0-9_\-]*[ ]?：")
_FLOW_WIDE = re.compile(r"(?P<key>[\w.\-]+)(?P<colon>[ \u3000]*：[ \u3000]*)")
_FLOW_TIGHT = re.compile(r"(?P<key>[A-Za-z_][\w\-]*):(?=[^\s/])")
_FLOW_COMMA = re.compile(r"，[ \u3000]*(?=[a-z_][a-z0-9_]*[ ]?[:：])")
_BULLET = re.compile(rf"(?:-(?!\d)[^\s\-]|-[{WIDE_BLANKS}]|(?![－–—]{{2}})[－–—•][ {WIDE_BLANKS}]*\S)")
_STRAY = re.compile(r"-(?!\d)[^-]")
_REMARK = re.compile(r"(?:＃+|//+|/\*+|--+)(?:[ \u3000]|(?=[\u4e00-\u9fff]))")
"""What is rather a remark than a path, a number or a range."""
_COMMENT = re.compile(r"//|＃|/\*")
_SWALLOWED_KEY = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w\-]*:(?:\s|$)")
_CUT = re.compile(r"[ \t]+(?=#+[^\s#])")


def swallowed(root: Node, draft: Draft) -> Iterator[Mend]:
    """Yield the slips in a text that the parser took without complaint."""
    if is_plain(root):
        yield from _root_text(root, draft)
        return
    pending: list[tuple[Node, Node | None, bool]] = [(root, None, False)]
    while pending:
        node, key, in_flow = pending.pop()
        flow = in_flow or bool(getattr(node, "flow_style", False))
        if isinstance(node, Mapping):
            for name, value in node.value:
                yield from _key(name, value, draft, flow=flow)
                pending.append((value, name, flow))
                if not isinstance(name, Scalar):
                    pending.append((name, None, flow))
        elif isinstance(node, Sequence):
            pending += [(item, None, flow) for item in node.value]
        elif isinstance(node, Scalar):
            yield from _text(node, key, draft, flow=in_flow)


def _root_text(root: Node, draft: Draft) -> Iterator[Mend]:
    """Read a file that is one single text: no line of it has a proper colon."""
    for number in range(root.start_mark.line, min(root.end_mark.line, len(draft.lines) - 1) + 1):
        found = next((mend for slip in _WITHOUT_COLON
                      for mend in _each(slip, [number], draft)), None)
        if found is not None:
            yield found


_WITHOUT_COLON = (slips.wide_indent, slips.wide_colon, slips.wide_blank, slips.no_blank)


def _key(key: Node, value: Node, draft: Draft, *, flow: bool) -> Iterator[Mend]:
    if not is_plain(key) or key.start_mark.line != key.end_mark.line:
        return
    if flow:
        if is_empty(value):
            yield from _flow_key(key)
        return
    word = key.value
    slip = (slips.wide_indent if word and word[0] in WIDE_BLANKS else
            slips.wide_colon if "：" in word else
            slips.comment if _COMMENT.match(word) else
            slips.dash if _BULLET.match(word) else None)
    if slip is not None:
        yield from _each(slip, [key.start_mark.line], draft)


def _each(slip: slips.Slip, numbers: Iterable[int], draft: Draft) -> Iterator[Mend]:
    """Look for one slip on each of some lines."""
    for number in numbers:
        found = slip(draft.lines, number)
        if found is not None:
            yield found


def _flow_key(key: Scalar) -> Iterator[Mend]:
    """Find a key in brackets that has swallowed its value."""
    line, column, word = key.start_mark.line, key.start_mark.column, key.value
    wide, tight = _FLOW_WIDE.match(word), _FLOW_TIGHT.match(word)
    if wide:
        at = column + wide.start("colon")
        yield Mend("yaml-wide-colon", line, column + word.index("："),
                   say("键后面是全角冒号“：”", "a full-width colon after the key"),
                   (Edit(line, at, column + wide.end(), ": "),))
    elif tight:
        at = column + tight.end("key")
        yield Mend("yaml-colon-blank", line, at,
                   say("冒号后面少一个空格", "a blank is missing after the colon"),
                   (Edit(line, at + 1, at + 1, " "),))


def _text(node: Scalar, key: Node | None, draft: Draft, *, flow: bool) -> Iterator[Mend]:
    if not is_plain(node):
        if not flow and node.style in ("'", '"') and node.end_mark.line > node.start_mark.line:
            yield from _open_quote(node, key, draft)
        return
    first, last = node.start_mark.line, node.end_mark.line
    if not "".join(draft.lines[first:first + 1]).strip():
        return  # an empty value, which the parser may put behind the last line
    if flow:
        yield from _flow_comma(node, draft)
    else:
        begun_below = key is not None and first > key.start_mark.line
        if begun_below or last > first:
            yield from _lines(node, draft, begun_below=begun_below, item=key is None)
    yield from _cut(node, draft, flow=flow)


def _lines(node: Node, draft: Draft, *, begun_below: bool, item: bool) -> Iterator[Mend]:
    """Find keys with a full-width colon and items without a blank in a text of some lines.

    A text that starts on the line of its key may well hold a colon, and so may one item.
    """
    first, last = node.start_mark.line, min(node.end_mark.line, len(draft.lines) - 1)
    column = node.start_mark.column
    numbers = [number for number in range(first, last + 1) if draft.lines[number].strip()]
    words = {number: draft.lines[number][column if number == first else 0:].strip()
             for number in numbers}
    keyed = [number for number in numbers if _KEY_LINE.match(words[number])]
    if begun_below and (_BULLET.match(words[first]) or words[first][:2].rstrip(WIDE_BLANKS) == "-"):
        yield from _each(slips.dash, numbers, draft)
    elif not begun_below and not item and words[first] in ("｜", "＞"):
        yield from _each(slips.bar, [first], draft)
    elif (begun_below and first in keyed) or (item and len(keyed) > 1 and keyed == numbers):
        yield from _each(slips.wide_colon, keyed, draft)
    elif item:
        yield from _items(first, [
            number for number in numbers[1:] if words[number].startswith("- ") or (
                indent_of(draft.lines[number]) < column and _STRAY.match(words[number]))], draft)
    # Only below the text: within it a comment cannot stand, so that the words belong to it.
    found = slips.comment(draft.lines, numbers[-1]) if len(numbers) > 1 else None
    if found is not None and _REMARK.match(words[numbers[-1]]):
        yield found


def _items(first: int, swallowed: list[int], draft: Draft) -> Iterator[Mend]:
    """Put items in line with the one that has swallowed them, or that one in line with them."""
    lines = draft.lines
    if first_odd(lines, first, swallowed):
        yield _aligned(lines, first, indent_of(lines[swallowed[0]]), say(
            "这一项没有和下面的项对齐，把它们当成了自己的文字",
            "this item is not in line with those below, and has swallowed them"))
        return
    dashes, _ = columns(lines[first])
    for number in swallowed:
        yield _aligned(lines, number, dashes[-1] if dashes else 0, say(
            "这一项没有和上一项对齐，被当成上一项的文字",
            "this item is not in line with the one above, and has become part of it"))


def _aligned(lines: Seq[str], number: int, column: int, message: Text) -> Mend:
    words = lines[number].strip()
    return Mend("yaml-indent", number, indent_of(lines[number]), message,
                (Edit(number, 0, len(lines[number]), " " * column + "- " + words[1:].strip()),))


def _open_quote(node: Scalar, key: Node | None, draft: Draft) -> Iterator[Mend]:
    """Find a quotation mark that is closed far below, by the mark of another text."""
    first, last = node.start_mark.line, node.end_mark.line
    indent = key.start_mark.column if key is not None else node.start_mark.column - 2
    if any(indent_of(draft.lines[number]) <= indent and _SWALLOWED_KEY.match(draft.lines[number])
           for number in range(first + 1, last + 1)):
        end = len(draft.lines[first].rstrip())
        yield Mend("yaml-open-quote", first, node.start_mark.column,
                   say("引号没有配对，把下面的键也吞了进去",
                       "a quotation mark is not closed and has swallowed the keys below"),
                   (Edit(first, end, end, node.style or '"'),))


def _flow_comma(node: Node, draft: Draft) -> Iterator[Mend]:
    line, column = node.start_mark.line, node.start_mark.column
    if node.end_mark.line != line:
        return
    match = _FLOW_COMMA.search(draft.lines[line], column, node.end_mark.column)
    if match:
        yield Mend("yaml-wide-comma", line, match.start(),
                   say("这里是全角逗号，后面的键被当成了文字",
                       "a full-width comma makes a text of the key behind it"),
                   (Edit(line, match.start(), match.end(), ", "),))


def _cut(node: Node, draft: Draft, *, flow: bool) -> Iterator[Mend]:
    """Find text that ` #` cuts short: `客户 #1` is read as `客户`."""
    line = node.end_mark.line
    if line >= len(draft.lines):
        return
    words = draft.lines[line]
    end = min(node.end_mark.column, len(words))
    while end > 0 and words[end - 1] in " \t":
        end -= 1
    match = _CUT.match(words, end)
    if match is None:
        return
    if flow:
        edits = [token(words, line, node.start_mark.column, match.start(), match.end() + 1)]
    else:
        empty = is_empty(node)
        first = line if empty else node.start_mark.line
        start = match.end() if empty else node.start_mark.column
        edits = list(slips.quotes_around(draft.lines, first, start, line))
    yield Mend("yaml-cut-by-comment", line, match.end(),
               say("“#”前有空格，从这里起被当成注释，文字被截断",
                   "a “#” after a blank starts a comment, so the text is cut here"), tuple(edits))
