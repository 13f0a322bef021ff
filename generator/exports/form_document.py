"""A form as a Word document: printed blank and filled in by hand, or typed into."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Length

from generator.exports.document_looks import (
    bytes_of,
    field,
    marked,
    new_document,
    shade,
    text_of,
    together,
)
from generator.exports.document_page import LINE, NOTICE, PALE, Page
from generator.exports.form_parts import (
    BOX,
    WORDED,
    blank_rows,
    brought,
    checks_after,
    columns_told,
    entries,
    hint,
    in_rows,
    labelled,
    legend,
    row_names,
    told_value,
)
from generator.exports.form_sheet import UNITS, spans
from generator.publication import PublishedTool
from generator.schema.field import Field, Section
from generator.schema.form import Check, Form
from generator.schema.values import Group

_BLANK_ROWS, _MORE_ENTRIES = 5, 2
_TOGETHER = 8
"""Rows of a table that is not parted by the end of a page."""
_WIDE_UNITS = 36
"""How much a page takes that lies across."""
_LABEL = Cm(4.4)
_TEXT_LINE, _MATRIX_LINE, _ENTRY_LINE = Cm(1.1), Cm(2), Cm(0.7)
_TICKED = "☑"


def form_document(tool: PublishedTool, words: Mapping[str, str], as_of: date) -> bytes:
    """Return a blank form as a .docx file; the same form gives the same bytes.

    `words`: the fixed texts by key. Raises ValueError for a tool that is no form.
    """
    if tool.form is None:
        raise ValueError(tool.id)
    document = new_document(text_of(tool.title), tool.id, words["blank_language"], as_of,
                            wide=_is_wide(tool.form))
    _Writer(Page(document), tool, tool.form, words).write()
    return bytes_of(document)


def _is_wide(form: Form) -> bool:
    """Tell whether the pages lie across: for a table of many columns, or a row for each entry."""
    return _one_table(form) or any(spans(one.fields, named=bool(one.rows)) is None
                                   for one in form.fields.values() if one.kind in ("table", "matrix"))


def _one_table(form: Form) -> bool:
    """Tell whether all entries stand in one table."""
    return (form.repeats is not None and form.repeats.shape == "table" and in_rows(form)
            and spans([*form.fields.values()], named=False, units=_WIDE_UNITS) is not None)


@dataclass(slots=True)
class _Writer:
    """One document being written, from top to bottom."""

    page: Page
    tool: PublishedTool
    form: Form
    words: Mapping[str, str]

    def write(self) -> None:
        """Write the whole form."""
        self._head()
        if _one_table(self.form):
            self._entries()
        elif self.form.repeats is not None:
            self._cards(self.form.repeats.label)
        else:
            self._sections(2, Group())
        rows = [*brought(self.form, self.words)]
        if rows:
            self.page.heading(self.words["blank_brings"], 1)
            self._pairs(rows)
        self._foot()

    def _head(self) -> None:
        self.page.document.add_paragraph(text_of(self.tool.title), "Title")
        self.page.said(self.tool.purpose)
        if self.form.notice:
            table = self.page.grid(1, [self.page.width])
            self.page.put(table.rows[0].cells[0], self.form.notice)
            shade(table.rows[0].cells[0], NOTICE)
        self.page.said("　　".join(filter(None, (
            legend(self.form, self.words), f"{self.words['form_day']}{self.words['blank_day']}"))), before=4)

    def _foot(self) -> None:
        """Write title and page numbers below every page."""
        paragraph = self.page.document.sections[0].footer.paragraphs[0]
        paragraph.paragraph_format.tab_stops.add_tab_stop(self.page.width, WD_TAB_ALIGNMENT.RIGHT)
        first, _, rest = self.words["blank_page"].partition("{page}")
        between, _, last = rest.partition("{pages}")
        paragraph.add_run(f"{text_of(self.tool.title)}\t{first}")
        field(paragraph, "PAGE")
        paragraph.add_run(between)
        field(paragraph, "NUMPAGES")
        paragraph.add_run(last)

    def _pairs(self, rows: Sequence[tuple[str, str]]) -> None:
        table = self.page.grid(len(rows), [Length(_LABEL * 2), Length(self.page.width - _LABEL * 2)])
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                self.page.put(cell, text)

    def _sections(self, level: int, given: Group) -> None:
        """Write every section, and below it what must hold. `level`: of its heading, from 2."""
        for section in self.form.sections:
            self.page.heading(section.label, level - 1)
            self._section(section, given)
            self._checks(checks_after(section, self.form))

    def _checks(self, checks: Iterable[Check]) -> None:
        for check in checks:
            self.page.said(self.words["blank_check_that"].format(message=check.message), before=3)

    def _section(self, section: Section, given: Group) -> None:
        """Write fields in a row as one table of labels and room, tables below their names."""
        waiting: list[Field] = []
        for one in section.fields:
            if one.kind not in ("table", "matrix", "list"):
                waiting.append(one)
                continue
            self._labels(waiting, given)
            waiting = []
            self._list(one) if one.kind == "list" else self._table(one)
        self._labels(waiting, given)

    def _labels(self, fields: Sequence[Field], given: Group) -> None:
        if not fields:
            return
        table = self.page.grid(len(fields), [_LABEL, Length(self.page.width - _LABEL)])
        for row, one in zip(table.rows, fields, strict=True):
            label, space = row.cells
            self.page.put(label, labelled(one), bold=True)
            for text in (one.help, hint(one, self.words, paper=True)):
                self.page.put(label, text, quiet=True)
            self.page.put(space, self._room(one, told_value(one, given.get(one.key))))
            shade(label, PALE)
            row.height = Length(LINE * max(one.lines, 1))
        self.page.gap()

    def _room(self, one: Field, value: str | float | None) -> str:
        """Return what stands where a field is filled in: boxes, a unit, or what is given."""
        words = self.words
        if one.kind in ("choice", "choices", "rating", "computed") and one.choices and one.kind != "computed":
            notes = {option.label: option.note for option in one.options}
            return "　".join(f"{_TICKED if label == value else BOX} {label}" + (
                f"（{notes[label]}）" if notes.get(label) else "") for _, label in one.choices)
        if one.kind == "computed":
            return "　".join(f"{BOX} {option.label}" for option in one.options)
        if one.kind == "bool":
            return f"{BOX} {words['yes']}　{BOX} {words['no']}"
        if value is not None:
            return _cell(one, value)
        if one.kind == "date":
            return words["blank_day"]
        unit = "%" if one.kind == "percent" else one.unit
        return f"　　　　{unit}" if unit else ""

    def _titled(self, one: Field) -> None:
        paragraph = self.page.document.add_paragraph()
        self.page.run(paragraph, labelled(one), bold=True)
        paragraph.paragraph_format.keep_with_next = True
        for text in (one.help, hint(one, self.words, paper=True), columns_told(one, self.words, paper=True)):
            self.page.said(text)

    def _list(self, one: Field) -> None:
        """Write a numbered line for each item."""
        self._titled(one)
        count = blank_rows(one, _BLANK_ROWS)
        table = self.page.grid(count, [Cm(1), Length(self.page.width - Cm(1))])
        for at, row in enumerate(table.rows, 1):
            self.page.put(row.cells[0], str(at), quiet=True)
        if count <= _TOGETHER:
            together(table)
        self.page.gap()

    def _table(self, one: Field) -> None:
        """Write a table: heads, and rows that are fixed or blank."""
        self._titled(one)
        names = row_names(one, self.words)
        blank = blank_rows(one, _BLANK_ROWS) if one.kind == "table" else 0
        heads = [one.corner] * bool(names) + [column.label for column in one.fields]
        if not heads:
            return
        rows = [([name] if names else []) + [_blank(column) for column in one.fields]
                for name in names or [""] * blank]
        worded = any(column.kind in WORDED for column in one.fields)
        tall = LINE if not worded else _MATRIX_LINE if one.kind == "matrix" else _TEXT_LINE
        self._filled(heads, rows, one.fields, named=bool(names), tall=tall)

    def _filled(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], columns: Sequence[Field], *, named: bool,
        tall: Length, over: Sequence[tuple[str, int]] = (),
    ) -> None:
        """Write a table with its heads on every page. `over`: what stands above how many of them."""
        above = 1 if over else 0
        table = self.page.grid(above + 1 + len(rows), self._widths(columns, named=named), tall=tall)
        for row in [*table.rows][:above + 1]:
            marked(row, "tblHeader")
            row.height = LINE
        first = 0
        for text, count in over:
            self.page.headed(table.cell(0, first).merge(table.cell(0, first + count - 1)), text)
            first += count
        for cell, text in zip(table.rows[above].cells, heads, strict=True):
            self.page.headed(cell, text)
        for row, texts in zip([*table.rows][above + 1:], rows, strict=True):
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                name, _, hints = text.partition("\n") if named and place == 0 else (text, "", "")
                self.page.put(cell, name, bold=named and place == 0)
                self.page.put(cell, hints, quiet=True)
        if len(rows) <= _TOGETHER:
            together(table)
        self.page.gap()

    def _widths(self, columns: Sequence[Field], *, named: bool) -> list[int]:
        """Return the widths of columns: by kind where the page has room for that, else alike."""
        units = _WIDE_UNITS if _is_wide(self.form) else UNITS
        found = spans(columns, named=named, units=units) or [units // (len(columns) + named)] * len(columns)
        parts = ([units - sum(found)] if named else []) + found
        return [int(self.page.width * part / sum(parts)) for part in parts]

    def _entries(self) -> None:
        """Write a row for each entry: those that the form begins with, and blank ones."""
        fields = [*self.form.fields.values()]
        table = Field("", "", "table", fields=tuple(fields))
        self.page.said(columns_told(table, self.words, paper=True))
        rows = [*entries(self.form), *[Group()] * _MORE_ENTRIES]
        self._filled([labelled(one) for one in fields], [
            [_blank(one) if (value := told_value(one, row.get(one.key))) is None else _cell(one, value)
             for one in fields] for row in rows], fields, named=False, tall=_ENTRY_LINE,
            over=[(one.label, len(one.fields)) for one in self.form.sections if one.fields])
        self._checks(self.form.checks)

    def _cards(self, label: str) -> None:
        """Write the form once for each entry that it begins with, and once blank."""
        for row in (*entries(self.form), Group()):
            self.page.heading(label, 1)
            self._sections(3, row)
        self.page.said(self.words["blank_copy_page"].format(label=label), before=4)


def _cell(one: Field, value: str | float) -> str:
    """Return a value as it stands in a cell."""
    if isinstance(value, str):
        return value
    return f"{value * 100:.6g}%" if one.kind == "percent" else f"{value:.15g}"


def _blank(one: Field) -> str:
    """Return what stands in a blank cell of a table."""
    return BOX if one.kind == "bool" else "　%" if one.kind == "percent" else ""
