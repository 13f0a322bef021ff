"""How the search is measured: what is compared is the same, and what is missed is told."""

import gzip
import urllib.error
import urllib.request
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import markdown

from bench.browser import served
from bench.chinese_pages import handbooks
from bench.library import make_library, searchable
from bench.measure import Run, Time, memory_mb, peak_mb
from bench.peer_pages import in_pairs, write_html, write_mkdocs
from bench.peers import JIEBA, PAGEFIND, Peers
from bench.search_building import Indexed, measure_stability
from bench.search_pages import OWN, Read
from bench.search_quality import OURS, Found, Quality, quality
from bench.search_queries import Pages, Query, readers_queries
from bench.search_results import search_misses, search_tables
from generator.search.document import Document, Passage

HOSTILE = Document(
    "A-1", "cases/A-1.html", "# <b>客户</b> & *期望值*", "case",
    (Passage("1. 不是列表 `不是代码` <script>alert(1)</script>", "一节"), Passage("---", "一节"),
     Passage("同一节的第二段 [不是](链接) &amp;", "一节")), aliases=("别名",))


class _Text(HTMLParser):
    """The text of a page and the tags in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _parsed(html: str) -> _Text:
    found = _Text()
    found.feed(html)
    return found


def test_other_searches_get_the_same_text(tmp_path: Path) -> None:
    """Nothing in a text becomes a mark of HTML or Markdown on the way to them."""
    write_html(tmp_path / "html", [HOSTILE])
    write_mkdocs(tmp_path / "mkdocs", [HOSTILE])
    page = _parsed((tmp_path / "html" / "0.html").read_text("utf-8"))
    written = _parsed(markdown((tmp_path / "mkdocs" / "docs" / "0.md").read_text("utf-8")))
    for one in (HOSTILE.title, HOSTILE.id, "别名", "一节", *(passage.text for passage in HOSTILE.passages)):
        assert one in page.text
        assert one in written.text
    assert page.tags.count("h2") == written.tags.count("h2") == 1
    assert set(written.tags) == {"h1", "h2", "p"}
    assert "script" not in page.tags


def test_pairs_overlap_and_leave_other_words_alone() -> None:
    """A run of one character is a word of its own; pages and queries are folded alike."""
    assert in_pairs("大客戶ＡＩ，值 ok").split() == ["大客", "客户", "ai,", "值", "ok"]


def test_quality_is_counted_of_what_is_shown() -> None:
    """Of ten results, however many there are; no result is empty and precise in nothing."""
    query = Query("词", frozenset({"a", "b"}))
    shown = [{"id": name} for name in ("x", "a", "y", "z", "b")]
    found = quality([query, query], [{"results": shown, "total": 5}, {"results": [], "total": 0}])
    assert (found.queries, found.first, found.five, found.empty) == (2, 0.0, 0.5, 1)
    assert found.precision == pytest.approx(0.2)
    sixth = quality([query], [{"results": [{"id": "x"}] * 5 + [{"id": "a"}], "total": 6}])
    assert sixth.five == 0
    assert sixth.precision == pytest.approx(1 / 6)
    assert quality([query], [{"results": [{"id": "x"}] * 10 + [{"id": "a"}], "total": 11}]).precision == 0


def test_the_truth_is_what_stands_on_pages() -> None:
    """A phrase is on one page, whatever blanks part it."""
    documents = [Document(f"P-{at}", "", f"第{at}页", "page", (Passage(text),)) for at, text in enumerate((
        "客户 期望值管理先从听开始，再谈价格与交付", "客户期望值管理先从听开始，也谈服务与验收"))]
    texts = Pages(documents, "seed")
    assert texts.holding("客户期望值") == {"P-0", "P-1"}
    assert texts.holding("客户", "验收") == {"P-1"}
    for query in texts.some(texts.phrase, 3):
        (true,) = query.true
        assert query.text in texts.texts[true]


def test_readers_ask_the_same_of_the_same_pages(tmp_path: Path) -> None:
    """Every fourth query is a name; none is empty or asked twice."""
    make_library(tmp_path / "library", 12)
    documents = searchable(tmp_path / "library").documents
    queries = readers_queries(documents, 40, "seed")
    assert queries == readers_queries(documents, 40, "seed")
    assert len(set(queries)) == 40
    assert all(queries)
    names = {name for one in documents for name in (*one.labels, *one.aliases)}
    assert set(queries[3::4]) <= names


def test_one_case_changes_its_own_files_and_its_terms(tmp_path: Path) -> None:
    """A day changes no posting; a new case is the larger change."""
    make_library(tmp_path / "library", 40)
    day, word, _, new = measure_stability(tmp_path / "library")
    assert 1 < day.renewed < word.renewed < new.renewed < new.files
    assert 0 < day.kb < new.kb


def test_bytes_are_those_that_were_sent(tmp_path: Path) -> None:
    """Scripts are packed, as a server would; what is packed already is not."""
    (tmp_path / "a.js").write_text("0;" * 5000, "utf-8")
    (tmp_path / "b.pf_index").write_bytes(b"packed already")
    with served(tmp_path) as (home, sent):
        with urllib.request.urlopen(f"{home}/a.js?v=1") as answer:  # noqa: S310
            body = answer.read()
            assert answer.headers["Content-Encoding"] == "gzip"
        urllib.request.urlopen(f"{home}/b.pf_index").close()  # noqa: S310
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{home}/none.js")  # noqa: S310
    assert gzip.decompress(body) == b"0;" * 5000
    assert sent == {"/a.js": len(body), "/b.pf_index": 14}


def test_memory_is_counted_from_where_it_is_asked() -> None:
    """What was held before and given back counts for nothing."""
    spent = b"x" * 200_000_000
    del spent
    held = memory_mb()
    block = b"x" * 60_000_000
    del block
    assert 50 < peak_mb() - held < 120


def test_what_is_compared_is_said() -> None:
    """In words, below the tables: which version of what, and what is missing."""
    assert [text.partition(" is ")[0] for text in Peers().said()] == ["Pagefind", "The theme's search"]
    both = list(Peers(Path("pagefind"), Path("jieba")).said())
    assert [PAGEFIND in both[0], JIEBA in both[1], len(both)] == [True, True, 2]


def test_handbooks_are_taken_from_where_they_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are brought once, and not at all where nothing brings them."""
    monkeypatch.setenv("PATH", "")
    assert handbooks(tmp_path) is None
    (tmp_path / "pages").mkdir()
    assert handbooks(tmp_path) == tmp_path / "pages"


_TIME = Time(9.0, 9.0)
_FINE = Quality(300, 0.99, 1.0, 0.95, 0.95, 0, 1.0)
_KINDS = dict.fromkeys(("phrase", "term", "two words"), _FINE)
_INDEXED = Indexed(10_000, 10_100, Run(_TIME, 900, _TIME, 900), {"t/1-abcde.js": 60.0, "root.js": 20.0})
_READ = Read("box", [110.0], [20], {"root": 20.0}, [50.0] * 20, [55.0] * 20, 20.0, 30.0)


def test_targets_are_told_when_they_are_missed() -> None:
    """Of ours, not of others, and of pages that the tuning never saw."""
    found = [Found("unseen", 400, OURS, _KINDS), Found("tuning", 400, OURS, _KINDS)]
    names = [way.name for way in OWN]
    assert list(search_misses(found, [_INDEXED], [_READ], names)) == []
    poor = replace(_FINE, first=0.5, precision=0.5, empty=1)
    slow = Time(20.0, 20.0)
    small = replace(_INDEXED, cases=1000, ours=Run(Time(1, 1), 90, Time(1, 1), 90))
    misses = list(search_misses(
        [Found("unseen", 400, OURS, dict.fromkeys(_KINDS, poor)),
         Found("unseen", 400, "Pagefind", dict.fromkeys(_KINDS, poor)),
         Found("tuning", 400, OURS, dict.fromkeys(_KINDS, replace(poor, empty=0)))],
        [small, replace(_INDEXED, ours=Run(slow, 3000, slow, 1500), packed={"h-abcde.js": 70.0})],
        [Read("box", [121.0], [20], {}, [130.0] * 20, [61.0] * 20, 20.0, 61.0),
         Read("Pagefind", [999.0], [20], {}, [999.0] * 20, [999.0] * 20, 999.0, 999.0)], names))
    assert [miss.partition(":")[0] for miss in misses] == [
        "unseen, phrase", "unseen, term", "unseen, term", "unseen, two words", "unseen",
        "index of 10,000", "index of 10,000", "index of 10,000", "h-abcde.js of 10,000",
        "box", "box", "box", "box", "box"]


def test_tables_say_what_could_not_be_compared() -> None:
    """Without other searches their columns are empty, and the reason stands below."""
    steps = [{"step": "gate", "processor": 3.21, "beyond_mb": 99.6}]
    text = "\n".join(search_tables([], [replace(_INDEXED, steps=steps)], [], [_READ], Peers().said()))
    assert "of 10,000, by itself: gate 3.2 s and 100 MB. Targets" in text
    assert "| 10,000 | **9.0 s** | 0.90 ms | **900 MB** | - | - | - | - | - | 2 | 0.1 MB | 60.0 KB |" in text
    assert "| postings | 1 | 0.06 MB | 60.0 KB | 60.0 KB | 60.0 KB |" in text
    assert "Pagefind is not compared" in text
