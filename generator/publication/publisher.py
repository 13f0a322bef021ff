"""Builds the published site from a view."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.diagnostics import Lang
from generator.model import Page, Person, Tool
from generator.publication.cases import CasePublisher, of_kind
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
    PublishedUse,
)
from generator.rules import RULES
from generator.rules.frame import Rule
from generator.rules.manual import title
from generator.schema.field import Field, Section
from generator.schema.governance import OUTSIDE_USES, USES, label


class Publisher(CasePublisher):
    """Turns what is visible into a site of its own."""

    def _told(self, case: str, words: str) -> str:
        """Return words about a case without the names that the case withholds."""
        hide = self.hidden.get(case)
        return hide.text(words) if hide else words

    def site(self) -> PublishedSite:
        """Return the whole site."""
        library, template, ownership = self.library, self.template, self.library.ownership
        cases, sections = self._cases(), self._sections()
        people = self._people(cases)
        whole = PublishedSite(
            audience=self.audience.id, audience_label=self.audience.label,
            use_label=label(USES, self.audience.use, template.language),
            unrestricted=not self.audience.use, as_of=self.day, language=template.language,
            noun=template.noun, sections=sections, roles=template.roles, cases=cases,
            indexes=self._indexes(cases),
            taxonomies=self._taxonomies(sections),
            tools=self._tools(cases), people=people, teams=self._teams(people),
            waivers=tuple(one for case in cases.values() for one in case.waivers),
            rules=tuple(_rule(rule, template.language) for rule in RULES.values()),
            levels=tuple(
                PublishedLevel(one.id, one.label, one.cycle_months, one.grace_days)
                for one in ownership.levels.values() if one.id in self.audience.levels),
            duties=self._duties(), library_roles=self._roles(),
            stewards=tuple(
                (self._field_label(one.field), self._labels(one.field, one.terms), one.person)
                for one in ownership.stewards),
            picks=tuple(PublishedPick(one.case, one.by, self._told(one.case, one.reason))
                        for one in ownership.picks if one.case in cases),
            hidden_pages=frozenset(
                page.path for page in library.pages.values()
                if not self._page_open(page)),
            page_tools={
                page.path: tuple(PublishedUse(one.tool, one.figures, one.note) for one in page.tools)
                for page in library.pages.values() if page.tools and self._page_open(page)},
            synonyms=library.synonyms, edit_url=library.settings.edit_url or "",
            report_url=library.settings.report_url or "",
            fields={one.key: one for section in sections for one in section.fields})
        return outward(whole) if self.audience.use in OUTSIDE_USES else whole

    def _cases(self) -> dict[str, PublishedCase]:
        """Return the visible cases, and how they hang together."""
        cases = {name: self.case(case) for name, case in self.visible.items()}
        related = related_cases(self.template, cases)
        cited = cited_by(related)
        return {
            name: replace(case, related=related[name], cited_by=cited.get(name, ()))
            for name, case in cases.items()}

    def _sections(self) -> tuple[Section, ...]:
        """Return the template's sections with the fields that may be known of."""
        return tuple(
            Section(section.key, section.label, tuple(
                kept for one in section.fields if (kept := self.field(one)) is not None))
            for section in self.template.sections)

    def _taxonomies(self, sections: tuple[Section, ...]) -> dict[str, dict[str, str]]:
        """Return the labels of terms, of those taxonomies that a field of this audience uses."""
        used = {name for section in sections for one in section.fields for name in _used(one)}
        return {one.id: {term.id: term.label for term in one.terms.values()}
                for one in self.library.taxonomies.values() if one.id in used}

    def _roles(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Return label, text and holders of each role."""
        persons = self.library.people.persons.values()
        return tuple(
            (role.label, role.text, tuple(
                person.name for person in persons
                if role.id in person.roles and person.active_on(self.day)))
            for role in self.library.ownership.roles.values())

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
            for tool in dict.fromkeys(of_kind("tool", case.values, self.template.fields)):
                using[tool].append(case.id)
        return {tool.id: published_tool(tool, tuple(using.get(tool.id, ())))
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
            named |= set(of_kind("person", case.values, self.template.fields))
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

    def _teams(self, people: Mapping[str, PublishedPerson]) -> dict[str, PublishedTeam]:
        """Return every team with those of its people who are named on the site."""
        return {
            team.id: PublishedTeam(team.id, team.name, tuple(
                person.id for person in people.values() if person.team == team.id))
            for team in self.library.people.teams.values()}

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

    def _page_open(self, page: Page) -> bool:
        """Tell whether this audience may see a page written by hand."""
        return not page.level or page.level in self.audience.levels

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


def published_tool(tool: Tool, cases: tuple[str, ...] = ()) -> PublishedTool:
    """Return a tool as any audience may read it, with the visible cases that use it."""
    return PublishedTool(
        tool.id, tool.title, tool.kind, tool.purpose, tool.core, tool.value, tool.structure,
        tool.when, tool.case, tool.source, tool.stages, tool.scenes, cases, tool.calculator,
        tool.form)


def _used(known: Field) -> Iterator[str]:
    """Yield the taxonomies of a field and of those inside it."""
    if known.taxonomy:
        yield known.taxonomy
    for one in (*known.fields, *([known.of] if known.of is not None else [])):
        yield from _used(one)


def _rule(rule: Rule, language: str) -> PublishedRule:
    lang: Lang = "en" if language == "en" else "zh"
    return PublishedRule(rule.id, title(rule, lang), rule.severity.value, rule.waivable)
