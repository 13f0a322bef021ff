"""What Python writes, Python and the page read back."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.search.hashing import text_hash, text_hashes
from generator.search.numbers import ALPHABET, BASE, MOST, decode, encode, encoded
from generator.search.postings import IMPACTS, follower_codes, impacts, pack, unpack
from tests.search.engine import SCRIPTS, Engine, started

_RUN = """
for (const name of ["folding", "postings"]) require(process.argv[1] + "/" + name + ".js");
const {numbers, postings, hash, mayFollow} = caselib.postings;
const ask = {numbers, hash, mayFollow, postings: (text) => {
  const found = postings(text);
  return [[...found.documents], [...found.impacts], [...found.marks]];
}};
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [name, ...values] = JSON.parse(line);
  process.stdout.write(JSON.stringify(ask[name](...values)) + "\\n");
});
"""
NUMBERS = st.one_of(
    st.integers(0, 3 * BASE), st.integers(0, MOST - 1),
    st.sampled_from([BASE ** power + more for power in range(6) for more in (-1, 0, 1)]))
LISTS = st.lists(
    st.dictionaries(st.integers(0, 1 << 20), st.tuples(st.integers(1, IMPACTS), st.integers(0, 2093)),
                    min_size=1, max_size=30), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def node() -> Iterator[Engine]:
    """Start Node with the page's reader."""
    with started("-e", _RUN, str(SCRIPTS)) as engine:
        yield engine


@given(st.lists(NUMBERS))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_come_back(node: Engine, values: list[int]) -> None:
    """Out of both readers, and each begins where it is said to."""
    text = encoded(values)
    assert set(text) <= set(ALPHABET)
    assert decode(text).tolist() == values
    assert node.said(["numbers", text]) == values
    whole, starts = encode(np.asarray(values, np.int64))
    assert [decode(whole[start:end].tobytes()).tolist() for start, end in pairwise(starts)] == [
        [value] for value in values]


def test_alphabet_needs_no_escape() -> None:
    """Neither in a string of a script nor in a page."""
    assert len(ALPHABET) == len(set(ALPHABET)) == 2 * BASE
    assert not set('"\\<\n') & set(ALPHABET)


@pytest.mark.parametrize("values", [[-1], [MOST]])
def test_numbers_out_of_range_are_refused(values: list[int]) -> None:
    """Rather than written wrong."""
    with pytest.raises(ValueError, match="range"):
        encoded(values)


@pytest.mark.parametrize("text", ["~", "é", '"'])
def test_what_is_no_text_of_numbers_is_refused(text: str) -> None:
    """Half a number, or a foreign character."""
    with pytest.raises(ValueError, match=r"numbers|encode"):
        decode(text)


@given(LISTS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_postings_come_back(node: Engine, lists: list[dict[int, tuple[int, int]]]) -> None:
    """Documents, impacts and marks of each list."""
    rows = [[(number, *one[number]) for number in sorted(one)] for one in lists]
    columns = np.asarray([row for some in rows for row in some], np.int64).T
    firsts = np.cumsum([0] + [len(some) for some in rows[:-1]])
    text, starts = pack(columns[0], firsts, columns[1], columns[2])
    for some, start, end in zip(rows, starts, starts[1:], strict=False):
        piece = text[start:end]
        assert list(zip(*(column.tolist() for column in unpack(piece)), strict=True)) == some
        documents, shares, marks = node.said(["postings", piece.decode("ascii")])
        assert [(number, round(share * IMPACTS), mark) for number, share, mark in zip(
            documents, shares, marks, strict=True)] == some


@given(st.lists(st.text(min_size=2, max_size=2), min_size=1))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hashes_are_the_same_everywhere(node: Engine, texts: list[str]) -> None:
    """A bucket is found by them."""
    wanted = [text_hash(text) for text in texts]
    columns = [np.asarray([ord(text[at]) for text in texts], np.uint32) for at in range(2)]
    assert text_hashes(*columns).tolist() == wanted
    assert [node.said(["hash", text]) for text in texts] == wanted


@given(st.integers(0, 2**32 - 1), st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mark_lets_every_follower_through(node: Engine, first: int, others: list[int]) -> None:
    """It may let others through as well, but never keeps out one that does follow."""
    only, bits = follower_codes(np.asarray([first, *others], np.uint32))
    assert node.said(["mayFollow", int(only[0]), first])
    mask = BASE + int(np.bitwise_or.reduce(1 << bits))
    assert all(node.said(["mayFollow", mask, one]) for one in (first, *others))
    assert not node.said(["mayFollow", 0, first])


def test_impacts_rise_and_fit_one_digit() -> None:
    """More occurrences count more, but ever less so."""
    found = impacts(np.asarray([0.001, 0.5, 1, 2, 4, 1000], np.float32)).tolist()
    assert found == sorted(set(found))
    assert found[0] >= 1
    assert found[-1] == IMPACTS < BASE
