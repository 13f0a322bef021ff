"""`people.yml` to People."""

from collections.abc import Collection

from generator.diagnostics import Findings, say
from generator.model import People, Person, Team
from generator.read.law import LawFile, day_of, read_law, texts_of, unique
from generator.schema.reading import nearest, offer
from generator.schema.shapes import PEOPLE
from generator.schema.values import Group
from generator.settings import Settings


def read_people(settings: Settings, findings: Findings) -> tuple[People, LawFile] | None:
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
    return people, law


def check_roles_held(law: LawFile, roles: Collection[str]) -> None:
    """Report roles of people that `ownership.yml` does not declare."""
    for at, group in law.groups("people"):
        for place, role in enumerate(texts_of(group, "roles")):
            if role not in roles:
                law.findings.error(
                    "unknown-role", law.at("people", at, "roles", place),
                    say("ownership.yml 里没有角色“{role}”", "ownership.yml has no role “{role}”",
                        role=role), offer(nearest(role, roles)))


def _refers(law: LawFile, at: int, group: Group, key: str, known: Collection[str]) -> None:
    name = group.text(key)
    if name and name not in known:
        law.findings.error(
            "unknown-team" if key == "team" else "unknown-person", law.at("people", at, key),
            say("人员表里没有“{name}”", "people.yml has no “{name}”", name=name),
            offer(nearest(name, known)))


def _person(group: Group) -> Person:
    active = group.get("active")
    return Person(
        group.text("id"), group.text("name"), group.text("team"), texts_of(group, "roles"),
        group.text("email"), group.text("handle"),
        active if isinstance(active, bool) else True,
        day_of(group.get("left_on")), group.text("delegate"))
