"""Kinds that hold others: lists, choices, tables, matrices, and figures for a tool."""

import re
from decimal import Decimal

from generator.diagnostics import say
from generator.schema.field import Field
from generator.schema.kinds.number import read_number
from generator.schema.kinds.word import read_choice
from generator.schema.reading import Reading, read_group, read_item
from generator.schema.values import Group, Value
from generator.source import Mapping, Node, Scalar, Sequence, is_plain

Path = tuple[str | int, ...]

_WIDE_COMMA = re.compile("[\uff0c\u3001]")


def read_list(node: Node, field: Field, reading: Reading, path: Path) -> tuple[Value, ...] | None:
    """Read a list of any kind; a single value where a list is asked for is a finding.

    Too few items are asked for by status, in the rule `required-field`.
    """
    from generator.schema.kinds import READ  # noqa: PLC0415  lists hold every kind, this one too

    item = field.item
    if not isinstance(node, Sequence):
        word = node.value.strip() if isinstance(node, Scalar) else ""
        hint = (say("改成 [{word}]", "write [{word}]", word=word)
                if word and item.kind != "group" and "\n" not in word
                else say("每一项一行,前面写“- ”", "one line for each item, “- ” before it"))
        reading.wrong(node, say("一个列表", "a list"), hint)
        return None
    found: list[Value] = []
    for at, item_node in enumerate(node.value):
        if item.kind == "text" and node.flow_style:
            _comma(item_node, node, reading)
        value = read_item(item_node, item, reading, (*path, at), READ[item.kind])
        if value is not None:
            found.append(value)
        elif (*path, at) in reading.failed:
            reading.failed.add(path)
        else:  # an empty item says nothing, but it takes a place
            reading.failed.add((*path, at))
    _count(len(node.value), node, field, reading)
    return tuple(found)


def _comma(item: Node, whole: Sequence, reading: Reading) -> None:
    """Warn of a full-width comma inside one item of `[…]`: two items may have been meant."""
    if is_plain(item) and _WIDE_COMMA.search(item.value):
        fixed = ", ".join(
            part.strip() for other in whole.value if isinstance(other, Scalar)
            for part in _WIDE_COMMA.split(other.value) if part.strip())
        reading.findings.warn(
            "yaml-wide-comma", reading.at(item),
            say("方括号里有全角逗号,算作一项", "a full-width comma inside one item of a list"),
            say("若是两项,改成 [{fixed}];若是一项,加引号",
                "if two are meant write [{fixed}], else quote it", fixed=fixed))


def _count(count: int, node: Node, field: Field, reading: Reading) -> None:
    high = field.max_items
    if high is not None and count > high:
        reading.error(
            "too-many-items", node,
            say("“{label}”有 {count} 项,最多 {high} 项", "“{label}” has {count} items, at most {high}",
                label=field.label, count=count, high=high),
            say("留下最要紧的 {high} 项", "keep the {high} that matter", high=high))


def read_choices(
    node: Node, field: Field, reading: Reading, path: Path,
) -> tuple[Value, ...] | None:
    """Read several options of one choice."""
    if not isinstance(node, Sequence):
        reading.wrong(node, say("一个列表", "a list"), say("写成 [a, b]", "write [a, b]"))
        return None
    found = [read_choice(item, field, reading, (*path, at)) for at, item in enumerate(node.value)]
    if None in found:
        reading.failed.add(path)
    return tuple(value for value in found if value is not None)


def read_table(
    node: Node, field: Field, reading: Reading, path: Path,
) -> tuple[Value, ...] | None:
    """Read the rows of a table: a list of groups; fixed rows are counted."""
    if not isinstance(node, Sequence):
        reading.wrong(node, say("一张表,每行一项", "a table, an item for each row"))
        return None
    rows = [read_group(row, field, reading, (*path, at)) for at, row in enumerate(node.value)]
    if field.rows and len(rows) != len(field.rows):
        reading.error(
            "wrong-rows", node,
            say("“{label}”有 {count} 行,应有 {want} 行", "“{label}” has {count} rows, not {want}",
                label=field.label, count=len(rows), want=len(field.rows)),
            say("行依次是:{rows}", "the rows are: {rows}", rows="、".join(field.rows)))
    return tuple(row for row in rows if row is not None)


def read_matrix(node: Node, field: Field, reading: Reading, path: Path) -> Group | None:
    """Read a matrix: for each row a group of cells."""
    if not isinstance(node, Mapping):
        reading.wrong(node, say("每行一个键", "a key for each row"),
                      say("行是:{rows}", "the rows are: {rows}", rows="、".join(field.rows)))
        return None
    found: dict[str, Value] = {}
    for key, row in node.value:
        if field.rows and key.value not in field.rows:
            reading.error("unknown-key", key, say("没有“{row}”这一行", "no row “{row}”", row=key.value),
                          say("行是:{rows}", "the rows are: {rows}", rows="、".join(field.rows)))
            continue
        found[key.value] = read_group(row, field, reading, (*path, key.value))
    return Group(found)


def read_figures(node: Node, field: Field, reading: Reading, path: Path) -> Group | None:
    """Read figures for a tool: numbers and tables of numbers by input key.

    Which keys and limits a tool has is checked where the tool is known.
    """
    if not isinstance(node, Mapping):
        reading.wrong(node, say("数据:键和数字", "figures: keys and numbers"),
                      say("例如 {{target: 3000}}", "as {{target: 3000}}"))
        return None
    found: dict[str, Value] = {}
    for key, value in node.value:
        if not isinstance(key, Scalar):
            reading.wrong(key, say("一个键", "a key"))
        elif key.value in found:
            reading.error("yaml-duplicate-key", key,
                          say("键“{key}”写了两次", "the key “{key}” stands twice", key=key.value),
                          say("删掉其中一处", "delete one of them"))
        else:
            found[key.value] = _figure(value, field, reading, (*path, key.value))
    return Group({key: value for key, value in found.items() if value is not None})


def _figure(node: Node, field: Field, reading: Reading, path: Path) -> Value:
    if isinstance(node, Sequence):
        return tuple(
            row for at, item in enumerate(node.value)
            if (row := read_figures(item, field, reading, (*path, at))) is not None)
    if isinstance(node, Scalar) and not _numeric(node.value):
        return str(node.value)
    return read_number(node, Field(field.key, field.label, "number"), reading, path)


def _numeric(word: str) -> bool:
    try:
        Decimal(word)
    except ArithmeticError:
        return False
    return True


def read_computed(node: Node, field: Field, reading: Reading, path: Path) -> None:
    """Refuse a value for what is computed."""
    del path
    reading.error(
        "computed-typed", node,
        say("“{label}”是算出来的,不能手写", "“{label}” is computed and cannot be typed",
            label=field.label),
        say("删掉这一行", "delete this line"))
