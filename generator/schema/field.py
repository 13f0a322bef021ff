"""A field: key, label, kind and limits. Everything else follows from its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

_BEST = 5
"""The best rating where a field does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Option:
    """One allowed value of a choice."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    note: str = ""
    until: str | None = None
    """The last status in which this option may stand."""
    unverified: bool = False
    """What is said with this option has not been verified by the customer."""
    needs_verified: bool = False
    """This option cannot go with one that is unverified."""
    external_from: bool = False
    """The lowest option that may be used outside the company."""
    opposite: bool = False
    """A relation that joins opposite outcomes."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """From which status a field is required, and under which values of other fields."""

    since: str
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """What a template says of one value. Limits that do not fit the kind are empty."""

    key: str
    label: str
    kind: str
    help: str = ""
    required: tuple[Requirement, ...] = ()
    level: str | None = None
    audiences: tuple[str, ...] = ()
    max_length: int | None = None
    pattern: str | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    unit: str = ""
    granularity: tuple[str, ...] = ("year", "quarter", "month", "day")
    options: tuple[Option, ...] = ()
    opposites: tuple[tuple[str, str], ...] = ()
    ordered: bool = False
    taxonomy: str = ""
    of: "Field | None" = None
    fields: "tuple[Field, ...]" = ()
    rows: tuple[str, ...] = ()
    min_items: int | None = None
    max_items: int | None = None
    index: bool | None = None
    """Whether a term field gets index pages and a facet: at the top unless it says no, inside a
    group only if it says yes."""
    refers: str = ""
    """The list of the same case whose items' `id` this text must be one of."""
    fold: bool = False
    """Shown folded, until the reader asks for it."""
    formula: str = ""
    source: str = ""
    """Of a form: `outline` where the method's source names it, `own` where the library adds it."""
    lines: int = 1
    """Of a form: how many lines a text is given to begin with."""
    corner: str = ""
    """Of a form: what the names of fixed rows are called, at the head of their column."""
    hints: tuple[str, ...] = ()
    """Of a column beside fixed rows in a form: what to write in each, told until it is written."""
    by_key: "Mapping[str, Field]" = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {inner.key: inner for inner in self.fields})

    @property
    def item(self) -> "Field":
        """Return the field of a list's items; the field itself where it is no list."""
        return self.of if self.kind == "list" and self.of is not None else self

    @property
    def row(self) -> "Field":
        """Return the field of one row of a table or matrix: a group."""
        return Field(self.key, self.label, "group", fields=self.fields)

    def inner(self, key: str) -> "Field | None":
        """Return the field of what stands under a key: a row of a matrix, a figure, a field."""
        if self.kind == "matrix":
            return self.row
        return self if self.kind == "figures" else self.by_key.get(key)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return value and label of what there is to choose from: options, or steps of a rating."""
        if self.kind != "rating":
            return tuple((option.id, option.label) for option in self.options)
        return tuple((str(step), str(step)) for step in range(
            int(self.min or 1), int(self.max or _BEST) + 1))

    def option(self, name: object) -> Option | None:
        """Return an option by its id."""
        return next((option for option in self.options if option.id == name), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a template, shown under one heading."""

    key: str
    label: str
    fields: tuple[Field, ...]
