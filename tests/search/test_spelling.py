"""Chinese that is typed in letters: by syllables, by initials, and while it is typed."""

import json
from collections.abc import Iterator

import pytest
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from generator.search.names import Name
from generator.search.spelling import JOIN, shown_spellings, spelled_words, spellings
from generator.search.tokens import terms
from tests.search.engine import SCRIPTS, Engine, Start, document, started

SPELLED: dict[str, list[tuple[int, str]]] = {
    "期望值管理": [(0, "qi wang zhi guan li")],
    "AR 客户𠮷期望，银行行长": [(3, "ke hu"), (7, "qi wang"), (10, "yin hang hang zhang")],
    "重庆的绿色战略": [(0, "chong qing de lv se zhan lve")],
    "銷售飛輪": [(0, "xiao shou fei lun")],
    "人瓩々好": [(0, "ren qian"), (3, "hao")],
    "差旅还款的长效机制": [(0, "chai lv huan kuan de chang xiao ji zhi")],
    "〇 SAF": [(0, "ling")],
    "": [], "SAF-2026": [], "ガ한": [], "\ud83d客": [(1, "ke")],
}
"""What Python writes of a text."""
FOUND = [
    ("期望值管理", "qwz"), ("期望值管理", "qiwangzhi"), ("期望值管理", "qiwangz"),
    ("期望值管理", "qiwangzhigu"), ("期望值管理", "qiwangzhigua"), ("期望值管理", "wangzhi"),
    ("期望值管理", "wz"),
    ("期望值管理", "zgl"), ("西安方案", "xian"), ("方案", "fangan"), ("反感", "fangan"), ("战略", "zhanlue"),
    ("战略", "zhanlve"), ("绿色", "lvse"), ("重庆银行", "cqyh"), ("这个安排", "zgap"), ("二维码", "erweima"),
    ("AR 客户", "kh"), ("AR 客户", "kehu")]
"""A title, and letters that lead to it."""
MISSED = [
    ("期望值管理", "qzw"), ("期望值管理", "qg"), ("期望值管理", "qi"), ("期望值管理", "q"),
    ("期望值管理", "qiwangzhigua1"), ("期望，望值", "qwz"), ("期望，值得", "qwz"), ("期望值管理", "qiwangshi"),
    ("期望值管理", "qiw"), ("期望值管理", "qiwan"), ("期望值管理", "iwz"),
    ("期望值管理", "qwzglx"), ("期望AR值", "qwz"), ("战略", "zhanlu e")]
_RUN = """
for (const name of ["folding", "spelling"]) require(process.argv[1] + "/" + name + ".js");
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [name, ...values] = JSON.parse(line);
  process.stdout.write(JSON.stringify(caselib.spelling[name](...values)) + "\\n");
});
"""


@pytest.fixture(scope="module")
def node() -> Iterator[Engine]:
    """Start Node with what the page knows of spelling."""
    with started("-e", _RUN, str(SCRIPTS)) as engine:
        yield engine


@pytest.mark.parametrize("text", SPELLED)
def test_texts_are_spelled_as_listed(text: str) -> None:
    """By the words that characters stand in, each run with the place where it begins."""
    assert list(spellings(text)) == SPELLED[text]


def test_words_of_a_spelling_are_terms_as_they_stand() -> None:
    """The tokeniser leaves them whole, and parts what no run joins."""
    words = spelled_words(["期望值，管理", "客"])
    assert terms(words) == {f"qi{JOIN}wang", f"wang{JOIN}zhi", f"q{JOIN}w", f"w{JOIN}z", f"guan{JOIN}li",
                            f"g{JOIN}l"}


def candidate(node: Engine, title: str, letters: str) -> bool:
    """Tell whether some reading of letters has all its terms among a title's, and the title holds it."""
    held = terms(spelled_words([title]))
    looked = any({step["term"] for step in reading} <= held for reading in node.said(["readings", letters]))
    typed = node.said(["lettersOf", letters])
    return looked and node.said(["spelledIn", shown_spellings(title, ()), typed]) is not None


@pytest.mark.parametrize(("title", "letters"), FOUND)
def test_letters_lead_to_what_they_spell(node: Engine, title: str, letters: str) -> None:
    """What the page looks up is what Python wrote."""
    assert candidate(node, title, letters)


@pytest.mark.parametrize(("title", "letters"), MISSED)
def test_letters_lead_to_nothing_else(node: Engine, title: str, letters: str) -> None:
    """Neither over punctuation, nor by one syllable alone, nor in another order."""
    assert not candidate(node, title, letters)


def test_the_page_knows_every_syllable(node: Engine) -> None:
    """All that words and characters in use are spelled with; a missing one could not be typed."""
    common = [chr(code) for code in range(0x4E00, 0x9FA6)]
    written = {syllable for one in [*list(PHRASES_DICT)[::7], *common] for _, run in spellings(one)
               for syllable in run.split(" ")} - {"m", "n", "hm", "ng", "hng"}
    assert len(written) > 390
    assert [one for one in sorted(written) if not any(
        [step["term"] for step in reading] == [f"{one}{JOIN}ba"]
        for reading in node.said(["readings", one + "ba"]))] == []


def test_what_has_one_reading_is_spelled_as_in_words() -> None:
    """The short way takes nothing from what pypinyin tells of whole words."""
    for word in list(PHRASES_DICT)[::97]:
        told = [run for _, run in spellings(word)]
        if told and len(told[0].split(" ")) == len(word):
            assert told[0] == " ".join(lazy_pinyin(word))


@pytest.mark.parametrize("letters", ["a" * 40, "zhang" * 8, "xian" * 10, "shuang" * 6 + "x", "zx" * 20])
def test_long_words_are_cut_a_few_ways(node: Engine, letters: str) -> None:
    """Whatever someone leans on the keyboard for."""
    assert len(node.said(["readings", letters])) <= 7
    assert node.said(["spelledIn", [[0, " ".join(["zhang", "a"] * 30)]], letters]) in (
        None, [0, 0, 8], [0, 1, 1])


def test_titles_and_names_are_found_by_letters(start: Start) -> None:
    """And marked where they sound so; a text is not searched by its sound."""
    engine = start([
        document("a", "别的", "客户期望值管理"), document("b", "客户期望值管理", "别的"),
        document("c", "别的", "再别的", aliases=("期望值",))])
    for letters in ("qwz", "QiWangZhi", "qiwangz"):
        assert set(engine.ids(letters)) == {"a", "c"}
    result = next(one for one in engine.ask("qiwangz")["results"] if one["id"] == "a")
    assert [result["title"][start:end] for start, end in result["titleMarks"]] == ["期望值"]
    assert engine.ids("客户qwz") == ["a"]
    assert engine.ids("飞轮qwz") == []


def test_the_word_itself_comes_before_what_sounds_so(start: Start) -> None:
    """SAF in the midst of a long text, and a title whose characters begin with these letters."""
    engine = start([document("a", "别的", "三安飞轮"), document("b", "文" * 3000 + " SAF " + "字" * 3000),
                    *(document(f"x{at}", "别的") for at in range(9))])
    assert engine.ids("saf") == ["b", "a"]


def test_what_only_begins_alike_is_left_out(start: Start) -> None:
    """Initials bring forward what the spelling of the title then refutes; two whole syllables are meant."""
    titles = {"a": "大客户", "b": "大可怕的客户", "c": "大科幻"}
    engine = start([document(name, "别的", title) for name, title in titles.items()])
    assert engine.ids("dakeh") == ["c", "a"]
    assert engine.ids("dakehu") == ["a", "c"]  # what is spelled to the end comes first
    assert set(engine.ids("kehu")) == {"a", "b"}
    assert engine.ids("kehua") == []
    assert set(engine.ids("dk")) == {"a", "b", "c"}


def test_a_term_of_the_library_is_meant_by_its_letters(start: Start) -> None:
    """Then texts are searched for the term itself, at the weight of a synonym."""
    engine = start(
        [document("a", "说到期望值的人"), document("b", "说到预期的人"), document("c", "期望，望值")],
        names=[Name("term", "SAF 期望值管理", "方法", "t.html", ("预期", "期望，值钱")),
               Name("tool", "说到", "", "u.html")])
    assert engine.ids("yuqi") == ["b"]
    assert engine.ids("yq") == ["b"]
    assert engine.ids("yu") == []
    assert engine.ids("sd") == []
    assert engine.ids("zhiqian") == []  # half of another name is no name
    engine = start([document("a", "说到期望值管理的人")],
                   names=[Name("term", "SAF 期望值管理", "方法", "t.html")])
    assert engine.ids("qwzgl") == engine.ids("qiwangzhiguanli") == engine.ids("qiwang") == ["a"]
    assert engine.ids("qw") == []
    assert engine.ask("飞轮qwzgl")["full"] == 0
    assert engine.ids("说到qwzgl") == ["a"]
    assert json.dumps(engine.ask("qwzgl")["results"][0]["marks"]) == "[[2, 7]]"


def test_a_colleague_is_meant_by_the_letters_of_the_name(start: Start) -> None:
    """Cases name people in their texts, where nothing is spelled."""
    engine = start([document("a", "沈沐晴记下了四条"), document("b", "深沐")],
                   names=[Name("person", "沈沐晴", "华东", "p.html")])
    assert engine.ids("shenmuqing") == engine.ids("smq") == ["a"]
