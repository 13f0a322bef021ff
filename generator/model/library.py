"""The whole library, as read: everything by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.case import Case
from generator.model.ownership import Ownership
from generator.model.people import People
from generator.model.taxonomy import Taxonomy
from generator.model.tool import Tool
from generator.schema.template import Template
from generator.schema.values import Group
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link into the library on a page written by hand: what it names, and where it stands."""

    target: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class PageTool:
    """A tool that a page embeds, with the figures to begin with; `at` is its place in the list."""

    tool: str
    at: int
    figures: Group | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageMarker:
    """A place in a page's text that is marked for a tool; one that is not `alone` is just words."""

    tool: str
    line: int
    column: int
    alone: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page of `content/`: path without its ending, title, and who may see it."""

    path: str
    title: str
    level: str = ""
    file: str = ""
    """Relative to the library."""
    links: tuple[PageLink, ...] = ()
    tools: tuple[PageTool, ...] = ()
    markers: tuple[PageMarker, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that rules look at."""

    settings: Settings
    template: Template
    taxonomies: Mapping[str, Taxonomy]
    people: People
    ownership: Ownership
    tools: Mapping[str, Tool]
    pages: Mapping[str, Page]
    cases: tuple[Case, ...]
    """In the order of their paths; two may bear one id until the check has said so."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    by_id: Mapping[str, Case] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """The ids, by their files' names, of records that could not be read."""
    sound: bool = True
    """Whether the library's own files were read without an error. Where they were not, a record may
    read otherwise than it was approved, for no fault of its own."""

    def has_case(self, name: str) -> bool:
        """Tell whether there is a case of this id, even one that could not be read."""
        return name in self.by_id or name in self.unread

    def role(self, case: Case, name: str) -> str:
        """Return the text of a role of a case, empty if the template or the case has none."""
        return case.text(self.template.role(name))

    def folder(self, case: Case) -> Path:
        """Return the folder of a case's attachments: beside the record and named like it."""
        return self.settings.root / case.path.rpartition(".")[0]

    def term_label(self, taxonomy: str, term: str) -> str:
        """Return the label of a term."""
        found = self.taxonomies.get(taxonomy)
        return found.label_of(term) if found else term
