"""Reading nodes by field: the frame that every kind of value is read in."""

import re
from collections import abc
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol

from generator.diagnostics import Findings, Location, Text, listed, say
from generator.schema.field import Field
from generator.schema.values import Group, Guarded, Value, Visibility
from generator.source import Document, Mapping, Node, Scalar, is_empty, is_plain
from generator.text.likeness import fold, nearest, offer

__all__ = [
    "GUARD_KEYS", "Read", "Reading", "Vocabulary", "fold", "nearest", "offer", "read_fields",
    "read_group", "read_item", "read_visibility", "shape", "short",
]

GUARD_KEYS = ("level", "audiences")
_MOST_STRANGE = 100
_OWN_KEYS = ("group", "link", "figures", "matrix", "words", "conditions", "requirements",
             "template-field", "form-field")
"""Kinds that are written as a mapping themselves."""
_WIDE_COLON = re.compile(r"[ ]*(?:- +)*(?P<key>[^\s：]+)[ \u3000]*：[ \u3000]*(?P<rest>.*)")


class Vocabulary(Protocol):
    """The words of the library that a value may refer to."""

    def term(self, taxonomy: str, word: str) -> tuple[str | None, str | None, list[str]]:
        """Return (term id, id that replaces it, words to offer, nearest first)."""
        ...

    def names(self, what: str) -> Collection[str] | None:
        """Return known ids of persons, teams, tools, levels, audiences; None: not known yet."""
        ...


def _kinds() -> "abc.Mapping[str, Read]":
    from generator.schema.kinds import READ  # noqa: PLC0415  kinds of groups call back here

    return READ


@dataclass(slots=True)
class Reading:
    """One document being read: where findings go, and which words are known."""

    document: Document
    findings: Findings
    words: Vocabulary
    failed: set[tuple[str | int, ...]] = field(default_factory=set)
    """Paths whose value stands in the file and could not be read."""
    forgives: Callable[[str], bool] = field(default=lambda _: False)
    """Tells whether a key is unknown for no fault of this file."""
    kinds: "abc.Mapping[str, Read]" = field(default_factory=_kinds)
    """How the node of each kind is read."""

    def at(self, node: Node) -> Location:
        """Return where a node starts."""
        return self.document.at(node)

    def error(self, rule: str, node: Node, message: Text, hint: Text | None = None) -> None:
        """Report an error at a node."""
        self.findings.error(rule, self.at(node), message, hint)

    def wrong(self, node: Node, wanted: Text, hint: Text | None = None) -> None:
        """Report that a value is not of the kind that the template asks for."""
        self.error(
            "wrong-kind", node,
            Text(f"这里应当是{wanted.zh}，写的是{shape(node).zh}",
                 f"expected {wanted.en}, found {shape(node).en}"), hint)


_MOST_SHOWN = 60


def short(words: str, most: int = _MOST_SHOWN) -> str:
    """Return so much of an author's words as a message bears."""
    return words if len(words) <= most else words[:most] + "…"


def shape(node: Node) -> Text:
    """Name what stands in the file, for a message."""
    if is_empty(node):
        return say("空的", "nothing")
    if isinstance(node, Scalar):
        return say("“{value}”", "“{value}”", value=short(node.value))
    if isinstance(node, Mapping):
        return say("带键的一组值", "a mapping")
    return say("一个列表", "a list")


Read = Callable[[Node, Field, Reading, tuple[str | int, ...]], Value]


def read_fields(
    node: Mapping, fields: abc.Mapping[str, Field], reading: Reading, path: tuple[str | int, ...] = (),
    *, guard: bool = False,
) -> dict[str, Value]:
    """Read a mapping by its fields. Unknown and repeated keys are findings; nothing is raised."""
    found: dict[str, Value] = {}
    seen: dict[str, int] = {}
    strange = 0
    for at, (key_node, value_node) in enumerate(node.value):
        if strange == _MOST_STRANGE:
            _too_strange(key_node, reading)
            break
        key = key_node.value if isinstance(key_node, Scalar) else None
        if key is None:
            strange += 1
            reading.wrong(key_node, say("一个键", "a key"))
            continue
        if key in seen:
            strange += 1
            _repeated(node, at, seen, reading, path)
        seen.setdefault(key, key_node.start_mark.line + 1)
        known = fields.get(key)
        if known is not None:
            value = _read_value(value_node, known, reading, (*path, key), reading.kinds[known.kind])
            if value is not None and key not in found:
                found[key] = value
        elif key and reading.forgives(key):
            reading.failed.add((*path, key))
        elif not (guard and key in GUARD_KEYS):
            strange += 1
            broken = bool(node.flow_style) and is_empty(value_node) and len(seen) > 1
            _unknown(key, key_node, fields, reading, guard=guard, broken=broken)
    if len(found) > 1:
        found = {key: found[key] for key in fields if key in found}
    return found


def _too_strange(node: Node, reading: Reading) -> None:
    reading.error(
        "unknown-key", node,
        say("不认识或重复的键太多，从这里起不再读",
            "too many unknown or repeated keys: nothing is read from here on"),
        say("这大概不是这个模板的文件", "this is hardly a file of this template"))


def _repeated(
    node: Mapping, at: int, seen: dict[str, int], reading: Reading, path: tuple[str | int, ...],
) -> None:
    """Report a key that stands twice; in a list, it may be the first of an item without its dash."""
    key_node = node.value[at][0]
    before = {name.value for name, _ in node.value[:at]}
    again = [name.value for name, _ in node.value[at:] if name.value in before]
    in_list = bool(path) and isinstance(path[-1], int) and not node.flow_style
    new_item = len(again) > 1 or (at > 1 and key_node.value == node.value[0][0].value)
    if in_list and new_item:
        seen.clear()
        reading.failed.add(path[:-1])
        reading.error(
            "yaml-dash-blank", key_node,
            say("新的一项从这里开始，前面少了“- ”", "a new item starts here; its dash is missing"),
            say("在“{key}”前面写“- ”，和上一项的“- ”对齐",
                "write “- ” before “{key}”, in line with that of the item above",
                key=short(key_node.value)))
        return
    reading.error(
        "yaml-duplicate-key", key_node,
        say("键“{key}”写了两次（上一次在第 {line} 行）",
            "the key “{key}” stands twice (first in line {line})",
            key=short(key_node.value), line=seen[key_node.value]),
        say("合并成一处，删掉另一处", "merge the two and delete one"))


def _unknown(
    key: str, node: Node, fields: abc.Mapping[str, Field], reading: Reading, *, guard: bool,
    broken: bool,
) -> None:
    if key == "<<":
        reading.error(
            "yaml-anchor", node, say("合并键 << 不能用在记录里", "merge keys cannot be used"),
            say("把要合并的内容照抄一遍", "write the values out again"))
        return
    if broken:
        reading.error(
            "yaml-flow-comma", node,
            say("大括号里的半角逗号把文字从这里断开了", "a comma inside { } cuts the text here"),
            say("逗号改用全角“，”，或给整段文字加引号", "quote the whole text"))
        return
    by_label = [name for name, known in fields.items() if known.label == key]
    choices = by_label or nearest(key, [*fields, *(GUARD_KEYS if guard else ())])
    offered = offer(choices)
    if offered is not None and not key.isascii() and not by_label:
        offered = Text(f"{offered.zh}；若是备注，在行首加“# ”",
                       f"{offered.en}; a remark starts with “# ”")
    reading.error(
        "unknown-key", node,
        say("这里没有“{key}”这个键", "there is no key “{key}” here", key=short(key)),
        offered)


def _read_value(
    node: Node, field: Field, reading: Reading, path: tuple[str | int, ...], read: Read,
) -> Value:
    """Read one value, looking through `{value: ..., level: ...}` around it."""
    if isinstance(node, Scalar):
        if is_empty(node):
            return None
    elif field.kind != "group" and isinstance(node, Mapping):
        inner = _guarded(node, field, reading)
        if inner is not None:
            visibility = read_visibility(node, reading)
            if is_empty(inner):
                return None
            value = read(inner, field, reading, path)
            if value is None:
                reading.failed.add(path)
            return Guarded(value, visibility) if value is not None and visibility else value
    value = read(node, field, reading, path)
    if value is None:
        reading.failed.add(path)
    return value


def says_nothing(node: Node) -> bool:
    """Tell whether a node is empty, or guards what is."""
    if isinstance(node, Mapping):
        return any(key.value == "value" and is_empty(value) for key, value in node.value)
    return is_empty(node)


def _guarded(node: Mapping, field: Field, reading: Reading) -> Node | None:
    """Return the value that `{value: ..., level: ...}` stands around; None where it is none."""
    keys = [key for key, _ in node.value if isinstance(key, Scalar)]
    names = [key.value for key in keys]
    if "value" not in names or len(node.value) == 1:
        return None
    strange = [key for key in keys if key.value not in ("value", *GUARD_KEYS)]
    if len(keys) < len(node.value) or (strange and field.kind in _OWN_KEYS):
        return None
    for key in strange:
        _unknown(key.value, key, {}, reading, guard=True, broken=False)
    for at, key in enumerate(keys):
        if key.value in names[:at]:
            reading.error(
                "yaml-duplicate-key", key,
                say("键“{key}”写了两次", "the key “{key}” stands twice", key=short(key.value)),
                say("删掉其中一处", "delete one of them"))
    inner: Node = node.value[names.index("value")][1]
    return inner


def read_item(
    node: Node, field: Field, reading: Reading, path: tuple[str | int, ...], read: Read,
) -> Value:
    """Read one item of a list; one that is empty or cannot be read is None, and remembered."""
    value = _read_value(node, field, reading, path, read)
    if value is None:
        reading.failed.add(path)
    return value


def read_visibility(
    node: Mapping, reading: Reading, own: Collection[str] = (),
) -> Visibility | None:
    """Read `level` and `audiences` of one value, but for those that are fields of its own."""
    level: str | None = None
    audiences: list[str] = []
    for key, value in node.value:
        if not isinstance(key, Scalar) or key.value in own:
            continue
        if key.value == "level":
            level = _known(value, "level", reading)
        elif key.value == "audiences":
            nodes = value.value if not isinstance(value, Scalar | Mapping) else [value]
            audiences = [name for item in nodes if (name := _known(item, "audience", reading))]
            if not nodes:
                reading.wrong(value, say("至少一个受众", "one audience at least"),
                              offer(list(reading.words.names("audience") or ())))
    return Visibility(level, tuple(audiences)) if level or audiences else None


def _known(node: Node, what: str, reading: Reading) -> str | None:
    names = reading.words.names(what)
    word: str = node.value.strip() if isinstance(node, Scalar) else ""
    if word and (names is None or word in names):
        return word
    label = say("密级", "level") if what == "level" else say("受众", "audience")
    reading.error(
        "unknown-level" if what == "level" else "unknown-audience", node,
        Text(f"没有这个{label.zh}：{shape(node).zh}", f"no such {label.en}: {shape(node).en}"),
        offer(nearest(word, names or ())))
    return None


def read_group(
    node: Node, field: Field, reading: Reading, path: tuple[str | int, ...],
) -> Group | None:
    """Read nested fields; `level` and `audiences` beside them say who sees the group."""
    if not isinstance(node, Mapping):
        if not _wide_colons(node, field, reading):
            keys = listed(field.by_key)
            reading.wrong(
                node, say("带键的一组值", "a mapping"),
                say("这里要写这些键：{keys}；键后面用半角冒号加空格",
                    "the keys here are: {keys}; after a key a colon and a blank", keys=keys))
        return None
    values = read_fields(node, field.by_key, reading, path, guard=True)
    guards = any(key.value in GUARD_KEYS and key.value not in field.by_key for key, _ in node.value)
    return Group(values, read_visibility(node, reading, field.by_key) if guards else None)


def _wide_colons(node: Node, field: Field, reading: Reading) -> bool:
    """Find keys of a group that a full-width colon has made a text of. Tell whether any."""
    found = False
    names = {*field.by_key, *(one.label for one in field.fields)}
    for number in range(node.start_mark.line, node.end_mark.line + 1) if is_plain(node) else ():
        line = reading.document.line(number + 1)
        start = node.start_mark.column if number == node.start_mark.line else 0
        match = _WIDE_COLON.match(line, start)
        if match and match["key"] in names:
            found = True
            reading.findings.error(
                "yaml-wide-colon",
                Location(reading.document.path, number + 1, line.index("：", match.end("key")) + 1),
                say("键后面是全角冒号“：”", "a full-width colon after the key"),
                say("改成：{fixed}", "write: {fixed}",
                    fixed=f"{line[:match.end('key')].strip()}: {match['rest']}".rstrip()))
    return found
