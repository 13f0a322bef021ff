"""Which known word is offered for one that is not known."""

import time

import pytest

from generator.text.likeness import fold, nearest, offer

KEYS = ["title", "outcome", "summary", "period", "aliases", "source", "customer", "industry", "stage",
        "key_scene", "value_actions", "customer_roles", "customer_size", "region", "competition",
        "symptoms", "background", "challenge", "stakeholders", "timeline", "decision_points"]


@pytest.mark.parametrize(("word", "first"), [
    ("titel", "title"), ("Title", "title"), ("ｔｉｔｌｅ", "title"), ("key-scene", "key_scene"),
    ("keyscene", "key_scene"), ("customers", "customer"), ("decisionpoints", "decision_points"),
    ("simptoms", "symptoms"), ("stakeholder", "stakeholders")])
def test_the_nearest_comes_first(word: str, first: str) -> None:
    """Case, width and the kind of dash do not matter."""
    assert nearest(word, KEYS)[0] == first


def test_few_words_are_all_offered_in_order_of_likeness() -> None:
    """Each once, and no more than asked for."""
    assert nearest("b", ["a", "b", "a"]) == ["b", "a"]
    assert len(nearest("x", KEYS)) == 6
    assert len(nearest("x", KEYS, 3)) == 3
    assert nearest("x", []) == []


def test_words_are_compared_folded() -> None:
    """One form of each."""
    assert fold(" Key_Scene ") == fold("ＫＥＹ-scene") == "key-scene"


def test_nothing_to_offer_is_no_hint() -> None:
    """Rather than an empty one."""
    assert offer([]) is None
    hint = offer(["a", "b"])
    assert hint is not None
    assert hint == ("可以写：a、b", "use one of: a, b")


def test_ten_thousand_misspellings_are_a_matter_of_seconds() -> None:
    """Each different, against as many words as a large taxonomy has."""
    known = [f"{key}-{at}" for key in KEYS for at in range(10)]
    start = time.monotonic()
    for at in range(3000):
        nearest(f"wrod{at}", known)
    assert time.monotonic() - start < 8
