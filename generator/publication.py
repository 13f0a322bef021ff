"""The library turned into what one audience may see. The only place where withholding is decided.

What is withheld is absent from what comes out of here: pages, search and exports see nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.model import Audience, Case, Library, Person
from generator.rules import RULES
from generator.rules.frame import Rule
from generator.schema.field import Field, Section
from generator.schema.governance import (
    CASE_KINDS,
    OUTSIDE_USES,
    STATUSES,
    USES,
    label,
)
from generator.schema.template import Template
from generator.schema.values import Group, Guarded, Link, Value, Visibility, bare, groups, strings

DUE_SOON = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class PublishedPerson:
    """Someone named on the site. `owns` are ids of visible cases."""

    id: str
    name: str
    team: str = ""
    roles: tuple[str, ...] = ()
    """Labels."""
    active: bool = True
    stand_in: str = ""
    owns: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    stewards: tuple[str, ...] = ()
    """Labels of the terms this person looks after."""


@dataclass(frozen=True, slots=True)
class PublishedTeam:
    """A team and its people."""

    id: str
    name: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedTerm:
    """A term in use, with the ids of the visible cases that bear it."""

    id: str
    label: str
    aliases: tuple[str, ...]
    text: str
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedIndex:
    """A term field of the template and all its terms."""

    field: str
    label: str
    taxonomy: str
    ordered: bool
    terms: Mapping[str, PublishedTerm]


@dataclass(frozen=True, slots=True)
class PublishedTool:
    """A tool and the visible cases that use it."""

    id: str
    title: str
    kind: str
    purpose: str
    core: str
    value: str
    structure: str
    when: str
    case: str
    source: str
    stages: tuple[str, ...]
    scenes: tuple[str, ...]
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedWaiver:
    """A rule set aside for one visible case."""

    case: str
    rule: str
    reason: str
    by: str
    until: date | None
    active: bool


@dataclass(frozen=True, slots=True)
class PublishedRule:
    """A rule by id and the first line of its manual page."""

    id: str
    title: str
    severity: str
    waivable: bool


@dataclass(frozen=True, slots=True)
class PublishedLevel:
    """A level that this audience sees. Cycle in months, grace in days."""

    id: str
    label: str
    cycle_months: int
    grace_days: int


@dataclass(frozen=True, slots=True)
class PublishedDuty:
    """Who reviews and who approves a kind of case, in labels."""

    when: tuple[tuple[str, tuple[str, ...]], ...]
    reviewers: tuple[str, ...]
    any_reviewer: bool
    approver: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedPick:
    """A visible case that a steward recommends."""

    case: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """A visible case and how it relates (the relation's label)."""

    id: str
    relation: str
    contrast: bool = False


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """One case as this audience may read it. Values hold no guards any more."""

    id: str
    path: str
    """The record's file, relative to the library."""
    kind: str
    kind_label: str
    title: str
    summary: str
    outcome: str
    outcome_label: str
    status: str
    status_label: str
    level: str
    level_label: str
    uses: tuple[str, ...]
    """Labels of the permitted uses."""
    period: str
    customer: str
    """The name this audience may read, empty where the record names none."""
    customer_masked: bool
    values: Mapping[str, Value]
    """Visible template fields by key, in template order."""
    terms: Mapping[str, tuple[str, ...]]
    """Term ids by index field."""
    owner: str
    stand_in: str
    """Who answers where the owner has left."""
    contributors: tuple[str, ...]
    anonymous_contributors: int
    reviewers: tuple[str, ...]
    approver: str
    approved_on: date | None
    reviewed_on: date | None
    review_due: date | None
    freshness: str
    """`fresh`, `due_soon`, `overdue`, or empty before approval."""
    related: tuple[RelatedCase, ...] = ()
    cited_by: tuple[str, ...] = ()
    waivers: tuple[PublishedWaiver, ...] = ()
    attachments: tuple[str, ...] = ()
    """Visible attachments: file names in the case's own folder."""

    def text(self, key: str) -> str:
        """Return a visible text by key, empty if absent."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """Everything that pages, search and exports may know."""

    audience: str
    audience_label: str
    use_label: str
    unrestricted: bool
    as_of: date
    language: str
    noun: str
    sections: tuple[Section, ...]
    """Fields of the template that this audience may see at all."""
    roles: Mapping[str, tuple[str, ...]]
    cases: Mapping[str, PublishedCase]
    """By id, in id order."""
    indexes: Mapping[str, PublishedIndex]
    taxonomies: Mapping[str, Mapping[str, str]]
    """Term labels by taxonomy and id."""
    tools: Mapping[str, PublishedTool]
    people: Mapping[str, PublishedPerson]
    teams: Mapping[str, PublishedTeam]
    waivers: tuple[PublishedWaiver, ...]
    rules: tuple[PublishedRule, ...]
    levels: tuple[PublishedLevel, ...]
    duties: tuple[PublishedDuty, ...]
    library_roles: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Label, text and the names of the people, for each role of the library."""
    stewards: tuple[tuple[str, tuple[str, ...], str], ...]
    """Field label, term labels, person id."""
    picks: tuple[PublishedPick, ...]
    hidden_pages: frozenset[str]
    """Markdown pages of `content/` that this audience may not see."""
    edit_url: str = ""
    report_url: str = ""
    fields: Mapping[str, Field] = field(default_factory=dict)

    def role(self, name: str) -> str:
        """Return the key that bears a role, empty where none does or it is withheld."""
        return next((key for key in self.roles.get(name, ()) if key in self.fields), "")


def publish(library: Library, audience: str) -> PublishedSite:
    """Return what an audience may see. Raises KeyError for an audience nobody declared."""
    return _Publisher(library, library.ownership.audiences[audience]).site()


def reasons_withheld(case: Case, library: Library, audience: Audience) -> tuple[str, ...]:
    """Return why a case is out of an audience's site: level, status, use, consent, overdue."""
    governance, day = case.governance, library.settings.as_of
    reasons = []
    # A draft may not say its level yet; it is then for those who see every level.
    level = governance.confidentiality
    if (level or max(library.ownership.levels, key=library.ownership.rank)) not in audience.levels:
        reasons.append("level")
    if governance.status not in audience.statuses:
        reasons.append("status")
    if audience.use and audience.use not in governance.permitted_use:
        reasons.append("use")
    consent = governance.consent
    if consent and consent.status in ("refused", "withdrawn") and audience.use in OUTSIDE_USES:
        reasons.append("consent")
    if audience.hides_overdue and governance.review_due is not None:
        grace = library.ownership.levels.get(governance.confidentiality)
        last = governance.review_due + timedelta(days=grace.grace_days if grace else 0)
        if day > last:
            reasons.append("overdue")
    return tuple(reasons)


class _Publisher:
    """Holds the audience and the library while one is turned into the other."""

    def __init__(self, library: Library, audience: Audience) -> None:
        self.library = library
        self.audience = audience
        self.day = library.settings.as_of
        self.template = library.template
        self.visible = {
            case.id: case for case in sorted(library.cases, key=lambda case: case.id)
            if not reasons_withheld(case, library, audience)}

    # What is visible at all.

    def sees(self, level: str | None, audiences: Iterable[str]) -> bool:
        """Tell whether a value of its own level or audiences may be seen."""
        named = tuple(audiences)
        if named and self.audience.id not in named:
            return False
        return level is None or level in self.audience.levels

    def _visible(self, visibility: Visibility | None) -> bool:
        return visibility is None or self.sees(visibility.level, visibility.audiences)

    def value(self, value: Value, known: Field) -> Value:
        """Return a value without what is withheld; None where nothing is left."""
        if isinstance(value, Guarded):
            return self.value(value.value, known) if self._visible(value.visibility) else None
        if isinstance(value, tuple):
            kept = tuple(self.value(item, known.item) for item in value)
            return tuple(item for item in kept if item is not None) or None
        if isinstance(value, Group):
            if not self._visible(value.visibility):
                return None
            inner: dict[str, Value] = {}
            for key, item in value.values.items():
                declared = known.by_key.get(key)
                if declared is not None and not self.sees(declared.level, declared.audiences):
                    continue
                kept_item = self.value(item, declared or known)
                if kept_item is not None:
                    inner[key] = kept_item
            return Group(inner) if inner else None
        if known.kind == "case" and isinstance(value, str):
            return value if value in self.visible else None
        return value

    def field(self, known: Field) -> Field | None:
        """Return a field as this audience may know it; None where it is withheld."""
        if not self.sees(known.level, known.audiences):
            return None
        inner = tuple(kept for one in known.fields if (kept := self.field(one)) is not None)
        return known if inner == known.fields else replace(known, fields=inner)

    # Cases.

    def case(self, case: Case) -> PublishedCase:
        """Return one case as this audience may read it."""
        library, governance, template = self.library, case.governance, self.template
        values: dict[str, Value] = {}
        for key, known in template.fields.items():
            if self.sees(known.level, known.audiences):
                kept = self.value(case.fields.get(key), known)
                if kept is not None:
                    values[key] = kept
        customer, masked, hide = self._customer(case)
        if hide:
            values = {key: _without(value, hide) for key, value in values.items()}
        if template.role("customer") in values:
            values[template.role("customer")] = Group({"name": customer} if customer else {})
        outcome_key = template.role("outcome")
        outcome = values.get(outcome_key)
        outcome_field = template.role_field("outcome")
        option = outcome_field.option(outcome) if outcome_field else None
        language = template.language
        stand_in = library.people.stand_in(governance.owner, self.day)
        level = library.ownership.levels.get(governance.confidentiality)

        def text(role: str) -> str:
            value = values.get(template.role(role))
            return "" if value is None else str(value)

        return PublishedCase(
            id=case.id, path=case.path, kind=case.case_kind,
            kind_label=label(CASE_KINDS, case.case_kind, language),
            title=text("title") or case.id, summary=text("summary"),
            outcome=option.id if option else "", outcome_label=option.label if option else "",
            status=governance.status, status_label=label(STATUSES, governance.status, language),
            level=governance.confidentiality, level_label=level.label if level else "",
            uses=tuple(label(USES, use, language) for use in governance.permitted_use),
            period=text("period"), customer=customer, customer_masked=masked, values=values,
            terms={one.key: strings(values.get(one.key)) for one in template.term_fields()},
            owner=governance.owner,
            stand_in=stand_in.id if stand_in and stand_in.id != governance.owner else "",
            contributors=tuple(
                one.person for one in governance.contributors if not one.anonymous),
            anonymous_contributors=sum(one.anonymous for one in governance.contributors),
            reviewers=governance.reviewers, approver=governance.approver,
            approved_on=governance.approval.on if governance.approval else None,
            reviewed_on=max(
                (entry.on for entry in governance.review_log if entry.on), default=None),
            review_due=governance.review_due, freshness=self._freshness(case),
            waivers=self._waivers(case),
            attachments=_attachments(
                values.get(template.role("attachments")), template.role_field("attachments")))

    def _customer(self, case: Case) -> tuple[str, bool, dict[str, str]]:
        """Return the name to show, whether it stands for another, and names to take out."""
        customer = case.customer
        masked = case.governance.anonymisation.masked if case.governance.anonymisation else ()
        if customer is None:
            return "", False, dict.fromkeys(masked, "▇▇")
        named = customer.disclosure in ("own", "published") or (
            customer.disclosure == "consented" and case.governance.consent is not None
            and case.governance.consent.holds(self.day, self.audience.use))
        if named:
            return customer.name or customer.alias, False, dict.fromkeys(masked, "▇▇")
        stand_in = customer.alias or "▇▇"
        hide = dict.fromkeys((*masked, customer.name), stand_in)
        return customer.alias, True, {name: word for name, word in hide.items() if name}

    def _freshness(self, case: Case) -> str:
        due = case.governance.review_due
        if case.governance.status != "approved" or due is None:
            return ""
        if due < self.day:
            return "overdue"
        return "due_soon" if due - self.day <= DUE_SOON else "fresh"

    def _waivers(self, case: Case) -> tuple[PublishedWaiver, ...]:
        return tuple(
            PublishedWaiver(case.id, one.rule, one.reason, one.by, one.until,
                            one.covers(self.day))
            for one in case.governance.waivers)

    # How cases hang together.

    def related(self, cases: Mapping[str, PublishedCase]) -> dict[str, tuple[RelatedCase, ...]]:
        """Return the related cases of each case: its own list, links to it, and a contrast."""
        found: dict[str, dict[str, RelatedCase]] = {name: {} for name in cases}
        key = self.template.role("related")
        known = self.template.fields.get(key)
        for case in cases.values() if known is not None else ():
            for group in groups(case.values.get(key)):
                target, relation, opposite = _relation(group, known.item)  # type: ignore[union-attr]
                if target in cases:
                    found[case.id][target] = RelatedCase(target, relation, opposite)
                    if opposite:
                        found[target].setdefault(
                            case.id, RelatedCase(case.id, relation, contrast=True))
        contrasts = _Contrasts(self.template, cases)
        for case in cases.values():
            if not any(one.contrast for one in found[case.id].values()):
                other = contrasts.best(case)
                if other and other not in found[case.id]:
                    found[case.id][other] = RelatedCase(other, "", contrast=True)
        return {name: tuple(one.values()) for name, one in found.items()}

    def site(self) -> PublishedSite:
        """Return the whole site."""
        library, template = self.library, self.template
        cases = {name: self.case(case) for name, case in self.visible.items()}
        related = self.related(cases)
        cited = _cited(related)
        cases = {
            name: replace(case, related=related[name], cited_by=cited.get(name, ()))
            for name, case in cases.items()}
        sections = tuple(
            Section(section.key, section.label, tuple(
                kept for one in section.fields if (kept := self.field(one)) is not None))
            for section in template.sections)
        ownership = library.ownership
        return PublishedSite(
            audience=self.audience.id, audience_label=self.audience.label,
            use_label=label(USES, self.audience.use, template.language),
            unrestricted=not self.audience.use, as_of=self.day, language=template.language,
            noun=template.noun, sections=sections, roles=template.roles, cases=cases,
            indexes=self._indexes(cases),
            taxonomies={
                one.id: {term.id: term.label for term in one.terms.values()}
                for one in library.taxonomies.values()},
            tools=self._tools(cases), people=self._people(cases), teams=self._teams(),
            waivers=tuple(one for case in cases.values() for one in case.waivers),
            rules=tuple(_rule(rule) for rule in RULES.values()),
            levels=tuple(
                PublishedLevel(one.id, one.label, one.cycle_months, one.grace_days)
                for one in ownership.levels.values() if one.id in self.audience.levels),
            duties=self._duties(),
            library_roles=tuple(
                (role.label, role.text, tuple(
                    person.name for person in library.people.persons.values()
                    if role.id in person.roles and person.active_on(self.day)))
                for role in ownership.roles.values()),
            stewards=tuple(
                (self._field_label(one.field), self._labels(one.field, one.terms), one.person)
                for one in ownership.stewards),
            picks=tuple(PublishedPick(one.case, one.by, one.reason)
                        for one in ownership.picks if one.case in cases),
            hidden_pages=frozenset(
                page.path for page in library.pages.values()
                if page.level and page.level not in self.audience.levels),
            edit_url=library.settings.edit_url or "",
            report_url=library.settings.report_url or "",
            fields={one.key: one for section in sections for one in section.fields})

    # Indexes, tools, people.

    def _indexes(self, cases: Mapping[str, PublishedCase]) -> dict[str, PublishedIndex]:
        found: dict[str, PublishedIndex] = {}
        for known in self.template.term_fields():
            taxonomy = self.library.taxonomies.get(known.item.taxonomy)
            if taxonomy is None or not self.sees(known.level, known.audiences):
                continue
            bearing: dict[str, list[str]] = defaultdict(list)
            for case in cases.values():
                for term in dict.fromkeys(case.terms[known.key]):
                    bearing[term].append(case.id)
            found[known.key] = PublishedIndex(
                known.key, known.label, taxonomy.id, taxonomy.ordered, {
                    term.id: PublishedTerm(term.id, term.label, term.aliases, term.text,
                                           tuple(bearing.get(term.id, ())))
                    for term in taxonomy.terms.values() if not term.replaced_by})
        return found

    def _tools(self, cases: Mapping[str, PublishedCase]) -> dict[str, PublishedTool]:
        using: dict[str, list[str]] = defaultdict(list)
        for case in cases.values():
            for tool in dict.fromkeys(_tools_of(case.values, self.template.fields)):
                using[tool].append(case.id)
        return {
            tool.id: PublishedTool(
                tool.id, tool.title, tool.kind, tool.purpose, tool.core, tool.value,
                tool.structure, tool.when, tool.case, tool.source, tool.stages, tool.scenes,
                tuple(using.get(tool.id, ())))
            for tool in self.library.tools.values()}

    def _people(self, cases: Mapping[str, PublishedCase]) -> dict[str, PublishedPerson]:
        """Return the people who are named somewhere an audience can see, and no one else."""
        owns: dict[str, list[str]] = defaultdict(list)
        reviews: dict[str, list[str]] = defaultdict(list)
        named: set[str] = set()
        for case in cases.values():
            owns[case.owner].append(case.id)
            for person in {*case.reviewers, case.approver}:
                reviews[person].append(case.id)
            named |= {case.owner, case.stand_in, case.approver, *case.reviewers,
                      *case.contributors, *(one.by for one in case.waivers)}
            named |= set(_people_of(case.values, self.template.fields))
        stewards: dict[str, list[str]] = defaultdict(list)
        for steward in self.library.ownership.stewards:
            stewards[steward.person] += self._labels(steward.field, steward.terms)
        named |= set(stewards) | {one.by for one in self.library.ownership.picks}
        return {
            person.id: self._person(
                person, tuple(owns[person.id]), tuple(reviews[person.id]),
                tuple(stewards[person.id]))
            for person in self.library.people.persons.values()
            if person.id in named or (person.roles and person.active_on(self.day))}

    def _person(
        self, person: Person, owns: tuple[str, ...], reviews: tuple[str, ...],
        stewards: tuple[str, ...],
    ) -> PublishedPerson:
        roles = self.library.ownership.roles
        active = person.active_on(self.day)
        stand_in = None if active else self.library.people.stand_in(person.id, self.day)
        return PublishedPerson(
            person.id, person.name, person.team,
            tuple(roles[one].label for one in person.roles if one in roles),
            active, stand_in.id if stand_in else "", owns, reviews, stewards)

    def _teams(self) -> dict[str, PublishedTeam]:
        people = self.library.people
        return {
            team.id: PublishedTeam(team.id, team.name, tuple(
                person.id for person in people.persons.values() if person.team == team.id))
            for team in people.teams.values()}

    def _duties(self) -> tuple[PublishedDuty, ...]:
        roles = self.library.ownership.roles

        def names(ids: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(roles[one].label if one in roles else one for one in ids)

        return tuple(
            PublishedDuty(
                tuple((self._field_label(key), self._labels(key, values))
                      for key, values in duty.when.items()),
                names(duty.reviewers), duty.any_reviewer, names(duty.approver))
            for duty in self.library.ownership.review)

    def _field_label(self, key: str) -> str:
        known = self.template.record.get(key)
        return known.label if known else key

    def _labels(self, key: str, values: tuple[str, ...]) -> tuple[str, ...]:
        known = self.template.record.get(key)
        if known is None:
            return values
        if known.item.kind == "level":
            levels = self.library.ownership.levels
            return tuple(levels[one].label if one in levels else one for one in values)
        if known.item.kind == "term":
            return tuple(self.library.term_label(known.item.taxonomy, one) for one in values)
        options = {one.id: one.label for one in known.item.options}
        return tuple(options.get(one, one) for one in values)


class _Contrasts:
    """Finds, for a case, the one most like it that ended the other way."""

    def __init__(self, template: Template, cases: Mapping[str, PublishedCase]) -> None:
        known = template.role_field("outcome")
        self._opposite = {
            one: other for pair in (known.opposites if known else ())
            for one, other in (pair, pair[::-1])}
        self._keys = [key for role in ("scene", "stage", "industry")
                      if (key := template.role(role))]
        self._decisive = [key for role in ("scene", "stage") if (key := template.role(role))]
        self._by_term: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._cases = cases
        for case in cases.values():
            for key in self._keys:
                for term in case.terms.get(key, ()):
                    self._by_term[key, term, case.outcome].append(case.id)

    def best(self, case: PublishedCase) -> str:
        """Return the id of the best contrast, empty where no scene or stage is shared."""
        other = self._opposite.get(case.outcome)
        if other is None or case.status not in ("approved", "retired"):
            return ""
        score: dict[str, int] = defaultdict(int)
        for weight, key in zip((4, 2, 1), self._keys, strict=False):
            for term in case.terms.get(key, ()):
                for name in self._by_term[key, term, other][:200]:
                    if key in self._decisive or name in score:
                        score[name] += weight
        fit = [name for name in score if self._cases[name].status == "approved"]
        return max(fit, key=lambda name: (score[name], name), default="")


def _relation(group: Group, known: Field) -> tuple[str, str, bool]:
    """Return the case, the relation's label, and whether it joins opposites."""
    target, relation, opposite = "", "", False
    for key, value in group.values.items():
        declared = known.by_key.get(key)
        if declared is None or not isinstance(value, str):
            continue
        if declared.kind == "case":
            target = value
        elif declared.kind == "choice" and (option := declared.option(value)):
            relation, opposite = option.label, option.opposite
    return target, relation, opposite


def _cited(related: Mapping[str, tuple[RelatedCase, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, others in related.items():
        for other in others:
            if other.relation:
                found[other.id].append(name)
    return {name: tuple(names) for name, names in found.items()}


def _attachments(value: Value, known: Field | None) -> tuple[str, ...]:
    return tuple(_values_of(value, known, "attachment")) if known else ()


def _values_of(value: Value, known: Field, kind: str) -> Iterable[str]:
    value = bare(value)
    if isinstance(value, tuple):
        for item in value:
            yield from _values_of(item, known.item, kind)
    elif isinstance(value, Group):
        for key, item in value.values.items():
            if key in known.by_key:
                yield from _values_of(item, known.by_key[key], kind)
    elif known.kind == kind and isinstance(value, str):
        yield value


def _tools_of(values: Mapping[str, Value], fields: Mapping[str, Field]) -> Iterable[str]:
    for key, value in values.items():
        yield from _values_of(value, fields[key], "tool")


def _people_of(values: Mapping[str, Value], fields: Mapping[str, Field]) -> Iterable[str]:
    for key, value in values.items():
        yield from _values_of(value, fields[key], "person")


def _without(value: Value, hide: Mapping[str, str]) -> Value:
    """Return a value with names taken out of every text in it."""
    if isinstance(value, str):
        for name, word in hide.items():
            if name in value:
                value = value.replace(name, word)
        return value
    if isinstance(value, tuple):
        return tuple(_without(item, hide) for item in value)
    if isinstance(value, Group):
        return Group({key: _without(item, hide) for key, item in value.values.items()})
    if isinstance(value, Link):
        return Link(str(_without(value.url, hide)), str(_without(value.title, hide)))
    return value


def _rule(rule: Rule) -> PublishedRule:
    title = rule.manual.strip().splitlines()[0] if rule.manual.strip() else rule.id
    return PublishedRule(rule.id, title, rule.severity.value, rule.waivable)
