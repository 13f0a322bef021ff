"""Links of a text: which are found, in time that grows with the text."""

import time

import pytest

from generator.text.links import bad_links, placed_targets
from generator.text.markdown import inward_targets, resolve_links, to_html


@pytest.mark.parametrize(("text", "found"), [
    ("[a](case:1) [b]( <tool:2>)", ["case:1", "tool:2"]),
    ("`[a](case:1)` ``[b](case:2)`` [c](case:3)", ["case:3"]),
    ("```\n[a](case:1)\n```\n[b](case:2)", ["case:2"]),
    ("[a]: case:1\n\n[b][a]", ["case:1"]),
    ("[a [b](case:1)", ["case:1"]), ("[a](page:help/a b)", ["page:help/a b"]),
    ("[a](page:help/a(b))", ["page:help/a(b)"]), ("一\n\n    [a](case:1)", []),
])
def test_links_outside_of_code(text: str, found: list[str]) -> None:
    """As the page shows them."""
    assert list(inward_targets(text)) == found


@pytest.mark.parametrize(("text", "found"), [
    ("[a](case:1) [b]( <tool:2>)", ["case:1", "tool:2"]), ("[a]: case:1\n\n[b][a]", ["case:1"]),
    ("`[a](case:1)` ``[b](case:2)`` [c](case:3)", ["case:3"]), ("[a [b](case:1)", ["case:1"]),
    ("```\n[a](case:1)\n```\n[b](case:2)", ["case:2"]),
])
def test_links_of_a_page_with_their_places(text: str, found: list[str]) -> None:
    """Where each address starts."""
    placed = list(placed_targets(text))
    assert [target for target, _ in placed] == found
    assert [text[at:at + len(target)] for target, at in placed] == found


def test_a_fence_on_a_page_that_is_never_closed_is_none() -> None:
    """What follows it is no code."""
    text = "~~~ yaml\n[a](case:1)\n`\n~~~  \n[b](case:2)\n```\n[c](case:3)"
    assert [target for target, _ in placed_targets(text)] == ["case:2", "case:3"]


@pytest.mark.parametrize("text", [
    "`" * 40_000, "`" * 40_000 + "a", "[" * 40_000, "[\n" * 40_000, "![" * 40_000, "~~~x\n" * 40_000,
    "`a" * 40_001, "](" * 40_000, "[a](  " * 20_000, "[a](javascript:x)\n" * 20_000,
])
def test_a_long_text_takes_no_longer_than_its_length(text: str) -> None:
    """Forty thousand characters took a quarter of a minute."""
    start = time.monotonic()
    list(bad_links(text))
    assert time.monotonic() - start < 2


@pytest.mark.parametrize("target", ["CASE:AB-1", "Case:AB-1", "ca&#9;se:AB-1"])
def test_a_scheme_counts_in_any_case(target: str) -> None:
    """A link that leads nowhere leaves nothing of itself; one that does is resolved."""
    html = to_html(f"[x]({target})")
    assert resolve_links(html, lambda _: None) == "<p>x</p>"
    assert 'href="a.html"' in resolve_links(html, {"case:AB-1": "a.html"}.get)
    outward = to_html("[x](https://example.com/a:b)")
    assert resolve_links(outward, lambda _: None) == outward
