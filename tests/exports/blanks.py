"""Blank forms under test: those of the sample library, and one that is as nasty as a form may be."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from docx import Document
from docx.document import Document as Doc
from python_calamine import CalamineWorkbook

from generator.diagnostics import Findings
from generator.exports.form_document import form_document
from generator.exports.form_workbook import form_workbook
from generator.publication import PublishedTool, published_tool
from generator.read import read_settings, read_tools
from generator.schema.field import Field, Option, Section
from generator.schema.form import Form
from tests.base_library import AS_OF, HOME
from tests.exports.sheets import WORDS

HOSTILE = ("=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "<b>&amp;\"'", "a\x00b\x1f\x0b", "\ud800",
           "甲\n乙", "a,b")


@lru_cache
def forms() -> dict[str, PublishedTool]:
    """Return the forms of the sample library."""
    found = read_tools(read_settings(HOME, Findings(), AS_OF), Findings())
    return {name: published_tool(tool) for name, tool in found.items() if tool.form}


def form(name: str) -> Form:
    """Return a form of the sample library."""
    found = forms()[name].form
    assert found is not None
    return found


def blank(name: str, ending: str) -> bytes:
    """Return the blank of a form: `xlsx` or `docx`."""
    return (form_workbook if ending == "xlsx" else form_document)(forms()[name], WORDS, AS_OF)


def told_by(fields: tuple[Field, ...]) -> Iterator[str]:
    """Yield every text that a reader needs to fill fields in."""
    for one in fields:
        yield from filter(None, (one.label, one.help, one.corner, *one.rows, *one.hints))
        yield from (option.label for option in one.options)
        yield from told_by(one.fields)


def text_of_workbook(data: bytes) -> str:
    """Return all cells of all sheets."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return "\n".join(str(cell) for name in book.sheet_names
                     for row in book.get_sheet_by_name(name).to_python() for cell in row)


def document(data: bytes) -> Doc:
    """Return a document as it is read."""
    return Document(io.BytesIO(data))


def text_of_document(data: bytes) -> str:
    """Return all paragraphs and cells."""
    found = document(data)
    cells = (cell.text for table in found.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in found.paragraphs), *cells))


def nasty() -> PublishedTool:
    """Return a form with texts that look like formulas, long lists, no options, and 300 fields."""
    long = tuple(Option(f"o{at}", f"选项{at}，{'长' * 20}") for at in range(60))
    odd = tuple(Option(f"h{at}", text) for at, text in enumerate(HOSTILE))
    columns = tuple(Field(f"c{'x' * at}", text, kind, options=odd if kind == "choice" else ())
                    for at, (text, kind) in enumerate(zip(HOSTILE, (
                        "text", "choice", "rating", "percent", "date", "bool", "money", "link", "integer"),
                        strict=True)))
    fields = (
        Field("long", "长", "choice", options=long), Field("odd", "=1+1", "choice", options=odd),
        Field("none", "空", "choice"), Field("nones", "空", "choices"),
        Field("ticks", "x", "choices", options=odd),
        Field("wide", "/" * 60, "table", fields=columns), Field("bare", "没有列", "table"),
        Field("grid", "[a]:b", "matrix", rows=HOSTILE, fields=columns[:3], corner="=A1"),
        Field("many", "列", "list", of=Field("", "", "text"), max_items=40), Field("r", "甲", "number"),
        Field("sum", "乙", "money", unit="万元"), Field("history", "丙" * 300, "text", max_length=3),
        *(Field("f" + "x" * at, f"字段{at}", "text", help=HOSTILE[at % len(HOSTILE)]) for at in range(300)))
    return replace(forms()["visit_plan"], title="=A & [B]: C", purpose="\x08@x", form=Form(
        (Section("a", "= & <第一>", fields), Section("b", "空的", ())), "+notice\x02"))
