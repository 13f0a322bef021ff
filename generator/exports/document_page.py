"""A page being written from top to bottom: lines, tables with room in them, cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Doc
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length, Pt

from generator.exports.document_looks import QUIET, fixed, marked, room, shade, text_of

LINE = Cm(0.8)
"""The least height of a row to write in."""
HEAD, PALE, NOTICE = "DDE6F0", "F3F6FA", "FFF4D6"
"""Backgrounds: of heads, of labels, of what is to be known first."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document; everything is put below what stands there."""

    document: Doc

    @property
    def width(self) -> Length:
        """Return how wide the text may be."""
        return room(self.document)

    def heading(self, text: str, level: int) -> None:
        """Write a heading."""
        self.document.add_heading(text_of(text), level)

    def said(self, text: str, *, before: float = 0) -> None:
        """Write a line in quiet colour; nothing for an empty one."""
        if text:
            paragraph = self.document.add_paragraph()
            self.run(paragraph, text, quiet=True)
            paragraph.paragraph_format.space_before = Pt(before)
            paragraph.paragraph_format.space_after = Pt(3)
            paragraph.paragraph_format.keep_with_next = True

    def run(self, paragraph: Any, text: str, *, quiet: bool = False, bold: bool = False) -> None:
        """Write a text into a paragraph."""
        run = paragraph.add_run(text_of(text))
        run.bold = bold or None
        if quiet:
            run.font.size, run.font.color.rgb = Pt(9), QUIET

    def put(self, cell: Any, text: str, *, quiet: bool = False, bold: bool = False) -> None:
        """Write a text into a cell, below what stands there."""
        if text:
            paragraph = cell.paragraphs[0]
            if paragraph.text:
                paragraph = cell.add_paragraph()
            self.run(paragraph, text, quiet=quiet, bold=bold)

    def grid(self, rows: int, widths: Sequence[int], *, tall: Length = LINE) -> Any:
        """Return a table with lines, rows that stay whole, and columns of fixed width."""
        table = self.document.add_table(rows, len(widths), "Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for row in table.rows:
            row.height, row.height_rule = tall, WD_ROW_HEIGHT_RULE.AT_LEAST
            marked(row, "cantSplit")
            for cell in row.cells:
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        fixed(table, widths)
        return table

    def headed(self, cell: Any, text: str) -> None:
        """Make a cell the head of a column."""
        self.put(cell, text, bold=True)
        shade(cell, HEAD)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER

    def gap(self) -> None:
        """Part two tables: two that touch would become one."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(6)
