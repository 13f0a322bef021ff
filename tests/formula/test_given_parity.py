"""Whatever is given: the page and the command take it both and show the same, or both refuse it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.formula.calculator import Calculator, Input, Limits, Output, program_of
from generator.formula.figures import computed
from generator.formula.given import FigureError
from generator.formula.parser import parse
from generator.pages.tool_scripts import script
from tests.exports.sheets import WORDS, tools
from tests.formula.engines import Node, pages
from tests.formula.giving import sets
from tests.formula.sample import calculators

SETS = 400
"""For each calculator."""
_SUM = (Output("all", "", "", "share+count+change", parse("share+count+change")),)
OPEN = Calculator(
    (Input("share", "", "%"), Input("count", "", whole=True), Input("change", "", limits=Limits(-9))),
    (), _SUM, program=program_of((), _SUM))
"""Without most limits: what they would refuse anyway has to be told apart here."""
TRIED = {**calculators(), "open": OPEN}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """Load the calculators of all pages, their scripts as they are written for them."""
    home: Path = tmp_path_factory.mktemp("scripts")
    generated = []
    for name, calculator in TRIED.items():
        tool = replace(tools().get(name, tools()["reserve"]), id=name)
        generated.append(home / f"{name}.js")
        generated[-1].write_text(script(tool, calculator, WORDS), "utf-8")
    with pages(generated) as started:
        yield started


def _told(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the command tells, in the shape of the page."""
    try:
        done = computed(TRIED[name], given)
    except FigureError as error:
        return {"refused": error.where}
    marked = {key: rows for key, rows in done.absent_rows.items() if any(rows)}
    return {"result": done.told, "absent": done.absent, "absentRows": marked}


@pytest.mark.parametrize("name", sorted(TRIED))
def test_the_page_takes_what_the_command_takes(name: str, page: Node) -> None:
    """Odd spellings, partial and wrong rows, keys that objects are born with."""
    taken = refused = 0
    for given in sets(TRIED[name], SETS):
        wanted, found = _told(name, given), page.take(name, given)
        if "refused" in wanted:
            refused += 1
            assert "refused" in found, f"only the page takes {given}: the command refuses {wanted}"
        else:
            taken += 1
            assert "result" in found, f"only the page refuses {given}: {found}"
            found["absentRows"] = {key: rows for key, rows in found["absentRows"].items() if any(rows)}
            found["result"]["status"].setdefault("text", "")
            assert found == wanted, given
    assert min(taken, refused) > SETS / 5
