"""The engines under test: Python in this process, JavaScript in Node."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

HOME = Path(__file__).resolve().parents[2]
RUNTIME = HOME / "site_templates" / "assets" / "tools" / "formula.js"

_RUN = """
require(process.argv[1]);
const jobs = JSON.parse(require("fs").readFileSync(0, "utf8"));
const out = jobs.map(([body, figures]) => {
  new Function("v", "f", body)(figures, caselib.formula);
  return figures;
});
process.stdout.write(JSON.stringify(out));
"""
"""Only the tests make functions of text; a page carries the emitted code as a script."""


def in_node(jobs: Sequence[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Run emitted programs over figures and return what they filled in."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node; `make test` installs it")
    done = subprocess.run([node, "-e", _RUN, str(RUNTIME)], input=json.dumps(jobs), text=True,
                          capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
