"""The table of cases that every engine answers, answered by a workbook."""

import re
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from generator.exports.workbook import workbook
from generator.formula.calculator import Calculator, Input, Output, Table, program_of
from generator.formula.parser import parse
from tests.base_library import AS_OF
from tests.exports.sheets import WORDS, Counted, counted, names, planted, tools
from tests.formula.conformance import CASES, FIGURES, Case, figures, rows


def _kind(case: Case) -> tuple[str, str]:
    """Return what cases of one workbook have in common."""
    return str(sorted(figures(case).items())), str(case.rows)


def _key(at: int) -> str:
    """Return a name for the output of a case: letters only."""
    return "out_" + "".join(chr(ord("a") + int(digit)) for digit in str(at))


def _book(cases: list[tuple[int, Case]]) -> bytes:
    """Return a workbook with an output for each case; `a` to `e` get names that Excel takes."""
    first = cases[0][1]
    inputs = tuple(Input(f"in_{key}", key) for key in FIGURES)
    table = Table("t", "T", (Input("x", "x"), Input("y", "y")))
    texts = {at: re.sub(r"\b([a-e])\b", r"in_\1", case.formula) for at, case in cases}
    outputs = tuple(Output(_key(at), "", "", text, parse(text), digits=2) for at, text in texts.items())
    tool = replace(tools()["reserve"], calculator=Calculator(
        inputs, (table,), outputs, program=program_of((table,), outputs)))
    given = {f"in_{key}": value for key, value in figures(first).items()} | {"t": rows(first)}
    return workbook(tool, given, WORDS, AS_OF)


def test_a_workbook_says_what_every_engine_says(tmp_path: Path) -> None:
    """The results that are stored in it, and those that LibreOffice counts."""
    ordered = sorted(enumerate(CASES), key=lambda one: _kind(one[1]))
    parted = {f"book-{at}": list(cases) for at, (_, cases) in enumerate(
        groupby(ordered, key=lambda one: _kind(one[1])))}
    plain = {label: _book(cases) for label, cases in parted.items()}
    anew = counted(tmp_path, {label: planted(data) for label, data in plain.items()})
    wrong = []
    for label, cases in parted.items():
        stored = Counted(plain[label], names(plain[label]))
        for at, case in cases:
            for book in (stored, anew[label]):
                found = book.figure(_key(at))
                if abs(found - case.result) > 1e-10 * max(1.0, abs(case.result)):
                    wrong.append((case.formula, found, case.result))
    assert wrong == []
