"""The base library that the other tests bend is itself without findings."""

from tests.base_library import BaseLibrary, CheckText


def test_the_base_library_has_no_findings(base_library: BaseLibrary) -> None:
    """A finding here would hide in every other test."""
    assert base_library.check() == []


def test_a_snippet_stands_on_the_first_lines(check_text: CheckText) -> None:
    """Line numbers in the tests are those of the snippet."""
    assert check_text("title: 另一个标题\nowner: nobody\n").at("unknown-person") == [(2, 8)]
