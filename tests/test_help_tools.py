"""The pages that tell how to use and write tools say all there is, and what they show holds."""

import re
from collections.abc import Iterable, Iterator

import pytest

from generator.formula.charts import KINDS
from generator.formula.figures import compute
from generator.formula.functions import FUNCTIONS
from generator.read.calculator_checks import BARRED
from generator.schema.field import Field
from generator.schema.form_shapes import FORM_FIELD
from generator.schema.tool_shapes import TOOL
from tests.base_library import HOME, BaseLibrary
from tests.formula.sample import calculators

HELP = HOME / "content" / "help"
PAGE = (HELP / "tool-template.md").read_text("utf-8")
EXAMPLES = re.findall(r"(?ms)^```yaml\n(id: (\w+)\n.*?)^```$", PAGE)
QUOTED = {word for text in re.findall(r"`([^`\n]+)`", PAGE) for word in re.findall(r"\w+", text)}
"""Every word of the page that stands as code inside a sentence or a table."""


def keys(fields: Iterable[Field]) -> Iterator[str]:
    """Yield the keys that a file may have, groups and lists entered."""
    for field in fields:
        yield field.key
        inner = field.of if field.kind == "list" else field
        if inner is not None:
            yield from keys(inner.fields)


def options(fields: Iterable[Field]) -> Iterator[str]:
    """Yield the words that a choice takes."""
    for field in fields:
        inner = field.of if field.kind == "list" and field.of else field
        yield from (one.id for one in inner.options)
        yield from options(inner.fields)


@pytest.mark.parametrize("known", [
    pytest.param({*keys(TOOL), *options(TOOL)}, id="keys of a tool"),
    pytest.param({one.key for one in FORM_FIELD}, id="keys of a form's field"),
    pytest.param({*FUNCTIONS}, id="functions"),
    pytest.param({*BARRED, "key"}, id="keys that mean something else"),
    pytest.param({*KINDS, *(word for words in KINDS.values() for word in words)}, id="charts"),
])
def test_the_page_names_all_there_is(known: set[str]) -> None:
    """Who adds a key, a function or a kind of chart explains it."""
    assert len(known) > 5
    assert sorted(known - QUOTED) == []


def test_every_example_is_a_whole_tool() -> None:
    """So that each can be read, and tried."""
    assert len(EXAMPLES) == PAGE.count("```yaml")
    assert {re.search(r"(?m)^kind: (\w+)$", text)[1] for text, _ in EXAMPLES} == {  # type: ignore[index]
        "calculator", "form"}


def test_the_examples_are_read_without_findings_and_count(base_library: BaseLibrary) -> None:
    """And give what a reader gets with pencil and paper."""
    for text, name in EXAMPLES:
        base_library.write(f"content/tools/{name}.yml", text)
    assert [f"{one.location}: {one.message.en}" for one in base_library.check()] == []
    tools = base_library.read()[0].tools
    visits, deals = tools["visit_load"].calculator, tools["deal_list"].calculator
    assert visits is not None
    assert deals is not None
    assert compute(visits, {})["outputs"] == {
        "visits_all": 120, "visits_week": 4, "per_win": 20, "prob_any": pytest.approx(1 - 0.95 ** 10),
        "status": 0}
    told = compute(deals, {})
    assert [row["expect"] for row in told["tables"]["deals"]] == pytest.approx([48, 24])
    assert [row["lost"] for row in told["tables"]["risks"]] == pytest.approx([7.2, 96 / 13])
    assert told["outputs"]["sum_expect"] == pytest.approx(72 - 7.2 - 96 / 13)
    assert told["outputs"]["best_deal"] == 2
    assert told["outputs"]["enough"] == 2


def test_the_pages_for_readers_lead_to_each_other() -> None:
    """Who computes finds the forms, who fills in a form the calculators."""
    tools, forms = ((HELP / f"{name}.md").read_text("utf-8") for name in ("tools", "forms"))
    assert "(page:help/forms)" in tools
    assert "(page:help/tools)" in forms
    assert "(page:help/tool-template)" in tools


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_what_the_readme_computes_comes_out(name: str) -> None:
    """The example for scripts has the shape and the figures that a reader gets."""
    block = re.search(r"(?ms)^```js\n(.*?)^```$", (HOME / name).read_text("utf-8"))
    assert block is not None
    told = compute(calculators()["reserve"], {"wins_need": 5, "prob_win": "30%"})
    assert 'reserve.compute({wins_need: 5, prob_win: "30%"})' in block[1]
    assert all(f"{key}: " in block[1] for key in ("tool", *told))
    for key, figure in re.findall(r"(n_mean|p_mean|n_conf|status): ([\d.]+)", block[1]):
        assert str(told["outputs"][key]).startswith(figure)
    assert f"code: 0, text: \"{told['status']['text']}\"" in block[1]
