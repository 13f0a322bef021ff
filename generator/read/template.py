"""`case-template.yml` to Template, and what a template may get wrong."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal

from generator.diagnostics import Findings, Text, listed, say
from generator.model import Taxonomy
from generator.read.law import LawFile, read_law, texts_of
from generator.schema.field import Field, Option, Requirement, Section
from generator.schema.governance import RESERVED
from generator.schema.kinds import TEMPLATE_KINDS
from generator.schema.reading import nearest, offer
from generator.schema.shapes import TEMPLATE
from generator.schema.template import ROLE_KEYS, ROLES, Template
from generator.schema.values import Group, groups, strings
from generator.settings import Settings

Path = tuple[str | int, ...]


def read_template(
    settings: Settings, findings: Findings, taxonomies: Mapping[str, Taxonomy],
) -> tuple[Template, LawFile] | None:
    """Read the case template; a field that cannot be used is left out, with a finding."""
    law = read_law(settings.law / "case-template.yml", TEMPLATE, settings, findings)
    if law is None:
        return None
    reader = _TemplateReader(law, taxonomies)
    sections = tuple(
        Section(group.text("key"), group.text("label"), reader.fields(
            group, ("sections", at, "fields"), top=True))
        for at, group in law.groups("sections"))
    roles = law.values.get("roles")
    template = Template.of(
        sections,
        {name: strings(value) for name, value in roles.values.items()}
        if isinstance(roles, Group) else {},
        law.values.text("version"), law.values.text("language") or "zh",
        law.values.text("noun") or "案例")
    reader.conditions(template)
    reader.roles(template)
    return template, law


class _TemplateReader:
    """Builds fields and keeps where each was declared."""

    def __init__(self, law: LawFile, taxonomies: Mapping[str, Taxonomy]) -> None:
        self.law = law
        self.taxonomies = taxonomies
        self.seen: set[str] = set()
        self.required: list[tuple[Field, Path]] = []

    def error(self, path: Path, message: Text, hint: Text | None) -> None:
        self.law.findings.error("template-field", self.law.at(*path), message, hint)

    def fields(self, group: Group, path: Path, *, top: bool = False) -> tuple[Field, ...]:
        """Return the fields of a section or a group; keys are unique among them."""
        found: dict[str, Field] = {}
        for at, item in enumerate(groups(group.get("fields"))):
            here = (*path, at)
            field = self.field(item, here)
            if field is None:
                continue
            taken = field.key in found or (top and field.key in self.seen)
            if taken or (top and field.key in RESERVED):
                self.error(
                    (*here, "key"),
                    say("键“{key}”已经用过", "the key “{key}” is taken", key=field.key)
                    if taken else
                    say("“{key}”是内建字段,模板里不能再写", "“{key}” is built in", key=field.key),
                    say("换一个键", "use another key"))
                continue
            found[field.key] = field
            if top:
                self.seen.add(field.key)
        return tuple(found.values())

    def field(self, group: Group, path: Path, *, named: bool = True) -> Field | None:
        """Return one field; None where its kind is unknown or lacks what it needs."""
        kind = group.text("kind")
        if kind not in TEMPLATE_KINDS:
            if kind:
                self.error((*path, "kind"),
                           say("没有“{kind}”这种字段", "no kind of field “{kind}”", kind=kind),
                           offer(nearest(kind, TEMPLATE_KINDS)))
            return None
        if not self._complete(group, kind, path):
            return None
        inner = group.get("of")
        of = self.field(inner, (*path, "of"), named=False) if isinstance(inner, Group) else None
        if kind == "list" and of is None:
            return None
        key = group.text("key")
        if named and not key:
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
            index=group.get("index") is not False, fold=group.get("fold") is True,
            refers=group.text("refers"), formula=group.text("formula"))
        if field.required:
            self.required.append((field, path))
        return field

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
        if kind == "term" and taxonomy not in self.taxonomies:
            self.error((*path, "taxonomy"),
                       say("taxonomy.yml 里没有词表“{name}”", "taxonomy.yml has no “{name}”",
                           name=taxonomy), offer(nearest(taxonomy, self.taxonomies)))
            return False
        pattern = group.text("pattern")
        try:
            re.compile(pattern)
        except re.error:
            self.error((*path, "pattern"),
                       say("pattern 不是正则表达式", "pattern is no regular expression"),
                       say("删掉它,或请同事帮忙写", "delete it or ask a colleague"))
            return False
        return True

    def _opposites(self, group: Group, path: Path) -> tuple[tuple[str, str], ...]:
        """Return pairs of opposite options; each names two of the field's own."""
        listed = group.get("opposites")
        found = []
        options = [item.text("id") for item in groups(group.get("options"))]
        for at, pair in enumerate(listed if isinstance(listed, tuple) else ()):
            names = strings(pair)
            if len(names) == 2 and all(name in options for name in names):  # noqa: PLR2004
                found.append((names[0], names[1]))
            else:
                self.error((*path, "opposites", at),
                           say("opposites 每项是两个选项的 id", "each pair names two options"),
                           offer(options))
        return tuple(found)

    def conditions(self, template: Template) -> None:
        """Report conditions on fields or values that do not exist."""
        for field, path in self.required:
            for need in field.required:
                for key, values in need.when.items():
                    known = template.record.get(key)
                    options = [option.id for option in known.item.options] if known else []
                    if known is None or not options:
                        self.error((*path, "required"),
                                   say("when 里的“{key}”不是选择字段", "“{key}” is no choice field",
                                       key=key), offer(nearest(key, _choices(template))))
                    for value in values if options else ():
                        if value not in options:
                            self.error((*path, "required"),
                                       say("“{key}”没有选项“{value}”",
                                           "“{key}” has no option “{value}”", key=key, value=value),
                                       offer(nearest(value, options)))

    def roles(self, template: Template) -> None:
        """Report roles that nobody asks for, or that a field cannot bear."""
        for name, keys in template.roles.items():
            if name not in ROLES:
                self.error(("roles", name), say("没有“{name}”这个角色", "no role “{name}”", name=name),
                           offer(nearest(name, ROLES)))
                continue
            for key in keys:
                field = template.fields.get(key)
                if field is None or field.kind not in ROLES[name]:
                    self.error(
                        ("roles", name),
                        say("角色“{name}”指向的“{key}”不是可用的字段(要 {kinds})",
                            "“{key}” cannot bear the role “{name}” (needs {kinds})",
                            name=name, key=key, kinds="/".join(ROLES[name])),
                        offer(nearest(key, [one.key for one in template.fields.values()
                                            if one.kind in ROLES[name]])))
                    continue
                lacking = [one for one in ROLE_KEYS.get(name, ()) if one not in field.by_key]
                if lacking:
                    self.error(
                        ("roles", name),
                        say("角色“{name}”指向的“{key}”里还缺这些键：{keys}",
                            "“{key}” bears the role “{name}” and lacks the keys {keys}",
                            name=name, key=key, keys=listed(lacking)),
                        say("在“{key}”的 fields 里补上", "add them to the fields of “{key}”", key=key))
        if not template.role("title"):
            self.error(("roles",), say("必须有角色 title", "the role “title” is needed"),
                       say("写 title: 你的标题字段", "write title: your title field"))


def check_levels(
    template: Template, law: LawFile, levels: Collection[str], audiences: Collection[str],
    findings: Findings,
) -> None:
    """Report levels and audiences of fields that `ownership.yml` does not declare."""
    for field in _walk(template.fields.values()):
        if field.level and field.level not in levels:
            findings.error(
                "unknown-level", law.at("sections"),
                say("字段“{key}”的密级“{level}”没有声明", "field “{key}”: no level “{level}”",
                    key=field.key, level=field.level), offer(nearest(field.level, levels)))
        for audience in field.audiences:
            if audience not in audiences:
                findings.error(
                    "unknown-audience", law.at("sections"),
                    say("字段“{key}”的受众“{name}”没有声明", "field “{key}”: no audience “{name}”",
                        key=field.key, name=audience), offer(nearest(audience, audiences)))


def _walk(fields: Collection[Field]) -> list[Field]:
    found: list[Field] = []
    for field in fields:
        found += [field, *_walk(field.fields), *(_walk((field.of,)) if field.of else [])]
    return found


def _choices(template: Template) -> list[str]:
    return [key for key, field in template.record.items() if field.item.options]


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


def _decimal(group: Group, key: str) -> Decimal | None:
    value = group.get(key)
    return value if isinstance(value, Decimal) else None


