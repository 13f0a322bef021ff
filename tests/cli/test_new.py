"""`caselib new case`: by options, and on a terminal. What was answered is never lost."""

import shlex
from pathlib import Path

import pytest

from generator.cli import main
from tests.authoring.library import edit
from tests.cli.conftest import Typed

PEOPLE = "cases/_library/people.yml"
GIVEN = ["new", "case", "--as-of", "2026-03-10", "--title", "新", "--kind", "示例", "--outcome", "失败"]


def made(root: Path) -> str:
    """Return the text of the one new record."""
    (path,) = (root / "cases/2026").iterdir()
    return path.read_text("utf-8")


def test_options_take_names_and_labels(root: Path) -> None:
    """As the questions do; the record holds ids. The keys of `--set` may be labels."""
    assert main([*GIVEN[:4], "--set", "标题=新", "--set", "案例性质=示例", "--outcome", "失败",
                 "--owner", "王佳"]) == 0
    text = made(root)
    for line in ("title: 新", "case_kind: sample", "outcome: failure", "owner: wang-jia"):
        assert f"\n{line}\n" in text


def test_a_name_that_two_people_bear_is_refused_with_their_ids(
    root: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """Nobody guesses who is meant."""
    edit(root, "name: 李青", "name: 王佳", PEOPLE)
    assert main([*GIVEN, "--owner", "王佳"]) == 1
    err = capsys.readouterr().err
    assert "wang-jia" in err
    assert "li-qing" in err
    assert not (root / "cases/2026").exists()


@pytest.mark.parametrize(("word", "folder"), [("26", "2026"), ("2027", "2027")])
def test_a_year_may_have_two_digits(root: Path, word: str, folder: str) -> None:
    """26 is 2026."""
    assert main([*GIVEN, "--owner", "wang-jia", "--year", word]) == 0
    assert [path.name for path in (root / "cases" / folder).iterdir()] == [f"AB-{folder}-001.yml"]


@pytest.mark.parametrize("word", ["0", "7", "206", "20266", "今年", "-26", "２０２６", "1e3"])
def test_other_years_are_refused_before_anything_is_asked(
    typed: Typed, root: Path, word: str,
) -> None:
    """With the way it is written."""
    done = typed("new", "case", f"--year={word}", lines="")
    assert done.returncode == 2
    assert "四位数的年份" in done.stderr
    assert done.stdout == ""
    assert root.is_dir()


def test_answers_on_the_terminal_are_tried_one_by_one(typed: Typed, root: Path) -> None:
    """What cannot stand is asked for again at once; names and labels will do."""
    done = typed("new", "case", lines="真的\n真实\n没有这人\n王佳\n" + "长" * 41 + "\n\n新\n失败\n")
    assert done.returncode == 0, done.stdout + done.stderr
    text = made(root)
    for line in ("title: 新", "case_kind: real", "outcome: failure", "owner: wang-jia"):
        assert f"\n{line}\n" in text
    for said in ("40", "这一项要有", "real=真实", "wang-jia=王佳"):
        assert said in done.stdout


def test_a_name_borne_twice_is_asked_for_again(typed: Typed, root: Path) -> None:
    """With the ids to choose from."""
    edit(root, "name: 李青", "name: 王佳", PEOPLE)
    done = typed("new", "case", lines="真实\n王佳\nli-qing\n新\n失败\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "不止一个" in done.stdout
    assert "\nowner: li-qing\n" in made(root)


def test_a_bad_option_is_said_before_anything_is_asked(typed: Typed, root: Path) -> None:
    """Nothing was typed yet, and nothing can be lost."""
    done = typed("new", "case", "--owner", "nobody", lines="")
    assert done.returncode == 1
    assert "nobody" in done.stderr
    assert "标题:" not in done.stdout
    assert not (root / "cases/2026").exists()


def test_who_stops_half_way_gets_the_answers_back(typed: Typed, root: Path) -> None:
    """As a command that goes on from there, whatever signs the answers hold."""
    done = typed("new", "case", "--year", "26", lines="real\nwang-jia\n它's \"新\" $HOME\n\x04")
    assert done.returncode == 2
    (line,) = (line for line in done.stderr.splitlines() if "caselib new case" in line)
    words = shlex.split(line)
    assert words[:5] == ["caselib", "new", "case", "--as-of", "2026-03-10"]
    assert main([*words[1:], "--outcome", "失败"]) == 0
    assert "\ntitle: 它's \"新\" $HOME\n" in made(root)


def test_an_interrupt_gives_the_answers_back(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl-C half-way through; raised here, for no signal is sure to meet the question waiting."""
    lines = iter(["real"])

    def answer(_: str) -> str:
        for line in lines:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["new", "case"]) == 130
    assert "caselib new case --set case_kind=real" in capsys.readouterr().err
    assert not (root / "cases/2026").exists()


def test_a_refusal_after_all_answers_gives_them_back(typed: Typed, root: Path) -> None:
    """The folder of the year cannot be made, for a file bears its name."""
    (root / "cases/2026").write_text("no folder")
    done = typed("new", "case", lines="real\nwang-jia\n新\nfailure\n")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "--set 'title=新'" in done.stderr
    (root / "cases/2026").unlink()
    (line,) = (line for line in done.stderr.splitlines() if "caselib new case" in line)
    assert main(shlex.split(line)[1:]) == 0
    assert "\ntitle: 新\n" in made(root)


def test_numbers_that_are_used_up_are_said_first(typed: Typed, root: Path) -> None:
    """Not after the last answer."""
    edit(root, "id: AB-2025-001", "id: AB-2026-999")
    done = typed("new", "case", lines="")
    assert done.returncode == 1
    assert "id.digits" in done.stderr
    assert done.stdout == ""


def test_the_law_is_told_from_records_by_its_folder(
    root: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """A year that is no year of this century is still a folder of records."""
    (root / "cases/2025").rename(root / "cases/1998")
    edit(root, "id: AB-2025-001", "id: no id", "cases/1998/AB-2025-001.yml")
    edit(root, "title: ", "titel: ", "cases/1998/AB-2025-001.yml")
    edit(root, "{id: wang-jia", "{idd: wang-jia", PEOPLE)
    assert main([*GIVEN, "--owner", "li-qing"]) == 1
    out = capsys.readouterr().out
    assert "people.yml" in out
    assert "1998" not in out
