"""Takes a key out of a record. What people wrote beside it in comments stays, on lines of its own."""

import re
from collections.abc import Iterator

from generator.diagnostics import say
from generator.source.inline import Plain
from generator.source.marks import BREAK, line_end, line_start, newline, own_end
from generator.source.nodes import Mapping, Node, Scalar, Sequence, compose, plain_value
from generator.source.splice import SpliceError, remove

_BOM = "\ufeff"
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")


def leave_out(text: str, key: str) -> str:
    """Return the text without a top-level key; a text that lacks it stays as it is."""
    shorter = remove(text, key)
    if shorter == text:
        return text
    bare, rest = text.removeprefix(_BOM), shorter.removeprefix(_BOM)
    root = compose(bare)
    pairs = root.value if isinstance(root, Mapping) else ()
    name, value = next((name, value) for name, value in pairs if name.value == key)
    start = line_start(bare, name.start_mark.index)
    comments = _comments(bare, start, name, value)
    if not comments:
        return shorter
    found = BREAK.match(bare, line_end(bare, own_end(bare, value)))
    at, line_break = min(start, len(rest)), found[0] if found else newline(bare)
    lead = line_break if at < start else ""  # the last line had no end: `remove` took the one before
    tail = line_break if at < len(rest) or bare.endswith(("\n", "\r")) else ""
    changed = rest[:at] + lead + line_break.join(comments) + tail + rest[at:]
    if _plain(changed) != _plain(rest):
        raise SpliceError(say("“{key}”旁边的注释没法保留，请手工删掉这一项",
                              "the comment beside “{key}” cannot be kept; delete the key by hand", key=key))
    return text[:len(text) - len(bare)] + changed


def _plain(bare: str) -> Plain | None:
    node = compose(bare)
    return None if node is None else plain_value(node)


def _comments(bare: str, start: int, name: Node, value: Node) -> list[str]:
    """Return the comments in the lines of a pair: what starts with `#` and is in no value."""
    end = line_end(bare, own_end(bare, value))
    left, at = "", start
    for first, last in (*_words(bare, name), *_words(bare, value)):
        left += bare[at:first] + "\nx"
        at = last
    left += bare[at:end]
    return [found[0].rstrip() for found in _COMMENT.finditer(left)]


def _words(bare: str, node: Node) -> Iterator[tuple[int, int]]:
    """Yield where the words of a value start and end, in order."""
    if isinstance(node, Scalar):
        first = node.start_mark.index
        if node.style in ("|", ">"):  # its first line may end in a comment
            first = min(line_end(bare, first), own_end(bare, node))
        yield first, max(first, own_end(bare, node))
    elif isinstance(node, Mapping):
        for name, value in node.value:
            yield from _words(bare, name)
            yield from _words(bare, value)
    elif isinstance(node, Sequence):
        for item in node.value:
            yield from _words(bare, item)
