"""Kinds that refer: terms, people, teams, tools, cases, attachments."""

import re
from collections.abc import Collection

from generator.diagnostics import Text, labelled, say
from generator.schema.field import Field
from generator.schema.reading import Reading, nearest, offer, shape
from generator.source import Node, Scalar

Path = tuple[str | int, ...]

_LONGEST_NAME = 200
"""Characters of an attachment's name."""

_RULES = {
    "person": ("unknown-person", say("人员表里没有", "not in people.yml:")),
    "team": ("unknown-team", say("人员表里没有这个团队：", "no such team:")),
    "tool": ("unknown-tool", say("没有这个工具：", "no such tool:")),
    "level": ("unknown-level", say("没有这个密级：", "no such level:")),
    "audience": ("unknown-audience", say("没有这个受众：", "no such audience:")),
}


def read_term(node: Node, field: Field, reading: Reading, path: Path) -> str | None:
    """Read a term by its id or label. A retired one is an error that names its successor."""
    del path
    if not isinstance(node, Scalar):
        reading.wrong(node, say("“{label}”的一个条目", "one term of “{label}”", label=field.label))
        return None
    word = node.value.strip()
    found, replaced, near = reading.words.term(field.taxonomy, word)
    if found is not None and replaced is None:
        return found
    if replaced is not None:
        reading.error(
            "retired-term", node,
            say("“{word}”已停用", "“{word}” has been retired", word=word),
            say("改成 {new}", "write {new}", new=replaced))
        return None
    parts = [part for part in re.split("[\uff0c\u3001\uff1b,;]", word) if part.strip()]
    reading.error(
        "unknown-term", node,
        say("“{label}”里没有“{word}”", "“{label}” has no term “{word}”",
            label=field.label, word=shape(node).zh.strip("“”")),
        say("这里只能写一个", "exactly one here") if len(parts) > 1 else offer(near))
    return None


def read_named(node: Node, field: Field, reading: Reading, path: Path) -> str | None:
    """Read the id of a person, team, tool, level or audience."""
    del path
    rule, words = _RULES[field.kind]
    if not isinstance(node, Scalar):
        reading.wrong(node, say("“{label}”的编号", "the id of “{label}”", label=field.label),
                      say("这里只能写一个", "exactly one here"))
        return None
    names = reading.words.names(field.kind)
    word: str = node.value.strip()
    if word and (names is None or word in names):
        return word
    reading.error(
        rule, node,
        Text(f"{words.zh}{shape(node).zh}", f"{words.en} {shape(node).en}"),
        offer(_near_names(word, field.kind, names or (), reading)))
    return None


def _near_names(word: str, kind: str, names: Collection[str], reading: Reading) -> list[str | Text]:
    known = list(names)
    labels = dict(zip(known, reading.words.names(f"{kind}-labels") or (), strict=False))
    by_label = [name for name, label in labels.items() if label == word]
    near = list(dict.fromkeys([*by_label, *nearest(word, known)]))[:6]
    return [labelled(name, labels[name]) if labels.get(name, name) != name else name for name in near]


def read_case(node: Node, field: Field, reading: Reading, path: Path) -> str | None:
    """Read a case id; whether the case exists is known when all are read."""
    del path
    word: str = node.value.strip() if isinstance(node, Scalar) else ""
    if word:
        return word
    reading.wrong(node, say("一个案例编号", "a case id"),
                  say("“{label}”一次只写一个", "one for each “{label}”", label=field.label))
    return None


def read_attachment(node: Node, field: Field, reading: Reading, path: Path) -> str | None:
    """Read the name of a file in the folder that bears the case's id."""
    del path, field
    if not isinstance(node, Scalar):
        reading.wrong(node, say("一个文件名", "a file name"))
        return None
    name: str = node.value.strip()
    if len(name) > _LONGEST_NAME:
        reading.error(
            "too-long", node,
            say("文件名有 {length} 个字，最多 {most} 个",
                "the file's name has {length} characters, at most {most}",
                length=len(name), most=_LONGEST_NAME),
            say("换一个短的文件名", "use a shorter name"))
        return None
    parts = name.replace("\\", "/").split("/")
    if (not name or name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
            or not name.isprintable()):
        reading.error(
            "file-outside", node,
            say("附件要在与案例同名的文件夹里", "an attachment lies in the folder named as the case"),
            say("只写文件名，例如 报价单.pdf", "write the file's name only"))
        return None
    if parts[-1] == "usage.yml":
        reading.error(
            "wrong-form", node,
            say("usage.yml 留作使用记录，不是附件", "usage.yml holds usage notes, no attachment"),
            say("换一个文件名", "use another file name"))
        return None
    return name.replace("\\", "/")
