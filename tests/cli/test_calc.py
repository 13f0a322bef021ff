"""The command `calc`."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.base_library import HOME


def run(*words: str) -> int:
    """Run it in the sample library."""
    return main(["calc", *words, "--root", str(HOME)])


def test_figures_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Outputs, tables with their computed columns, the status with its words."""
    assert run("review", "--set", "target=1,000", "--format", "json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["tool"] == "review"
    assert found["outputs"]["attain"] == 0.42
    assert found["tables"]["stages"][0]["name"] == "商机"
    assert found["status"] == {"code": 0, "text": "正常"}


def test_figures_from_a_file_and_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    """What `--set` says wins."""
    file = tmp_path / "数据.json"
    file.write_text(json.dumps({"wins_need": 1, "prob_win": 0.5, "conf": 0.5}), "utf-8")
    assert run("reserve", "--input", str(file), "--set", "wins_need=0", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["status"]["code"] == 1
    monkeypatch.setattr("sys.stdin", io.StringIO(file.read_text("utf-8")))
    assert run("reserve", "--input", "-", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["outputs"]["n_conf"] == 1


def test_figures_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """With labels, units, percent, and what the status means."""
    assert run("dual_funnel") == 0
    out = capsys.readouterr().out
    assert "需潜在客户数  1,234 家" in out
    assert "全程转化率  1.8" in out
    assert "缺口已转入增量目标" in out


def test_rows_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Each by its name, with what is computed."""
    assert run("sandbox") == 0
    lines = capsys.readouterr().out.splitlines()
    (row,) = (line for line in lines if line.startswith("  A 现状"))
    assert "总收入 2,688 万元" in row
    assert "每万元新增投入毛利 不适用" in row
    (lever,) = (line for line in lines if line.startswith("  潜在客户数 "))
    assert "达到有利值的增收 270 万元" in lever
    assert "单独补缺需达到 1,188.89 家" in lever


def test_what_cannot_be_reached_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Never as 0; what can be is still told."""
    assert run("dual_funnel", "--set", "rate_contact=0") == 0
    out = capsys.readouterr().out
    assert "需潜在客户数  不可达" in out
    assert "需有效线索数  370 条" in out


def test_a_file_that_a_page_has_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It names its tool; another tool's is refused."""
    file = tmp_path / "reserve.json"
    file.write_text(json.dumps({"tool": "reserve", "inputs": {"wins_need": 0}}), "utf-8")
    assert run("reserve", "--input", str(file), "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["status"]["code"] == 1
    assert run("headcount", "--input", str(file)) == 2
    assert "reserve" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "said"), [
    (("reserve", "--set", "wins=3"), "wins_need"), (("reserve", "--set", "wins_need"), "键=值"),
    (("reserve", "--set", "wins_need=300"), "0 到 200"), (("reserv",), "reserve"),
    (("visit_plan",), "visit_plan"), (("reserve", "--input", "nirgends.json"), "nirgends.json"),
])
def test_wrong_use_is_told(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, and the reason."""
    assert run(*words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("text", ["{", "[1]", "[" * 100_000, "\ufeff3"])
def test_a_file_that_holds_no_figures(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """One sentence."""
    (tmp_path / "x.json").write_text(text, "utf-8")
    assert run("reserve", "--input", str(tmp_path / "x.json")) == 2
    assert "x.json" in capsys.readouterr().err


def test_a_tool_whose_file_is_at_fault(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its findings, and exit code 1."""
    (root / "content" / "tools" / "trial.yml").write_text(
        "id: trial\ntitle: 试\nkind: calculator\npurpose: 试\n"
        "outputs:\n  - {key: sum_all, label: 和, formula: one+two}\n", "utf-8")
    assert main(["calc", "trial"]) == 1
    assert "tool-formula" in capsys.readouterr().out
