"""Blank workbooks of forms: everything to read is there, and cells take what their fields take."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.exports.form_workbook import form_workbook
from generator.formula.parser import parse
from generator.formula.program import Step, ordered
from generator.pages.templates import package_templates
from generator.pages.words import words
from generator.publication import PublishedTool
from generator.schema.field import Field, Option, Section
from generator.schema.form import Check, Form
from tests.base_library import AS_OF
from tests.exports.blanks import HOSTILE, blank, form, forms, nasty, text_of_workbook, told_by
from tests.exports.sheets import (
    WORDS,
    Counted,
    changed,
    counted,
    formulas,
    names,
    parts,
    path_of,
    planted,
    unlocked,
)

ALL = pytest.mark.parametrize("name", sorted(forms()))
FRONT = WORDS["blank_sheet"]


def validations(data: bytes, sheet: str = FRONT) -> list[str]:
    """Return the validations of a sheet as they are written."""
    return re.findall(r"<dataValidation .*?</dataValidation>", parts(data)[path_of(data, sheet)])


def filled(data: bytes, values: Mapping[str, float | str], sheet: str = FRONT) -> bytes:
    """Return a workbook with values typed into empty cells."""
    def put(text: str) -> str:
        for cell, value in values.items():
            said = (f'<c r="{cell}"\\1 t="inlineStr"><is><t>{value}</t></is></c>' if isinstance(value, str)
                    else f'<c r="{cell}"\\1><v>{value}</v></c>')
            text, count = re.subn(rf'<c r="{cell}"( s="\d+")/>', said, text)
            assert count == 1, cell
        return text
    return changed(data, put, path_of(data, sheet))


@ALL
def test_every_label_and_option_is_there(name: str) -> None:
    """With what it is for, what is to be known before, and which fields are the library's own."""
    tool, text = forms()[name], text_of_workbook(blank(name, "xlsx"))
    one = form(name)
    wanted = (tool.title, tool.purpose, one.notice, *(section.label for section in one.sections),
              *told_by(tuple(one.fields.values())), *(check.message for check in one.checks))
    assert [part for part in wanted if part not in text and part not in told_later(one)] == []
    for source, mark in (("outline", "●"), ("own", "○")):
        labels = [field.label for field in one.fields.values() if field.source == source]
        assert all(f"{label} {mark}" in text for label in labels)
        assert (f"{mark} {WORDS[f'form_src_{source}']}" in text) == bool(labels)


def told_later(one: Form) -> tuple[str, ...]:
    """Return what is only said once a form on one sheet is filled in."""
    return () if one.repeats else tuple(check.message for check in one.checks)


@ALL
def test_it_is_protected_but_for_what_is_filled_in(name: str) -> None:
    """Without a password, on A4, one page wide; no formula can be typed over."""
    data = blank(name, "xlsx")
    pages = [text for path, text in parts(data).items() if path.startswith("xl/worksheets/sheet")]
    assert all(re.search(r'<sheetProtection sheet="1"[^>]*>', text) for text in pages)
    assert not any("password" in text or "hashValue" in text for text in pages)
    assert all('fitToHeight="0"' in page and 'paperSize="9"' in page for page in pages)
    assert len(unlocked(data, FRONT)) >= len(form(name).fields)
    assert not any(unlocked(data, FRONT).values())
    assert unlocked(data, WORDS["xlsx_about"]) == {}


@ALL
def test_the_same_form_gives_the_same_bytes(name: str) -> None:
    """Nothing of the hour or of the machine."""
    assert blank(name, "xlsx") == blank(name, "xlsx")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", parts(blank(name, "xlsx"))["docProps/core.xml"])) == {
        "2026-11-22T00:00:00Z"}


def test_cells_take_what_their_fields_take() -> None:
    """Lists, whole numbers with limits, percentages, dates, yes and no, lengths."""
    data = blank("customer_file", "xlsx")
    found = "\n".join(validations(data))
    assert f"'{WORDS['blank_options']}'!" in found or f"{WORDS['blank_options']}!$A$2:$A$5" in found
    (stance,) = [one for one in validations(data) if "态度(-2 到 +2)" in one]
    assert 'type="whole"' in stance
    assert "<formula1>-2.0</formula1><formula2>2.0</formula2>" in stance
    assert '"1,2,3,4,5"' in found
    assert found.count('type="date"') == 2
    assert 'type="decimal"' in found
    assert '"是,否"' in "\n".join(validations(blank("service_box", "xlsx")))
    assert 'type="textLength"' in "\n".join(validations(blank("one_page", "xlsx")))
    ticks = [one for one in validations(blank("visit_plan", "xlsx")) if '"√"' in one]
    assert len(ticks) == 1
    styles = parts(data)["xl/styles.xml"]
    assert 'formatCode="yyyy\\-mm\\-dd"' in styles or 'formatCode="yyyy-mm-dd"' in styles


def test_what_a_form_computes(tmp_path: Path) -> None:
    """LibreOffice counts the same as the page: nothing before all figures are there, then words."""
    six = ("six_base", "six_able", "six_sway", "six_will", "six_worth", "six_future")
    data = blank("six_have", "xlsx")
    assert set(names(data)) == {*six, "level"}
    cells = [names(data)[key][1] for key in six]
    shown = next(cell for cell, formula in _formula_cells(data).items() if "战略" in formula)
    some = dict.fromkeys(cells[:5], 5)
    books = {"blank": data, "some": filled(data, some), "best": filled(data, {**some, cells[5]: 5}),
             "one": filled(data, {**some, cells[5]: 1}), "fair": filled(data, dict.fromkeys(cells, 3))}
    found = counted(tmp_path, {name: planted(book) for name, book in books.items()})
    assert {name: _at(book, shown) for name, book in found.items()} == {
        "blank": "", "some": "", "best": "战略", "one": "一般", "fair": "培育"}


def test_what_rows_compute_and_check(tmp_path: Path) -> None:
    """A difference in each row; weights that do not add up, and two who decide, are told in words."""
    versus, matrix = blank("versus_list", "xlsx"), blank("saf_matrix", "xlsx")
    gap = min((cell for cell, formula in _formula_cells(versus).items() if "-" in formula),
              key=lambda cell: int(re.sub(r"\D", "", cell)))
    ours, rival = re.findall(r"\$([A-Z]+\d+)", _formula_cells(versus)[gap])[:2]
    wrong = filled(matrix, {"F7": "A", "G7": "A", "F8": "A", "G8": "R"})
    found = counted(tmp_path, {"gap": planted(filled(versus, {ours: 4, rival: 1})), "blank": planted(versus),
                               "matrix": planted(wrong)})
    assert _at(found["gap"], gap) == 3
    assert _at(found["blank"], gap) == ""
    first = found["matrix"].rows(FRONT)[6]
    assert first[1] == "商机发现"
    assert first[2:5] == [0.6, 0.3, 0.1]
    assert first[-2:] == ["√", "每个节点要有恰好一个 A"]
    assert found["matrix"].rows(FRONT)[7][-1] == "√"
    assert found["matrix"].rows(FRONT)[-1][-2:] == ["", ""]


def test_results_are_there_before_anything_counts() -> None:
    """The check of rows that a form begins with."""
    data = blank("saf_matrix", "xlsx")
    rows = Counted(data, {}).rows(FRONT)
    assert [row[-2] for row in rows[6:16]] == ["√"] * 10
    assert [row[-2] for row in rows[16:]] == [""] * (len(rows) - 16)


def test_a_check_of_columns_and_counts(tmp_path: Path) -> None:
    """Sums of a whole column, figures told as words in rows, and how many rows there are."""
    share = Field("share", "占比", "percent")
    grade = Field("grade", "档", "computed", formula="IF(share>=0.5,2,1)",
                  options=(Option("1", "低"), Option("2", "高")))
    table = Field("parts", "部分", "table", fields=(Field("name", "名", "text"), share, grade), min_items=2)
    one = Form((Section("a", "甲", (table, Field("total", "合计", "computed"))),), checks=(
        Check("合计要是 100%", (), "x", parse("ROUND(SUM(parts.share),6)=1")),), program=ordered(
            (Step("parts", "grade", (parse("IF(share>=0.5,2,1)"),)),
             Step("", "total", (parse("SUM(parts.grade)"),))), {"parts": frozenset({"share", "grade"})}))
    data = form_workbook(_tool(one), WORDS, AS_OF)
    cells = sorted(unlocked(data, FRONT), key=lambda cell: (int(re.sub(r"\D", "", cell)), cell))
    shares = [cell for cell in cells if any(cell in text for text in _cells_of(data, "占比"))]
    first, last = shares[0], f"{shares[0][0]}{int(shares[0][1:]) + 1}"
    books = {"one": filled(data, {first: 0.6}), "two": filled(data, {first: 0.6, last: 0.4})}
    found = counted(tmp_path, {name: planted(book) for name, book in books.items()})
    said = {name: {str(cell) for row in book.rows(FRONT) for cell in row} for name, book in found.items()}
    assert "合计要是 100%" in said["one"]
    assert WORDS["form_js_least"].format(n=1, least=2) in said["one"]
    assert {"高", "低", "√", "3.0"} <= said["two"]
    assert "合计要是 100%" not in said["two"]


@pytest.mark.filterwarnings("error")
def test_a_nasty_form() -> None:
    """Nothing becomes a formula, nothing is lost, no list is too long, no sheet has a barred name."""
    tool = nasty()
    assert tool.form is not None
    data = form_workbook(tool, WORDS, AS_OF)
    text = text_of_workbook(data)
    for said in told_by(tuple(tool.form.fields.values())):
        if said not in HOSTILE[5:7]:
            assert said in text
    assert formulas(data) == []
    assert "a\ufffd" not in text
    found = validations(data)
    assert any("$A$2:$A$61" in one for one in found)
    assert max(len(one) for one in re.findall(r"<formula1>\"(.*?)\"</formula1>", "".join(found))) < 255
    assert set(names(data)) == set()
    assert data == form_workbook(nasty(), WORDS, AS_OF)


def test_an_english_library_has_english_blanks() -> None:
    """Fixed texts come in the language of the library."""
    data = form_workbook(forms()["visit_plan"], words(package_templates(), "en"), AS_OF)
    assert "Light blue cells are to be filled in" in text_of_workbook(data)
    assert path_of(data, "Form")


def test_a_calculator_has_no_blank() -> None:
    """It has a workbook of its own."""
    with pytest.raises(ValueError, match="visit_plan"):
        form_workbook(replace(forms()["visit_plan"], form=None), WORDS, AS_OF)


def _tool(one: Form) -> PublishedTool:
    return replace(forms()["visit_plan"], form=one)


def _formula_cells(data: bytes) -> dict[str, str]:
    return dict(re.findall(r'<c r="(\w+)"[^>]*><f>(.*?)</f>', parts(data)[path_of(data, FRONT)]))


def _cells_of(data: bytes, label: str) -> list[str]:
    """Return the ranges of the validation of a field."""
    found = [re.search(r'sqref="(.*?)"', one) for one in validations(data) if f"“{label}”" in one]
    return [cell for one in found if one for cell in one[1].replace(":", " ").split()]


def _at(book: Counted, cell: str) -> object:
    from tests.exports.sheets import position  # noqa: PLC0415  beside its only use

    row, column = position(cell)
    return book.rows(FRONT)[row][column]
