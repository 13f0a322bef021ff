"""A case: the template's fields as values, and the governance that rules are about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.schema.values import Group, Value, bare


@dataclass(frozen=True, slots=True)
class Contribution:
    """Who contributed; an anonymous one is named to nobody."""

    person: str
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved which content when."""

    by: str = ""
    on: date | None = None
    content_hash: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One look at the case by someone who says so."""

    on: date | None
    by: str
    result: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Anonymisation:
    """How far names were taken out; `masked` are names that must appear nowhere."""

    level: str = "none"
    masked: tuple[str, ...] = ()
    checked_by: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What the customer allowed."""

    status: str = ""
    reason: str = ""
    scope: tuple[str, ...] = ()
    granted_on: date | None = None
    expires_on: date | None = None
    ref: str = ""

    def holds(self, day: date, use: str = "") -> bool:
        """Tell whether consent is granted and unexpired on a day, for a use (any, if empty)."""
        if self.status != "granted" or (self.expires_on is not None and day >= self.expires_on):
            return False
        return not use or use in self.scope


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule set aside for one case, by someone, until a day (which it no longer covers)."""

    rule: str
    reason: str
    by: str
    until: date | None

    def covers(self, day: date) -> bool:
        """Tell whether the waiver still holds on a day."""
        return self.until is not None and day < self.until


@dataclass(frozen=True, slots=True)
class Customer:
    """The customer as the record has it; what an audience may read is decided in publication."""

    name: str = ""
    alias: str = ""
    disclosure: str = ""


@dataclass(frozen=True, slots=True)
class Governance:
    """The built-in part of a record. Empty where the record says nothing."""

    status: str = "draft"
    return_reason: str = ""
    owner: str = ""
    contributors: tuple[Contribution, ...] = ()
    reviewers: tuple[str, ...] = ()
    approver: str = ""
    approval: Approval | None = None
    review_due: date | None = None
    review_log: tuple[Review, ...] = ()
    confidentiality: str = ""
    permitted_use: tuple[str, ...] = ()
    anonymisation: Anonymisation | None = None
    consent: Consent | None = None
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One record. `fields` are the template's, `builtin` the raw built-in values, by key."""

    id: str
    path: str
    case_kind: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)
    builtin: Mapping[str, Value] = field(default_factory=dict)
    governance: Governance = field(default_factory=Governance)
    customer: Customer | None = None
    failed: frozenset[tuple[str | int, ...]] = frozenset()
    """Paths of values that stand in the file but could not be read."""

    def get(self, key: str) -> Value:
        """Return a value by key, without its visibility; None if absent."""
        if key in self.fields:
            return bare(self.fields[key])
        return bare(self.builtin.get(key))

    def text(self, key: str) -> str:
        """Return a text by key, empty if absent."""
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def group(self, key: str) -> Group:
        """Return a group by key, empty if absent."""
        value = self.get(key)
        return value if isinstance(value, Group) else Group()
