"""Builds the published site from a view."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from generator.diagnostics import Lang
from generator.model import Audience, Case, Library, Person
from generator.publication.names import Names
from generator.publication.outward import outward
from generator.publication.relations import cited_by, related_cases
from generator.publication.types import (
    PublishedCase,
    PublishedDuty,
    PublishedIndex,
    PublishedLevel,
    PublishedPerson,
    PublishedPick,
    PublishedRule,
    PublishedSite,
    PublishedTeam,
    PublishedTerm,
    PublishedTool,
    PublishedWaiver,
)
from generator.publication.view import View
from generator.rules import RULES
from generator.rules.frame import Rule
from generator.rules.manual import title
from generator.schema.field import Field, Section
from generator.schema.governance import CASE_KINDS, OUTSIDE_USES, STATUSES, USES, label
from generator.schema.values import Group, Value, bare
from generator.text.markdown import to_plain

CUSTOMER_KEYS = ("name", "alias", "disclosure")

DUE_SOON = timedelta(days=28)


class Publisher(View):
    """Turns what is visible into values of its own."""

    def __init__(self, library: Library, audience: Audience) -> None:
        super().__init__(library, audience)
        self.hidden: dict[str, Names] = {}
        """The names taken out of each case that withholds some."""

    def case(self, case: Case) -> PublishedCase:
        """Return one case as this audience may read it."""
        library, governance, template = self.library, case.governance, self.template
        values: dict[str, Value] = {}
        for key, known in template.fields.items():
            if self.audience.sees(known.level, known.audiences):
                kept = self.value(case.fields.get(key), known)
                if kept is not None:
                    values[key] = kept
        key = template.role("customer")
        customer, masked, hide = self.customer(case, values.get(key))
        kept_customer = values.get(key)
        if isinstance(kept_customer, Group):
            shown: dict[str, Value] = {"name": customer} if customer else {}
            values[key] = Group(shown | {
                name: item for name, item in kept_customer.values.items()
                if name not in CUSTOMER_KEYS})
        if hide:
            values = {name: hide.value(value, template.fields[name])
                      for name, value in values.items()}
            values = {name: value for name, value in values.items() if value not in (None, ())}
            self.hidden[case.id] = hide
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
            id=case.id, path=case.path, folder=case.path.rpartition(".")[0], kind=case.case_kind,
            kind_label=label(CASE_KINDS, case.case_kind, language),
            title=text("title") or case.id, summary=self._summary(text("summary"), hide),
            outcome=option.id if option else "", outcome_label=option.label if option else "",
            status=governance.status, status_label=label(STATUSES, governance.status, language),
            level=governance.confidentiality, level_label=level.label if level else "",
            uses=tuple(label(USES, use, language) for use in governance.permitted_use),
            period=text("period"), customer=customer, customer_masked=masked, values=values,
            terms={index.key: index.terms(values) for index in self.indexes},
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
            waivers=self._waivers(case, hide),
            attachments=tuple(dict.fromkeys(_of_kind("attachment", values, template.fields))))

    def _summary(self, text: str, hide: Names) -> str:
        """Return a summary without marks of Markdown, for lists and cards.

        Names are taken out once more: a mark may have stood inside one.
        """
        known = self.template.role_field("summary")
        if known is None or known.kind != "markdown":
            return text
        return hide.text(to_plain(text))

    def _told(self, case: str, words: str) -> str:
        """Return words about a case without the names that the case withholds."""
        hide = self.hidden.get(case)
        return hide.text(words) if hide else words

    def _freshness(self, case: Case) -> str:
        due = case.governance.review_due
        if case.governance.status != "approved" or due is None:
            return ""
        if due < self.day:
            return "overdue"
        return "due_soon" if due - self.day <= DUE_SOON else "fresh"

    def _waivers(self, case: Case, hide: Names) -> tuple[PublishedWaiver, ...]:
        return tuple(
            PublishedWaiver(case.id, one.rule, hide.text(one.reason), one.by, one.until,
                            one.covers(self.day))
            for one in case.governance.waivers)

    def site(self) -> PublishedSite:
        """Return the whole site."""
        library, template = self.library, self.template
        cases = {name: self.case(case) for name, case in self.visible.items()}
        related = related_cases(template, cases)
        cited = cited_by(related)
        cases = {
            name: replace(case, related=related[name], cited_by=cited.get(name, ()))
            for name, case in cases.items()}
        sections = tuple(
            Section(section.key, section.label, tuple(
                kept for one in section.fields if (kept := self.field(one)) is not None))
            for section in template.sections)
        ownership = library.ownership
        whole = PublishedSite(
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
            rules=tuple(_rule(rule, template.language) for rule in RULES.values()),
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
            picks=tuple(PublishedPick(one.case, one.by, self._told(one.case, one.reason))
                        for one in ownership.picks if one.case in cases),
            hidden_pages=frozenset(
                page.path for page in library.pages.values()
                if page.level and page.level not in self.audience.levels),
            synonyms=library.synonyms,
            edit_url=library.settings.edit_url or "",
            report_url=library.settings.report_url or "",
            fields={one.key: one for section in sections for one in section.fields})
        return outward(whole) if self.audience.use in OUTSIDE_USES else whole

    def _indexes(self, cases: Mapping[str, PublishedCase]) -> dict[str, PublishedIndex]:
        found: dict[str, PublishedIndex] = {}
        for known in self.indexes:
            taxonomy = self.library.taxonomies.get(known.taxonomy)
            if taxonomy is None or not any(self._open(path) for path in known.paths):
                continue
            bearing: dict[str, list[str]] = defaultdict(list)
            for case in cases.values():
                for term in case.terms[known.key]:
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
            for tool in dict.fromkeys(_of_kind("tool", case.values, self.template.fields)):
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
            named |= set(_of_kind("person", case.values, self.template.fields))
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
            for duty in self.library.ownership.review
            if self._may_know(duty.when.get("confidentiality", ())))

    def _may_know(self, levels: tuple[str, ...]) -> bool:
        """Tell whether a duty for these levels (any, if empty) speaks of a level seen here."""
        return not levels or any(level in self.audience.levels for level in levels)

    def _open(self, path: tuple[str, ...]) -> bool:
        """Tell whether this audience may see a field, and the one it stands in."""
        outer = self.template.fields[path[0]]
        fields = [outer, *(outer.item.by_key[key] for key in path[1:])]
        return all(self.audience.sees(one.level, one.audiences) for one in fields)

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


def _of_kind(
    kind: str, values: Mapping[str, Value], fields: Mapping[str, Field],
) -> Iterable[str]:
    """Yield what fields of a kind hold, wherever they stand."""
    for key, value in values.items():
        yield from _values_of(value, fields[key], kind)


def _values_of(value: Value, known: Field, kind: str) -> Iterable[str]:
    value = bare(value)
    if isinstance(value, tuple):
        for item in value:
            yield from _values_of(item, known.item, kind)
    elif isinstance(value, Group):
        for key, item in value.values.items():
            inner = known.inner(key)
            if inner is not None:
                yield from _values_of(item, inner, kind)
    elif known.kind == kind and isinstance(value, str):
        yield value


def _rule(rule: Rule, language: str) -> PublishedRule:
    lang: Lang = "en" if language == "en" else "zh"
    return PublishedRule(rule.id, title(rule, lang), rule.severity.value, rule.waivable)
