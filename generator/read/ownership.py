"""`ownership.yml` to Ownership."""

from collections.abc import Collection, Mapping

from generator.diagnostics import Findings, say
from generator.model import (
    Audience,
    Level,
    Ownership,
    People,
    Pick,
    ReviewDuty,
    Role,
    Steward,
    Taxonomy,
)
from generator.read.law import LawFile, read_law, texts_of, unique
from generator.schema.field import Field
from generator.schema.reading import nearest, offer
from generator.schema.shapes import OWNERSHIP
from generator.schema.template import Template
from generator.schema.values import Group, strings
from generator.settings import Settings


def read_ownership(settings: Settings, findings: Findings) -> tuple[Ownership, LawFile] | None:
    """Read levels, audiences, roles, duties and stewards."""
    law = read_law(settings.law / "ownership.yml", OWNERSHIP, settings, findings)
    if law is None:
        return None
    naming = law.values.get("id")
    naming = naming if isinstance(naming, Group) else Group()
    ranks = {group.text("id"): at for at, group in law.groups("levels")}
    digits = naming.get("digits")
    ownership = Ownership(
        prefix=naming.text("prefix") or "AB",
        digits=digits if isinstance(digits, int) else 3,
        levels=unique(law, "levels", lambda group: _level(group, ranks)),
        audiences=unique(law, "audiences", _audience),
        roles=unique(law, "roles", lambda g: Role(g.text("id"), g.text("label"), g.text("text"))),
        review=tuple(_duty(group) for _, group in law.groups("review")),
        stewards=tuple(
            Steward(group.text("field"), texts_of(group, "terms"), group.text("person"))
            for _, group in law.groups("stewards")),
        picks=tuple(Pick(group.text("case"), group.text("by"), group.text("reason"))
                    for _, group in law.groups("picks")))
    return ownership, law


def _number(group: Group, key: str, default: int) -> int:
    value = group.get(key)
    return value if isinstance(value, int) else default


def _level(group: Group, ranks: Mapping[str, int]) -> Level:
    return Level(
        group.text("id"), group.text("label"), ranks.get(group.text("id"), 0),
        _number(group, "cycle_months", 12), _number(group, "grace_days", 0),
        barred=group.get("barred") is True)


def _audience(group: Group) -> Audience:
    return Audience(
        group.text("id"), group.text("label"), texts_of(group, "levels"),
        texts_of(group, "statuses"), group.text("use"),
        hides_overdue=group.get("overdue") == "hide")


def _duty(group: Group) -> ReviewDuty:
    when = group.get("when")
    conditions = {
        key: strings(value) for key, value in when.values.items()
    } if isinstance(when, Group) else {}
    return ReviewDuty(
        conditions, texts_of(group, "reviewers"), group.get("reviewers_any") is True,
        texts_of(group, "approver"))


def check_ownership(
    ownership: Ownership, law: LawFile, template: Template,
    taxonomies: Mapping[str, Taxonomy], people: People,
) -> None:
    """Report what `ownership.yml` refers to and nobody declared."""
    for at, group in law.groups("audiences"):
        _known(law, ("audiences", at, "levels"), texts_of(group, "levels"), ownership.levels)
    for at, group in law.groups("review"):
        for key in ("reviewers", "approver"):
            _known(law, ("review", at, key), texts_of(group, key), ownership.roles)
        when = group.get("when")
        for key, value in when.values.items() if isinstance(when, Group) else ():
            place = ("review", at, "when", key)
            if _matchable(law, place, key, template):
                _known(law, place, strings(value),
                       _allowed(template.record[key], taxonomies, ownership))
    if ownership.review and all(duty.when for duty in ownership.review):
        law.findings.error(
            "missing-key", law.at("review", key=True),
            say("有的案例没有规则管：最后一条审核要求要适用于其余全部",
                "some cases fall under no duty: the last one has to fit all the rest"),
            say("在 review 末尾加一条不写 when 的要求", "end “review” with an entry without “when”"))
    for at, group in law.groups("stewards"):
        _known(law, ("stewards", at, "person"), (group.text("person"),), people.persons)
        key = group.text("field")
        if key and _matchable(law, ("stewards", at, "field"), key, template, key=False):
            _known(law, ("stewards", at, "terms"), texts_of(group, "terms"),
                   _allowed(template.record[key], taxonomies, ownership))
    for at, group in law.groups("picks"):
        _known(law, ("picks", at, "by"), (group.text("by"),), people.persons)


def _known(
    law: LawFile, path: tuple[str | int, ...], names: Collection[str], known: Collection[str],
) -> None:
    for at, name in enumerate(names):
        if known and name and name not in known:
            law.findings.error(
                "unknown-name", law.at(*path, at),
                say("没有声明过“{name}”", "“{name}” is declared nowhere", name=name),
                offer(nearest(name, known)))


_COUNTABLE = ("term", "choice", "choices", "level")
"""Kinds of field whose values can be listed, so that a condition on them can be checked."""


def _matchable(
    law: LawFile, path: tuple[str | int, ...], name: str, template: Template, *, key: bool = True,
) -> bool:
    """Report a field that the template lacks or whose values cannot be listed; tell whether it is fit."""
    known = template.record.get(name)
    if known is None:
        if not template.forgives(name):
            law.findings.error(
                "unknown-name", law.at(*path, key=key),
                say("案例模板里没有字段“{name}”", "the template has no field “{name}”", name=name),
                offer(nearest(name, template.record)))
        return False
    if known.item.kind not in _COUNTABLE:
        law.findings.error(
            "unknown-name", law.at(*path, key=key),
            say("“{name}”不是选择、分类或密级字段，这里写什么都对不上",
                "“{name}” is no field of choices, terms or levels: nothing would ever match",
                name=name),
            offer(nearest(name, [one for one, field in template.record.items()
                                 if field.item.kind in _COUNTABLE])))
        return False
    return True


def _allowed(
    field: Field, taxonomies: Mapping[str, Taxonomy], ownership: Ownership,
) -> Collection[str]:
    """Return the values that a field can have; nothing where they could not be read."""
    item = field.item
    if item.kind == "term":
        return taxonomies[item.taxonomy].terms if item.taxonomy in taxonomies else ()
    if item.kind == "level":
        return ownership.levels
    return [option.id for option in item.options]
