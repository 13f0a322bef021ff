"""How fast calculators compute in Python and in Node, and beside other formula engines."""

import gzip
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.sketch import AS_OF
from generator.diagnostics import Findings
from generator.formula.calculator import Calculator
from generator.formula.figures import compute
from generator.formula.nodes import Node
from generator.formula.numbers import binomial
from generator.formula.to_excel import Helper, to_excel
from generator.pages.calculator_page import ENGINE
from generator.read import read_settings, read_tools

_SCRIPT = Path(__file__).with_name("engines.js")
_SECONDS = 0.5
_ROUNDS = 3
PEERS = {
    "mathjs": ("mathjs@15.2.0", "lib/browser/math.js"),
    "expr-eval": ("expr-eval@2.0.2", "dist/bundle.min.js"),
    "hyperformula": ("hyperformula@3.5.0", "dist/hyperformula.full.min.js"),
}
"""Packages, and the file of each that a page would load. They are installed for the measurement alone."""
CHAIN, INPUT, TIMES = "dual_funnel", "target", 1000


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a calculator computes in a second."""

    tool: str
    run: float
    """`Program.run`: the formulas alone, in Python."""
    python: float
    """`compute`: figures read and checked as well."""
    node: float
    """The same in JavaScript."""


@dataclass(frozen=True, slots=True)
class Peer:
    """What an engine took for all formulas of one calculator, and what a page would load for it."""

    name: str
    ms: float
    kb: float


def sample_calculators(home: Path) -> dict[str, Calculator]:
    """Return the calculators of the sample library by id."""
    findings = Findings()
    tools = read_tools(read_settings(home, findings, AS_OF), findings)
    return {name: tool.calculator for name, tool in tools.items() if tool.calculator is not None}


def measure_rates(calculators: Mapping[str, Calculator], scripts: Path) -> list[Rates]:
    """Return the rates of all calculators with the figures of their files."""
    in_node = _node("rates", scripts, *calculators)
    return [Rates(tool, _rate(_runs(one)), _rate(lambda one=one: compute(one, {})),  # type: ignore[misc]
                  in_node[tool]) for tool, one in calculators.items()]


def _runs(one: Calculator) -> Callable[[], object]:
    values = {known.key: known.default for known in one.inputs}
    tables = {table.key: [{key: value for key, value in row.items() if isinstance(value, float)}
                          for row in table.rows] for table in one.tables}
    return lambda: one.program.run(values, tables)


def _rate(work: Callable[[], object]) -> float:
    """Return how often something is done in a second of the processor; nothing is remembered."""
    best = 0.0
    for _ in range(_ROUNDS):
        done, begun = 0, time.process_time()
        while (spent := time.process_time() - begun) < _SECONDS:
            binomial.cache_clear()
            work()
            done += 1
        best = max(best, done / spent)
    return best


def measure_peers(calculator: Calculator, scripts: Path, folder: Path) -> list[Peer]:
    """Return what each engine takes; packages of npm are installed into the folder."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is missing; leave out --peers")
    subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts",
                    "--prefix", str(folder), *(name for name, _ in PEERS.values())], check=True)
    packages = folder / "node_modules"
    file = folder / "job.json"
    file.write_text(json.dumps(_job(calculator)), "utf-8")
    found = _node("peers", scripts, str(file), packages=packages)
    own = [scripts / name for name in (*ENGINE, f"tool-{CHAIN}.js")]
    sizes = {"ours": own} | {name: [packages / name / path] for name, (_, path) in PEERS.items()}
    return [Peer(name, ms, sum(len(gzip.compress(path.read_bytes(), 6)) for path in sizes[name]) / 1000)
            for name, ms in found.items()]


def _job(calculator: Calculator) -> dict[str, Any]:
    """Return the formulas of a calculator in their order, and the values that one input takes."""
    texts = {one.key: one.formula for one in calculator.outputs}
    steps = calculator.program.steps
    known = next(one for one in calculator.inputs if one.key == INPUT)
    return {
        "tool": CHAIN, "input": INPUT,
        "inputs": {one.key: one.default for one in calculator.inputs},
        "values": [known.default + at for at in range(TIMES)],
        "formulas": [[step.key, texts[step.key]] for step in steps],
        "excel": [[step.key, to_excel(step.formulas[0], _Names())] for step in steps]}


class _Names:
    """Formulas without cells: figures are read by name."""

    def name(self, key: str) -> str:
        """Return the name itself."""
        return key

    def column(self, table: str, key: str) -> str:
        """Refuse: the calculator that is measured has no tables."""
        raise NotImplementedError(f"{table}.{key}")

    first = column

    def value(self, node: Node) -> float:
        """Refuse: only helpers are computed beforehand."""
        raise NotImplementedError(node)

    def helpers(self, cells: Sequence[Helper]) -> Sequence[str]:
        """Refuse: none of its formulas needs a helper."""
        raise NotImplementedError(cells)


def _node(task: str, scripts: Path, *words: str, packages: Path | None = None) -> dict[str, Any]:
    """Run the script in Node and return what it says."""
    node = shutil.which("node")
    if node is None:
        raise SystemExit("Node is missing; run scripts/test_needs.sh")
    done = subprocess.run(
        [node, str(_SCRIPT), task, str(scripts), ",".join(ENGINE), *words],
        check=True, stdout=subprocess.PIPE, encoding="utf-8",
        env=os.environ | ({"NODE_PATH": str(packages)} if packages else {}))
    found: dict[str, Any] = json.loads(done.stdout)
    return found
