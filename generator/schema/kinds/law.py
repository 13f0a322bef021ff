"""Kinds that only the library's own files use: conditions, requirements, nested fields."""

from generator.diagnostics import say
from generator.schema.field import Field
from generator.schema.form_shapes import DECLARATIONS
from generator.schema.reading import Reading, nearest, offer, read_group, shape
from generator.schema.shapes import ANONYMOUS_FIELD, FIELD, SINCE
from generator.schema.values import Group, Value
from generator.source import Mapping, Node, Scalar, Sequence

Path = tuple[str | int, ...]

_DEEPEST = 60

_NESTED = {
    ("template-field", True): Field("of", "每项", "group", fields=ANONYMOUS_FIELD),
    ("template-field", False): Field("field", "字段", "group", fields=FIELD),
    ("form-field", True): Field("of", "每项", "group", fields=DECLARATIONS["item"]),
    ("form-field", False): Field("field", "字段", "group", fields=DECLARATIONS["field"]),
}


def read_field(node: Node, field: Field, reading: Reading, path: Path) -> Group | None:
    """Read the declaration of a field; the items of a list need neither key nor label."""
    if len(path) > _DEEPEST:
        reading.wrong(node, say("层数少一些的字段", "a field nested less deep"))
        return None
    return read_group(node, _NESTED[field.kind, field.key == "of"], reading, path)


def read_words(node: Node, field: Field, reading: Reading, path: Path) -> Group | None:
    """Read a mapping of words to a word or a list of words."""
    del path
    if not isinstance(node, Mapping):
        reading.wrong(node, say("“{label}”：键和值", "“{label}”: keys and values", label=field.label))
        return None
    found: dict[str, Value] = {}
    for key, value in node.value:
        parts = value.value if isinstance(value, Sequence) else [value]
        if not isinstance(key, Scalar):
            reading.wrong(key, say("一个键", "a key"))
            continue
        if not all(isinstance(part, Scalar) for part in parts):
            reading.wrong(value, say("一个词或一个列表", "a word or a list of words"))
            continue
        if key.value in found:
            _twice(key, reading)
            continue
        found[key.value] = tuple(part.value.strip() for part in parts if part.value.strip())
    return Group(found)


def read_requirements(
    node: Node, field: Field, reading: Reading, path: Path,
) -> tuple[Value, ...] | None:
    """Read from when on a field is required: a word, `{from, when}`, or a list of these."""
    if isinstance(node, Sequence):
        found = [_requirement(item, field, reading, path) for item in node.value]
        return tuple(one for one in found if one is not None)
    one = _requirement(node, field, reading, path)
    return None if one is None else (one,)


def _requirement(node: Node, field: Field, reading: Reading, path: Path) -> Group | None:
    since, when = node, None
    if isinstance(node, Mapping):
        parts: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, Scalar) or key.value not in ("from", "when"):
                reading.error("unknown-key", key,
                              say("这里不能写{key}", "no {key} here", key=shape(key)),
                              say("写 {from: approved, when: {…}}", "write {from: approved, when: {…}}"))
            elif key.value in parts:
                _twice(key, reading)
            else:
                parts[key.value] = value
        since, when = parts.get("from", node), parts.get("when")
    if not isinstance(since, Scalar) or since.value not in SINCE:
        word = since.value if isinstance(since, Scalar) else ""
        reading.wrong(since, say("从哪个状态起必填", "the status from which it is required"),
                      offer(nearest(word, SINCE)))
        return None
    conditions = read_words(when, field, reading, path) if when is not None else None
    return Group({"from": since.value, "when": conditions or Group()})


def _twice(key: Scalar, reading: Reading) -> None:
    reading.error(
        "yaml-duplicate-key", key,
        say("键“{key}”写了两次", "the key “{key}” stands twice", key=key.value),
        say("删掉其中一处", "delete one of them"))
