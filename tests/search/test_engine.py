"""What pages ask of the engine beside results: facets, marks, and whether the index is still the same."""

from pathlib import Path
from typing import Any

import pytest

from generator.search.document import Passage
from generator.search.files import Facet
from generator.search.names import Name
from tests.search.engine import calling, document, indexed, searching

FACETS = [Facet("stage", "阶段", (("s1", "线索"), ("s2", "商机"))),
          Facet("outcome", "结果", (("won", "成"), ("lost", "败")))]
BEARERS = [document("a", "期望值", facets={"stage": ("s1", "s2"), "outcome": ("won",)}),
           document("b", "期望值", facets={"stage": ("s1",), "outcome": ("lost",)}),
           document("c", "别的", facets={"stage": ("s2",)})]


def test_facets_are_told_with_their_labels(tmp_path: Path) -> None:
    """In the order of the index; the values come with a facet of its own file."""
    with calling(tmp_path, BEARERS, FACETS) as engine:
        assert engine.said(["facets"]) == [
            {"key": "stage", "label": "阶段"}, {"key": "outcome", "label": "结果"}]
        assert engine.said(["facet", "outcome"]) == {"key": "outcome", "label": "结果", "values": [
            {"id": "won", "label": "成"}, {"id": "lost", "label": "败"}]}
        assert engine.said(["facet", "constructor"]) is None


def test_only_facets_that_are_asked_for_are_counted(tmp_path: Path) -> None:
    """A filter needs its facet and asks for no count of it."""
    with searching(tmp_path, BEARERS, FACETS) as engine:
        assert engine.ask("期望值", facets=False)["facets"] == {}
        assert engine.ask("期望值", facets=["outcome", "x"])["facets"] == {"outcome": {"won": 1, "lost": 1}}
        answer = engine.ask("期望值", facets=["outcome"], filters={"stage": ["s2"]})
        assert answer["facets"] == {"outcome": {"won": 1}}
        assert engine.ask("期望值", facets=False, filters={"stage": ["s2"]})["total"] == 1


@pytest.mark.parametrize(("filters", "total"), [
    ({"stage": ["s2", "?"]}, 1), ({"stage": "?"}, 0), ({"?": ["s1"]}, 0), ({"constructor": "a"}, 0),
    ({"stage": []}, 2), ({"stage": None, "outcome": [""]}, 2), (None, 2), ("s1", 2), (7, 2),
    ({"stage": [{"deep": 1}, None, "s1"]}, 2), ([["s1"]], 0)])
def test_strange_filters_find_what_bears_them(tmp_path: Path, filters: Any, total: int) -> None:
    """Nothing bears a value or a facet that is not known; no value at all is no filter."""
    with searching(tmp_path, BEARERS, FACETS) as engine:
        answer = engine.ask("期望值", filters=filters)
        assert "error" not in answer
        assert (answer["total"], len(answer["results"])) == (total, total)


@pytest.mark.parametrize(("options", "shown"), [
    ({"limit": -1}, 0), ({"limit": 0}, 0), ({"limit": 1e308}, 200), ({"limit": "x"}, 10), ({"limit": None}, 10),
    ({"limit": 2.9}, 2), ({"limit": "3"}, 3), ({"offset": -5}, 10), ({"offset": 1e308}, 0),
    ({"offset": "x"}, 10), ({"offset": 215}, 5), ({"sort": "nonsense"}, 10), ({"sort": 7}, 10),
    ({"facets": "x"}, 10), ({"facets": 0}, 10)])
def test_strange_limits_are_taken_as_the_nearest_sane_ones(
    tmp_path: Path, options: dict[str, Any], shown: int,
) -> None:
    """Never more than 200 at once: each is a file."""
    with searching(tmp_path, [document(f"d{at}", "期望值") for at in range(220)]) as engine:
        answer = engine.ask("期望值", **options)
        assert (answer["total"], len(answer["results"])) == (220, shown)


def test_full_counts_what_holds_every_word(tmp_path: Path) -> None:
    """And not what only comes near, where nothing holds them all."""
    with searching(tmp_path, [document(one, one) for one in ("报价过高", "报价", "样品")]) as engine:
        assert [engine.ask("报价")[key] for key in ("total", "full")] == [2, 2]
        answer = engine.ask("过高 样品")
        assert answer["total"] > 0
        assert answer["full"] == 0


def test_titles_are_marked_as_well(tmp_path: Path) -> None:
    """At places of the title as it is written."""
    with searching(tmp_path, [document("a", "正文", "管理客戶ＳＡＦ期望值")]) as engine:
        result = engine.ask("saf期望值")["results"][0]
        assert [result["title"][start:end] for start, end in result["titleMarks"]] == ["ＳＡＦ期望值"]


@pytest.mark.parametrize(("query", "text", "marked", "phrases"), [
    ("期望值", "期望，期望值与望值", ["期望值"], ["期望值"]),
    ("期望值", "期望与望值", ["期望", "望值"], []),
    ("客户 期望值", "客户的期望", ["客户", "期望"], ["客户"]),
    ("預期", "期望值", ["期望值"], ["期望值"]),
    ("<b>", "<b>a b</b>", ["b", "b", "b"], ["b", "b", "b"]),
    ("", "期望值", [], []),
    ("art", "start ART ARTs STARt", ["ART"], ["ART"])])
def test_any_text_is_marked(
    tmp_path: Path, query: str, text: str, marked: list[str], phrases: list[str],
) -> None:
    """Whole phrases, or another way to say them; pairs only where neither stands in the text."""
    with calling(tmp_path, [document("a", "期望值客户預期")], synonyms=[["期望值", "预期"]]) as engine:
        found = engine.said(["marker", query, text])[0]
        assert [[text[start:end] for start, end in some] for some in found] == [marked, phrases]


def test_the_best_passage_is_the_one_with_the_phrase(tmp_path: Path) -> None:
    """However often its pairs stand in another."""
    passages = (Passage("期望。望值。" * 30, anchor="pairs"), Passage("说到期望值", anchor="phrase"))
    with searching(tmp_path, [document("a", passages=passages)]) as engine:
        assert engine.ask("期望值")["results"][0]["anchor"] == "phrase"


def test_marks_lie_within_the_excerpt(tmp_path: Path) -> None:
    """However many of the words stand before and behind it."""
    text = "".join(f"第{at}次说到期望值，然后谈别的事。" for at in range(40)) + "客户的期望值"
    with searching(tmp_path, [document("a", text)]) as engine:
        for query in ("期望值", "期望 客户", "客户的期望值"):
            (result,) = engine.ask(query)["results"]
            excerpt = result["excerpt"]
            assert result["marks"]
            assert all(0 <= start < end <= len(excerpt) for start, end in result["marks"])
            assert {excerpt[start:end] for start, end in result["marks"]} <= {
                "期望值", "期望", "客户", "客户的期望值"}


def test_a_renewed_index_is_noticed(tmp_path: Path) -> None:
    """A page that stayed open finds what was added, and loses nothing when nothing was."""
    with calling(tmp_path, [document("a", "期望值")]) as engine:
        assert engine.said(["refresh"]) is False
        assert engine.said(["search", "飞轮"])["total"] == 0
        assert engine.said(["refresh"]) is False
        for file in (tmp_path / "t").iterdir():
            file.unlink()
        indexed(tmp_path, [document("a", "期望值"), document("b", "飞轮")])
        assert engine.said(["search", "期望值"])["total"] == 1
        assert engine.said(["refresh"]) is True
        assert [one["id"] for one in engine.said(["search", "飞轮"])["results"]] == ["b"]


def test_a_renewed_index_of_another_version_is_told(tmp_path: Path) -> None:
    """The page has to be loaded anew."""
    with calling(tmp_path, [document("a", "期望值")]) as engine:
        engine.said(["facets"])
        root = tmp_path / "root.js"
        root.write_text(root.read_text("utf-8").replace('"version":1', '"version":2'), "utf-8")
        assert engine.said(["refresh"]) == {"error": "VersionError"}
        assert engine.said(["search", "期望值"]) == {"error": "VersionError"}


def test_a_filter_that_does_not_come_lets_nothing_through(tmp_path: Path) -> None:
    """What it would take out is never shown as if it had passed; another facet that is lost takes out none."""
    with searching(tmp_path, BEARERS, FACETS) as engine:
        (stages,) = (tmp_path / "f").glob("stage-*.js")
        text = stages.read_text("utf-8")
        stages.unlink()
        answer = engine.ask("期望值", filters={"stage": ["s2"]})
        assert (answer["total"], answer["facets"]["outcome"], answer["partial"]) == (0, {}, True)
        answer = engine.ask("期望值", filters={"outcome": ["won"]})
        assert (answer["total"], answer["partial"]) == (1, True)
        stages.write_text(text, "utf-8")
        answer = engine.ask("期望值", filters={"stage": ["s2"]})
        assert (answer["total"], answer["partial"]) == (1, False)


def test_names_that_do_not_come_are_told(tmp_path: Path) -> None:
    """What is spelled in titles is found without them, and may not be all."""
    named = [Name("term", "期望值", "", "t.html")]
    with searching(tmp_path, [document("a", "", "期望值"), document("b", "期望值")], names=named) as engine:
        (file,) = (tmp_path / "n").iterdir()
        text = file.read_text("utf-8")
        file.unlink()
        answer = engine.ask("qwz")
        assert ([one["id"] for one in answer["results"]], answer["partial"]) == (["a"], True)
        assert engine.ask("期望值")["partial"] is False
        file.write_text(text, "utf-8")
        answer = engine.ask("qwz")
        assert ([one["id"] for one in answer["results"]], answer["partial"]) == (["a", "b"], False)


def test_days_that_do_not_come_leave_the_best_first(tmp_path: Path) -> None:
    """The results are there all the same, and it is said that something is missing."""
    known = [document("a", "期望值", newest="2026-01-01"), document("b", "别的", "期望值", newest="2025-01-01")]
    with searching(tmp_path, known) as engine:
        (days,) = tmp_path.glob("dates-*.js")
        text = days.read_text("utf-8")
        days.unlink()
        answer = engine.ask("期望值", sort="newest")
        assert ([one["id"] for one in answer["results"]], answer["partial"]) == (["b", "a"], True)
        days.write_text(text, "utf-8")
        answer = engine.ask("期望值", sort="newest")
        assert ([one["id"] for one in answer["results"]], answer["partial"]) == (["a", "b"], False)
