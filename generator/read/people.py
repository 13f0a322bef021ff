"""`people.yml` to People."""

from generator.diagnostics import Findings, say
from generator.model import People, Person, Team
from generator.read.law import LawFile, day_of, read_law, texts_of, unique
from generator.schema.reading import nearest, offer
from generator.schema.shapes import PEOPLE
from generator.schema.values import Group
from generator.settings import Settings


def read_people(settings: Settings, findings: Findings) -> People | None:
    """Read the registry of people and teams."""
    law = read_law(settings.law / "people.yml", PEOPLE, settings, findings)
    if law is None:
        return None
    teams = unique(law, "teams", lambda group: Team(group.text("id"), group.text("name")))
    people = People(unique(law, "people", _person), teams)
    for at, group in law.groups("people"):
        _refers(law, at, group, "team", teams)
        _refers(law, at, group, "delegate", people.persons)
        if group.text("delegate") == group.text("id") != "":
            findings.error(
                "unknown-person", law.at("people", at, "delegate"),
                say("接手人不能是本人", "nobody is their own delegate"),
                say("写另一个在岗的人", "name someone else who is active"))
    return people


def _refers(law: LawFile, at: int, group: Group, key: str, known: object) -> None:
    name = group.text(key)
    if name and name not in known:  # type: ignore[operator]  # a mapping by id
        law.findings.error(
            "unknown-team" if key == "team" else "unknown-person", law.at("people", at, key),
            say("人员表里没有“{name}”", "people.yml has no “{name}”", name=name),
            offer(nearest(name, known)))  # type: ignore[arg-type]  # a mapping by id


def _person(group: Group) -> Person:
    active = group.get("active")
    return Person(
        group.text("id"), group.text("name"), group.text("team"), texts_of(group, "roles"),
        group.text("email"), group.text("handle"),
        active if isinstance(active, bool) else True,
        day_of(group.get("left_on")), group.text("delegate"))
