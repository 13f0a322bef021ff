"""What an input method puts wrong: other characters that sound the same."""

import gzip
import re
from pathlib import Path

import pytest

from generator.pages import urls
from generator.search.document import Document
from generator.search.documents import documents
from generator.search.facets import facets
from generator.search.names import Name, names
from generator.search.spelling import sounds
from tests.search.engine import Start, document
from tests.search.test_documents import PAGE, WORDS, published

NAMES = [Name("term", "期望值管理", "方法", "t.html", ("银行账户",)),
         Name("person", "曾静文", "", "p.html", reading="zeng"),
         Name("term", "AR 续约", "时机", "r.html"), Name("tool", "报价", "", "q.html")]
CASES = [
    document("a", "说到期望值，也说到续约", "雾凇涂料，梅雨台历"),
    document("b", "曾静文谈续约与客户流失", "别的"),
    document("c", "在银行账户里", "台历", aliases=("零漏报",)), document("d", "报价", "別樣")]


@pytest.mark.parametrize(("query", "wanted"), [
    ("期望直", [("期望值", 1)]), ("七王之", [("期望值", 1)]),  # a part of a term, which texts are searched for
    ("续月", [("续约", 2)]), ("增静文", [("曾静文", 1)]),
    ("音行账户", [("银行账户", 1)]), ("银行帐户", [("银行账户", 1)]),
    ("务松涂料", [("雾凇涂料", 1)]), ("太历", [("台历", 2)]), ("零楼报", [("零漏报", 1)]),
    ("別洋", [("別樣", 1)]),
    ("续月  期望直，", [("续约  期望值，", 1)]), ("续约 期望直", [("续约 期望值", 1)]),
    ("谈续月", [("谈续约", 1)]), ("续月客户流失", [("续约 客户流失", 1)]),
    ("台里", [("台历", 2)]), ("梅雨台里", [("梅雨台历", 1)]),
    ("爆架", []), ("报价", []), ("没有", []), ("续", []), ("xuyue", []), ("", []),
    ("续月曾静文谈续约与客户流失", [])])
def test_what_sounds_like_a_query_is_offered(call: Start, query: str, wanted: list[tuple[str, int]]) -> None:
    """Where something holds all of it; other words of the query are left as they are.

    Not of a run that is longer than people type words.
    """
    found = call(CASES, names=NAMES)(["near", query])["sounding"]
    assert [(one["query"], one["total"]) for one in found] == wanted


def test_what_shares_characters_comes_first(call: Start) -> None:
    """Three at most, each with what it finds."""
    titles = ["十里一", "实例二", "实力三", "势力四"]
    said = call([document(str(at), "", title) for at, title in enumerate(titles)])
    found = said(["near", "事力"])["sounding"]
    assert len(found) == 3
    assert {one["query"] for one in found[:2]} == {"实力", "势力"}
    assert {one["total"] for one in found} == {1}


def test_how_characters_sound_is_loaded_only_then(call: Start, tmp_path: Path) -> None:
    """A lost file costs what sounds alike, and nothing else."""
    said = call(CASES, names=NAMES)
    next(tmp_path.glob("sounds-*")).unlink()
    assert said(["search", "续约"])["full"] == 2
    assert said(["suggest", "期望"])
    answer = said(["near", "期望直"])
    assert answer["sounding"] == []
    assert answer["terms"]


def test_common_characters_and_those_of_titles_are_known() -> None:
    """Each once, under its usual sound; a library without Chinese has no use for any."""
    known = dict(re.findall("([a-z]+)([^a-z]+)", sounds(["雾凇", "SAF"])))
    assert "凇" in known["song"]
    assert "行" in known["xing"]
    assert "行" not in known["hang"]
    characters = "".join(known.values())
    assert "淞" not in characters
    assert len(characters) == len(set(characters)) == 3755 + 1
    assert sounds(["SAF 2026", "", "ガ한"]) == ""


def test_the_sample_library_is_found_by_sound(call: Start, tmp_path: Path) -> None:
    """Typing slips of readers; what it takes to hear them is at most 10 KB."""
    site = published("editors")
    found: list[Document] = documents(site, urls, [PAGE], WORDS)
    said = call(found, list(facets(site, found, WORDS)), site.synonyms, list(names(site, urls, [PAGE])))
    for typed, meant in {"台里": "台历", "零楼报": "零漏报", "运松涂料": "蕴淞涂料", "续月": "续约",
                         "述表": "述标", "期望直": "期望值", "陈敬文": "陈静文"}.items():
        assert said(["search", typed])["full"] == 0
        first = said(["near", typed])["sounding"][0]
        assert first["query"] == meant
        assert first["total"] == said(["search", meant])["full"] > 0
    sounding = next(tmp_path.glob("sounds-*")).read_bytes()
    assert len(gzip.compress(sounding)) <= 10_000
