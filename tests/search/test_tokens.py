"""Python and the page cut texts alike, and so does numpy for many texts at once."""

import unicodedata
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.search.document import FIELDS, Document, Passage
from generator.search.hashing import text_hash
from generator.search.inversion import invert
from generator.search.numbers import BASE
from generator.search.postings import follower_codes, unpack
from generator.search.tokens import terms, units
from generator.text.folding import fold_for_search, simplified
from tests.search.engine import SCRIPTS, Engine, started

CASES: Mapping[str, set[str]] = {
    "": set(),
    "客": {"客"},
    "客户期望": {"客", "户", "期", "望", "客户", "户期", "期望"},
    "客户，期望": {"客", "户", "期", "望", "客户", "期望"},
    "客户\n期望": {"客", "户", "期", "望", "客户", "户期", "期望"},
    "\u2ed3期\u2f00\u2eb6": {"长", "期", "一", "羊", "长期", "期一", "一羊"},
    "客戶期望": {"客", "户", "期", "望", "客户", "户期", "期望"},
    "ＳＡＦ落地": {"saf", "落", "地", "落地"},
    "AB-2026-014": {"ab", "2026", "014", "ab-2026", "ab-2026-014"},
    "v1.2_x - y": {"v1", "2", "x", "v1-2", "v1-2-x", "y"},
    "1,140元 １，２３４，５６７": {"1140", "元", "1234567"},
    "1,14 2,2025 a,123": {"1", "14", "2", "2025", "a", "123"},
    "ab--cd a- b": {"ab", "cd", "a", "b"},
    "Café naïve": {"cafe", "naive"},
    "①½㈱ﬁ": set(),
    "👍<script>'\"\\": {"script"},
    "\u200b客\u00ad户\ufeff": {"客", "户", "客户"},
    "𠮷野家": {"𠮷", "野", "家", "𠮷野", "野家"},
    "期望値ガ": set(),
    "\ud83d客": {"客"},
}
ODD = [text for text, wanted in CASES.items() if not wanted]
"""Of these it only counts that all say the same."""

_RUN = """
for (const name of ["folding", "tokens"]) require(process.argv[1] + "/" + name + ".js");
caselib.folding.simplify(process.argv[2], process.argv[3]);
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const text = JSON.parse(line);
  const placed = caselib.folding.foldWithPlaces(text);
  process.stdout.write(JSON.stringify([caselib.folding.fold(text), [...caselib.tokens.terms(text)],
    placed.text, placed.places.length]) + "\\n");
});
"""


@pytest.fixture(scope="module")
def node() -> Iterator[Engine]:
    """Start Node with the page's tokeniser."""
    table = simplified()
    with started("-e", _RUN, str(SCRIPTS), "".join(table), "".join(table.values())) as engine:
        yield engine


def assigned(text: str) -> bool:
    """Tell whether every character is one that both sides' Unicode knows."""
    return all(unicodedata.category(one) not in ("Cn", "Co", "Cs") for one in text)


TEXTS = st.text(st.one_of(
    st.sampled_from("客户期望值銷售團隊 \n\t-._，。AaBb019ＡＢ１é\u0301\u3000\u200b①ガが한𠮷"),
    st.characters(exclude_categories=("Cs", "Co", "Cn")))).filter(assigned)


def all_ways(text: str, node: Engine) -> set[str]:
    """Return the terms of a text, once Python, numpy and the page agree on them."""
    found = terms(text)
    folded, said, placed, places = node.said(text)
    assert folded == fold_for_search(text) == placed
    assert places == len(folded.encode("utf-16-le", "surrogatepass")) // 2 + 1
    assert set(said) == found
    inverted = invert([Document("", "", "", "page", (Passage(text),))])
    assert {one.term for one in inverted} == found
    return found


@pytest.mark.parametrize("text", CASES)
def test_texts_are_cut_as_listed(text: str, node: Engine) -> None:
    """The table says what is a term; odd characters only have to be taken alike."""
    found = all_ways(text, node)
    assert text in ODD or found == CASES[text]


@given(TEXTS)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_cut_alike(node: Engine, text: str) -> None:
    """Whatever the characters."""
    all_ways(text, node)


@given(st.lists(st.lists(TEXTS, max_size=3), max_size=8))
@settings(max_examples=100, deadline=None)
def test_many_texts_are_inverted_as_each_for_itself(texts: list[list[str]]) -> None:
    """What numpy does at once is what the tokeniser does one by one: no term more, none less."""
    documents = [Document("", "", "", "page", tuple(map(Passage, some))) for some in texts]
    wanted = [set().union(*(terms(text) for name in FIELDS for text in one.texts(name)))
              for one in documents]
    found: list[set[str]] = [set() for _ in documents]
    for one in invert(documents):
        for number in unpack(one.postings)[0].tolist():
            found[number].add(one.term)
    assert found == wanted


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_marks_know_what_follows(texts: list[str]) -> None:
    """Each follower of each term is let through, and a term that nothing follows says so."""
    wanted: dict[str, set[str]] = {}
    for text in texts:
        listed = list(units(text))
        for at, unit in enumerate(listed):
            after = listed[at + 1] if listed[at + 1:] and listed[at + 1].linked else None
            if not unit.cjk:
                wanted.setdefault(unit.text, set()).update([after.text] if after else [])
            elif after and after.cjk:
                third = listed[at + 2] if listed[at + 2:] and listed[at + 2].linked else None
                wanted.setdefault(unit.text + after.text, set()).update([third.text] if third else [])
    marks = {one.term: int(unpack(one.postings)[2][0])
             for one in invert([Document("", "", "", "page", tuple(map(Passage, texts)))])}
    for term, followers in wanted.items():
        only, bits = follower_codes(np.asarray([text_hash(one) for one in followers], np.uint32))
        several = BASE + int(np.bitwise_or.reduce(1 << bits, initial=0))
        codes = set(only.tolist())
        assert marks[term] == (0 if not codes else codes.pop() if len(codes) == 1 else several)


def test_units_know_where_they_stand() -> None:
    """The place leads back into the folded text."""
    text = "在 AB-2026 案例"
    folded = fold_for_search(text)
    assert [folded[one.at:one.at + len(one.text)] for one in units(text)] == [
        one.text for one in units(text)]
    assert [one.linked for one in units("甲 乙，丙-丁 a-b")] == [False, True, False, False, True, True]
