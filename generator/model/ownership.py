"""Who answers for what: levels, audiences, roles, review duties, stewards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Level:
    """A level of confidentiality; `rank` grows with secrecy. Cycle in months, grace in days."""

    id: str
    label: str
    rank: int
    cycle_months: int
    grace_days: int = 0
    barred: bool = False
    """Whether its cases may never leave the company."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads one of the sites, and what they may see. No `use`: unrestricted."""

    id: str
    label: str
    levels: tuple[str, ...]
    statuses: tuple[str, ...]
    use: str = ""
    hides_overdue: bool = False

    def sees(self, level: str | None, audiences: Iterable[str]) -> bool:
        """Tell whether a value of its own level or audiences may be seen."""
        named = tuple(audiences)
        return (not named or self.id in named) and (level is None or level in self.levels)


@dataclass(frozen=True, slots=True)
class Role:
    """A role that people hold in the library."""

    id: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReviewDuty:
    """Which roles review and approve the cases that `when` describes."""

    when: Mapping[str, tuple[str, ...]]
    reviewers: tuple[str, ...]
    any_reviewer: bool
    approver: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steward:
    """Who looks after the cases with these terms."""

    field: str
    terms: tuple[str, ...]
    person: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A case that a steward recommends."""

    case: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ownership:
    """The law of a library."""

    prefix: str = "AB"
    digits: int = 3
    levels: Mapping[str, Level] = field(default_factory=dict)
    audiences: Mapping[str, Audience] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    review: tuple[ReviewDuty, ...] = ()
    stewards: tuple[Steward, ...] = ()
    picks: tuple[Pick, ...] = ()

    def rank(self, level: str | None) -> int:
        """Return how secret a level is; one that nobody declared counts as the most secret."""
        found = self.levels.get(level or "")
        return found.rank if found else len(self.levels)
