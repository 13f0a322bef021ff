"""Pages of people and teams: what they own, what is due, what they review and look after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.pages import urls
from generator.pages.context import Context
from generator.pages.listing import LONGEST, Due, browse_url, due, newest_first, render
from generator.pages.plan import Plan, Rendered, top
from generator.publication import PublishedCase, PublishedPerson, PublishedSite, PublishedTeam

INDEX = "people/index"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Someone in a table of people."""

    person: PublishedPerson
    owned: int
    urgent: int
    """Reviews that are overdue or near."""
    reviews: int


@dataclass(frozen=True, slots=True)
class Roster:
    """Who answers for which cases, gathered once for all pages."""

    answers: Mapping[str, list[PublishedCase]]
    """Cases by owner, and by whoever stands in for one who has left."""
    wrote: Mapping[str, list[PublishedCase]]
    """Cases by those named as contributors who do not own them."""

    @staticmethod
    def of(site: PublishedSite) -> "Roster":
        """Gather from every case."""
        answers, wrote = defaultdict(list), defaultdict(list)
        for case in newest_first(site.cases.values()):
            for person in {case.owner, case.stand_in} - {""}:
                answers[person].append(case)
            for person in set(case.contributors) - {case.owner}:
                wrote[person].append(case)
        return Roster(answers, wrote)


def plans(context: Context) -> Iterator[Plan]:
    """Yield the page of everyone named on the site, of each team, and of them all."""
    site, w = context.site, context.words
    if not site.people:
        return
    roster = Roster.of(site)
    if INDEX not in context.pages and INDEX not in site.hidden_pages:
        yield Plan(f"{INDEX}.html", w["people_title"], lambda: _index(context, roster), in_nav=True,
                   meta={"hide": ["toc"], "parts": ["law", "lists"]})
    for person in site.people.values():
        yield Plan(
            urls.person_url(person.id), person.name,
            lambda person=person: _person(context, roster, person),  # type: ignore[misc]
            meta={"hide": ["navigation", "toc"], "parts": ["law", "lists"]})
    for team in site.teams.values():
        if members(site, team):
            yield Plan(
                urls.team_url(team.id), team.name,
                lambda team=team: _team(context, roster, team),  # type: ignore[misc]
                meta={"hide": ["navigation", "toc"], "parts": ["law", "lists"]})


def members(site: PublishedSite, team: PublishedTeam) -> list[PublishedPerson]:
    """Return a team's people as far as the site names them."""
    return [site.people[name] for name in team.people]


def _lines(
    roster: Roster, people: Iterable[PublishedPerson], site: PublishedSite,
) -> list[PersonLine]:
    found = []
    for person in people:
        waiting = due(site, roster.answers.get(person.id, ()) if person.active else ())
        urgent = sum(len(one.cases) for one in waiting if one.name != "later")
        found.append(PersonLine(person, len(person.owns), urgent, len(person.reviews)))
    return found


def _index(context: Context, roster: Roster) -> Rendered:
    site = context.site
    teams = [(team, _lines(roster, members(site, team), site)) for team in site.teams.values()]
    homeless = [one for one in site.people.values() if one.team not in site.teams]
    return Rendered(render(
        context, "pages/people.html", f"{INDEX}.html", teams=[one for one in teams if one[1]],
        homeless=_lines(roster, homeless, site)), top(context.words["people_title"]))


def _person(context: Context, roster: Roster, person: PublishedPerson) -> Rendered:
    site = context.site
    cases = roster.answers.get(person.id, [])
    owned = [case for case in cases if case.owner == person.id]
    return Rendered(render(
        context, "pages/person.html", urls.person_url(person.id), person=person,
        team=site.teams.get(person.team), due=_shown(due(site, cases)), owned=owned[:LONGEST],
        owned_total=len(owned), all_owned=browse_url({"owner": person.id}),
        standing_in=[case for case in cases if case.owner != person.id],
        reviews=newest_first(site.cases[case] for case in person.reviews)[:LONGEST],
        wrote=roster.wrote.get(person.id, [])[:LONGEST]), top(person.name))


def _team(context: Context, roster: Roster, team: PublishedTeam) -> Rendered:
    site = context.site
    people = members(site, team)
    names = {one.id for one in people}
    cases = newest_first(
        {case.id: case for name in names for case in roster.answers.get(name, ())}.values())
    return Rendered(render(
        context, "pages/team.html", urls.team_url(team.id), team=team, people=_lines(roster, people, site),
        due=_shown(due(site, cases)),
        owned=[case for case in cases if case.owner in names][:LONGEST],
        owned_total=sum(case.owner in names for case in cases),
        all_owned=browse_url({"owner": ",".join(sorted(names))})), top(team.name))


def _shown(spans: tuple[Due, ...]) -> list[tuple[Due, int]]:
    """Return the spans cut to what a page lists, each with its whole number."""
    return [(Due(one.name, one.cases[:LONGEST]), len(one.cases)) for one in spans]
