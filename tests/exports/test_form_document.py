"""Forms as Word documents: everything to read is there, in Chinese fonts, and nothing of the machine."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from generator.exports.form_document import form_document
from generator.pages.templates import package_templates
from generator.pages.words import words
from tests.base_library import AS_OF
from tests.exports.blanks import (
    HOSTILE,
    blank,
    document,
    form,
    forms,
    nasty,
    text_of_document,
    told_by,
)
from tests.exports.sheets import WORDS, parts

ALL = pytest.mark.parametrize("name", sorted(forms()))
ACROSS = ("five_look_eight_way", "latent_need", "saf_matrix")


@ALL
def test_every_label_and_option_is_there(name: str) -> None:
    """With purpose, notice, what must hold, and which fields are the library's own."""
    tool, one, text = forms()[name], form(name), text_of_document(blank(name, "docx"))
    wanted = (tool.title, tool.purpose, one.notice, *(section.label for section in one.sections),
              *told_by(tuple(one.fields.values())), *(check.message for check in one.checks),
              *(row for bring in one.brings for rows in bring.rows.values() for row in rows))
    assert [part for part in wanted if part not in text] == []
    for source, mark in (("outline", "●"), ("own", "○")):
        labels = [field.label for field in one.fields.values() if field.source == source]
        assert all(f"{label} {mark}" in text for label in labels)
        assert (f"{mark} {WORDS[f'form_src_{source}']}" in text) == bool(labels)


@ALL
def test_there_is_room_to_fill_in(name: str) -> None:
    """A cell for each single field, blank rows for each table that grows, boxes for each option."""
    found = document(blank(name, "docx"))
    one = form(name)
    heads = [[cell.text for cell in table.rows[0].cells] for table in found.tables]
    for field in one.fields.values() if one.repeats is None else ():
        if field.kind in ("table", "matrix"):
            head = [*([field.corner] if field.rows else []), *(column.label for column in field.fields)]
            table = found.tables[heads.index(head)]
            assert len(table.rows) == 1 + (len(field.rows) or 5)
            assert not any(cell.text.strip("□ 　%") for row in table.rows[1:] for cell in row.cells[
                1 if field.rows else 0:])
        elif field.kind in ("choice", "choices"):
            line = "　".join(f"□ {option.label}" for option in field.options)
            assert line in text_of_document(blank(name, "docx"))


@ALL
def test_it_is_a_chinese_a4_document(name: str) -> None:
    """Fonts for Chinese signs are named in every style that is used; the language is Chinese."""
    data = blank(name, "docx")
    styles = parts(data)["word/styles.xml"]
    found = document(data)
    for style in {paragraph.style.name for paragraph in found.paragraphs if paragraph.style}:
        fonts = found.styles[style].element.find(f".//{qn('w:rFonts')}")
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "微软雅黑")
        assert not any("Theme" in key for key in fonts.attrib)
    assert 'w:eastAsia="zh-CN"' in styles
    assert "ja-JP" not in parts(data)["word/settings.xml"]
    (section,) = found.sections
    assert sorted((round(section.page_width.cm, 1), round(section.page_height.cm, 1))) == [21.0, 29.7]
    assert (section.page_width > section.page_height) == (name in ACROSS)
    footer = section.footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    assert forms()[name].title in section.footer.paragraphs[0].text


@ALL
def test_it_says_nothing_of_this_machine(name: str) -> None:
    """No author, no program, no hour; the same bytes again, in a fixed order with one date."""
    data = blank(name, "docx")
    about = document(data).core_properties
    assert (about.title, about.author, about.last_modified_by, about.comments, about.language) == (
        forms()[name].title, "", "", "", "zh-CN")
    assert {about.created.date(), about.modified.date()} == {AS_OF}
    assert data == blank(name, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        listed = file.infolist()
    assert listed[0].filename == "[Content_Types].xml"
    assert [one.filename for one in listed[1:]] == sorted(one.filename for one in listed[1:])
    assert {one.date_time for one in listed} == {(1980, 1, 1, 0, 0, 0)}
    assert not any(re.search("python-docx|Macintosh|thumbnail", text) for text in parts(data).values())
    assert len(data) < 20_000


@ALL
def test_its_parts_stand_as_the_format_wants_them(name: str) -> None:
    """Word calls a file broken whose properties of a cell are out of order or whose styles are missing."""
    found = parts(blank(name, "docx"))
    order = ("tcW", "gridSpan", "shd", "vAlign")
    cells = re.findall(r"<w:tcPr>(.*?)</w:tcPr>", found["word/document.xml"], re.DOTALL)
    assert cells
    for cell in cells:
        tags = re.findall(r"<w:(\w+)", cell)
        assert tags == sorted(tags, key=order.index)
    known = set(re.findall(r'w:styleId="(.*?)"', found["word/styles.xml"]))
    named = re.findall(r'<w:(?:pStyle|tblStyle|rStyle) w:val="(.*?)"', found["word/document.xml"])
    named += re.findall(r'<w:(?:link|next|basedOn) w:val="(.*?)"', found["word/styles.xml"])
    assert set(named) <= known
    targets = re.findall(r'Target="(.*?)"', found["word/_rels/document.xml.rels"])
    assert {f"word/{target}" for target in targets} <= set(found)


def test_what_a_form_begins_with() -> None:
    """Its first entries stand in the table, shares in per cent, and there are blank ones."""
    rows = [[cell.text for cell in row.cells] for row in document(blank("saf_matrix", "docx")).tables[0].rows]
    assert rows[0][:5] == ["节点", "角色权重", "角色权重", "角色权重", "角色权责"]
    assert rows[2][:4] == ["商机发现", "60%", "30%", "10%"]
    assert len(rows) == 2 + 10 + 2
    assert not any(cell.strip("　%") for cell in rows[-1])


def test_a_table_that_fits_stays_on_its_page() -> None:
    """Rows are not cut in two, heads are repeated, short tables are not parted."""
    (table,) = [one for one in document(blank("visit_plan", "docx")).tables
                if one.rows[0].cells[0].text == "句型"]
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
    together = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)
                for row in table.rows]
    assert together == [True] * 4 + [False]


def test_a_nasty_form() -> None:
    """Texts stay texts, signs that XML bars are left out, nothing else is lost."""
    tool = nasty()
    assert tool.form is not None
    data = form_document(tool, WORDS, AS_OF)
    text = text_of_document(data)
    assert [said for said in told_by(tuple(tool.form.fields.values()))
            if said not in HOSTILE[5:7] and said not in text] == []
    assert "ab" in text
    assert data == form_document(nasty(), WORDS, AS_OF)


def test_an_english_library_has_english_documents() -> None:
    """Fixed texts and the language of the document."""
    data = form_document(forms()["visit_plan"], words(package_templates(), "en"), AS_OF)
    assert "Items: 3 to 7" in text_of_document(data)
    assert 'w:val="en-GB"' in parts(data)["word/styles.xml"]


def test_a_calculator_has_no_document() -> None:
    """A document does not count."""
    with pytest.raises(ValueError, match="visit_plan"):
        form_document(replace(forms()["visit_plan"], form=None), WORDS, AS_OF)
