"""A new library: complete, without findings, and made whole or not at all."""

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from generator.authoring import starter_files as module
from generator.authoring.new_case import new_case
from generator.authoring.refusal import Refusal
from generator.authoring.renumber import renumber
from generator.authoring.review import renew
from generator.authoring.starter_files import init, starter_files
from generator.diagnostics import say
from tests.authoring.library import DAY, findings, read

HOME = Path(__file__).parents[2]


def test_a_new_library_has_no_findings(tmp_path: Path) -> None:
    """On the day it is made, and a while later."""
    target = tmp_path / "new" / "library"
    made = init(target, DAY)
    assert sorted(made) == sorted(path for path in target.rglob("*") if path.is_file())
    assert {path.name for path in made} >= {".gitignore", "mkdocs.yml", "README.md"}
    assert findings(target) == []
    assert findings(target, date(2027, 3, 1)) == []
    assert [path.name for path in target.parent.iterdir()] == ["library"]


def test_its_sample_case_is_approved_by_the_usual_step(tmp_path: Path) -> None:
    """Signed on the day, due in a year, and ready to be renewed."""
    init(tmp_path / "library", DAY)
    case = read(tmp_path / "library").by_id["AB-2025-001"]
    assert case.governance.approval is not None
    assert case.governance.approval.on == DAY
    assert case.governance.review_due == date(2027, 3, 10)
    renew(read(tmp_path / "library"), case.id, "li-qing", "看过", DAY)


def test_every_file_of_it_reads_and_none_is_left_out(tmp_path: Path) -> None:
    """Template, words and synonyms are those of the sample library."""
    files = starter_files()
    assert set(files) >= {
        f"cases/_library/{name}.yml"
        for name in ("case-template", "taxonomy", "synonyms", "people", "ownership")}
    assert "gitignore" not in files
    init(tmp_path / "library", DAY)
    library = read(tmp_path / "library")
    assert len(library.taxonomies["industries"].terms) > 10
    assert set(library.tools) == {"visit_plan", "one_page", "versus_list", "reserve"}


def test_an_installed_package_needs_no_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There the shared files lie among the starter's; without them, the refusal names one."""
    installed = tmp_path / "starter"
    shutil.copytree(Path(module.__file__).with_name("starter"), installed)
    monkeypatch.setattr(module, "_STARTER", installed)
    monkeypatch.setattr(module, "_CHECKOUT", tmp_path / "nowhere")
    with pytest.raises(Refusal, match="case-template"):
        init(tmp_path / "library", DAY)
    assert not (tmp_path / "library").exists()
    packed = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))
    packed = packed["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for name in module._SHARED:
        assert packed[name] == f"generator/authoring/starter/{name}"
        (installed / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOME / name, installed / name)
    init(tmp_path / "library", DAY)
    assert findings(tmp_path / "library") == []


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    """As is a file; an empty folder is filled, and stays the folder it was."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file"):
        with pytest.raises(Refusal, match="no empty folder"):
            init(tmp_path / name, DAY)
    empty = tmp_path / "empty"
    empty.mkdir()
    number = empty.stat().st_ino
    init(empty, DAY)
    assert empty.stat().st_ino == number
    assert findings(empty) == []


def test_nothing_is_left_where_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither the library nor the folder it was prepared in."""

    def refused(*_: object) -> None:
        raise Refusal(say("不行", "no"))

    monkeypatch.setattr(module, "approve", refused)
    with pytest.raises(Refusal):
        init(tmp_path / "library", DAY)
    assert list(tmp_path.iterdir()) == []


def test_its_commands_work_on_it(tmp_path: Path) -> None:
    """A new case, another number, and no finding in the end."""
    root = tmp_path / "library"
    init(root, DAY)
    new_case(read(root), {
        "title": "新", "case_kind": "real", "outcome": "unknown", "owner": "wang-jia"})
    assert renumber(read(root), "AB-2026-001").new == "AB-2026-002"
    assert findings(root) == []
