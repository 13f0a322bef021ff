"""What is printed where it cannot be: closed pipes, full disks, consoles without Chinese."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.cli.conftest import HOME

COMMAND = [sys.executable, "-m", "generator"]


def run(*words: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command in the library that the test stands in."""
    env = {**os.environ, "PYTHONPATH": str(HOME)} | options.pop("env", {})
    return subprocess.run([*COMMAND, *words], check=False, stderr=subprocess.PIPE, env=env, **options)


@pytest.mark.parametrize("words", [["rules"], ["check"], ["rules", "id-form"], ["--help"]])
def test_a_pipe_that_nobody_reads(root: Path, words: list[str]) -> None:
    """As `caselib rules | head -1`: no complaint; what a check found is not known then."""
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*words, cwd=root, stdout=writer)
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == (0 if words == ["--help"] else 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
@pytest.mark.parametrize("words", [["rules"], ["check"], ["schema"]])
def test_a_disk_that_is_full(root: Path, words: list[str]) -> None:
    """One sentence."""
    with Path("/dev/full").open("wb") as full:
        done = run(*words, cwd=root, stdout=full)
    assert done.returncode == 1
    assert "磁盘满了" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_without_any_output(root: Path) -> None:
    """A service may close both streams."""
    shell = f"{' '.join(COMMAND)} check >&- 2>&-"
    env = {**os.environ, "PYTHONPATH": str(HOME)}
    assert subprocess.run(["sh", "-c", shell], cwd=root, check=False, env=env).returncode == 0


@pytest.mark.parametrize("env", [
    {"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gbk"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_consoles_that_know_no_chinese(root: Path, env: dict[str, str]) -> None:
    """Signs that cannot be shown are spelled out; files are read as ever."""
    done = run("check", "--as-of", "2029-01-01", cwd=root, env=env, stdout=subprocess.PIPE)
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"review-overdue" in done.stdout


def test_the_environment_counts_for_every_command(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    """A check finds what a build would; options come first."""
    monkeypatch.setenv("CASELIB_AS_OF", "2029-01-01")
    monkeypatch.setenv("CASELIB_LANG", "en")
    assert main(["check"]) == 0
    assert "0 error(s), 1 warning(s)" in capsys.readouterr().out
    assert main(["check", "--lang", "zh", "--as-of", "2026-03-10"]) == 0
    assert "0 个错误，0 个警告" in capsys.readouterr().out
    monkeypatch.setenv("CASELIB_AUDIENCE", "nobody")
    assert main(["check"]) == 1
    assert "audience-known" in capsys.readouterr().out
    monkeypatch.setenv("CASELIB_AS_OF", "soon")
    assert main(["check"]) == 1
    assert "CASELIB_AS_OF" in capsys.readouterr().out
    assert root.is_dir()


@pytest.mark.parametrize("words", [
    ["check", "--as-of", ""], ["submit", "AB-2025-001", "--as-of", ""], ["check", "--as-of", "2026"]])
def test_a_day_that_is_none_is_not_taken_for_today(
    root: Path, words: list[str], capsys: pytest.CaptureFixture[str],
) -> None:
    """An empty one comes from a variable that was never set."""
    assert main(words) == 2
    assert "--as-of" in capsys.readouterr().err
    assert root.is_dir()


def test_schemas_leave_the_folder_they_are_written_to_as_it_is(root: Path) -> None:
    """The library's own list of what git ignores would be lost."""
    before = (root / ".gitignore").read_text("utf-8")
    (root / "schemas").mkdir()
    assert main(["schema", "--out", "."]) == 0
    assert main(["schema", "--out", "schemas"]) == 0
    assert (root / ".gitignore").read_text("utf-8") == before
    assert not (root / "schemas/.gitignore").exists()
    assert (root / "case.schema.json").is_file()
    shutil.rmtree(root / ".caselib", ignore_errors=True)
    assert main(["schema"]) == 0
    assert (root / ".caselib/.gitignore").read_text("utf-8") == "*\n"


def test_a_folder_that_cannot_be_made_is_one_sentence(
    root: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """A file bears its name."""
    assert main(["schema", "--out", "mkdocs.yml/x"]) == 1
    assert "mkdocs.yml/x" in capsys.readouterr().err
    assert root.is_dir()
