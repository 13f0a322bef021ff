"""填进计算器的数据要是它认得的、在范围之内的。

案例和页面给计算器的数据，键要是这个计算器的输入，值要是数，要在它的范围里；表里的行和列也一样。表单和别的
工具不会计算，不能给数据。数据错了，卡片上算出来的就不是本案例的结果。

The figures given to a calculator are inputs that it has, within their limits; no other tool takes any.
Source: `tools` of the case template and of pages, `inputs` and `tables` of the calculators.

PASS:
    tools:
      - {tool: reserve, figures: {wins_need: 3, prob_win: 8%}, note: 样本很小}

FAIL:
    tools:
      - {tool: reserve, figures: {wins_needed: 3, prob_win: 8}, note: 样本很小}
"""

from collections.abc import Iterator

from generator.diagnostics import listed, say
from generator.formula.given import read_given
from generator.model import Case, Library
from generator.model.walk import KeyPath, find, places
from generator.rules.frame import Problem
from generator.schema.field import Field
from generator.schema.reading import nearest
from generator.schema.values import Group, plain


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each figure that the tool beside it does not take."""
    tools: dict[KeyPath, str] = {}
    figures: list[tuple[KeyPath, Group]] = []
    for found in find(case, library.template, _of_tools):
        if found.field.kind == "tool":
            tools.setdefault(found.at[:-1], str(found.value))
        elif isinstance(found.value, Group):
            figures.append((found.at, found.value))
    for at, group in figures:
        for problem in _wrong(at, group, tools.get(at[:-1], ""), library):
            yield Problem(_in_file(case, problem.at, len(at)), problem.message, problem.hint,
                          at_key=problem.at_key)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield the same for the tools that pages embed."""
    for page in library.pages.values():
        for one in page.tools:
            if one.figures is not None:
                for problem in _wrong(("tools", one.at, "figures"), one.figures, one.tool, library):
                    yield Problem(problem.at, problem.message, problem.hint, file=page.file,
                                  at_key=problem.at_key)


def _of_tools(field: Field) -> bool:
    return field.kind in ("tool", "figures")


def _wrong(at: KeyPath, figures: Group, name: str, library: Library) -> Iterator[Problem]:
    tool = library.tools.get(name)
    if tool is None:  # that it is missing or unknown is said where it should stand
        return
    if tool.calculator is None:
        calculators = [one.id for one in library.tools.values() if one.calculator is not None]
        if tool.kind != "calculator" or library.sound:  # a broken one is no fault of this file
            yield Problem(
                at, say("“{title}”不会计算，用不上 figures", "“{title}” does not compute: no figures",
                        title=tool.title),
                say("删掉 figures。会计算的有：{known}", "delete them. Those that compute: {known}",
                    known=listed(nearest(name, calculators, 4))), at_key=True)
        return
    given = plain(figures)
    for error in read_given(tool.calculator, given if isinstance(given, dict) else {}).mistakes:
        yield Problem((*at, *error.path), error.message, error.hint, at_key=error.unknown)


def _in_file(case: Case, at: KeyPath, depth: int) -> KeyPath:
    """Return a path below `depth` as the file has it: rows that could not be read count there."""
    found: KeyPath = at[:depth]
    for step in at[depth:]:
        if isinstance(step, int):
            step = list(places(case, found, step + 1))[step]  # noqa: PLW2901
        found = (*found, step)
    return found
