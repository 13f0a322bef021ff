"""The sheet that explains a workbook: what the tool is for, how to fill it in, every formula."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xlsxwriter.worksheet import Worksheet

from generator.exports.workbook_looks import TITLE_HEIGHT, Looks, height, set_up
from generator.exports.workbook_tables import SPARE, row_figures
from generator.formula.calculator import Calculator, Output
from generator.formula.to_words import Vocabulary, to_words, vocabulary
from generator.publication import PublishedTool

_WIDTHS = (24, 70, 46)


@dataclass(slots=True)
class AboutSheet:
    """The sheet being written; `row` is the next one that is free."""

    sheet: Worksheet
    tool: PublishedTool
    looks: Looks
    words: Mapping[str, str]
    as_of: date
    row: int = 0

    def write(self, calculator: Calculator) -> None:
        """Write the sheet of a calculator."""
        self._head(_filling(calculator, self.words))
        self._lines("xlsx_about_notes", (("", text) for text in calculator.notes))
        self._lines("xlsx_about_status", (
            (str(code), text) for code, text in calculator.status.items()))
        self._formulas(calculator)
        set_up(self.sheet, self.tool.title)

    def write_form(self, filling: Iterable[str], brought: Iterable[tuple[str, str]]) -> None:
        """Write the sheet of a form. `brought`: what comes with an option, and what that is."""
        self._head(filling)
        self._lines("blank_brings", brought)
        self.sheet.print_area(0, 0, self.row - 1, 1)  # no formulas beside it
        set_up(self.sheet, self.tool.title)

    def _head(self, filling: Iterable[str]) -> None:
        """Write what the tool is and how it is filled in."""
        for at, wide in enumerate(_WIDTHS):
            self.sheet.set_column(at, at, wide)
        self.sheet.write_string(0, 0, self.tool.title, self.looks("title"))
        self.sheet.set_row(0, TITLE_HEIGHT)
        self.row = 1
        self._lines("xlsx_about_tool", self._texts())
        self._lines("xlsx_about_filling", (("", text) for text in filling))

    def _lines(
        self, heading: str, lines: Iterable[tuple[str, str] | tuple[str, str, str]], of: str = "",
    ) -> None:
        """Write lines under a heading; nothing at all where there are none."""
        for place, line in enumerate(lines):
            if place == 0:
                self._heading(heading, of)
            for at, text in enumerate(line):
                style = ("label", "label", "formula")[at]
                self.sheet.write_string(self.row, at, text, self.looks(style, valign="top"))
            self.sheet.set_row(self.row, height(*zip(line, _WIDTHS, strict=False)))
            self.row += 1

    def _heading(self, key: str, of: str) -> None:
        text = " · ".join(filter(None, (self.words[key], of)))
        for at in range(len(_WIDTHS)):
            self.sheet.write_string(self.row, at, "" if at else text, self.looks("bar"))
        self.row += 1

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Yield what is said of the tool; what the library itself adds stands apart and is named."""
        words, tool = self.words, self.tool
        yield words["xlsx_purpose"], tool.purpose
        for key in ("core", "value", "structure", "when", "case"):
            outline, mark, own = getattr(tool, key).partition(words["tool_own_mark"])
            label = words[f"tool_{key}"]
            if outline.strip():
                yield label, outline.strip()
            if mark:
                yield f"{label} · {words['tool_own']}", own.strip()
        if tool.source in ("outline", "own"):
            yield words["tool_source"], words[f"tool_source_{tool.source}"]
        yield words["xlsx_as_of"], self.as_of.isoformat()

    def _formulas(self, calculator: Calculator) -> None:
        """Write every formula twice: in words, and as it stands in the tool's file."""
        known = vocabulary(calculator, self.words)
        self._lines("xlsx_about_formulas", _formulas(calculator.outputs, known))
        for table in calculator.tables:
            own = vocabulary(calculator, self.words, table)
            self._lines("xlsx_about_formulas", _formulas(table.outputs, own), table.label)
            figures = {one.key: one.label for one in row_figures(table)}
            self._lines("xlsx_about_row_formulas", (
                (f"{row.label} · {figures[key]}", to_words(node, own))
                for row in table.fixed for key, node in row.formulas.items()), table.label)
        self._lines("xlsx_about_names", (
            (one.label, one.note, one.key) for one in calculator.inputs))


def _filling(calculator: Calculator, words: Mapping[str, str]) -> Iterator[str]:
    """Yield how the workbook is filled in."""
    grows = any(not table.fixed for table in calculator.tables)
    for key in ("xlsx_sample", "xlsx_blue", "xlsx_limits", "xlsx_empty", *(
            ("xlsx_rows", "xlsx_more_rows") if grows else ()), "xlsx_hidden"):
        yield words[key].format(n=SPARE)


def _formulas(outputs: Iterable[Output], known: Vocabulary) -> Iterator[tuple[str, str, str]]:
    for one in outputs:
        yield one.label, to_words(one.node, known), f"{one.key} = {one.formula}"
