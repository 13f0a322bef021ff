"""The engines under test: Python in this process, JavaScript in Node."""

import json
import shutil
import subprocess
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.pages.calculator_page import ENGINE

HOME = Path(__file__).resolve().parents[2]
RUNTIME = HOME / "site_templates" / "assets" / "tools" / "formula.js"

_RUN = """
require(process.argv[1]);
const made = new Map();
const make = (body) => {
  if (!made.has(body)) made.set(body, new Function("v", "f", body));
  return made.get(body);
};
const exact = (key, value) => typeof value === "number" &&
  (Object.is(value, -0) || !Number.isFinite(value)) ? Object.is(value, -0) ? "-0" : String(value) : value;
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const out = JSON.parse(line).map(([body, figures]) => {
    make(body)(figures, caselib.formula);
    return figures;
  });
  process.stdout.write(JSON.stringify(out, exact) + "\\n");
});
"""
"""A line of jobs in, a line of filled figures out; what JSON has no number for comes as text.

Only the tests make functions of text; a page carries the emitted code as a script.
"""

_TAKE = """
process.argv.slice(1).forEach((file) => require(file));
const exact = (key, value) => Object.is(value, -0) ? "-0" : value;
const told = ([tool, given]) => {
  try {
    const {result, absent, absentRows} = caselib.calculators[tool].evaluate(given);
    return {result, absent, absentRows};
  } catch (error) {
    return {refused: error.where, why: error.message};
  }
};
require("readline").createInterface({input: process.stdin}).on(
  "line", (line) => process.stdout.write(JSON.stringify(told(JSON.parse(line)), exact) + "\\n"));
"""
"""A tool and what is given to it in; out comes what its page shows, or where it refuses."""

Job = tuple[str, Mapping[str, Any]]
"""The body of an emitted program, and the figures that it fills up."""


class Node:
    """A Node that stays: starting one takes longer than a thousand sets of figures."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, jobs: Sequence[Job]) -> list[dict[str, Any]]:
        """Run emitted programs over figures and return what they filled in."""
        found: list[dict[str, Any]] = self._answer(jobs)
        return found

    def take(self, tool: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the page of a tool shows of figures: `result`, or where it has `refused` them."""
        found: dict[str, Any] = self._answer((tool, given))
        return found

    def _answer(self, asked: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline(), parse_int=float)  # JavaScript has but one kind


@contextmanager
def node(program: str = _RUN, scripts: Sequence[Path] = (RUNTIME,)) -> Iterator[Node]:
    """Start Node with the runtime of the page, and end it."""
    path = shutil.which("node")
    if path is None:
        pytest.skip("needs Node; `make test` installs it")
    with subprocess.Popen([path, "-e", program, *map(str, scripts)], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        yield Node(process)


@contextmanager
def pages(generated: Sequence[Path]) -> Iterator[Node]:
    """Start Node with all that pages compute with, their generated scripts last; it may `take`."""
    with node(_TAKE, [*(RUNTIME.with_name(name) for name in ENGINE), *generated]) as started:
        yield started


def in_node(jobs: Sequence[Job]) -> list[dict[str, Any]]:
    """Run emitted programs once."""
    with node() as started:
        return started.run(jobs)


def bits(figures: Iterable[float | str]) -> bytes:
    """Return figures as their bits: 0 and -0 differ, and nothing is equal by being close."""
    return array("d", map(float, figures)).tobytes()
