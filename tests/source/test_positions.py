"""Places inside of a text."""

import time

from generator.source import Mapping
from generator.source.document import Document, position_in
from tests.source.reading import Read


def test_a_place_is_a_line_and_a_column() -> None:
    """Both from 1."""
    assert [position_in("ab\n\nc", at) for at in range(6)] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (3, 2)]


def test_many_places_of_one_text(see: Read) -> None:
    """Twenty thousand took twenty seconds."""
    document = see("a: |\n" + "  [a](b:c)\n" * 20_000).document
    assert isinstance(document, Document)
    assert isinstance(document.root, Mapping)
    node = document.root.value[0][1]
    start = time.monotonic()
    found = [document.inside(node, at * 9 + 4) for at in range(20_000)]
    assert time.monotonic() - start < 2
    assert found[19_999][1:] == (20_001, 7)
