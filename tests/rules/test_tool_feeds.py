"""The rule `tool-feeds`."""

import shutil

import pytest

from tests.base_library import HOME, BaseLibrary, offered

RULE = "tool-feeds"
TOOL = "content/tools/visit_plan.yml"
TEXT = """\
id: visit_plan
title: 拜访计划
kind: calculator
purpose: 算要签几家
sections: []
inputs:
  - {key: target, label: 目标, unit: 万元, default: 600, min: 0, max: 100000, step: 1}
  - {key: deal, label: 单值, unit: 万元, default: 60, min: 1, max: 100000, step: 1}
  - {key: odds, label: 把握, unit: "%", default: 0.3, min: 0, max: 1, step: 0.005}
outputs:
  - {key: wins, label: 要签, unit: 家, formula: CEILN(target/deal)}
feeds:
"""
LINE = TEXT.count("\n") + 1


@pytest.fixture
def base_library(base_library: BaseLibrary) -> BaseLibrary:
    """Add a calculator with a table that grows and one with fixed rows."""
    shutil.copy(HOME / "content" / "tools" / "sandbox.yml", base_library.root / "content" / "tools")
    return base_library


@pytest.mark.parametrize(("tool", "feed"), [
    ("reserve", "wins_need: wins"), ("reserve", "wins_need: CEILN(wins*1.2)"), ("reserve", "prob_win: odds"),
    ("sandbox", "target: target"), ("sandbox", "'scenarios[1].rate_win': odds"),
    ("sandbox", "'scenarios[3].deal_new': deal"), ("sandbox", "'levers[12].val_good': odds"),
    ("sandbox", "'levers[1].cost_good': target"), ("reserve", "wins_need: target/deal"),
])
def test_what_has_a_place_to_go_passes(tool: str, feed: str, base_library: BaseLibrary) -> None:
    """An input, or a column of a row that is there to begin with."""
    assert base_library.check_file(f"{TEXT}  - tool: {tool}\n    figures: {{{feed}}}\n", TOOL) == []


@pytest.mark.parametrize(("tool", "feed", "column", "near"), [
    ("reserve", "win_need: wins", 15, "wins_need"), ("reserve", "wins_need.wins: wins", 15, None),
    ("reserve", "'wins_need[1].x': wins", 15, None), ("reserve", "n_mean: wins", 15, None),
    ("reserve", "'': wins", 15, None), ("sandbox", "scenarios: wins", 15, "scenarios[1].prospects"),
    ("sandbox", "'scenario[1].prospects': wins", 15, "scenarios[1].prospects"),
    ("sandbox", "'scenarios[1].prospect': wins", 15, "prospects"),
    ("sandbox", "'scenarios[1].rev_all': target", 15, None), ("sandbox", "'scenarios[1].name': wins", 15, None),
    ("sandbox", "'scenarios[0].prospects': wins", 15, None),
    ("sandbox", "'scenarios[4].prospects': wins", 15, None),
    ("sandbox", "'levers[13].cost_good': target", 15, None), ("sandbox", "'levers[1].key': wins", 15, None),
    ("reserve", "wins_need: target", 26, None), ("reserve", "prob_win: wins", 25, None),
    ("sandbox", "'scenarios[1].deal_new': odds", 40, None),
])
def test_what_goes_nowhere_is_found_at_its_place(
    tool: str, feed: str, column: int, near: str | None, base_library: BaseLibrary,
) -> None:
    """A wrong target at its key; a share for an amount at the figure."""
    checked = base_library.check_file(f"{TEXT}  - tool: {tool}\n    figures: {{{feed}}}\n", TOOL)
    (found,) = checked.of(RULE)
    assert found.location == (TOOL, LINE + 1, column)
    assert found.hint is not None
    assert near is None or offered(found)[0] == near


@pytest.mark.parametrize(("tool", "near"), [
    ("reserv", "reserve"), ("visit_plan", "sandbox"), ("plan_form", "sandbox")])
def test_a_tool_that_takes_nothing_is_found(tool: str, near: str, base_library: BaseLibrary) -> None:
    """None of this name, the tool itself, or a form."""
    form = (base_library.root / TOOL).read_text("utf-8").replace("id: visit_plan", "id: plan_form")
    base_library.write("content/tools/plan_form.yml", form)
    checked = base_library.check_file(f"{TEXT}  - tool: {tool}\n    figures: {{target: target}}\n", TOOL)
    (found,) = checked.of(RULE)
    assert found.location == (TOOL, LINE, 11)
    assert near in offered(found)


def test_a_tool_that_could_not_be_read_takes_what_it_is_given(base_library: BaseLibrary) -> None:
    """Its own file says what is wrong; a second finding here would lead astray."""
    base_library.edit("content/tools/reserve.yml", "formula: CEILDIV(wins_need,prob_win)",
                      "formula: CEILDIV(wins_need,prob)")
    checked = base_library.check_file(f"{TEXT}  - tool: reserve\n    figures: {{whatever: wins}}\n", TOOL)
    assert {one.location.path for one in checked} == {"content/tools/reserve.yml"}
