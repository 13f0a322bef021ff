"""Words as they are compared where a reader would take them for the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.folding import fold_for_match


@pytest.mark.parametrize(("one", "other"), [
    ("青禾电器", "青 禾\u3000电\n器"),
    ("青禾电器", "青\u200b禾\u2060电\ufeff器"),
    ("青禾电器", "青\u00ad禾电器\ufe0f"),
    ("ABC-12", "ａｂｃ－１２"),
    ("ABC", "a b\tc"),
    ("Straße", "STRASSE"),
    ("①", "1"),
    ("ｶﾞ", "ガ"),
    ("e\u0301", "É"),
    ("e\u200d\u0301", "é"),
    ("㈱", "(株)"),
])
def test_the_same_to_a_reader_is_the_same(one: str, other: str) -> None:
    """Width, case, blanks, and what cannot be seen make no difference."""
    assert fold_for_match(one) == fold_for_match(other)


@pytest.mark.parametrize(("one", "other"), [
    ("青禾", "青木"), ("AB-1", "AB1"), ("12.5", "125"), ("甲，乙", "甲乙")])
def test_another_word_stays_another(one: str, other: str) -> None:
    """Punctuation that is seen belongs to the word."""
    assert fold_for_match(one) != fold_for_match(other)


def test_nothing_but_blanks_is_nothing() -> None:
    """Such a name is found nowhere."""
    assert fold_for_match(" \u3000\u200b\n") == ""


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded word can be folded again without harm."""
    once = fold_for_match(text)
    assert fold_for_match(once) == once


@given(st.text(max_size=20), st.text(max_size=20))
def test_blanks_between_characters_never_hide_a_word(before: str, after: str) -> None:
    """A name is found wherever it stands among other words, however it is spaced."""
    assert "青禾电器" in fold_for_match(f"{before} 青 禾 电\u200b器 {after}")
