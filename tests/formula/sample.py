"""The calculators of the sample library, with their worked examples and edges."""

import json
from functools import lru_cache
from typing import Any

from generator.diagnostics import Findings
from generator.formula.calculator import Calculator
from generator.read import read_settings, read_tools
from tests.base_library import AS_OF, HOME

DATA = HOME / "tests" / "data" / "calculators"


@lru_cache
def calculators() -> dict[str, Calculator]:
    """Return the calculators of the sample library by id; their files are without findings."""
    findings = Findings()
    tools = read_tools(read_settings(HOME, findings, AS_OF), findings)
    assert [one for one in findings if one.location.path.startswith("content/tools")] == []
    return {name: tool.calculator for name, tool in tools.items() if tool.calculator}


def examples() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Return id, figures and results of every example and every edge."""
    found = []
    for file in sorted(DATA.glob("*.json")):
        data = json.loads(file.read_text("utf-8"))
        first = data["examples"][0]["inputs"]
        found += [(file.stem, one["inputs"], one["outputs"]) for one in data["examples"]]
        found += [(file.stem, first | one["change"], one["outputs"]) for one in data["edges"]]
    return found
