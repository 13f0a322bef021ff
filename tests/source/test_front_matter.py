"""The head of a Markdown page, read as any other YAML."""

from generator.diagnostics import Findings
from generator.source import Mapping, plain_value
from generator.source.front_matter import front_matter


def test_a_head_and_what_follows() -> None:
    """Values stand at their lines of the page."""
    findings = Findings()
    found = front_matter("---\ntitle: 甲\nhide: [toc]\n---\n正文\n", "a.md", findings)
    assert found.body == "正文\n"
    assert found.document is not None
    assert isinstance(found.document.root, Mapping)
    assert plain_value(found.document.root) == {"title": "甲", "hide": ["toc"]}
    assert found.document.at(found.document.root.value[1][0]) == ("a.md", 3, 1)
    assert len(findings) == 0


def test_a_mistake_is_found_at_its_place() -> None:
    """It used to be passed over in silence."""
    findings = Findings()
    front_matter("---\ntitle: 甲\nlevel：a\n---\n", "a.md", findings)
    assert [one.location[:2] for one in findings] == [("a.md", 3)]


def test_a_page_without_a_head() -> None:
    """Neither a fence that is none, nor one that never ends."""
    for text in ("正文\n", "----\na: 1\n----\n", "---\na: 1\n", "\n---\na: 1\n---\n"):
        assert front_matter(text, "a.md", Findings()) == (None, text)
