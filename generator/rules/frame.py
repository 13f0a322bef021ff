"""What a rule is, and the small questions that several rules ask."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Severity, Text
from generator.model import Case, Library
from generator.schema.governance import reached

KeyPath = tuple[str | int, ...]


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
