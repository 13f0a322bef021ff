"""A calculator as a workbook: live formulas, limits, and results that are there before it counts."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.exports.workbook_about import AboutSheet
from generator.exports.workbook_cells import Figured
from generator.exports.workbook_front import FrontSheet
from generator.exports.workbook_looks import Looks, set_up
from generator.exports.workbook_tables import TableSheet, place_of
from generator.formula.calculator import Calculator
from generator.formula.figures import Computed, computed
from generator.formula.to_python import Figures
from generator.publication import PublishedTool

_LONGEST_NAME = 31
_TAKEN = ("history",)
"""A name that Excel keeps for itself."""
_BARRED = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False}


def workbook(
    tool: PublishedTool, given: Mapping[str, object], words: Mapping[str, str], as_of: date,
) -> bytes:
    """Return a calculator with figures as an .xlsx file; the same figures give the same bytes.

    `words`: the fixed texts by key. Raises FigureError for figures that the calculator does not take,
    and ValueError for a tool that is no calculator.
    """
    calculator = tool.calculator
    if calculator is None:
        raise ValueError(tool.id)
    done = computed(calculator, given)
    file = BytesIO()
    with opened(file, tool, as_of) as book:
        _sheets(book, tool, calculator, done, words, as_of)
    return file.getvalue()


@contextmanager
def opened(file: BytesIO, tool: PublishedTool, as_of: date) -> Iterator[Workbook]:
    """Open the workbook of a tool: no text becomes a formula or a link, no hour stands in it."""
    with Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": tool.title, "subject": tool.id,
                             "created": datetime.combine(as_of, time())})
        book.set_calc_mode("auto")
        yield book


def _sheets(
    book: Workbook, tool: PublishedTool, calculator: Calculator, done: Computed,
    words: Mapping[str, str], as_of: date,
) -> None:
    """Write all sheets; the helper cells are known only when every formula is written."""
    front, about, helper, *tables = sheet_names((
        words["xlsx_front"], words["xlsx_about"], words["xlsx_helper"],
        *(table.label for table in calculator.tables)))
    places = {table.key: place_of(table, name, done.told["tables"][table.key])
              for table, name in zip(calculator.tables, tables, strict=True)}
    figured = Figured(Figures(
        {**done.inputs, **{key: float(value) for key, value in done.told["outputs"].items()}},
        {key: place.rows for key, place in places.items()}), places, helper)
    looks = Looks(book)
    first = book.add_worksheet(front)
    FrontSheet(book, first, front, tool, calculator, done, figured, looks, words).write()
    for place in places.values():
        TableSheet(book.add_worksheet(place.sheet), place, figured, looks, words, done).write(tool.title)
    AboutSheet(book.add_worksheet(about), tool, looks, words, as_of).write(calculator)
    if figured.helped:
        write_helpers(book.add_worksheet(helper), figured.helped, tool.title, looks, words)


def write_helpers(
    sheet: Worksheet, helped: Iterable[tuple[str, float | str]], title: str, looks: Looks,
    words: Mapping[str, str],
) -> None:
    """Write the helper cells, one below the other from the second row, on a sheet that is hidden."""
    sheet.write_string(0, 0, words["xlsx_helper_note"], looks("plain"))
    for row, (formula, value) in enumerate(helped, 1):
        sheet.write_formula(row, 0, f"={formula}", looks("plain"), value)
    set_up(sheet, title)
    sheet.hide()


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return names that sheets may have, each once in whatever case."""
    found: list[str] = []
    for word in wanted:
        base = word.translate(_BARRED).strip()[:_LONGEST_NAME] or "Sheet"
        name, at = base, 2
        while name.lower() in {*_TAKEN, *(one.lower() for one in found)}:
            name = f"{base[:_LONGEST_NAME - len(f' {at}')]} {at}"
            at += 1
        found.append(name)
    return found

