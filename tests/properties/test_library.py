"""No file of a library, however broken, ends in a traceback; each finding has a place in it."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Findings
from generator.read import read_library, read_settings
from generator.rules import run_rules
from tests.base_library import AS_OF
from tests.properties.mutations import mutated

FILES = [
    "cases/_library/case-template.yml", "cases/_library/taxonomy.yml", "cases/_library/people.yml",
    "cases/_library/ownership.yml", "cases/_library/synonyms.yml", "content/tools/visit_plan.yml",
    "content/index.md", "mkdocs.yml", "cases/2026/AB-2026-003.yml"]


@settings(max_examples=90, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_spoiled_file_is_read_to_the_end(base_root: Path, data: st.DataObject) -> None:
    """The template and the taxonomies, people and law, tools, pages and settings."""
    file = base_root / data.draw(st.sampled_from(FILES))
    original = file.read_bytes()
    file.write_bytes(data.draw(mutated(original.decode("utf-8"))))
    try:
        findings = Findings()
        library = read_library(read_settings(base_root, findings, AS_OF), findings)
        if library is not None:
            run_rules(library, findings)
        for one in findings:
            place = base_root / one.location.path
            lines = _lines(place) if place.is_file() else [""]
            assert 1 <= one.location.line <= len(lines), one
            assert 1 <= one.location.column <= len(lines[one.location.line - 1]) + 1, one
    finally:
        file.write_bytes(original)


def _lines(file: Path) -> list[str]:
    return re.split(r"\r\n|\r|\n", file.read_text("utf-8-sig", errors="replace"))
