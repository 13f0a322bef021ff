"""How documents look, and how one becomes bytes that are the same each time."""

import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from generator.exports.workbook_looks import clean

BODY, HEADING = ("Calibri", "宋体"), ("Calibri", "微软雅黑")
"""Fonts for Latin and for Chinese signs; named, not embedded."""
_A4 = (Cm(21), Cm(29.7))
_MARGIN = Cm(1.8)
_KEPT = {"Normal", "Title", "Heading 1", "Heading 2", "Normal Table", "Table Grid", "Footer",
         "Default Paragraph Font"}
"""Styles that our documents use; the other 160 of the library's template are 0.9 MB of XML."""
_PARTS_KEPT = ("/word/styles.xml", "/word/settings.xml", "/word/theme/theme1.xml", "/word/fontTable.xml")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f]")
_HEAD_COLOUR = RGBColor(0x1F, 0x4E, 0x79)
QUIET = RGBColor(0x55, 0x55, 0x55)


def text_of(text: str) -> str:
    """Return a text without signs that no document may hold."""
    return clean(_NO_TEXT.sub("", text))


def new_document(title: str, subject: str, language: str, as_of: date, *, wide: bool) -> Doc:
    """Return an empty A4 document with our styles, which says nothing of this machine."""
    document: Doc = Document()
    _strip(document)
    about = document.core_properties
    about.title, about.subject, about.language = title[:255], subject[:255], language
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(as_of, time(), UTC)
    _styles(document, language)
    section = document.sections[0]
    section.page_width, section.page_height = _A4[::-1] if wide else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.8)
    return document


def room(document: Doc) -> Length:
    """Return how wide the text of a page may be."""
    section = document.sections[0]
    return Length((section.page_width or 0) - 2 * _MARGIN)


def _strip(document: Doc) -> None:
    """Take out what the library's template brings along: a picture, other styles, who made it."""
    for relations, kept in ((document.part.package.rels, ("officeDocument", "core-properties")),
                            (document.part.rels, tuple(part.rpartition("/")[2] for part in _PARTS_KEPT))):
        for name, relation in list(relations.items()):
            where = relation.target_ref if relations is document.part.rels else relation.reltype
            if not where.endswith(kept):
                del relations[name]
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    known = {style.style_id for style in document.styles}
    for kind in ("w:link", "w:next", "w:basedOn"):
        for named in list(document.styles.element.iter(qn(kind))):
            if named.get(qn("w:val")) not in known:
                named.getparent().remove(named)


def _styles(document: Doc, language: str) -> None:
    """Set fonts for both scripts: the library itself sets the Latin one only."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(f".//{qn('w:rPr')}")
    _fonts(run, BODY)
    run.find(qn("w:lang")).set(qn("w:val"), language)
    run.find(qn("w:lang")).set(qn("w:eastAsia"), language)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    theme.set(qn("w:val"), language)
    theme.set(qn("w:eastAsia"), language)
    spacing = defaults.find(f".//{qn('w:spacing')}")
    spacing.set(qn("w:after"), "0")
    spacing.set(qn("w:line"), "264")
    for name, fonts, size in (("Normal", BODY, 10.5), ("Title", HEADING, 18), ("Heading 1", HEADING, 12.5),
                              ("Heading 2", HEADING, 11)):
        style: Any = document.styles[name]
        _fonts(style.element.get_or_add_rPr(), fonts)
        style.font.size = Pt(size)
        if name != "Normal":
            style.font.bold, style.font.color.rgb = True, _HEAD_COLOUR
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(0 if name == "Title" else 10)
            style.paragraph_format.space_after = Pt(4)
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    for edge in document.styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}"):
        edge.set(qn("w:color"), "808080")
    border = document.styles["Title"].element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _fonts(run: Any, fonts: tuple[str, str]) -> None:
    """Set the fonts of a style; those of the theme would win over them."""
    found = run.find(qn("w:rFonts"))
    if found is None:
        found = OxmlElement("w:rFonts")
        run.insert(0, found)
    found.attrib.clear()
    for key, font in zip(("ascii", "hAnsi", "cs", "eastAsia"), (fonts[0],) * 3 + (fonts[1],), strict=True):
        found.set(qn(f"w:{key}"), font)


def shade(cell: Any, colour: str) -> None:
    """Give a cell of a table a background."""
    found = OxmlElement("w:shd")
    found.set(qn("w:val"), "clear")
    found.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().insert_element_before(  # noqa: SLF001  the library offers no other way
        found, "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")


def field(paragraph: Paragraph, code: str) -> None:
    """Write what the reader's program fills in, as the number of the page."""
    found = OxmlElement("w:fldSimple")
    found.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    found.append(run)
    paragraph._p.append(found)  # noqa: SLF001  as above


def marked(row: Any, *names: str) -> None:
    """Set properties of a row of a table: `cantSplit`, `tblHeader`."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  as above
    for name in names:
        properties.append(OxmlElement(f"w:{name}"))


def together(table: Any) -> None:
    """Keep all rows of a table on one page."""
    for row in list(table.rows)[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def fixed(table: Any, widths: Sequence[int]) -> None:
    """Give the columns of a table widths of their own, which no program changes."""
    table.autofit = False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    for row in table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = wide


def bytes_of(document: Doc) -> bytes:
    """Return a document as a file: parts in one order, no hour of the day."""
    raw, into = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        names = sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            file.writestr(entry, given.read(name))
    return into.getvalue()
