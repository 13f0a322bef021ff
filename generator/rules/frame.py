"""What a rule is, and the small questions that several rules ask."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.diagnostics import Location, Severity, Text, labelled, listed
from generator.model import Case, Library, ReviewDuty
from generator.model.walk import KeyPath, find
from generator.schema.field import Field
from generator.schema.governance import reached
from generator.schema.values import Visibility, strings
from generator.text.links import inward
from generator.text.markdown import inward_targets


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found in one case: where in the record, why, and the remedy.

    `at` is a path of keys and list places; the line is looked up when it is printed. A rule on
    confidentiality sets `quote` to False and repeats nothing of the record in its words.
    """

    at: KeyPath
    message: Text
    hint: Text | None = None
    severity: Severity | None = None
    quote: bool = True
    file: str = ""
    """Another file than the case's own, relative to the library."""
    place: Location | None = None
    """Where it stands, if not at a key of a YAML file."""
    binding: bool = False
    """No waiver of the rule covers this."""
    at_key: bool = False
    """The key at the end of the path is at fault, and not its value."""


CaseCheck = Callable[[Case, Library], Iterator[Problem]]
LibraryCheck = Callable[[Library], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the registry has it. Neither check: the finding is made while reading."""

    id: str
    manual: str
    severity: Severity
    waivable: bool = True
    check: CaseCheck | None = None
    check_library: LibraryCheck | None = None


def submitted(case: Case) -> bool:
    """Tell whether the case has been handed in for review, or come further."""
    return reached(case.governance.status) >= 1


def approved(case: Case) -> bool:
    """Tell whether the case is approved, or was and is retired."""
    return reached(case.governance.status) >= 2  # noqa: PLR2004  the third step of the life-cycle


def withdrawn(case: Case) -> bool:
    """Tell whether the case is in no build."""
    return case.governance.status == "withdrawn"


def duty_of(case: Case, library: Library) -> ReviewDuty | None:
    """Return the first review duty whose `when` fits; without conditions it fits every case.

    None where the register of people could not be read: who holds which role is not known then.
    """
    for duty in library.ownership.review if library.people.persons else ():
        if all(not set(values).isdisjoint(strings(case.get(key)))
               for key, values in duty.when.items()):
            return duty
    return None


def role_labels(roles: Collection[str], library: Library) -> Text:
    """Return roles by their labels, in one line."""
    known = library.ownership.roles
    return listed(known[role].label if role in known else role for role in roles)


def holders(
    roles: Collection[str], case: Case, library: Library, most: int = 6,
) -> Text | None:
    """Return who may be asked: active people with one of the roles who did not contribute."""
    authors = {one.person for one in case.governance.contributors}
    day = library.settings.as_of
    fit = [
        named(person.id, library) for person in library.people.persons.values()
        if person.active_on(day) and person.id not in authors
        and not set(roles).isdisjoint(person.roles)]
    return listed(fit[:most]) if fit else None


def named(person: str, library: Library) -> Text:
    """Return a person by name and id."""
    known = library.people.persons.get(person)
    return labelled(known.name, person) if known else Text(person, person)


class InwardLink(NamedTuple):
    """A link into the library: where it stands, what it names, who may see it."""

    at: KeyPath
    scheme: str
    name: str
    guards: tuple[Visibility, ...]


def inward_links(case: Case, library: Library) -> Iterator[InwardLink]:
    """Yield the links into the library that stand in Markdown."""
    for found in find(case, library.template, _is_markdown):
        for target in inward_targets(str(found.value)):
            link = inward(target)
            if link is not None:
                yield InwardLink(found.at, *link, found.guards)


def is_case(field: Field) -> bool:
    """Tell whether a field names another case."""
    return field.kind == "case"


def _is_markdown(field: Field) -> bool:
    return field.kind == "markdown"
