"""What can be found: a page with its texts by field, and what a result shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.search.ids import ways_to_type
from generator.search.spelling import spelled_words

FIELDS: Mapping[str, float] = {
    "title": 5.0, "aliases": 3.5, "labels": 2.5, "summary": 2.0, "lessons": 1.5, "rest": 1.0,
    "spelled": 1.0, "ids": 5.0}
"""How much one occurrence counts in each field."""

NUMBERED = "case"
"""The kind of page that people call by its id; ids of others are words of whoever keeps the library."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a page's text. `anchor`: where on the page it stands, empty for its top."""

    text: str
    heading: str = ""
    anchor: str = ""
    field: str = "rest"


@dataclass(frozen=True, slots=True)
class Document:
    """A page of the site. Facets hold ids of values by key; dates are ISO days, empty if unknown."""

    id: str
    url: str
    title: str
    kind: str
    passages: tuple[Passage, ...] = ()
    """Everything that is searched but title and names; excerpts are made of it."""
    aliases: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """Terms of the taxonomy and their aliases."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    badges: tuple[tuple[str, str, str], ...] = ()
    """What each tells of, its id, and its text."""
    newest: str = ""
    reviewed: str = ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return what stands in a field."""
        if name == "title":
            return (self.title, self.id) if self.kind == NUMBERED else (self.title,)
        if name == "ids":
            return ways_to_type(self.id) if self.kind == NUMBERED else ()
        if name == "aliases":
            return self.aliases
        if name == "labels":
            return self.labels
        if name == "spelled":
            return (spelled_words((self.title, *self.aliases)),)
        return tuple(part for one in self.passages if one.field == name
                     for part in (one.heading, one.text) if part)
