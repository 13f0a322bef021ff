"""What a blank form says of its fields, in a workbook and in a document alike."""

from collections.abc import Iterator, Mapping

from generator.exports.workbook_looks import told_limits
from generator.formula.calculator import Limits
from generator.schema.field import Field, Section
from generator.schema.form import Check, Form
from generator.schema.values import Group

MARKS: Mapping[str, str] = {"outline": "●", "own": "○"}
"""Where a field comes from, behind its label; the legend says what they mean."""
BOX, TICK = "□", "√"
NUMERIC = ("integer", "number", "money", "percent")
WORDED = ("text", "person", "link")
_MOST_ROWS = 12
_WHOLE_FORM = ("list", "table", "matrix")
"""Kinds that do not fit into one row of a table."""


def labelled(field: Field) -> str:
    """Return a field's label with the mark of where it comes from."""
    return f"{field.label} {MARKS.get(field.source, '')}".rstrip()


def legend(form: Form, words: Mapping[str, str]) -> str:
    """Return what the marks mean; empty where the form has none."""
    used = {one.source for one in form.fields.values()}
    return "　".join(f"{mark} {words[f'form_src_{source}']}"
                    for source, mark in MARKS.items() if source in used)


def in_rows(form: Form) -> bool:
    """Tell whether each entry of a form that repeats can be a row of one table."""
    return form.repeats is not None and not any(
        one.kind in _WHOLE_FORM for one in form.fields.values())


def entries(form: Form) -> tuple[Group, ...]:
    """Return the entries that a form begins with; none where it does not repeat."""
    return form.repeats.rows if form.repeats else ()


def option_labels(field: Field) -> tuple[str, ...]:
    """Return what there is to choose from, as it is shown."""
    return tuple(label for _, label in field.choices)


def options_told(field: Field, words: Mapping[str, str]) -> str:
    """Return all options of a choice, each with its note."""
    joined = words["list_and"].join(
        f"{one.label}（{one.note}）" if one.note else one.label for one in field.options)
    return words["blank_choose"].format(options=joined)


def limits_told(field: Field, words: Mapping[str, str]) -> str:
    """Return in words what numbers a field takes; empty where there are no limits."""
    if field.kind == "rating":
        steps = option_labels(field)
        return words["xlsx_between"].format(low=steps[0], high=steps[-1]) if steps else ""
    low, high = (None if edge is None else float(edge) for edge in (field.min, field.max))
    return told_limits(Limits(low, high), "%" if field.kind == "percent" else "", words)


def hint(field: Field, words: Mapping[str, str], *, paper: bool = False) -> str:
    """Return how a field is filled in, beyond what its own help says.

    `paper`: it is filled in by hand, where options stand in the field as boxes.
    """
    said = []
    if field.kind == "choice" and not paper:
        said.append(options_told(field, words))
    if field.kind == "choices" and not paper:
        said.append(words["blank_tick"])
    if field.kind == "computed":
        said.append(words["blank_by_hand" if paper else "blank_computed"])
    if field.kind in NUMERIC or (field.kind == "rating" and not paper):
        said += [field.unit, limits_told(field, words)]
    if field.max_length:
        said.append(words["blank_longest"].format(n=field.max_length))
    return words["list_stop"].join(filter(None, (*said, counts_told(field, words))))


def blank_rows(field: Field, usual: int) -> int:
    """Return how many rows or lines a blank form holds: as many as may be, where they are few."""
    if field.max_items and field.max_items <= _MOST_ROWS:
        return field.max_items
    return max(usual, field.min_items or 0)


def counts_told(field: Field, words: Mapping[str, str]) -> str:
    """Return how many rows, cells or lines are wanted; empty where any number will do."""
    low, high = field.min_items, field.max_items
    key = "between" if low and high else "from" if low else "to" if high else ""
    return words["blank_items"].format(
        n=words[f"xlsx_{key}"].format(low=low, high=high)) if key else ""


def columns_told(field: Field, words: Mapping[str, str], *, paper: bool = False) -> str:
    """Return how the columns of a table are filled in; what is said of several is said once."""
    told: dict[str, list[str]] = {}
    for one in field.fields:
        said = words["list_stop"].join(filter(None, (
            one.help, _offered(one, words) if paper else "", hint(one, words, paper=paper))))
        if said:
            told.setdefault(said, []).append(one.label)
    return "\n".join(f"{words['list_and'].join(labels)}{words['list_colon']}{said}"
                     for said, labels in told.items())


def _offered(field: Field, words: Mapping[str, str]) -> str:
    """Return what there is to choose from, for a cell that has no room for boxes."""
    if field.kind in ("choice", "choices"):
        return options_told(field, words)
    return limits_told(field, words) if field.kind == "rating" else ""


def row_names(field: Field, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of fixed rows, each with what is suggested for its cells."""
    found = []
    for at, name in enumerate(field.rows):
        said = [f"{one.label}{words['list_stop']}{words['form_hint'].format(hint=one.hints[at])}"
                for one in field.fields if at < len(one.hints)]
        found.append("\n".join((name, *said)))
    return tuple(found)


def checks_after(section: Section, form: Form) -> Iterator[Check]:
    """Yield what is checked below a section: by its first field, or below the last where it names none."""
    keys = {one.key for one in section.fields}
    for check in form.checks:
        first = next((key for key in check.fields if key in form.fields), "")
        if first in keys or (not first and section is form.sections[-1]):
            yield check


def brought(form: Form, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the options that bring rows into a table: what is chosen, and the rows."""
    for bring in form.brings:
        field = form.fields[bring.field]
        for name, rows in bring.rows.items():
            option = field.option(name)
            if option is not None and rows:
                label = f"{field.label}{words['list_colon']}{option.label}"
                yield label, words["list_and"].join(rows)


def told_value(field: Field, value: object) -> str | float | None:
    """Return a value that a form begins with as it stands in a cell; None where there is none."""
    option = field.option(value)
    if option is not None:
        return option.label
    if value is None or isinstance(value, str):
        return value
    return float(str(value)) if field.kind in (*NUMERIC, "rating") else str(value)
