"""What is offered while one types, and where nothing answers."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.pages import urls
from generator.search.documents import documents
from generator.search.facets import facets
from generator.search.names import Name, names
from tests.search.engine import Start, document
from tests.search.test_documents import PAGE, WORDS, published

NAMES = [
    Name("page", "期望值怎么读", "", "method/expect.html"),
    Name("tool", "期望值计算器", "算一算", "tools/expect.html"),
    Name("person", "曾期望", "培训部", "people/zeng.html", reading="zeng"),
    Name("term", "客户期望值", "方法", "by/method/customer.html"),
    Name("term", "预期", "方法", "by/method/guess.html", ("期望值",)),
    Name("term", "期望值管理", "方法", "by/method/expect.html", ("期望管理", "EVM")),
    Name("term", "SAF 𠮷轮", "方法", "by/method/saf.html"),
    Name("term", "千万支", "说法", "by/words/ten.html"),
    Name("term", "三安飞轮", "说法", "by/words/three.html"),
    Name("page", "看懂 SAF", "", "method/saf.html"),
]


def labels(found: list[dict[str, Any]]) -> list[str]:
    """Return what suggestions are called."""
    return [one["label"] for one in found]


@pytest.mark.parametrize(("typed", "wanted"), [
    ("期望值", ["期望值管理", "期望值计算器", "期望值怎么读", "预期", "客户期望值"]),
    ("期望", ["期望值管理", "期望值计算器", "期望值怎么读", "预期", "客户期望值", "曾期望"]),
    ("evm", ["期望值管理"]), ("ＳＡＦ", ["SAF 𠮷轮", "看懂 SAF", "三安飞轮"]),
    ("saf𠮷", ["SAF 𠮷轮"]), ("saf 𠮷", ["SAF 𠮷轮"]),
    ("qwz", ["千万支", "期望值管理", "期望值计算器", "期望值怎么读", "预期", "客户期望值"]),
    ("qiwangzhi", ["期望值管理", "期望值计算器", "期望值怎么读", "预期", "客户期望值"]),
    ("qiwangzhig", ["期望值管理"]), ("khqwz", ["客户期望值"]), ("kehuqw", ["客户期望值"]),
    ("ke'hu", ["客户期望值"]), ("zeng", ["曾期望"]), ("z", ["曾期望"]), ("zqw", ["曾期望"]), ("ceng", []),
    ("", []), (" ", []), ("，", []), ("'", []), ("没有", [])])
def test_names_are_suggested_in_order(call: Start, typed: str, wanted: list[str]) -> None:
    """What begins so, then whose other name does, then what holds it, then what is spelled so.

    Among equals terms before people, tools and pages, the shorter first.
    """
    assert labels(call([], names=NAMES)(["suggest", typed])) == wanted


@pytest.mark.parametrize(("typed", "marked"), [
    ("望值", "望值"), ("qwz", "期望值"), ("wangzhig", "望值管"), ("evm", "")])
def test_what_was_typed_is_marked(call: Start, typed: str, marked: str) -> None:
    """In letters as well; not where another name was meant."""
    found = next(one for one in call([], names=NAMES)(["suggest", typed]) if one["label"] == "期望值管理")
    assert "".join(found["label"][start:end] for start, end in found["marks"]) == marked
    assert (found["kind"], found["detail"], found["url"]) == ("term", "方法", "by/method/expect.html")


def test_marks_keep_characters_whole(call: Start) -> None:
    """Also those that take two code units."""
    assert call([], names=NAMES)(["suggest", "saf 𠮷"])[0]["marks"] == [[0, 6]]


def test_titles_of_cases_are_suggested_last_but_always(call: Start) -> None:
    """Those whose title holds what is typed; three at most, however many names there are."""
    said = call([document("a", "期望值", "别的"),
                 *(document(f"c{at}", "别的", f"客户期望值之{at}") for at in range(5))], names=NAMES)
    found = said(["suggest", "期望值", {"limit": 5}])
    assert [one["kind"] for one in found] == ["term", "tool", "case", "case", "case"]
    assert found[-1]["label"][slice(*found[-1]["marks"][0])] == "期望值"
    assert {one["kind"] for one in said(["suggest", "khqwz"])} == {"term", "case"}
    assert labels(said(["suggest", "别的"])) == ["别的"]  # what others say of it is no title
    answer = said(["search", "期望值", {"limit": 6}])
    assert said(["suggest", "期望值", {"limit": 5, "answer": answer}]) == found
    nothing = said(["suggest", "期望值", {"limit": 5, "answer": {"results": []}}])
    assert "case" not in {one["kind"] for one in nothing}  # it is not searched for again
    assert said(["suggest", "期望值", {"limit": 0}]) == []
    assert len(said(["suggest", "期望值", {"limit": "?"}])) == 8


def test_a_lost_file_of_names_costs_its_names(call: Start, tmp_path: Path) -> None:
    """And nothing else."""
    said = call([document("a", "别的", "期望值")], names=NAMES)
    next((tmp_path / "n").glob("term-*")).unlink()
    assert {one["kind"] for one in said(["suggest", "期望值"])} == {"tool", "page", "case"}
    assert said(["search", "qwz"])["total"] == 1
    assert said(["near", "期望植"])["terms"] == []


def test_people_are_those_whom_the_audience_sees() -> None:
    """With team and roles; nobody else is named in any file."""
    for audience in ("editors", "public"):
        site = published(audience)
        found = [one for one in names(site, urls, [PAGE]) if one.kind == "person"]
        assert {one.label for one in found} == {person.name for person in site.people.values()}
    assert {one.kind for one in names(published("editors"), urls, [PAGE])} == {"term", "person", "tool", "page"}
    team = {one.label: one.detail for one in names(published("editors"), urls)}["陈静文"]
    assert team.startswith("培训部 · ")


def test_surnames_are_read_as_surnames_and_hidden_pages_have_no_name() -> None:
    """曾 is zeng at the head of a name; what stands elsewhere in it is left as words know it."""
    site = published("editors")
    known = site.people["chen-jingwen"]
    bent = replace(site, people={"a": replace(known, name="曾静文"), "b": replace(known, name="陈单")},
                   hidden_pages=frozenset({PAGE.path}))
    found = list(names(bent, urls, [PAGE]))
    assert [one.reading for one in found if one.kind == "person"] == ["zeng", ""]
    assert not [one for one in found if one.kind == "page"]


def test_the_sample_library_is_suggested_by_pinyin(call: Start) -> None:
    """`qwz` and `qiwangzhi` both lead to 期望值."""
    site = published("editors")
    found = documents(site, urls, [PAGE], WORDS)
    said = call(found, list(facets(site, found, WORDS)), site.synonyms, list(names(site, urls, [PAGE])))
    for typed in ("期望值", "qwz", "qiwangzhi", "qiwangz"):
        assert "期望值" in labels(said(["suggest", typed]))[0]
        assert any(one["kind"] == "case" for one in said(["search", typed])["results"])
    assert labels(said(["suggest", "cjw"]))[0] == "陈静文"
    assert "期望值" in said(["near", "期望直"])["terms"][0]["label"]


@pytest.mark.parametrize(("query", "wanted"), [
    ("报价 鲸鱼", [("报价", 3)]), ("样品 报价 鲸鱼", [("样品 报价", 1), ("报价", 3)]),
    ("样品 付款", [("样品", 2), ("付款", 1)]), ("报价赑屃样品", [("样品", 2), ("报价", 3)]),
    ("报价过高鲸", [("报价过高", 1)]), ("过高鲸报价过高", [("报价过高", 1), ("过高", 1)]),
    ("样品过高", [("过高", 1), ("样品", 2)]), ("鲸鱼", []),
    ("AB-2026-999", [("ab-2026", 1)]), ("报价鲸", [("报价", 3)]), ("", []), ("，", [])])
def test_less_of_a_query_is_offered(call: Start, query: str, wanted: list[tuple[str, int]]) -> None:
    """Without what is rarest, and with how many pages there then are."""
    said = call([document("AB-2026-001", "报价过高"), document("b", "样品与报价"), document("c", "样品"),
                 document("d", "报价，付款")])
    found = said(["near", query])["without"]
    assert [(one["query"], one["total"]) for one in found] == wanted


@pytest.mark.parametrize(("query", "wanted"), [
    ("期望直", ["预期", "期望值管理", "客户期望值"]), ("怎样管期望直", ["预期"]), ("qiwangzi", ["预期"]),
    ("客户，期望", ["客户期望值"]), ("SAF", ["SAF 𠮷轮"]), ("期", []), ("别的话", [])])
def test_terms_that_are_alike_are_offered(call: Start, query: str, wanted: list[str]) -> None:
    """By the characters they share in order, or by how they are spelled."""
    assert labels(call([], names=[one for one in NAMES if one.kind == "term"])(["near", query])["terms"])[
        :len(wanted) or None] == wanted


def test_terms_that_share_little_are_not_offered(call: Start) -> None:
    """Two characters of ten are no likeness."""
    assert call([], names=[Name("term", "期望落空以后怎样挽回", "", "a.html")])(["near", "期望"])["terms"] == []


ODD = ["", " ", "，。！", "👍🎉", "<script>alert(1)</script>", "\"'`", "(.*)+[^", "\ud83d", "客\ud83d户",
       "\x00客\x00", "长" * 10_000, "a" * 10_000, "zhang" * 2000, "zh" * 5000, "'" * 10_000, "客 " * 5000,
       "-" * 10_000, "__proto__ constructor", "ａ１Ｂ-2", "_._", "\u202e户客", "qʼw", "客户ｑｗｚ", None, 7,
       ["客户"], {}, True]


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_any_input_is_answered(call: Start, query: object) -> None:
    """With something or nothing, never with an error."""
    said = call([document("a", "客户 script alert", "客户期望")], names=NAMES)
    for method in ("search", "suggest", "near", "marker"):
        answer = said([method, query, *(["客户\ud83d<script>"] if method == "marker" else [])])
        assert "error" not in answer, method
