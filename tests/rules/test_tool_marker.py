"""The rule `tool-marker`."""

import pytest

from tests.base_library import BaseLibrary, Checked, offered

RULE = "tool-marker"
HEAD = "---\ntitle: 方法\ntools:\n  - {tool: reserve}\n  - {tool: visit_plan}\n---\n# 方法\n\n"


def checked(base_library: BaseLibrary, body: str) -> Checked:
    """Check the library with a page of its own."""
    base_library.write("content/method.md", HEAD + body)
    return base_library.check()


@pytest.mark.parametrize("body", [
    "一段。\n\n[tool:reserve]\n\n又一段。\n", "[tool:visit_plan]\n\n[tool:reserve]",
    "## 节\n[tool:reserve]\n# 章\n",
    "没有标记。\n", "例如 `[tool:nothing]`。\n", "```\n[tool:nothing]\n```\n", "[潜在客户](tool:reserve)\n",
    "\\[tool:nothing]\n"])
def test_a_place_for_a_listed_tool_passes(body: str, base_library: BaseLibrary) -> None:
    """Code and links are none."""
    assert checked(base_library, body) == []


def test_an_unknown_tool_is_found_with_the_nearest(base_library: BaseLibrary) -> None:
    """At the marker."""
    (found,) = checked(base_library, "一段。\n\n[tool:visit-plan]\n")
    assert found.rule == RULE
    assert found.location == ("content/method.md", 11, 1)
    assert offered(found)[0] == "visit_plan"


def test_a_tool_that_the_head_does_not_list_is_to_be_added(base_library: BaseLibrary) -> None:
    """The page says at its head what it embeds."""
    base_library.write("content/method.md", "# 方法\n\n[tool:reserve]\n")
    (found,) = base_library.check()
    assert found.hint is not None
    assert found.hint.zh == "在 tools 里加一项：- {tool: reserve}"


def test_more_places_than_tools(base_library: BaseLibrary) -> None:
    """The second one stays empty."""
    (found,) = checked(base_library, "[tool:reserve]\n\n[tool:reserve]\n")
    assert (found.rule, found.location.line) == (RULE, 11)


@pytest.mark.parametrize("body", [
    "见 [tool:reserve] 的结果。\n", "- [tool:reserve]\n", "一行\n[tool:reserve]\n", "[tool:reserve]\n一行\n",
    "    [tool:reserve]\n"])
def test_a_marker_among_words_is_found(body: str, base_library: BaseLibrary) -> None:
    """It would be printed as it stands."""
    (found,) = checked(base_library, body)
    assert found.rule == RULE
    assert "单独成段" in found.message.zh
