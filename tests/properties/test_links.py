"""Whatever Markdown is written: no link into the library is on the page and not judged."""

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.links import inward
from generator.text.markdown import inward_targets, to_html

PIECES = st.sampled_from([
    "[", "]", "(", ")", "[a](case:1)", "](case:2)", "case:3", "[x]: case:4\n", "[x]", "\n", "\n\n", " ",
    '"t"', "'t'", "`", "~~~\n", "```\n", "\\", "<", ">", "*", "_", "!", "    ", "- ", "> ", "\t", "字",
    '[x]: <case:5> "t"\n', "(<case:6>)", "[a]", "[b]:\n    case:7\n", '[a](case:8 "b")', "1. ",
    "| a | b |\n|---|---|\n| ", " | ", "<case:9>", "[a][x]", "[字]: case:10 (t)\n", "ca&#115;e:11",
    "[a](CASE:12#经过)", "[a [b] c](case:13)"])


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_every_link_of_the_page_is_judged(text: str) -> None:
    """What is judged and is no link in the end hides nothing."""
    shown = {inward(unescape(href)) for href in re.findall(r'href="([^"]*)"', to_html(text))}
    assert shown - {None} <= {inward(target) for target in inward_targets(text)}
