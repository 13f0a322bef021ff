"""Workbooks under test: made, read, typed into, and counted anew by LibreOffice."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from generator.diagnostics import Findings
from generator.exports.workbook import workbook
from generator.formula.calculator import Calculator, Table
from generator.pages.templates import package_templates
from generator.pages.words import words
from generator.publication import PublishedTool, published_tool
from generator.read import read_settings, read_tools
from tests.base_library import AS_OF, HOME

WORDS = words(package_templates(), "zh")
PLANTED = -987654321
_SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_COUNTED = re.compile(r'<c r="(\w+)"( s="\d+")?(?: t="\w+")?><f>(.*?)</f><v>(.*?)</v></c>')
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Count every file anew when it is opened; otherwise LibreOffice shows what is stored in it."""
_AT_ONCE = 150
"""Files of one call: LibreOffice 7.4 ends after some 250 without a word."""


@lru_cache
def tools() -> dict[str, PublishedTool]:
    """Return the calculators of the sample library."""
    found = read_tools(read_settings(HOME, Findings(), AS_OF), Findings())
    return {name: published_tool(tool) for name, tool in found.items() if tool.calculator}


def calculator(name: str) -> Calculator:
    """Return how a tool counts."""
    found = tools()[name].calculator
    assert found is not None
    return found


def made(name: str, given: Mapping[str, object] | None = None) -> bytes:
    """Return the workbook of a tool."""
    return workbook(tools()[name], given or {}, WORDS, AS_OF)


def parts(data: bytes) -> dict[str, str]:
    """Return the XML files of a workbook by path."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


def changed(data: bytes, change: Callable[[str], str], path: str = "xl/worksheets/") -> bytes:
    """Return a workbook whose sheets were changed as text."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts(data).items():
            file.writestr(name, change(text) if name.startswith(path) and name.endswith(".xml") else text)
    return into.getvalue()


def planted(data: bytes) -> bytes:
    """Return a workbook with a wrong result in every cell that has a formula."""
    return changed(data, lambda text: _COUNTED.sub(rf'<c r="\1"\2><f>\3</f><v>{PLANTED}</v></c>', text))


def typed(data: bytes, sheet: str, figures: Mapping[str, float | None]) -> bytes:
    """Return a workbook with other figures in some cells of a sheet; None empties a cell."""
    def change(text: str) -> str:
        for cell, value in figures.items():
            new = "" if value is None else f"<v>{value!r}</v>"
            text, times = re.subn(
                rf'<c r="{cell}"( s="\d+")(?: t="\w+")?(?:/>|><v>[^<]*</v></c>)',
                rf'<c r="{cell}"\1>{new}</c>', text)
            assert times == 1, cell
        return text
    return changed(data, change, path_of(data, sheet))


def path_of(data: bytes, sheet: str) -> str:
    """Return the file of a sheet."""
    listed = _book(data).findall("m:sheets/m:sheet", _SPACE)
    return f"xl/worksheets/sheet{[one.get('name') for one in listed].index(sheet) + 1}.xml"


def names(data: bytes) -> dict[str, tuple[str, str]]:
    """Return sheet and cell of every defined name of the whole workbook."""
    found = _book(data).findall("m:definedNames/m:definedName", _SPACE)
    places = {one.get("name", ""): (one.text or "").split("!") for one in found
              if one.get("localSheetId") is None}
    return {name: (place[0].strip("'"), place[1].replace("$", "")) for name, place in places.items()}


def unlocked(data: bytes, sheet: str) -> dict[str, bool]:
    """Return the cells of a sheet that may be typed over, each with whether a formula stands there."""
    files = parts(data)
    styles = _tree(files["xl/styles.xml"]).findall("m:cellXfs/m:xf", _SPACE)
    loose = {str(at) for at, style in enumerate(styles) if style.find("m:protection[@locked='0']", _SPACE)
             is not None}
    return {cell.get("r", ""): cell.find("m:f", _SPACE) is not None
            for cell in _tree(files[path_of(data, sheet)]).iter(f"{{{_SPACE['m']}}}c")
            if cell.get("s") in loose}


def _book(data: bytes) -> ET.Element:
    return _tree(parts(data)["xl/workbook.xml"])


def _tree(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  our own file


def formulas(data: bytes) -> list[tuple[str, str]]:
    """Return every formula in a cell with the result that is stored beside it."""
    return [(unescape(match[3]), match[4]) for name, text in parts(data).items()
            if name.startswith("xl/worksheets/") for match in _COUNTED.finditer(text)]


class Counted:
    """The figures that stand in a workbook, read by its defined names and by the labels of columns."""

    def __init__(self, data: bytes, places: Mapping[str, tuple[str, str]]) -> None:
        self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        self._places = places

    def rows(self, sheet: str) -> list[list[Any]]:
        """Return a sheet, the first row first."""
        return self._book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)

    def figure(self, key: str) -> Any:
        """Return what stands under a defined name."""
        return self.beside(key, 0)

    def beside(self, key: str, columns: int) -> Any:
        """Return what stands some columns to the right of a defined name."""
        sheet, cell = self._places[key]
        row, column = position(cell)
        return self.rows(sheet)[row][column + columns]

    def table(self, table: Table) -> list[dict[str, Any]]:
        """Return the rows of a table, spare ones included."""
        rows = self.rows(table.label)
        head = next(row for row in rows if row[0] == WORDS["xlsx_number"])
        labels = {one.label: one.key for one in (*table.columns, *table.row_figures, *table.outputs)}
        shift = 3 if table.fixed else 1
        return [{labels[label]: row[at] for at, label in enumerate(head) if at >= shift and label in labels}
                for row in rows[rows.index(head) + 3:] if isinstance(row[0], float)]


def position(cell: str) -> tuple[int, int]:
    """Return row and column of a cell, from 0."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters):]) - 1, column - 1


def soffice() -> str:
    """Return LibreOffice's path; in CI a missing one is a failure, elsewhere a skip."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        message = "LibreOffice is missing; run scripts/test_needs.sh"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def counted(folder: Path, books: Mapping[str, bytes], *, anew: bool = True) -> dict[str, Counted]:
    """Let LibreOffice open workbooks and return what it shows, many at a time.

    `anew`: whether it is told to count every formula when it opens a file.
    """
    profile, into = folder / "profile", folder / "counted"
    if anew:
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, "utf-8")
    for name, data in books.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    listed = [str(folder / f"{name}.xlsx") for name in books]
    for at in range(0, len(listed), _AT_ONCE):
        subprocess.run(
            [soffice(), "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx",
             "--outdir", str(into), *listed[at:at + _AT_ONCE]],
            check=True, capture_output=True, timeout=300)
    return {name: Counted((into / f"{name}.xlsx").read_bytes(), names(data))
            for name, data in books.items()}
