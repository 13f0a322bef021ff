"""What a generated case is about, decided before a word is written, so that cases can refer."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.model import Library

AS_OF = date(2026, 11, 22)
_NEWEST, _A_YEAR = 2026, 900


@dataclass(slots=True)
class Sketch:
    """One case in outline: its terms, its people, its days, and the cases it names."""

    id: str
    outcome: str
    level: str
    industry: str
    stage: list[str]
    scene: list[str]
    approved: date
    due: date
    owner: str
    contributors: list[str]
    reviewers: list[str]
    approver: str
    related: list[tuple[str, str]] = field(default_factory=list)
    """Case and relation."""


def sketches(count: int, seed: str, library: Library) -> list[Sketch]:
    """Return outlines of so many cases, each related to others that fit it."""
    rng = random.Random(f"{seed} sketches")
    found = [_sketch(_id(number), rng, library) for number in range(count)]
    for one in found:
        one.related = _related(one, found, rng)
    return found


def _id(number: int) -> str:
    return f"AB-{_NEWEST - number // _A_YEAR}-{number % _A_YEAR + 1:03}"


def _sketch(name: str, rng: random.Random, library: Library) -> Sketch:
    approved = date(2026, 4, 1) + timedelta(days=rng.randrange(220))
    authors = holding("", library)
    owner, *others = rng.sample(authors, 3)
    return Sketch(
        id=name, outcome=rng.choices(("success", "failure", "mixed"), (5, 4, 1))[0],
        level=rng.choices(("internal", "sales_only"), (9, 1))[0],
        industry=rng.choice(terms("industries", library)),
        stage=some("stages", 1, 3, rng, library), scene=some("scenes", 1, 2, rng, library),
        approved=approved, due=approved + timedelta(days=rng.randrange(235, 265)),
        owner=owner, contributors=others[:rng.randint(1, 2)],
        reviewers=[rng.choice(holding("industry_reviewer", library)),
                   rng.choice(holding("case_manager", library))],
        approver=rng.choice(holding("sales_director", library)))


def holding(role: str, library: Library) -> list[str]:
    """Return the active people with a role; without one, those who write."""
    return [
        person.id for person in library.people.persons.values()
        if person.active_on(AS_OF) and (role in person.roles if role else not person.roles)]


def terms(taxonomy: str, library: Library) -> list[str]:
    """Return the terms in use of a taxonomy."""
    return [term.id for term in library.taxonomies[taxonomy].terms.values() if not term.replaced_by]


def some(
    taxonomy: str, least: int, most: int, rng: random.Random, library: Library,
) -> list[str]:
    """Return some terms of a taxonomy, in its order."""
    known = terms(taxonomy, library)
    chosen = rng.sample(known, rng.randint(least, most))
    return sorted(chosen, key=known.index)


def _related(one: Sketch, among: Sequence[Sketch], rng: random.Random) -> list[tuple[str, str]]:
    """Return up to two cases that a case may name: no higher level, and a contrast that is one."""
    found: dict[str, str] = {}
    for other in rng.sample(among, min(8, len(among))):
        if other is one or other.level != "internal" or len(found) == 2:
            continue
        shared = not set(one.stage).isdisjoint(other.stage)
        opposite = {one.outcome, other.outcome} == {"success", "failure"}
        if shared and opposite and "contrast" not in found.values():
            found[other.id] = "contrast"
        elif one.industry == other.industry or shared:
            found[other.id] = "variant"
    return list(found.items())
