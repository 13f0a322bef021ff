"""Kinds that hold others: lists, choices, tables, matrices, and figures for a tool."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice

from generator.diagnostics import Text, listed, say
from generator.schema.field import Field
from generator.schema.kinds.number import read_number
from generator.schema.kinds.word import read_choice
from generator.schema.reading import (
    GUARD_KEYS,
    Reading,
    read_group,
    read_item,
    says_nothing,
    short,
)
from generator.schema.values import Group, Value
from generator.source import Mapping, Node, Scalar, Sequence, is_empty, is_plain, piece

Path = tuple[str | int, ...]

MOST_ITEMS = 1000
"""More than any list of a record needs; beyond it nothing is read."""
_DEEPEST = 40
_MOST_SHOWN = 50
_LONGEST = 200
"""Items and characters that a hint repeats."""
_WIDE_COMMA = re.compile("[\uff0c\u3001]")
_ANY_COMMA = re.compile("[\uff0c\u3001\uff1b;,]")
_OPENING = "\uff3b\u3010[\uff5b"
_CLOSING = "\uff3d\u3011]\uff5d"
_AS_IT_STANDS = re.compile(r"[^\s,\[\]{}#&*!|>'\"%@`:\-][^,\[\]{}#:\n]*")
_ATOMS = ("term", "person", "team", "tool", "case", "choice", "level", "audience")
"""Kinds of items that are one word each: a comma within one can only stand between two."""


def read_list(node: Node, field: Field, reading: Reading, path: Path) -> tuple[Value, ...] | None:
    """Read a list of any kind; a single value where a list is asked for is a finding.

    Too few items are asked for by status, in the rule `required-field`.
    """
    item = field.item
    nodes = _items(node, item, field, reading)
    if nodes is None:
        return None
    found: list[Value] = []
    for at, item_node in enumerate(nodes):
        if item.kind == "text" and isinstance(node, Sequence) and node.flow_style:
            _comma(item_node, node, reading)
        value = read_item(item_node, item, reading, (*path, at), reading.kinds[item.kind])
        if value is not None:
            found.append(value)
        elif not says_nothing(item_node):  # a list of empty items is missing, not unreadable
            reading.failed.add(path)
    _count(len(nodes), node, field, reading)
    return tuple(found)


def _items(node: Node, item: Field, field: Field, reading: Reading) -> list[Node] | None:
    """Return the nodes of a list's items; a text in its place is taken apart, with a finding."""
    if isinstance(node, Scalar):
        return _from_text(node, item, reading)
    if not isinstance(node, Sequence):
        reading.wrong(node, say("一个列表", "a list"), _ONE_A_LINE)
        return None
    nodes: list[Node] = node.value
    if len(nodes) > MOST_ITEMS:
        reading.error(
            "too-many-items", node,
            say("“{label}”有 {count} 项，只读前 {most} 项",
                "“{label}” has {count} items; the first {most} are read",
                label=field.label, count=len(nodes), most=MOST_ITEMS),
            say("拆开，或只留下要紧的", "split it, or keep what matters"))
        nodes = nodes[:MOST_ITEMS]
    if item.kind in _ATOMS:
        parts = (part for one in nodes for part in _parts(one, node, item, reading))
        return list(islice(parts, MOST_ITEMS))
    return nodes


_ONE_A_LINE = say("每一项一行，前面写“- ”", "one line for each item, “- ” before it")


def _from_text(node: Scalar, item: Field, reading: Reading) -> list[Node] | None:
    """Report a text where a list should be. Its words are read all the same."""
    word = node.value.strip()
    if is_plain(node) and len(word) > 1 and word[0] in _OPENING and word[-1] in _CLOSING:
        parts = list(_pieces(node, 1, word[1:-1], _ANY_COMMA))
        reading.error("yaml-wide-bracket", node,
                      say("这里是全角括号", "a full-width bracket"), _as_list(parts))
        return parts
    if not word or item.kind in ("group", "list", "table", "matrix", "figures", "markdown"):
        reading.wrong(node, say("一个列表", "a list"), _ONE_A_LINE)
        return None
    parts = [node]
    if item.kind in _ATOMS and is_plain(node) and not _known(node, item, reading):
        parts = list(_pieces(node, 0, word, _ANY_COMMA))
    reading.wrong(node, say("一个列表", "a list"),
                  _ONE_A_LINE if "\n" in word else _as_list(parts))
    return parts


def _parts(one: Node, whole: Sequence, item: Field, reading: Reading) -> list[Node]:
    """Take apart an item that a full-width comma has made of two, with a finding."""
    if not is_plain(one) or not _ANY_COMMA.search(one.value) or _known(one, item, reading):
        return [one]
    parts = list(_pieces(one, 0, one.value, _ANY_COMMA))
    if len(parts) < 2:  # noqa: PLR2004  nothing was joined
        return [one]
    every = [part for other in whole.value if isinstance(other, Scalar)
             for part in (parts if other is one else [other])]
    reading.error(
        "yaml-wide-comma", one,
        say("“{word}”被当成一项，因为中间不是半角逗号",
            "“{word}” is one item, for its comma is full-width", word=short(one.value)),
        _as_list(every))
    return parts


def _known(node: Scalar, item: Field, reading: Reading) -> bool:
    """Tell whether a word is known as it stands, comma and all."""
    if item.kind == "term":
        return reading.words.term(item.taxonomy, node.value.strip())[0] is not None
    return any(node.value in (option.id, option.label) for option in item.options)


def _pieces(node: Scalar, start: int, words: str, comma: re.Pattern[str]) -> Iterator[Node]:
    at = 0
    ends = (match.start() for match in islice(comma.finditer(words), MOST_ITEMS))
    for end in chain(ends, [len(words)]):
        part = words[at:end]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            yield piece(node, start + at + lead, part.strip().strip("\"'"))
        at = end + 1


def _as_list(parts: list[Node]) -> Text:
    words = ", ".join(
        part.value if _AS_IT_STANDS.fullmatch(part.value) else f'"{part.value}"'
        for part in parts[:_MOST_SHOWN] if isinstance(part, Scalar))
    return say("改成 [{words}]", "write [{words}]", words=short(words, _LONGEST))


def _comma(item: Node, whole: Sequence, reading: Reading) -> None:
    """Warn of a full-width comma inside one item of `[…]`: two items may have been meant."""
    if is_plain(item) and _WIDE_COMMA.search(item.value):
        fixed = ", ".join(
            part.strip() for other in whole.value[:_MOST_SHOWN] if isinstance(other, Scalar)
            for part in _WIDE_COMMA.split(other.value) if part.strip())
        reading.findings.warn(
            "yaml-wide-comma", reading.at(item),
            say("方括号里有全角逗号，算作一项", "a full-width comma inside one item of a list"),
            say("若是两项，改成 [{fixed}]；若是一项，加引号",
                "if two are meant write [{fixed}], else quote it", fixed=short(fixed, _LONGEST)))


def _count(count: int, node: Node, field: Field, reading: Reading) -> None:
    high = field.max_items
    if high is not None and count > high:
        reading.error(
            "too-many-items", node,
            say("“{label}”有 {count} 项，最多 {high} 项", "“{label}” has {count} items, at most {high}",
                label=field.label, count=count, high=high),
            say("留下最要紧的 {high} 项", "keep the {high} that matter", high=high))


def read_choices(
    node: Node, field: Field, reading: Reading, path: Path,
) -> tuple[Value, ...] | None:
    """Read several options of one choice."""
    option = Field(field.key, field.label, "choice", options=field.options)
    nodes = _items(node, option, field, reading)
    if nodes is None:
        return None
    found = [read_item(item, option, reading, (*path, at), read_choice)
             for at, item in enumerate(nodes)]
    if any(value is None and not says_nothing(one)
           for one, value in zip(nodes, found, strict=True)):
        reading.failed.add(path)
    _count(len(nodes), node, field, reading)
    return tuple(value for value in found if value is not None)


def read_table(
    node: Node, field: Field, reading: Reading, path: Path,
) -> tuple[Value, ...] | None:
    """Read the rows of a table: a list of groups; fixed rows are counted."""
    row = field.row
    if not isinstance(node, Sequence):
        reading.wrong(node, say("一张表，每行一项", "a table, an item for each row"), _ONE_A_LINE)
        return None
    nodes = _items(node, row, field, reading) or []
    rows = [read_item(item, row, reading, (*path, at), read_group)
            for at, item in enumerate(nodes)]
    if any(row is None and not says_nothing(one) for one, row in zip(nodes, rows, strict=True)):
        reading.failed.add(path)
    if field.rows and len(rows) != len(field.rows):
        reading.error(
            "wrong-rows", node,
            say("“{label}”有 {count} 行，应有 {want} 行", "“{label}” has {count} rows, not {want}",
                label=field.label, count=len(rows), want=len(field.rows)),
            _the_rows(field))
    _count(len(nodes), node, field, reading)
    return tuple(row for row in rows if row is not None)


def _the_rows(field: Field) -> Text:
    return say("行依次是：{rows}", "the rows are: {rows}", rows=listed(field.rows))


def read_matrix(node: Node, field: Field, reading: Reading, path: Path) -> Group | None:
    """Read a matrix: for each row a group of cells."""
    if not isinstance(node, Mapping):
        reading.wrong(node, say("每行一个键", "a key for each row"), _the_rows(field))
        return None
    row = field.row
    found: dict[str, Value] = {}
    for name, cells in _pairs(node, reading):
        if field.rows and name.value not in field.rows:
            reading.error("unknown-key", name,
                          say("没有“{row}”这一行", "no row “{row}”", row=short(name.value)),
                          _the_rows(field))
            continue
        value = read_item(cells, row, reading, (*path, name.value), read_group)
        if value is not None:
            found[name.value] = value
    return Group(found)


def _pairs(node: Mapping, reading: Reading) -> Iterator[tuple[Scalar, Node]]:
    """Yield keys and values; a key that is none, or stands twice, is a finding."""
    seen: set[str] = set()
    for name, value in node.value[:MOST_ITEMS]:
        if not isinstance(name, Scalar):
            reading.wrong(name, say("一个键", "a key"))
        elif name.value in seen:
            reading.error("yaml-duplicate-key", name,
                          say("键“{key}”写了两次", "the key “{key}” stands twice",
                              key=short(name.value)),
                          say("删掉其中一处", "delete one of them"))
        else:
            seen.add(name.value)
            yield name, value
    if len(node.value) > MOST_ITEMS:
        reading.error("too-many-items", node,
                      say("键太多，只读前 {most} 个", "too many keys; the first {most} are read",
                          most=MOST_ITEMS))


def read_figures(node: Node, field: Field, reading: Reading, path: Path) -> Group | None:
    """Read figures for a tool: numbers and tables of numbers by input key.

    Which keys and limits a tool has is checked where the tool is known.
    """
    if not isinstance(node, Mapping) or len(path) > _DEEPEST:
        reading.wrong(node, say("数据：键和数字", "figures: keys and numbers"),
                      say("例如 {target: 3000}", "as {target: 3000}"))
        return None
    found: dict[str, Value] = {}
    for name, value in _pairs(node, reading):
        if name.value in ("value", *GUARD_KEYS):
            reading.error(
                "unknown-key", name,
                say("数据里不能写 {key}", "no “{key}” among figures", key=name.value),
                say("要藏起来，把整项写成 {value: …, level: …}", "guard the whole field"))
        else:
            found[name.value] = _figure(value, field, reading, (*path, name.value))
    return Group({key: value for key, value in found.items() if value is not None})


def _figure(node: Node, field: Field, reading: Reading, path: Path) -> Value:
    if is_empty(node):
        return None
    if isinstance(node, Sequence):
        rows = []
        for at, item in enumerate(node.value[:MOST_ITEMS]):
            row = read_figures(item, field, reading, (*path, at))
            if row is None:
                reading.failed.add((*path, at))
            else:
                rows.append(row)
        return tuple(rows)
    if isinstance(node, Scalar) and not _numeric(node.value):
        return str(node.value)
    return read_number(node, Field(field.key, field.label, "number"), reading, path)


def _numeric(word: str) -> bool:
    """Tell whether digits were meant, in whatever way they are written."""
    try:
        return Decimal(unicodedata.normalize("NFKC", word).replace(",", "")).is_finite()
    except ArithmeticError:
        return False


def read_computed(node: Node, field: Field, reading: Reading, path: Path) -> None:
    """Refuse a value for what is computed."""
    del path
    reading.error(
        "computed-typed", node,
        say("“{label}”是算出来的，不能手写", "“{label}” is computed and cannot be typed",
            label=field.label),
        say("删掉这一行", "delete this line"))
