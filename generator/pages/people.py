"""Pages of people and teams: what they own, what is due, what they review and look after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages import urls
from generator.pages.context import Context
from generator.pages.listing import LONGEST, Due, browse_url, due, newest_first
from generator.pages.plan import Plan, Rendered
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


def plans(context: Context) -> Iterator[Plan]:
    """Yield the page of everyone named on the site, of each team, and of them all."""
    site, w = context.site, context.words
    if not site.people:
        return
    if INDEX not in context.pages:
        yield Plan(f"{INDEX}.html", w["people_title"], lambda: _index(context), in_nav=True,
                   meta={"hide": ["toc"]})
    for person in site.people.values():
        yield Plan(
            urls.person_url(person.id), person.name,
            lambda person=person: _person(context, person),  # type: ignore[misc]
            meta={"hide": ["toc"], "search": {"exclude": True}})
    for team in site.teams.values():
        if members(site, team):
            yield Plan(
                urls.team_url(team.id), team.name,
                lambda team=team: _team(context, team),  # type: ignore[misc]
                meta={"hide": ["toc"], "search": {"exclude": True}})


def members(site: PublishedSite, team: PublishedTeam) -> list[PublishedPerson]:
    """Return a team's people as far as the site names them."""
    return [site.people[name] for name in team.people if name in site.people]


def answers_for(site: PublishedSite, person: str) -> list[PublishedCase]:
    """Return the cases that someone owns, and those they answer for in another's stead."""
    return newest_first(
        case for case in site.cases.values() if person in (case.owner, case.stand_in))


def _line(site: PublishedSite, person: PublishedPerson) -> PersonLine:
    waiting = due(site, answers_for(site, person.id) if person.active else ())
    return PersonLine(
        person, len(person.owns),
        sum(len(one.cases) for one in waiting if one.name != "later"), len(person.reviews))


def _lines(site: PublishedSite, people: Iterable[PublishedPerson]) -> list[PersonLine]:
    return [_line(site, person) for person in people]


def _index(context: Context) -> Rendered:
    site = context.site
    teams = [(team, _lines(site, members(site, team))) for team in site.teams.values()]
    homeless = [one for one in site.people.values() if one.team not in site.teams]
    return Rendered(context.render(
        "pages/people.html", f"{INDEX}.html", teams=[one for one in teams if one[1]],
        homeless=_lines(site, homeless)))


def _person(context: Context, person: PublishedPerson) -> Rendered:
    site = context.site
    cases = answers_for(site, person.id)
    owned = [case for case in cases if case.owner == person.id]
    return Rendered(context.render(
        "pages/person.html", urls.person_url(person.id), person=person,
        team=site.teams.get(person.team), due=_shown(due(site, cases)), owned=owned[:LONGEST],
        owned_total=len(owned), all_owned=browse_url({"owner": person.id}),
        standing_in=[case for case in cases if case.owner != person.id],
        reviews=newest_first(site.cases[case] for case in person.reviews)[:LONGEST],
        wrote=newest_first(
            case for case in site.cases.values()
            if person.id in case.contributors and case.owner != person.id)[:LONGEST]))


def _team(context: Context, team: PublishedTeam) -> Rendered:
    site = context.site
    people = members(site, team)
    names = {one.id for one in people}
    cases = newest_first(
        case for case in site.cases.values() if {case.owner, case.stand_in} & names)
    return Rendered(context.render(
        "pages/team.html", urls.team_url(team.id), team=team, people=_lines(site, people),
        due=_shown(due(site, cases)),
        owned=[case for case in cases if case.owner in names][:LONGEST],
        owned_total=sum(case.owner in names for case in cases),
        all_owned=browse_url({"owner": ",".join(sorted(names))})))


def _shown(spans: tuple[Due, ...]) -> list[tuple[Due, int]]:
    """Return the spans cut to what a page lists, each with its whole number."""
    return [(Due(one.name, one.cases[:LONGEST]), len(one.cases)) for one in spans]
