"""One file that cannot be read is one finding: nothing is said of what depends on it."""

import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Findings
from generator.read import read_library, read_settings
from generator.rules import run_rules
from tests.base_library import AS_OF, HOME, BaseLibrary

FILES = [
    *(f"cases/_library/{name}.yml"
      for name in ("case-template", "ownership", "people", "taxonomy", "synonyms")),
    "cases/2026/AB-2026-017.yml", "cases/2025/AB-2025-002.yml", "content/tools/visit_plan.yml"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> BaseLibrary:
    """Return a copy of the sample library."""
    root = tmp_path_factory.mktemp("sample")
    for name in ("cases", "content"):
        shutil.copytree(HOME / name, root / name)
    shutil.copy(HOME / "mkdocs.yml", root)
    return BaseLibrary(root)


@pytest.mark.parametrize("spoiled", [
    b"", "一句话\n".encode(), b"- a\n- b\n", b"\x00\x01\x02", b"%PDF-1.7\n\xff\xd8\xff\n" * 9])
@pytest.mark.parametrize("name", FILES)
def test_only_the_file_itself_is_found(name: str, spoiled: bytes, sample: BaseLibrary) -> None:
    """What depends on it waits until it is mended."""
    usual = {found.location.path for found in _check(sample.root)}
    file = sample.root / name
    before = file.read_bytes()
    file.write_bytes(spoiled)
    try:
        found = _check(sample.root)
    finally:
        file.write_bytes(before)
    assert name in {one.location.path for one in found}
    assert [one for one in found if one.location.path not in {*usual, name}] == []


def _check(root: Path) -> list[Diagnostic]:
    findings = Findings()
    library = read_library(read_settings(root, findings, AS_OF), findings)
    if library is not None:
        run_rules(library, findings)
    return list(findings)
