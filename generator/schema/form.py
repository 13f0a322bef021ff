"""A form: sections of fields, and what it does beyond being filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.formula.nodes import Node
from generator.formula.program import Program
from generator.schema.field import Field, Section
from generator.schema.values import Group

CELL_KINDS = (
    "text", "integer", "number", "money", "percent", "date", "bool", "rating", "choice", "person",
    "link", "computed")
"""What may stand in a cell. A person is a name in free words, a link an address or a reference."""

FORM_KINDS = (*CELL_KINDS, "choices", "list", "table", "matrix")
"""What a form may declare. A list is one of texts; what belongs together stands in a section."""

NUMBERS = ("integer", "number", "money", "percent", "rating")
"""Kinds whose values formulas read. A percentage is a fraction in formulas and in saved files."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """The whole form stands once for each of something: a customer, a step of a process."""

    key: str
    """Under which saved files keep the list."""
    label: str
    """What one is called."""
    heading: str
    """The field that names one."""
    shape: str
    """`table`: one is a row; `cards`: one is a card of its own."""
    rows: tuple[Group, ...] = ()
    """Those to begin with."""


@dataclass(frozen=True, slots=True)
class Check:
    """What must hold once the fields are filled in, and what is said where it does not."""

    message: str
    fields: tuple[str, ...]
    """Those it looks at; it is said beside the first."""
    formula: str = ""
    node: Node | None = None
    """The condition; None where exactly one field must bear an option."""
    option: str = ""


@dataclass(frozen=True, slots=True)
class Bring:
    """Rows of a table that come with an option of a choice."""

    field: str
    table: str
    column: str
    rows: Mapping[str, tuple[str, ...]]
    """By option; an option without rows has none to bring."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A calculator whose table takes the repeated entries of this form as rows."""

    tool: str
    table: str
    columns: Mapping[str, str]
    """Fields by column where the keys differ."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A field filled in from a case."""

    field: str
    role: str
    """The role of the case template whose items become rows; empty for a text about the case."""
    columns: Mapping[str, str]
    """For rows: the key inside the role's items, by column."""
    text: str
    """For a text: words with {id} and {title}."""


@dataclass(frozen=True, slots=True)
class FromCase:
    """How the form is begun from a case: facts told at its head, and fields filled in."""

    facts: tuple[str, ...] = ()
    """Roles of the case template."""
    fills: tuple[Fill, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. With `repeats`, the sections are those of one entry."""

    sections: tuple[Section, ...]
    notice: str = ""
    repeats: Repeats | None = None
    checks: tuple[Check, ...] = ()
    brings: tuple[Bring, ...] = ()
    opens: Opening | None = None
    from_case: FromCase | None = None
    program: Program = field(default_factory=lambda: Program((), {}))
    """What is computed: figures of the form (table empty) and columns of its tables.

    Of a form that repeats, for one entry.
    """

    @property
    def fields(self) -> dict[str, Field]:
        """Return the fields of all sections by key."""
        return {one.key: one for section in self.sections for one in section.fields}

    def sourced(self) -> Iterator[Field]:
        """Yield the fields that say where they come from."""
        return (one for one in self.fields.values() if one.source)
