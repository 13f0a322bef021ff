"""The table of traditional characters, as it is committed."""

import hashlib
from pathlib import Path

from generator.text.folding import fold_for_search, simplified

TABLE = Path(__file__).resolve().parents[2] / "generator" / "text" / "simplified.txt"


def test_table_is_what_was_committed_with_its_hash() -> None:
    """A changed byte shows."""
    digest, name = TABLE.with_suffix(".sha256").read_text("utf-8").split()
    assert (hashlib.sha256(TABLE.read_bytes()).hexdigest(), TABLE.name) == (digest, name)


def test_table_says_where_it_comes_from() -> None:
    """Its makers and their licence stand in it."""
    head = TABLE.read_text("utf-8")[:600]
    assert "OpenCC" in head
    assert "Apache License 2.0" in head


def test_one_look_is_enough() -> None:
    """Nothing is simplified to what would be simplified again, and folding twice changes nothing."""
    table = simplified()
    assert not set(table) & set(table.values())
    assert all(len(one) == 1 for one in table.values())
    text = "銷售團隊與客戶：期望、裡應外合、Ｃａｆé㈱ﬁ"
    folded = fold_for_search(text)
    assert folded == "销售团队与客户:期望、里应外合、cafe(株)fi"
    assert fold_for_search(folded) == folded


def test_radicals_are_taken_for_the_characters_they_look_like() -> None:
    """As they come out of PDF files; each is folded to what stays as it is."""
    assert fold_for_search("\u2ed3期\u2ee2户⼀") == "长期马户一"
    assert fold_for_search("\u2ed4\u2ed8") == "门青"
    for code in range(0x2E80, 0x2F00):
        folded = fold_for_search(chr(code))
        assert fold_for_search(folded) == folded
