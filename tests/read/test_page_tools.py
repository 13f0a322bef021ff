"""Tools in the head of a page: read as in a record, with findings at line and column."""

import pytest

from generator.diagnostics import Findings
from generator.model import PageMarker, PageTool
from generator.read.page_head import read_head
from generator.read.page_tools import read_markers
from generator.read.words import Words
from generator.schema.values import Group, plain
from tests.base_library import BaseLibrary

KNOWN = Words(tools={"reserve": "潜在客户储备", "visit_plan": "拜访策划表"})


def read(tools: str) -> tuple[tuple[PageTool, ...], list[tuple[str, int, int]]]:
    """Read a head; return its tools, and rule, line and column of each finding."""
    findings = Findings()
    head = read_head(f"---\ntitle: 甲\n{tools}\n---\n# 甲\n", "a.md", (), findings, KNOWN)
    return head.tools, [(one.rule, one.location.line, one.location.column) for one in findings]


def test_tools_are_read_with_figures_and_note() -> None:
    """Without figures the tool's own count."""
    tools, found = read("""\
tools:
  - tool: reserve
    figures: {wins_need: 5, prob_win: 30%}
    note: 换成自己的
  - {tool: visit_plan}""")
    assert found == []
    assert [(one.tool, one.at, one.note) for one in tools] == [
        ("reserve", 0, "换成自己的"), ("visit_plan", 1, "")]
    assert isinstance(tools[0].figures, Group)
    assert plain(tools[0].figures) == {"wins_need": 5, "prob_win": "30%"}
    assert tools[1].figures is None


@pytest.mark.parametrize(("tools", "finding"), [
    ("tools:\n  - {tool: reserves}", ("unknown-tool", 4, 12)),
    ("tools:\n  - {tool: reserve, figure: {}}", ("unknown-key", 4, 21)),
    ("tools:\n  - {note: 只有说明}", ("missing-key", 4, 5)),
    ("tools: reserve", ("wrong-kind", 3, 8)),
    ("tools: {tool: reserve}", ("wrong-kind", 3, 8)),
    ("tools:\n  - {tool: reserve, figures: 5}", ("wrong-kind", 4, 30)),
    ("tools:\n  - {tool: reserve, note: {value: 密, level: internal}}", ("page-level", 4, 3)),
    ("tools:\n  - {tool: reserve, level: internal}", ("page-level", 4, 3)),
])
def test_what_is_wrong_is_found_at_its_place(tools: str, finding: tuple[str, int, int]) -> None:
    """A level of one value would not count, so it is an error."""
    found = read(tools)[1]
    assert finding in found
    assert {rule for rule, _, _ in found} <= {finding[0], "unknown-level"}


def test_an_item_that_cannot_be_read_counts() -> None:
    """The place of the next one is still its own."""
    tools, found = read("tools:\n  - reserve\n  - {tool: visit_plan}")
    assert [rule for rule, _, _ in found] == ["wrong-kind"]
    assert [(one.tool, one.at) for one in tools] == [("visit_plan", 1)]


def test_no_tools_are_none() -> None:
    """A key without a value says nothing."""
    assert read("tools:") == ((), [])
    assert read("") == ((), [])


def test_markers_are_found_where_they_stand() -> None:
    """Those in code are none; those among words are not alone."""
    text = "# 甲\n\n[tool:reserve]\n\n见 [tool:x]，`[tool:y]`，[z](tool:z)。\n"
    assert list(read_markers(text)) == [
        PageMarker("reserve", 3, 1, alone=True), PageMarker("x", 5, 3, alone=False)]


def test_a_page_keeps_its_tools(base_library: BaseLibrary) -> None:
    """The whole library, as a build reads it."""
    base_library.write(
        "content/method.md", "---\ntools: [{tool: reserve}]\n---\n# 方法\n\n[tool:reserve]\n")
    page = base_library.read()[0].pages["method"]
    assert [one.tool for one in page.tools] == ["reserve"]
    assert [one.tool for one in page.markers] == ["reserve"]
