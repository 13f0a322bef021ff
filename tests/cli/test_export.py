"""The command `export`."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.base_library import HOME
from tests.exports.sheets import Counted, made, names


def run(*words: str) -> int:
    """Run it in the sample library, on the day of the tests."""
    return main(["export", *words, "--root", str(HOME), "--as-of", "2026-11-22"])


def test_a_workbook_of_the_defaults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The one of the site, to the byte."""
    file = tmp_path / "目标.xlsx"
    assert run("dual_funnel", "--xlsx", str(file)) == 0
    assert file.name in capsys.readouterr().out
    assert file.read_bytes() == made("dual_funnel")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_workbook_with_figures(tmp_path: Path) -> None:
    """From a file and from `--set`, which wins; an older workbook is replaced."""
    given, file = tmp_path / "a.json", tmp_path / "a.xlsx"
    given.write_text(json.dumps({"wins_need": 3, "prob_win": 0.5}), "utf-8")
    assert run("reserve", "--xlsx", str(file)) == 0
    assert run("reserve", "--input", str(given), "--set", "wins_need=4", "--xlsx", str(file)) == 0
    book = Counted(file.read_bytes(), names(file.read_bytes()))
    assert (book.figure("wins_need"), book.figure("prob_win"), book.figure("n_mean")) == (4, 0.5, 8)


@pytest.mark.parametrize(("words", "said"), [
    (("reserv", "--xlsx", "a.xlsx"), "reserve"), (("visit_plan", "--xlsx", "a.xlsx"), "visit_plan"),
    (("reserve", "--set", "prob_win=30", "--xlsx", "a.xlsx"), "0 到 1"),
    (("reserve", "--set", "prob=0.3", "--xlsx", "a.xlsx"), "prob_win"),
    (("reserve", "--input", "none.json", "--xlsx", "a.xlsx"), "none.json"),
    (("reserve", "--xlsx", "none/a.xlsx"), "没有文件夹"), (("reserve", "--xlsx", "a.txt"), ".xlsx"),
    (("reserve", "--xlsx", "report.xlsx"), "不是工作簿"), (("reserve", "--xlsx", "folder.xlsx"), "不是工作簿"),
])
def test_wrong_use_is_told(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, the reason, and nothing written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.xlsx").write_text("no workbook at all", "utf-8")
    (tmp_path / "folder.xlsx").mkdir()
    assert run(*words) == 2
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.xlsx", "report.xlsx"]
    assert (tmp_path / "report.xlsx").read_text("utf-8") == "no workbook at all"


def test_without_a_file_it_says_which_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to guess."""
    with pytest.raises(SystemExit) as left:
        run("reserve")
    assert left.value.code == 2
    assert "--xlsx" in capsys.readouterr().err
