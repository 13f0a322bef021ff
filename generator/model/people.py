"""People and teams of a library."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Team:
    """A team by its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who owns, writes, reviews or approves. `roles` are ids of `ownership.yml`."""

    id: str
    name: str
    team: str = ""
    roles: tuple[str, ...] = ()
    email: str = ""
    handle: str = ""
    active: bool = True
    left_on: date | None = None
    delegate: str = ""

    def active_on(self, day: date) -> bool:
        """Tell whether the person is there on a day."""
        if self.left_on is not None:
            return day < self.left_on
        return self.active


@dataclass(frozen=True, slots=True)
class People:
    """The registry, by id."""

    persons: Mapping[str, Person] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)

    def stand_in(self, person: str, day: date) -> Person | None:
        """Return who answers for a person on a day: themselves, or the first active delegate."""
        seen: set[str] = set()
        found = self.persons.get(person)
        while found is not None and found.id not in seen:
            if found.active_on(day):
                return found
            seen.add(found.id)
            found = self.persons.get(found.delegate)
        return None
