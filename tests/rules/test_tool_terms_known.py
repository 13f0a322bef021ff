"""The rule `tool-terms-known`."""

from tests.base_library import BaseLibrary

TOOL = "content/tools/visit_plan.yml"


def test_a_term_that_is_none_is_found_at_its_place(base_library: BaseLibrary) -> None:
    """With the nearest term first."""
    checked = base_library.check_file("stages: [lead, oportunity]\nscenes: [first_vist]\n", TOOL)
    found = checked.of("tool-terms-known")
    assert [one.location for one in found] == [(TOOL, 1, 16), (TOOL, 2, 10)]
    assert found[0].hint is not None
    assert found[0].hint.zh.startswith("可以写：opportunity")


def test_terms_in_use_pass(base_library: BaseLibrary) -> None:
    """A tool may name several, or none."""
    assert base_library.check_file("stages: [lead]\nscenes: []\n", TOOL) == []
