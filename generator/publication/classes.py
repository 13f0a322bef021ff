"""What cases are sorted by: how they ended, and the terms of each index. Pages and search filter by it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publication.types import PublishedCase, PublishedSite


@dataclass(frozen=True, slots=True)
class Class:
    """A field that sorts cases."""

    key: str
    label: str
    values: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Id, label and the other words for it, in the template's order."""


def classes(site: PublishedSite) -> Iterator[Class]:
    """Yield the outcome, if the audience sees it, then each index."""
    outcome = site.role("outcome")
    if outcome:
        known = site.fields[outcome]
        yield Class(outcome, known.label, tuple((one.id, one.label, one.aliases) for one in known.options))
    for index in site.indexes.values():
        yield Class(index.field, index.label, tuple(
            (term.id, term.label, term.aliases) for term in index.terms.values()))


def borne(site: PublishedSite, case: PublishedCase, key: str) -> tuple[str, ...]:
    """Return what a case bears of a class, empty where it bears nothing."""
    if key == site.role("outcome"):
        return (case.outcome,) if case.outcome else ()
    return case.terms.get(key, ())
