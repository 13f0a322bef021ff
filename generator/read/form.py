"""What a tool's file says of a form, to a Form."""

from collections.abc import Iterator, Mapping

from generator.formula.check import Figure, Scope, check
from generator.formula.functions import Kind
from generator.formula.nodes import FormulaError, Name, Node, every
from generator.formula.parser import parse
from generator.formula.program import CircleError, Program, Step, ordered
from generator.read.fields import FieldReader
from generator.read.form_checks import FormChecks
from generator.read.law import LawFile, texts_of
from generator.read.template_checks import declared
from generator.schema.field import Field, Section
from generator.schema.form import (
    FORM_KINDS,
    NUMBERS,
    Bring,
    Check,
    Fill,
    Form,
    FromCase,
    Opening,
    Repeats,
)
from generator.schema.values import Group, groups, strings

Path = tuple[str | int, ...]
RULE = "tool-field"


def read_form(law: LawFile) -> Form:
    """Return the form of a tool; a field that cannot be used is left out, with a finding."""
    return _Reader(law).read()


class _Reader:
    """One form being read: fields first, then what refers to them."""

    def __init__(self, law: LawFile) -> None:
        self.law = law
        self.columns: dict[str, dict[str, Field]] = {}
        """The columns of tables, by table and key."""
        self.fields: dict[str, Field] = {}
        self.lost: set[str] = set()
        """Keys of fields that cannot be used: what refers to them is not blamed."""

    def read(self) -> Form:
        """Return the form with everything that is sound."""
        law = self.law
        reader = FieldReader(law, None, FORM_KINDS, RULE, reserved=())
        sections = tuple(
            Section(group.text("key"), group.text("label"),
                    reader.fields(group, ("sections", at, "fields"), top=True))
            for at, group in law.groups("sections"))
        self.lost = reader.lost
        self.fields = {one.key: one for section in sections for one in section.fields}
        self.columns = {one.key: dict(one.by_key) for one in self.fields.values()
                        if one.kind == "table"}
        form = Form(
            sections, law.values.text("notice"), self.repeats(), tuple(self.checks()),
            tuple(self.brings()), self.opens(), self.from_case(), self.program())
        FormChecks(law, form, RULE, self.lost).run()
        return form

    def repeats(self) -> Repeats | None:
        """Return what the form stands once for."""
        given = self.law.values.get("repeats")
        if not isinstance(given, Group):
            return None
        return Repeats(given.text("key"), given.text("label"), given.text("heading"),
                       given.text("shape") or "cards", groups(given.get("rows")))

    def checks(self) -> Iterator[Check]:
        """Yield the checks whose formula parses, and those without one."""
        for at, one in self.law.groups("checks"):
            formula, node = one.text("formula"), None
            if formula:
                path: Path = ("checks", at, "formula")
                node = self.parsed(formula, path, "", "condition")
                if node is None:
                    continue
            names = texts_of(one, "of") or tuple(
                key for key in self.fields if node and key in _names(node))
            yield Check(one.text("message"), names, formula, node, one.text("exactly_one"))

    def brings(self) -> Iterator[Bring]:
        """Yield what comes with the options of a choice."""
        for _, one in self.law.groups("brings"):
            rows = one.get("rows")
            yield Bring(
                one.text("when"), one.text("into"), one.text("column"),
                {key: strings(value) for key, value in rows.values.items()}
                if isinstance(rows, Group) else {})

    def opens(self) -> Opening | None:
        """Return the calculator that takes the entries of this form."""
        given = self.law.values.get("opens")
        if not isinstance(given, Group):
            return None
        return Opening(given.text("tool"), given.text("table"), _words(given, "columns"))

    def from_case(self) -> FromCase | None:
        """Return how the form is begun from a case."""
        given = self.law.values.get("from_case")
        if not isinstance(given, Group):
            return None
        return FromCase(texts_of(given, "facts"), tuple(
            Fill(one.text("field"), one.text("role"), _words(one, "columns"), one.text("text"))
            for one in groups(given.get("fills"))))

    def program(self) -> Program:
        """Return what is computed, in order; empty where figures need each other in a circle."""
        steps: dict[tuple[str, str], tuple[Step, Path]] = {}
        tables: dict[Path, str] = {}
        for group, path in declared(self.law):
            table, key = tables.get(path[:-2], ""), group.text("key")
            if group.text("kind") == "table":
                tables[path] = key
            elif group.text("kind") == "computed" and group.text("formula"):
                place = (*path, "formula")
                node = self.parsed(group.text("formula"), place, table, "number")
                if node is not None:
                    steps[table, key] = Step(table, key, (node,)), place
        try:
            return ordered((step for step, _ in steps.values()),
                           {table: _readable(columns) for table, columns in self.columns.items()})
        except CircleError as error:
            self.formula_error(steps[error.circle[0]][1], error)
            return Program((), {})

    def parsed(self, text: str, path: Path, table: str, wanted: Kind) -> Node | None:
        """Return the tree of a sound formula; every mistake of it is reported where it stands."""
        try:
            node = parse(text)
        except FormulaError as error:
            self.formula_error(path, error)
            return None
        found = list(check(node, self.scope(table), wanted))
        for mistake in found:
            self.formula_error(path, mistake)
        return None if found else node

    def scope(self, table: str) -> Scope:
        """Return what a formula may read: figures, columns, and those of its own row first."""
        figures = dict.fromkeys(self.lost, Figure())
        figures |= {key: _figure(one) for key, one in self.fields.items() if _is_figure(one)}
        columns = {(name, key): _figure(one) for name, inner in self.columns.items()
                   for key, one in inner.items() if _is_figure(one)}
        own = {key: figure for (name, key), figure in columns.items() if name == table}
        return Scope({**figures, **own}, columns)

    def formula_error(self, path: Path, error: FormulaError) -> None:
        """Report a mistake inside a formula."""
        self.law.findings.error(
            "tool-formula", self.law.inside(error.at, *path), error.message, error.hint)


def _is_figure(field: Field) -> bool:
    return field.kind in (*NUMBERS, "computed")


def _readable(columns: Mapping[str, Field]) -> frozenset[str]:
    return frozenset(key for key, one in columns.items() if _is_figure(one))


def _figure(field: Field) -> Figure:
    return Figure(field.unit, computed=field.kind == "computed")


def _words(group: Group, key: str) -> dict[str, str]:
    given = group.get(key)
    return {name: " ".join(strings(value)) for name, value in given.values.items()
            } if isinstance(given, Group) else {}


def _names(node: Node) -> frozenset[str]:
    return frozenset(one.key for one in every(node) if isinstance(one, Name))
