"""`caselib check` as a user types it: exit codes, formats, paths, languages."""

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the sample library and stand in it."""
    for name in ("cases", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def damage(library: Path, case: str, old: str, new: str) -> None:
    """Change a record's text."""
    path = next(library.glob(f"cases/*/{case}.yml"))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_sample_library_has_no_errors(
    library: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """The two warnings that the sample shows on purpose are there, and no others."""
    assert main(["check", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["counts"]["error"] == 0
    assert sorted(found["rule"] for found in data["findings"]) == ["owner-active", "review-overdue"]
    assert library.is_dir()


def test_errors_exit_with_one_and_name_the_place(
    library: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """The message holds path, line, column, rule, and the nearest allowed value first."""
    damage(library, "AB-2026-001", "status: draft", "status: drafft")
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "cases/2026/AB-2026-001.yml:" in out
    assert "[unknown-choice]" in out
    assert "可以写：draft（草稿）" in out


def test_messages_speak_english_when_asked(
    library: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """`--lang en` may stand before or after the command."""
    damage(library, "AB-2026-001", "status: draft", "status: drafft")
    assert main(["--lang", "en", "check"]) == 1
    first = capsys.readouterr().out
    assert main(["check", "--lang", "en"]) == 1
    assert capsys.readouterr().out == first
    assert "has no option" in first


def test_paths_limit_what_is_shown_and_what_fails(library: Path) -> None:
    """An error elsewhere does not fail the check of one folder."""
    damage(library, "AB-2026-001", "status: draft", "status: drafft")
    assert main(["check", "cases/2025"]) == 0
    assert main(["check", "cases/2026/AB-2026-001.yml"]) == 1


@pytest.mark.parametrize("words", [
    ["check", "no-such-file"], ["--root", "/nonexistent", "check"],
    ["check", "--as-of", "2026-13-01"], ["rules", "no-such-rule"]])
def test_wrong_usage_exits_with_two(
    library: Path, words: list[str], capsys: pytest.CaptureFixture[str],
) -> None:
    """One sentence on the error stream, no traceback."""
    assert main(words) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert library.is_dir()


def test_an_unknown_option_exits_with_two(library: Path) -> None:
    """The parser's own exit code is the documented one."""
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--colour"])
    assert stopped.value.code == 2
    assert library.is_dir()


def test_as_of_moves_every_date_rule(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Years later all is overdue, which is no error; what fails is what waivers covered."""
    main(["check", "--as-of", "2029-01-01", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert {found["rule"] for found in data["findings"] if found["severity"] == "error"} == {
        "reviewer-role", "review-due-cycle"}
    overdue = [found for found in data["findings"] if found["rule"] == "review-overdue"]
    assert len(overdue) > 10
    assert library.is_dir()


def test_a_missing_part_of_the_library_is_one_sentence(
    library: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """What is missing, and how to get it."""
    (library / "cases" / "_library" / "people.yml").unlink()
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "people.yml" in out
    assert "caselib init" in out


def test_every_rule_has_a_manual_page(capsys: pytest.CaptureFixture[str]) -> None:
    """`caselib rules` lists them, `caselib rules ID` shows both snippets."""
    assert main(["rules"]) == 0
    assert "approver-independent" in capsys.readouterr().out
    assert main(["rules", "approver-independent"]) == 0
    page = capsys.readouterr().out
    assert "写对" in page
    assert "写错" in page
