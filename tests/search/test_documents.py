"""What of the sample library can be found: all that an audience sees, and nothing else."""

from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.pages import urls
from generator.pages.case_parts import layout
from generator.publication import PublishedSite, publish
from generator.read import read_library, read_settings
from generator.schema.values import texts
from generator.search.document import FIELDS, Document
from generator.search.documents import FACTS, KINDS, WrittenPage, documents
from generator.search.facets import facets
from generator.search.tokens import terms
from generator.text.markdown import to_plain
from tests.base_library import AS_OF, HOME
from tests.search.engine import searching

WORDS = {"search_year": "年份", "search_tool": "工具", "search_kind": "类型",
         **{f"search_kind_{kind}": kind for kind in KINDS}}
PAGE = WrittenPage("method/saf", "SAF 飞轮", (
    '<h1>SAF 飞轮</h1><p>先说大意。</p><h2 id="turn">怎样<em>转动</em></h2><p>第一推。</p>'
    "<table><tr><td>甲</td><td>乙</td></tr></table><script>var 暗码 = 1;</script><pre>暗码：一</pre>"
    '<div data-search-exclude><p>打印<br>页脚</p></div><p>&lt;尾声&gt;</p>'))


def published(audience: str) -> PublishedSite:
    """Return the sample library for an audience."""
    findings = Findings()
    library = read_library(read_settings(HOME, findings, AS_OF), findings)
    assert library is not None
    return publish(library, audience)


@pytest.fixture(scope="module")
def editors() -> PublishedSite:
    """Return the site of those who see everything."""
    return published("editors")


@pytest.fixture(scope="module")
def found(editors: PublishedSite) -> list[Document]:
    """Return what the editors find."""
    return documents(editors, urls, [PAGE])


def terms_of(document: Document) -> set[str]:
    """Return every term a document is found by."""
    return set().union(*(terms(text) for name in FIELDS for text in document.texts(name)))


def test_every_text_of_a_case_is_found(editors: PublishedSite, found: list[Document]) -> None:
    """Whatever field it stands in."""
    by_id = {one.id: one for one in found}
    for case in editors.cases.values():
        indexed = terms_of(by_id[case.id])
        for key, value in case.values.items():
            if editors.fields[key].kind in ("markdown", "text"):
                for text in texts(value):
                    assert terms(to_plain(text)) <= indexed, (case.id, key)
        for words in (case.title, case.id, case.summary, case.customer, case.outcome_label):
            assert terms(words) <= indexed


def test_every_page_of_a_case_tool_and_term_is_there(editors: PublishedSite, found: list[Document]) -> None:
    """Each once, cases last and in the order of their ids."""
    kinds = [one.kind for one in found]
    assert kinds.count("case") == len(editors.cases)
    assert kinds.count("tool") == len(editors.tools)
    assert kinds.count("term") == sum(len(index.terms) for index in editors.indexes.values())
    assert len({one.url for one in found}) == len(found)
    assert [one.id for one in found][-len(editors.cases):] == sorted(editors.cases)


def test_nothing_withheld_is_found(editors: PublishedSite, found: list[Document]) -> None:
    """Other audiences find fewer cases, and of these no text that they may not read."""
    public = published("public")
    assert set(public.cases) < set(editors.cases)
    index = " ".join(text for one in documents(public, urls) for name in FIELDS
                     for text in one.texts(name))
    withheld = {
        text for case in editors.cases.values() for key, value in case.values.items()
        if case.id not in public.cases or key not in public.cases[case.id].values
        for text in texts(value) if editors.fields[key].kind == "markdown"}
    assert len(withheld) > len(editors.cases)
    assert not [text for text in withheld if to_plain(text) in index]
    assert not [name for name in editors.cases if name not in public.cases and name in index]
    shut = WrittenPage(next(iter(public.hidden_pages), "x"), "t", "<p>密</p>")
    assert bool(public.hidden_pages) is (documents(public, urls, [shut])[0].kind != "page")
    assert len(found) > len(documents(public, urls))


def test_a_written_page_is_found_by_its_headings(found: list[Document]) -> None:
    """With the anchor of each; scripts and what is excluded are no text."""
    page = found[0]
    assert [(one.anchor, one.heading, one.text) for one in page.passages] == [
        ("", "", "先说大意。"), ("turn", "怎样转动", "第一推。 甲 乙 <尾声>")]


def test_passages_lead_to_places_that_a_page_has(editors: PublishedSite, found: list[Document]) -> None:
    """A section that holds nothing but facts has no place of its own."""
    made = layout(editors)
    places = {"", FACTS, *(one.anchor for one in made.sections),
              *(part.anchor for one in made.sections for part in one.parts)}
    used = {one.anchor for page in found if page.kind == "case" for one in page.passages}
    assert used <= places
    assert {FACTS, "lessons"} <= used


def test_what_no_reader_sees_of_a_tool_finds_none(editors: PublishedSite, found: list[Document]) -> None:
    """As where it comes from, which its page says in words."""
    tools = [one for one in found if one.kind == "tool" and editors.tools[one.id].source]
    assert tools
    assert not [one.id for one in tools if terms(editors.tools[one.id].source) <= terms_of(one)]


def test_facets_name_only_what_some_page_bears(editors: PublishedSite, found: list[Document]) -> None:
    """With labels for readers."""
    made = {one.key: one for one in facets(editors, found, WORDS)}
    assert {"outcome", "industry", "stage", "key_scene", "value_actions", "customer_roles", "year",
            "tool", "page"} <= set(made)
    assert dict(made["page"].values) == {kind: kind for kind in KINDS}
    assert all(label for one in made.values() for _, label in one.values)


def test_the_sample_library_answers(
    editors: PublishedSite, found: list[Document], tmp_path: Path,
) -> None:
    """A case is found by its title, its id, its other names; a tool and a term by theirs."""
    with searching(tmp_path, found, list(facets(editors, found, WORDS)), editors.synonyms) as engine:
        for case in editors.cases.values():
            assert case.id in engine.ids(case.title)[:3]
            assert engine.ids(case.id)[0] == case.id
        for tool in editors.tools.values():
            assert tool.id in engine.ids(tool.title)[:3]
        answer = engine.ask("期望值", filters={"page": "case"})
        assert set(answer["facets"]["page"]) <= set(KINDS)
        assert all(one["kind"] == "case" for one in answer["results"])
