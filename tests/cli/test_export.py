"""The command `export`."""

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.base_library import HOME
from tests.exports.blanks import blank
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
    (("reserv", "--xlsx", "a.xlsx"), "reserve"), (("visit_pln", "--docx", "a.docx"), "visit_plan"),
    (("visit_plan", "--set", "goal_min=1", "--xlsx", "a.xlsx"), "空白表"),
    (("reserve", "--docx", "a.docx"), "--xlsx"),
    (("visit_plan", "--docx", "a.xlsx"), ".docx"),
    (("visit_plan", "--docx", "report.docx"), "不是一个 Word 文档"),
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
    (tmp_path / "report.docx").write_text("no document at all", "utf-8")
    (tmp_path / "folder.xlsx").mkdir()
    assert run(*words) == 2
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.xlsx", "report.docx", "report.xlsx"]
    assert (tmp_path / "report.xlsx").read_text("utf-8") == "no workbook at all"


def test_without_a_file_it_says_which_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to guess."""
    with pytest.raises(SystemExit) as left:
        run("reserve")
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "要写其中一个" in said
    assert "--xlsx FILE" in said
    assert "--docx FILE" in said


def test_one_file_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    """Two names would need two sets of rules for what is in the way."""
    with pytest.raises(SystemExit) as left:
        run("visit_plan", "--xlsx", "a.xlsx", "--docx", "a.docx")
    assert left.value.code == 2
    assert "--docx 和 --xlsx 只写一个" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_form_is_written_blank(ending: str, tmp_path: Path) -> None:
    """The one of the site, to the byte; an older one is replaced."""
    file = tmp_path / f"表.{ending}"
    for name in ("saf_matrix", "visit_plan"):
        assert run(name, f"--{ending}", str(file)) == 0
    assert file.read_bytes() == blank("visit_plan", ending)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_form_with_a_mistake_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A field that cannot be read would be missing on paper."""
    root = tmp_path / "library"
    for folder in ("content", "cases/_library"):
        shutil.copytree(HOME / folder, root / folder)
    shutil.copy(HOME / "mkdocs.yml", root)
    tool = root / "content" / "tools" / "visit_plan.yml"
    tool.write_text(tool.read_text("utf-8").replace("kind: list", "kind: lost", 1), "utf-8")
    assert main(["export", "visit_plan", "--docx", str(tmp_path / "a.docx"), "--root", str(root)]) == 1
    assert "visit_plan.yml" in capsys.readouterr().out
    assert not (tmp_path / "a.docx").exists()
