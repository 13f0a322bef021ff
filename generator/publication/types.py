"""What an audience may see, as values: the only things that pages, search and exports know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.formula.calculator import Calculator
from generator.schema.field import Field, Section
from generator.schema.form import Form
from generator.schema.values import Group, Value


@dataclass(frozen=True, slots=True)
class PublishedPerson:
    """Someone named on the site. `owns` are ids of visible cases."""

    id: str
    name: str
    team: str = ""
    roles: tuple[str, ...] = ()
    """Labels."""
    active: bool = True
    stand_in: str = ""
    owns: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    stewards: tuple[str, ...] = ()
    """Labels of the terms this person looks after."""


@dataclass(frozen=True, slots=True)
class PublishedTeam:
    """A team and its people."""

    id: str
    name: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedTerm:
    """A term in use, with the ids of the visible cases that bear it."""

    id: str
    label: str
    aliases: tuple[str, ...]
    text: str
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedIndex:
    """A term field of the template and all its terms."""

    field: str
    label: str
    taxonomy: str
    ordered: bool
    terms: Mapping[str, PublishedTerm]


@dataclass(frozen=True, slots=True)
class PublishedTool:
    """A tool and the visible cases that use it."""

    id: str
    title: str
    kind: str
    purpose: str
    core: str
    value: str
    structure: str
    when: str
    case: str
    source: str
    stages: tuple[str, ...]
    scenes: tuple[str, ...]
    cases: tuple[str, ...] = ()
    calculator: Calculator | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class PublishedUse:
    """A tool that a page written by hand embeds, with its figures, if it gives any."""

    tool: str
    figures: Group | None
    note: str


@dataclass(frozen=True, slots=True)
class PublishedWaiver:
    """A rule set aside for one visible case."""

    case: str
    rule: str
    reason: str
    by: str
    until: date | None
    active: bool


@dataclass(frozen=True, slots=True)
class PublishedRule:
    """A rule by id and the first line of its manual page."""

    id: str
    title: str
    severity: str
    waivable: bool


@dataclass(frozen=True, slots=True)
class PublishedLevel:
    """A level that this audience sees. Cycle in months, grace in days."""

    id: str
    label: str
    cycle_months: int
    grace_days: int


@dataclass(frozen=True, slots=True)
class PublishedDuty:
    """Who reviews and who approves a kind of case, in labels."""

    when: tuple[tuple[str, tuple[str, ...]], ...]
    reviewers: tuple[str, ...]
    any_reviewer: bool
    approver: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedPick:
    """A visible case that a steward recommends."""

    case: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """A visible case and how it relates (the relation's label, empty where none is given)."""

    id: str
    relation: str
    contrast: bool = False
    named_by: Literal["case", "other", "system"] = "case"
    """Who says so: the case itself; the other, of a relation that holds both ways; or nobody, of
    the contrast most like it by scene and stage."""


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """One case as this audience may read it. Values hold no guards any more."""

    id: str
    path: str
    """The record's file, relative to the library; empty for readers outside the company."""
    folder: str
    """Where its attachments lie, relative to the library."""
    kind: str
    kind_label: str
    title: str
    summary: str
    outcome: str
    outcome_label: str
    status: str
    status_label: str
    level: str
    level_label: str
    uses: tuple[str, ...]
    """Labels of the permitted uses."""
    period: str
    customer: str
    """The name this audience may read, empty where the record names none."""
    customer_masked: bool
    values: Mapping[str, Value]
    """Visible template fields by key, in template order."""
    terms: Mapping[str, tuple[str, ...]]
    """Term ids by index field."""
    owner: str
    stand_in: str
    """Who answers where the owner has left."""
    contributors: tuple[str, ...]
    anonymous_contributors: int
    reviewers: tuple[str, ...]
    approver: str
    approved_on: date | None
    reviewed_on: date | None
    review_due: date | None
    freshness: str
    """`fresh`, `due_soon`, `overdue`, or empty before approval."""
    related: tuple[RelatedCase, ...] = ()
    cited_by: tuple[str, ...] = ()
    waivers: tuple[PublishedWaiver, ...] = ()
    attachments: tuple[str, ...] = ()
    """Visible attachments: file names in the case's own folder."""

    def text(self, key: str) -> str:
        """Return a visible text by key, empty if absent."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """Everything that pages, search and exports may know."""

    audience: str
    audience_label: str
    use_label: str
    unrestricted: bool
    as_of: date
    language: str
    noun: str
    sections: tuple[Section, ...]
    """Fields of the template that this audience may see at all."""
    roles: Mapping[str, tuple[str, ...]]
    cases: Mapping[str, PublishedCase]
    """By id, in id order."""
    indexes: Mapping[str, PublishedIndex]
    taxonomies: Mapping[str, Mapping[str, str]]
    """Term labels by taxonomy and id."""
    tools: Mapping[str, PublishedTool]
    people: Mapping[str, PublishedPerson]
    teams: Mapping[str, PublishedTeam]
    waivers: tuple[PublishedWaiver, ...]
    rules: tuple[PublishedRule, ...]
    levels: tuple[PublishedLevel, ...]
    duties: tuple[PublishedDuty, ...]
    library_roles: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Label, text and the names of the people, for each role of the library."""
    stewards: tuple[tuple[str, tuple[str, ...], str], ...]
    """Field label, term labels, person id."""
    picks: tuple[PublishedPick, ...]
    hidden_pages: frozenset[str]
    """Markdown pages of `content/` that this audience may not see."""
    page_tools: Mapping[str, tuple[PublishedUse, ...]] = field(default_factory=dict)
    """What the others embed, by page."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that readers use for the same thing."""
    edit_url: str = ""
    report_url: str = ""
    fields: Mapping[str, Field] = field(default_factory=dict)

    def role(self, name: str) -> str:
        """Return the key that bears a role, empty where none does or it is withheld."""
        return next((key for key in self.roles.get(name, ()) if key in self.fields), "")
