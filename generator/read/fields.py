"""Declarations of fields to Field: those of the case template, and those of a form."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal

from generator.diagnostics import Text, listed, say
from generator.model import Taxonomy
from generator.read.law import LawFile, texts_of
from generator.schema.field import Field, Option, Requirement
from generator.schema.governance import RESERVED
from generator.schema.kinds import TEMPLATE_KINDS
from generator.schema.reading import nearest, offer
from generator.schema.values import Group, groups, items, strings

Path = tuple[str | int, ...]


class FieldReader:
    """Builds fields and keeps where each was declared."""

    def __init__(
        self, law: LawFile, taxonomies: Mapping[str, Taxonomy] | None,
        kinds: Collection[str] = TEMPLATE_KINDS, rule: str = "template-field",
        reserved: Collection[str] = RESERVED,
    ) -> None:
        """`taxonomies`: None where they are not known; `rule`: under which findings go."""
        self.law = law
        self.taxonomies = taxonomies
        self.kinds = kinds
        self.rule = rule
        self.reserved = reserved
        self.lost: set[str] = set()
        self.seen: set[str] = set()
        self.required: list[tuple[Field, Path]] = []

    def error(self, path: Path, message: Text, hint: Text | None) -> None:
        """Report a mistake of a declaration."""
        self.law.findings.error(self.rule, self.law.at(*path), message, hint)

    def fields(self, group: Group, path: Path, *, top: bool = False) -> tuple[Field, ...]:
        """Return the fields of a section or a group; keys are unique among them."""
        found: dict[str, Field] = {}
        for at, item in zip(self.law.places(path), groups(group.get("fields")), strict=False):
            here = (*path, at)
            field = self.field(item, here)
            if field is None:
                self.lost.add(item.text("key"))
                continue
            taken = field.key in found or (top and field.key in self.seen)
            if taken or (top and field.key in self.reserved):
                self.error(
                    (*here, "key"),
                    say("键“{key}”已经用过", "the key “{key}” is taken", key=field.key)
                    if taken else
                    say("“{key}”是内建字段，模板里不能再写", "“{key}” is built in", key=field.key),
                    say("换一个键", "use another key"))
                continue
            found[field.key] = field
            if top:
                self.seen.add(field.key)
        return tuple(found.values())

    def field(self, group: Group, path: Path, *, named: bool = True) -> Field | None:
        """Return one field; None where its kind is unknown or lacks what it needs."""
        kind = group.text("kind")
        if not self._known_kind(kind, path) or not self._complete(group, kind, path):
            return None
        inner = group.get("of")
        of = self.field(inner, (*path, "of"), named=False) if isinstance(inner, Group) else None
        if kind == "list" and of is None:
            return None
        key = group.text("key")
        if named and not key:
            if (*path, "key") not in self.law.failed:
                self.error(path, say("这个字段没有写 key", "this field has no key"),
                           say("补上 key: 英文或拼音，例如 key: mood", "add a key, as key: mood"))
            return None
        field = Field(
            key=key, label=group.text("label") or key, kind=kind, help=group.text("help"),
            required=_requirements(group), level=group.text("level") or None,
            audiences=texts_of(group, "audiences"), max_length=_whole(group, "max_length"),
            pattern=group.text("pattern") or None, min=_decimal(group, "min"),
            max=_decimal(group, "max"), unit=group.text("unit"),
            granularity=texts_of(group, "granularity") or ("year", "quarter", "month", "day"),
            options=tuple(_option(item) for item in groups(group.get("options"))),
            opposites=self._opposites(group, path), ordered=group.get("ordered") is True,
            taxonomy=group.text("taxonomy"), of=of,
            fields=self.fields(group, (*path, "fields")), rows=texts_of(group, "rows"),
            min_items=_whole(group, "min_items"), max_items=_whole(group, "max_items"),
            index=_flag(group, "index"), fold=group.get("fold") is True,
            refers=group.text("refers"), formula=group.text("formula"),
            source=group.text("source"), lines=_whole(group, "lines") or 1,
            corner=group.text("corner"), hints=texts_of(group, "hints"))
        if field.required:
            self.required.append((field, path))
        return field

    def _known_kind(self, kind: str, path: Path) -> bool:
        """Report a kind that there is not, or none at all."""
        if kind in self.kinds:
            return True
        if kind:
            self.error((*path, "kind"),
                       say("没有“{kind}”这种字段", "no kind of field “{kind}”", kind=kind),
                       offer(nearest(kind, self.kinds)))
        elif (*path, "kind") not in self.law.failed:
            self.error(path, say("这个字段没有写 kind", "this field has no kind"),
                       say("补上 kind: text（一段文字）或别的类别：{kinds}",
                           "add kind: text, or another kind: {kinds}",
                           kinds=listed(self.kinds)))
        return False

    def _complete(self, group: Group, kind: str, path: Path) -> bool:
        """Report what a kind cannot do without."""
        needs = {"choice": "options", "choices": "options", "term": "taxonomy", "list": "of",
                 "group": "fields", "table": "fields", "matrix": "fields"}
        need = needs.get(kind)
        if need and not group.get(need):
            self.error(path, say("{kind} 字段要写 {need}", "a {kind} field needs “{need}”",
                                 kind=kind, need=need),
                       say("补上 {need}", "add “{need}”", need=need))
            return False
        taxonomy = group.text("taxonomy")
        if kind == "term" and self.taxonomies is not None and taxonomy not in self.taxonomies:
            self.error((*path, "taxonomy"),
                       say("taxonomy.yml 里没有词表“{name}”", "taxonomy.yml has no “{name}”",
                           name=taxonomy), offer(nearest(taxonomy, self.taxonomies)))
            return False
        pattern = group.text("pattern")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError):
            self.error((*path, "pattern"),
                       say("pattern 不是正则表达式", "pattern is no regular expression"),
                       say("删掉它，或请同事帮忙写", "delete it or ask a colleague"))
            return False
        self._limits(group, path)
        return True

    def _limits(self, group: Group, path: Path) -> None:
        """Report limits that contradict each other, and options that share an id."""
        for low, high in (("min", "max"), ("min_items", "max_items")):
            least, most = group.get(low), group.get(high)
            if isinstance(least, Decimal | int) and isinstance(most, Decimal | int) and least > most:
                self.error((*path, low),
                           say("{low} 比 {high} 大", "{low} is above {high}", low=low, high=high),
                           say("把两个数对调", "swap the two"))
        seen: set[str] = set()
        here = (*path, "options")
        for at, option in zip(self.law.places(here), groups(group.get("options")), strict=False):
            name = option.text("id")
            if name in seen:
                self.error((*here, at, "id"),
                           say("选项“{id}”写了两次", "the option “{id}” stands twice", id=name),
                           say("换一个编号，或删掉一个", "use another id, or delete one"))
            seen.add(name)

    def _opposites(self, group: Group, path: Path) -> tuple[tuple[str, str], ...]:
        """Return pairs of opposite options; each names two of the field's own."""
        found = []
        options = [item.text("id") for item in groups(group.get("options"))]
        here = (*path, "opposites")
        for at, pair in zip(self.law.places(here), items(group.get("opposites")), strict=False):
            names = strings(pair)
            if len(names) == 2 and all(name in options for name in names):  # noqa: PLR2004
                found.append((names[0], names[1]))
            else:
                self.error((*here, at),
                           say("opposites 每项是两个选项的 id", "each pair names two options"),
                           offer(options))
        return tuple(found)


def _requirements(group: Group) -> tuple[Requirement, ...]:
    found = []
    for need in groups(group.get("required")):
        when = need.get("when")
        found.append(Requirement(need.text("from"), {
            key: strings(value) for key, value in when.values.items()
        } if isinstance(when, Group) else {}))
    return tuple(found)


def _option(group: Group) -> Option:
    return Option(
        group.text("id"), group.text("label"), texts_of(group, "aliases"), group.text("note"),
        group.text("until") or None, unverified=group.get("unverified") is True,
        needs_verified=group.get("needs_verified") is True,
        external_from=group.get("external_from") is True, opposite=group.get("opposite") is True)


def _whole(group: Group, key: str) -> int | None:
    value = group.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _flag(group: Group, key: str) -> bool | None:
    value = group.get(key)
    return value if isinstance(value, bool) else None


def _decimal(group: Group, key: str) -> Decimal | None:
    value = group.get(key)
    return value if isinstance(value, Decimal) else None
