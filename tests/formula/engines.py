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

Job = tuple[str, Mapping[str, Any]]
"""The body of an emitted program, and the figures that it fills up."""


class Node:
    """A Node that stays: starting one takes longer than a thousand sets of figures."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, jobs: Sequence[Job]) -> list[dict[str, Any]]:
        """Run emitted programs over figures and return what they filled in."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(jobs) + "\n")
        self._process.stdin.flush()
        found: list[dict[str, Any]] = json.loads(self._process.stdout.readline())
        return found


@contextmanager
def node() -> Iterator[Node]:
    """Start Node with the runtime of the page, and end it."""
    path = shutil.which("node")
    if path is None:
        pytest.skip("needs Node; `make test` installs it")
    with subprocess.Popen([path, "-e", _RUN, str(RUNTIME)], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        yield Node(process)


def in_node(jobs: Sequence[Job]) -> list[dict[str, Any]]:
    """Run emitted programs once."""
    with node() as started:
        return started.run(jobs)


def bits(figures: Iterable[float | str]) -> bytes:
    """Return figures as their bits: 0 and -0 differ, and nothing is equal by being close."""
    return array("d", map(float, figures)).tobytes()
