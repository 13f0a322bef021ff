"""Reading nodes by field: the frame that every kind of value is read in."""

import difflib
import unicodedata
from collections import abc
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from generator.diagnostics import Findings, Location, Text, say
from generator.schema.field import Field
from generator.schema.values import Group, Guarded, Value, Visibility
from generator.source import Document, Mapping, Node, Scalar, is_empty

GUARD_KEYS = ("level", "audiences")


class Vocabulary(Protocol):
    """The words of the library that a value may refer to."""

    def term(self, taxonomy: str, word: str) -> tuple[str | None, str | None, list[str]]:
        """Return (term id, id that replaces it, words to offer, nearest first)."""
        ...

    def names(self, what: str) -> Collection[str] | None:
        """Return known ids of persons, teams, tools, levels, audiences; None: not known yet."""
        ...


@dataclass(slots=True)
class Reading:
    """One document being read: where findings go, and which words are known."""

    document: Document
    findings: Findings
    words: Vocabulary
    failed: set[tuple[str | int, ...]] = field(default_factory=set)
    """Paths whose value stands in the file and could not be read."""

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
            Text(f"这里应当是{wanted.zh},写的是{shape(node).zh}",
                 f"expected {wanted.en}, found {shape(node).en}"), hint)


def shape(node: Node) -> Text:
    """Name what stands in the file, for a message."""
    if isinstance(node, Scalar):
        value = node.value if len(node.value) < 40 else node.value[:38] + "…"  # noqa: PLR2004
        return say("“{value}”", "“{value}”", value=value)
    if isinstance(node, Mapping):
        return say("带键的一组值", "a mapping")
    return say("一个列表", "a list")


def fold(word: str) -> str:
    """Return a word as it is compared: full-width to half-width, lower case, one dash."""
    return unicodedata.normalize("NFKC", word).strip().lower().replace("_", "-").replace(" ", "-")


def nearest(word: str, known: Iterable[str], most: int = 6) -> list[str]:
    """Return known words, the ones most like `word` first."""
    names = list(dict.fromkeys(known))
    folded = fold(word)
    alike = {
        name: difflib.SequenceMatcher(None, folded, fold(name)).ratio() for name in names}
    return sorted(names, key=lambda name: (-alike[name], names.index(name)))[:most]


def offer(words: Sequence[str]) -> Text | None:
    """Return a hint that offers words."""
    if not words:
        return None
    return say("可以写:{words}", "use one of: {words}", words="、".join(words))


Read = Callable[[Node, Field, Reading, tuple[str | int, ...]], Value]


def read_fields(
    node: Mapping, fields: abc.Mapping[str, Field], reading: Reading, path: tuple[str | int, ...] = (),
    *, guard: bool = False,
) -> dict[str, Value]:
    """Read a mapping by its fields. Unknown and repeated keys are findings; nothing is raised."""
    from generator.schema.kinds import READ  # noqa: PLC0415  kinds of groups call back here

    found: dict[str, Value] = {}
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, Scalar) else None
        if key is None:
            reading.wrong(key_node, say("一个键", "a key"))
            continue
        if key in seen:
            reading.error(
                "yaml-duplicate-key", key_node,
                say("键“{key}”写了两次(上一次在第 {line} 行)",
                    "the key “{key}” stands twice (first in line {line})",
                    key=key, line=seen[key]),
                say("合并成一处,删掉另一处", "merge the two and delete one"))
        seen.setdefault(key, key_node.start_mark.line + 1)
        known = fields.get(key)
        if known is None:
            if not (guard and key in GUARD_KEYS):
                broken = bool(node.flow_style) and is_empty(value_node) and found
                _unknown(key, key_node, fields, reading, guard=guard, broken=bool(broken))
            continue
        inner = (*path, key)
        value = _read_value(value_node, known, reading, inner, READ[known.kind])
        if value is not None and key not in found:
            found[key] = value
    if len(found) > 1:
        found = {key: found[key] for key in fields if key in found}
    return found


def _unknown(
    key: str, node: Node, fields: abc.Mapping[str, Field], reading: Reading, *, guard: bool,
    broken: bool,
) -> None:
    if key == "<<":
        reading.error(
            "yaml-anchor", node, say("合并键 << 不能用在记录里", "merge keys cannot be used"),
            say("把要合并的内容照抄一遍", "write the values out again"))
        return
    if key[:1] in "\u3000\u00a0":
        reading.error(
            "yaml-wide-blank", node,
            say("键前面有全角空格", "a full-width blank before the key"),
            say("改成:{fixed}", "write: {fixed}", fixed=key.strip("\u3000\u00a0 ") + ": …"))
        return
    if broken:
        reading.error(
            "yaml-flow-comma", node,
            say("大括号里的半角逗号把文字从这里断开了", "a comma inside {{ }} cuts the text here"),
            say("逗号改用全角“，”，或给整段文字加引号", "quote the whole text"))
        return
    by_label = [name for name, known in fields.items() if known.label == key]
    choices = by_label or nearest(key, [*fields, *(GUARD_KEYS if guard else ())])
    reading.error(
        "unknown-key", node,
        say("模板里没有“{key}”这个键", "the template has no key “{key}”", key=key),
        offer(choices))


def _read_value(
    node: Node, field: Field, reading: Reading, path: tuple[str | int, ...], read: Read,
) -> Value:
    """Read one value, looking through `{value: ..., level: ...}` around it."""
    if isinstance(node, Scalar):
        if is_empty(node):
            return None
    elif field.kind != "group" and isinstance(node, Mapping):
        keys = {key.value: value for key, value in node.value if isinstance(key, Scalar)}
        if "value" in keys and set(keys) <= {"value", *GUARD_KEYS} and len(keys) > 1:
            inner = read(keys["value"], field, reading, path)
            visibility = read_visibility(node, reading)
            return Guarded(inner, visibility) if inner is not None and visibility else inner
    value = read(node, field, reading, path)
    if value is None:
        reading.failed.add(path)
    return value


def read_item(
    node: Node, field: Field, reading: Reading, path: tuple[str | int, ...], read: Read,
) -> Value:
    """Read one item of a list; an empty one is None."""
    return _read_value(node, field, reading, path, read)


def read_visibility(node: Mapping, reading: Reading) -> Visibility | None:
    """Read `level` and `audiences` of one value."""
    level: str | None = None
    audiences: list[str] = []
    for key, value in node.value:
        if key.value == "level":
            level = _known(value, "level", reading)
        elif key.value == "audiences":
            listed = value.value if not isinstance(value, Scalar | Mapping) else [value]
            audiences = [name for item in listed if (name := _known(item, "audience", reading))]
    return Visibility(level, tuple(audiences)) if level or audiences else None


def _known(node: Node, what: str, reading: Reading) -> str | None:
    names = reading.words.names(what)
    if isinstance(node, Scalar) and (names is None or node.value in names):
        return node.value
    label = say("密级", "level") if what == "level" else say("受众", "audience")
    reading.error(
        "unknown-level" if what == "level" else "unknown-audience", node,
        Text(f"没有这个{label.zh}:{shape(node).zh}", f"no such {label.en}: {shape(node).en}"),
        offer(nearest(str(node.value), names or ())))
    return None


def read_group(
    node: Node, field: Field, reading: Reading, path: tuple[str | int, ...],
) -> Group | None:
    """Read nested fields; `level` and `audiences` beside them say who sees the group."""
    if not isinstance(node, Mapping):
        keys = "、".join(field.by_key)
        reading.wrong(
            node, say("带键的一组值", "a mapping"),
            say("这里要写这些键:{keys};键后面用半角冒号加空格",
                "the keys here are: {keys}; after a key a colon and a blank", keys=keys))
        return None
    declared = [key for key in GUARD_KEYS if key in field.by_key]
    values = read_fields(node, field.by_key, reading, path, guard=True)
    visibility = None
    if len(declared) < len(GUARD_KEYS):
        visibility = read_visibility(node, reading) if _guards(node) and not declared else None
    return Group(values, visibility)


def _guards(node: Mapping) -> bool:
    return any(key.value in GUARD_KEYS for key, _ in node.value)
