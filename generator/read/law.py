"""What the readers of the library's own files share: one file to a group of values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import TypeVar

from generator.diagnostics import Findings, Location, listed, say
from generator.read.words import Words
from generator.schema.field import Field
from generator.schema.reading import Reading, read_fields
from generator.schema.values import Group, PartialDate, Value, bare, groups, items, strings
from generator.settings import Settings
from generator.source import Document, Mapping, Scalar, find, leaves, locate, read_document

Path_ = tuple[str | int, ...]
T = TypeVar("T")


@dataclass(slots=True)
class LawFile:
    """One file of the library's law, read: its values, and where they stand."""

    document: Document
    values: Group
    findings: Findings
    failed: set[Path_] = field(default_factory=set)

    def at(self, *path: str | int, key: bool = False) -> Location:
        """Return where a value stands."""
        position = locate(self.document, path, key=key)
        return Location(self.document.path, *position)

    def inside(self, offset: int, *path: str | int) -> Location:
        """Return where a character of a text stands."""
        node = find(self.document, path)
        return self.document.inside(node, offset) if isinstance(node, Scalar) else self.at(*path)

    def groups(self, key: str) -> Iterator[tuple[int, Group]]:
        """Yield the groups of a list with their place in it."""
        for at, value in zip(self.places((key,)), items(self.values.get(key)), strict=False):
            if isinstance(value, Group):
                yield at, value

    def places(self, path: Path_) -> Iterator[int]:
        """Yield where the items of a list stand: those that could not be read count."""
        return (at for at in count() if (*path, at) not in self.failed)


def read_law(
    path: Path, fields: Sequence[Field], settings: Settings, findings: Findings,
    words: Words | None = None,
) -> LawFile | None:
    """Read one file by its declared shape. None where there is nothing to go on."""
    if leaves(path, settings.root, findings):
        return None
    if not path.exists():
        findings.error(
            "library-incomplete", Location(_name(path, settings)),
            say("缺少文件 {name}", "the file {name} is missing", name=_name(path, settings)),
            say("用 caselib init 新建一个库，把里面的同名文件复制过来",
                "make a library with “caselib init” and copy the file from there"))
        return None
    document = read_document(settings.root, path, findings, [field.key for field in fields])
    if document is None or document.broken:
        return None
    by_key = {field.key: field for field in fields}
    if not isinstance(document.root, Mapping):
        findings.error(
            "library-incomplete", Location(document.path),
            say("文件里没有可用的内容", "the file holds nothing usable"),
            say("这些键必须有：{keys}", "these keys are needed: {keys}",
                keys=listed(field.key for field in fields if field.required)))
        return None
    reading = Reading(document, findings, words or Words())
    values = Group(read_fields(document.root, by_key, reading))
    law = LawFile(document, values, findings, reading.failed)
    _require(law, values, by_key.values(), ())
    return law


def _name(path: Path, settings: Settings) -> str:
    return path.relative_to(settings.root).as_posix() if path.is_relative_to(
        settings.root) else path.as_posix()


def _require(
    law: LawFile, group: Group, fields: Iterable[Field], path: Path_,
) -> None:
    """Report what a file of the law must say and does not."""
    for known in fields:
        inner = (*path, known.key)
        value = bare(group.values.get(known.key))
        if value is None or value == ():
            if known.required and inner not in law.failed:
                law.findings.error(
                    "missing-key", law.at(*path),
                    say("缺少“{key}”（{label}）", "“{key}” is missing",
                        key=known.key, label=known.label),
                    say("补上一行 {key}: …", "add a line {key}: …", key=known.key))
            continue
        if known.item.kind == "group":
            for at, item in zip(law.places(inner), groups(value), strict=False):
                step = (*inner, at) if known.kind == "list" else inner
                _require(law, item, known.item.fields, step)


def unique(law: LawFile, key: str, make: Callable[[Group], T], at_key: str = "id") -> dict[str, T]:
    """Return the groups of a list by id; an id that stands twice is a finding."""
    found: dict[str, T] = {}
    for at, group in law.groups(key):
        name = group.text(at_key)
        if not name:
            continue
        if name in found:
            law.findings.error(
                "duplicate-id", law.at(key, at, at_key),
                say("编号“{name}”用了两次", "the id “{name}” is used twice", name=name),
                say("换一个编号", "use another id"))
            continue
        found[name] = make(group)
    return found


def texts_of(group: Group, key: str) -> tuple[str, ...]:
    """Return a list of texts, or a single one as a list."""
    return strings(group.get(key))


def day_of(value: Value) -> date | None:
    """Return a date of day precision."""
    value = bare(value)
    return value.first_day if isinstance(value, PartialDate) else None
