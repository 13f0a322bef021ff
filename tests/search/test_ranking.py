"""Why an order is right, asked of the engine of the page."""

from pathlib import Path
from typing import Any

import pytest

from generator.search.document import Passage
from generator.search.files import Facet
from tests.search.engine import Start, document, searching

FILLER = "我们在会上谈到交付与付款安排，双方都同意下周再看一次样品并确认时间。"


@pytest.mark.parametrize("better", [
    {"title": "期望值"}, {"aliases": ("期望值",)}, {"labels": ("期望值",)},
    {"passages": (Passage("期望值", field="summary"),)}, {"passages": (Passage("期望值", field="lessons"),)}])
def test_a_word_counts_more_where_it_says_what_a_page_is_about(start: Start, better: dict[str, Any]) -> None:
    """One occurrence, in fields of equal length; with equal weights the later number would come first."""
    plain = document("b", "期望值", "别的话", aliases=("别的话",), labels=("别的话",))
    engine = start([document("a", **{"text": "别的话", "title": "别的话", **better}), plain])
    assert engine.ids("期望值") == ["a", "b"]


def test_a_title_counts_more_than_other_names_and_those_more_than_terms(start: Start) -> None:
    """One occurrence each, and each field of the same length."""
    engine = start([document("a", "别的话", "期望值", aliases=("别的话",), labels=("别的话",)),
                    document("b", "别的话", "别的话", aliases=("期望值",), labels=("别的话",)),
                    document("c", "别的话", "别的话", aliases=("别的话",), labels=("期望值",))])
    assert engine.ids("期望值") == ["a", "b", "c"]


def test_only_cases_are_called_by_their_ids(start: Start) -> None:
    """The id of a tool or a page is a word of whoever keeps the library."""
    engine = start([document("reserve-1", "别的话", "储备测算", kind="tool"),
                    document("AB-1", "说到 reserve-1 的人")])
    assert engine.ids("reserve-1") == engine.ids("AB-1") == ["AB-1"]


def test_phrase_beats_scatter(start: Start) -> None:
    """Pairs that stand apart are no phrase, however often they stand there."""
    scattered = "销售飞轮。" * 3 + "飞行。轮毂转动。" * 3 + "售飞机。" * 3
    engine = start([document("a", "销售。" * 5 + scattered.replace("销售飞轮", "销售。售飞。飞轮")),
                    document("b", FILLER + "说到销售飞轮的人不多。"), document("c", FILLER)])
    assert engine.ids("销售飞轮")[0] == "b"


def test_a_short_word_is_found_where_it_stands_and_nowhere_else(start: Start) -> None:
    """Its pairs without the word are no answer where others hold it."""
    engine = start([document("a", "期望很高。希望值得。高期望。望值班人员。"),
                    document("b", "期望值。"), document("c", FILLER)])
    assert engine.ids("期望值") == ["b"]


def test_what_postings_only_promise_is_looked_up(start: Start) -> None:
    """Followers whose marks are alike do not pass for each other once the text is there."""
    many = [document(f"x{at}", "".join(f"期望{one}，" for one in FILLER[at:] + FILLER) + "望值。")
            for at in range(3)]
    engine = start([*many, document("b", FILLER + "期望值")])
    answer = engine.ask("期望值")
    assert [one["id"] for one in answer["results"]] == ["b"]
    assert answer["total"] == 1


def test_pages_follow_one_another_where_some_results_are_refuted(start: Start) -> None:
    """What was taken out before a page begins moves up what stands on it."""
    followed = "".join(f"期望{one}，" for one in FILLER)
    wrong = [document(f"x{at}", f"{followed}望值。", "期望，望值") for at in range(7)]
    engine = start([*(document(f"a{at:02}", f"期望值{FILLER}") for at in range(24)), *wrong])
    wanted = [f"a{at:02}" for at in range(23, -1, -1)]
    assert engine.ids("期望值", limit=24) == wanted
    assert [one for offset in (0, 8, 16) for one in engine.ids("期望值", limit=8, offset=offset)] == wanted


def test_where_nothing_holds_what_postings_promise_all_only_come_near(start: Start) -> None:
    """Forty are looked at, and of none that is left is said that it holds the words; but they are shown."""
    followed = "".join(f"期望{one}，" for one in FILLER)
    engine = start([document(f"x{at}", f"{followed}望值。") for at in range(60)])
    answer = engine.ask("期望值")
    assert (len(answer["results"]), answer["full"]) == (10, 0)
    assert not any(one["full"] for one in answer["results"])


def test_what_cannot_be_a_phrase_is_left_out_unseen(start: Start) -> None:
    """The postings alone tell it: forty pages with both pairs apart are not loaded to find the one."""
    apart = [document(f"x{at}", f"期望很高。希望值得。{FILLER}") for at in range(40)]
    engine = start([*apart, document("b", "期望值")])
    assert engine.ask("期望值", limit=1)["total"] == 1


def test_covering_more_of_the_query_beats_saying_less_of_it_often(start: Start) -> None:
    """A page with two of four words in its title comes after one that has three of them once."""
    engine = start([document("a", "报价。押金。" * 30, "报价与押金"),
                    document("b", f"{FILLER}报价。押金。合同。{FILLER}"), document("c", "合同"),
                    *(document(f"x{at}", FILLER) for at in range(5))])
    assert engine.ids("报价 押金 合同 鲸鱼") == ["b", "a"]


def test_words_in_their_order_beat_the_same_words_apart(start: Start) -> None:
    """Where no page has all of a long question."""
    engine = start([document("a", "飞轮。销售。售飞。动要。转动。轮转。要怎。"),
                    document("b", "销售飞轮转动要怎。"), document("c", FILLER)])
    assert engine.ids("销售飞轮转动要怎样才行呢")[0] == "b"
    scores = {one["id"]: one["score"] for one in engine.ask("销售飞轮转动要怎样才行呢")["results"]}
    assert scores["b"] > 1.5 * scores.get("a", 0)


def test_synonym_comes_after_the_word(start: Start) -> None:
    """It is found all the same, also inside a longer phrase."""
    engine = start(
        [document("a", "预期" * 4), document("b", FILLER + "期望值" + FILLER), document("c", FILLER),
         document("d", "客户的预期")],
        synonyms=[["期望值", "预期"]])
    assert engine.ids("期望值") == ["b", "a", "d"]
    assert engine.ids("客户期望值") == ["d"]


def test_the_word_itself_counts_more_than_its_synonym_within_a_phrase_too(start: Start) -> None:
    """Where the phrase stands nowhere; a single character beside the word must stand beside the other."""
    synonyms = [("续约", "续签"), ("价格", "报价")]
    engine = start([document("a", "续约那天，述标输了"), document("b", "续签那天，述标输了"),
                    document("c", "打了报价战"), document("d", "报价之外还有战略")], synonyms=synonyms)
    assert engine.ids("续约输了") == ["a", "b"]
    assert engine.ids("续签输了") == ["b", "a"]
    assert engine.ids("价格战") == ["c"]


def test_a_question_is_taken_for_what_it_is_about_where_no_page_asks_it(start: Start) -> None:
    """Words that only ask are left out then, and not before."""
    pages = [document("a", "滤芯贵，照样卖出去"), document("b", "卖出去的都便宜"), document("c", FILLER)]
    engine = start(pages)
    answer = engine.ask("滤芯贵了怎么卖出去？")
    assert [(one["id"], one["full"]) for one in answer["results"]] == [("a", True)]
    engine = start([*pages, document("d", "滤芯贵了怎么卖出去？没有人说")])
    assert engine.ids("滤芯贵了怎么卖出去") == ["d"]


def test_one_telling_word_brings_what_comes_near_and_a_common_one_does_not(start: Start) -> None:
    """Whatever else was typed stands nowhere."""
    engine = start([document("a", "说到滤芯" + FILLER), *(document(f"x{at}", FILLER) for at in range(30))])
    answer = engine.ask("火星移民与滤芯")
    assert ([one["id"] for one in answer["results"]], answer["full"]) == (["a"], 0)
    assert engine.ids("火星移民与样品") == []


def test_a_word_counts_more_in_a_short_text(start: Start) -> None:
    """Which says less beside it; with equal weights the later number would come first."""
    engine = start([document("short", FILLER + "期望值"), document("long", FILLER * 20 + "期望值")])
    assert engine.ids("期望值") == ["short", "long"]


def test_a_rare_synonym_counts_no_more_than_the_word(start: Start) -> None:
    """However much it would tell if it had been asked for itself."""
    engine = start([*(document(f"d{at}", FILLER + "述标") for at in range(9)), document("rare", "讲标")],
                   synonyms=[["述标", "讲标"]])
    assert engine.ids("述标")[-1] == "rare"
    assert engine.ids("讲标")[0] == "rare"


def test_all_words_are_wanted_where_a_page_holds_them(start: Start) -> None:
    """Otherwise what holds most of them is shown: no empty answer."""
    engine = start([document("a", "报价过高"), document("b", "样品确认"), document("c", "报价与样品"),
                    document("d", "付款")])
    assert engine.ids("报价 样品") == ["c"]
    assert set(engine.ids("报价 合同")) == {"a", "c"}


def test_a_long_question_is_answered_in_part_beside_what_holds_it_all(start: Start) -> None:
    """What has most of it is worth a look; what has all its pairs apart comes after what has it in one."""
    question = "客户不愿意见我们怎么办"
    engine = start([document("most", "客户不愿意见我们"), document("whole", FILLER + question + FILLER),
                    document("apart", "客户不愿意见我们怎，见我们怎么办，" * 4), document("other", FILLER)])
    answer = engine.ask(question)
    assert [(one["id"], one["full"]) for one in answer["results"]] == [
        ("whole", True), ("apart", False), ("most", False)]
    assert (answer["total"], answer["full"]) == (3, 1)


def test_a_long_question_is_answered_in_part(start: Start) -> None:
    """No record has the sentence; the one with most of it comes first."""
    engine = start([document("a", "客户不回微信，销售连发三次。"), document("b", "客户在微信上回复很快。"),
                    document("c", FILLER)])
    assert engine.ids("客户不回微信应该怎么办")[0] == "a"


def test_newer_breaks_ties(start: Start) -> None:
    """Of two alike the newer comes first, whatever their ids."""
    days = {"a": "2025-03-01", "b": "2026-03-01", "c": "2024-03-01", "d": "2026-01-01"}
    engine = start([document(name, "期望值", "甲", newest=day) for name, day in days.items()])
    assert engine.ids("期望值") == ["b", "d", "a", "c"]


@pytest.mark.parametrize("query", [
    "AB-2026-014", "ab-2026-014", "ＡＢ－２０２６－０１４", "2026-014", "客戶期望", "SAF飞轮",
    "saf 飞轮", "CAFE", "值"])
def test_found_however_it_is_written(start: Start, query: str) -> None:
    """Width, case, script, accents, a part of an id."""
    engine = start([document("AB-2026-014", "客户期望值。SAF 飞轮与café。"),
                    document("AB-2026-041", FILLER), document("AB-2025-114", FILLER)])
    assert engine.ids(query)[0] == "AB-2026-014"
    assert engine.ask(query)["total"] == 1


@pytest.mark.parametrize("query", [
    "", " ", "，。！", "👍🎉", "<script>alert(1)</script>", "\"'`", "(.*)+[^", "\ud83d", "客\ud83d户",
    "长" * 10_000, "a" * 10_000, "__proto__ constructor", "ａ１Ｂ-2", "-", "_._", "\u202e户客"])
def test_any_query_is_answered(start: Start, query: str) -> None:
    """With results or with none, and never with an error."""
    engine = start([document("a", "客户 script alert")])
    answer = engine.ask(query)
    assert "error" not in answer
    assert answer["total"] == len(answer["results"])


def test_facets_count_and_combine(start: Start) -> None:
    """A facet with a filter still counts its other values; others count what is left."""
    facets = [Facet("stage", "阶段", (("s1", "线索"), ("s2", "商机"))),
              Facet("outcome", "结果", (("won", "成"), ("lost", "败")))]
    engine = start(
        [document("a", "期望值", facets={"stage": ("s1", "s2"), "outcome": ("won",)}),
         document("b", "期望值", facets={"stage": ("s1",), "outcome": ("lost",)}),
         document("c", "期望值", facets={"stage": ("s2",), "outcome": ("lost",)}),
         document("d", "别的", facets={"stage": ("s1",), "outcome": ("won",)})], facets=facets)
    assert engine.ask("期望值")["facets"] == {"stage": {"s1": 2, "s2": 2}, "outcome": {"won": 1, "lost": 2}}
    answer = engine.ask("期望值", filters={"stage": ["s1"]})
    assert answer["facets"] == {"stage": {"s1": 2, "s2": 2}, "outcome": {"won": 1, "lost": 1}}
    assert {one["id"] for one in answer["results"]} == {"a", "b"}
    both = engine.ask("期望值", filters={"stage": ["s1"], "outcome": "lost"})
    assert [one["id"] for one in both["results"]] == ["b"]
    assert engine.ask("", filters={"stage": ["s1"]})["total"] == 3


def test_sorted_and_paged(start: Start) -> None:
    """By day where asked; pages follow one another without gap or repetition."""
    engine = start([document(f"d{at}", "期望值", newest=f"2026-01-{at + 1:02}",
                             reviewed=f"2026-02-{9 - at:02}") for at in range(8)])
    newest = [f"d{at}" for at in range(7, -1, -1)]
    assert engine.ids("期望值", sort="newest") == newest
    assert engine.ids("期望值", sort="reviewed") == newest[::-1]
    assert engine.ids("期望值", sort="newest", limit=3) + engine.ids(
        "期望值", sort="newest", limit=5, offset=3) == newest


def test_excerpt_shows_the_best_passage_and_marks_the_words(start: Start) -> None:
    """Marks are places in the excerpt as the reader sees it."""
    engine = start([document("a", passages=(
        Passage(FILLER, "背景", "background"),
        Passage(FILLER * 3 + "其中客戶 的ＳＡＦ期望值最要紧。" + FILLER * 3, "教训", "lessons")))])
    result = engine.ask("客户 saf期望值")["results"][0]
    assert (result["anchor"], result["heading"]) == ("lessons", "教训")
    assert [result["excerpt"][start:end] for start, end in result["marks"]] == ["客戶", "ＳＡＦ期望值"]


@pytest.mark.parametrize("query", ["1140", "1,140", "１，１４０"])
def test_a_number_is_found_with_and_without_its_comma(start: Start, query: str) -> None:
    """And marked as it is written."""
    engine = start([document("a", "客户报了1,140台"), document("b", "1台，140元"), document("c", "114，0")])
    result, = engine.ask(query)["results"]
    assert [result["excerpt"][start:end] for start, end in result["marks"]] == ["1,140"]


def test_a_word_is_not_marked_within_another(start: Start) -> None:
    """Of words in letters only whole ones; Chinese has no such bounds."""
    engine = start([document("a", "start an art, 期望值art")])
    result = engine.ask("art")["results"][0]
    assert result["marks"] == [[9, 12], [17, 20]]


@pytest.mark.parametrize(("text", "whole"), [
    ("SAF 飞轮", True), ("SAF飞轮转", True), ("飞轮，SAF飞轮", True), ("ÅSAF飞轮", False), ("0SAF飞轮", False),
    ("ASAF飞轮", False)])
def test_words_end_where_a_text_does(start: Start, text: str, whole: bool) -> None:  # noqa: FBT001
    """At its very beginning as in its midst; within another word they are none, in whatever case."""
    engine = start([document("a", text), document("b", "甲，saf飞轮。"), document("c", "SAF，飞轮")])
    assert set(engine.ids("saf飞轮")) == ({"a", "b"} if whole else {"b"})


def test_a_lost_file_costs_its_words_and_is_told(tmp_path: Path) -> None:
    """The other words still answer; a page that cannot be shown is left out."""
    with searching(tmp_path, [document("a", "期望值 报价"), document("b", "报价")]) as engine:
        next((tmp_path / "d").rglob("1.js")).unlink()
        answer = engine.ask("报价")
        assert answer["partial"]
        assert [one["id"] for one in answer["results"]] == ["a"]


def test_a_lost_bucket_is_told(tmp_path: Path) -> None:
    """Nothing breaks without any posting."""
    with searching(tmp_path, [document("a", "期望值 报价")]) as engine:
        for file in (tmp_path / "t").iterdir():
            file.unlink()
        answer = engine.ask("报价")
        assert answer["partial"]
        assert answer["results"] == []


def test_without_the_table_of_traditional_characters_the_rest_is_found(tmp_path: Path) -> None:
    """It is said, and asked for again with the next query."""
    with searching(tmp_path, [document("a", "客户期望值，客戶")]) as engine:
        table = next(tmp_path.glob("folding-*.js"))
        text = table.read_text("utf-8")
        table.unlink()
        answer = engine.ask("期望值")
        assert ([one["id"] for one in answer["results"]], answer["partial"]) == (["a"], True)
        table.write_text(text, "utf-8")
        answer = engine.ask("客戶期望值")
        assert ([one["id"] for one in answer["results"]], answer["partial"]) == (["a"], False)


def test_another_version_is_told(tmp_path: Path) -> None:
    """An index of another make is not misread."""
    with searching(tmp_path, [document("a", "期望值")]) as engine:
        root = tmp_path / "root.js"
        root.write_text(root.read_text("utf-8").replace('"version":1', '"version":2'), "utf-8")
        assert engine.ask("期望值")["error"] == "VersionError"
