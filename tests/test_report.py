"""Findings as text, JSON and annotations: the wording is the product."""

import json
from pathlib import Path

from generator.diagnostics import Findings, Location, say
from generator.report import display_width, report, summary


def findings() -> Findings:
    """Return two findings in one file, out of order."""
    found = Findings()
    found.warn("review-overdue", Location("cases/a.yml", 3, 1), say("过期", "overdue"))
    found.error("unknown-term", Location("cases/a.yml", 2, 8), say("没有“钢”", "no “钢”"),
                say("改成 metals", "write metals"))
    return found


def library(tmp_path: Path, text: str) -> Path:
    """Write one file."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a.yml").write_text(text, "utf-8")
    return tmp_path


def test_text_shows_place_line_caret_and_remedy(tmp_path: Path) -> None:
    """The caret stands under the column, where Chinese characters are two wide."""
    root = library(tmp_path, "id: x\n行业键: x 钢\nreview_due: 2020-01-01\n")
    assert report(findings(), root, "text", "zh") == (
        "cases/a.yml:2:8: error: 没有“钢” [unknown-term]\n"
        "    | 行业键: x 钢\n"
        "    |           ^\n"
        "    → 改成 metals\n"
        "cases/a.yml:3:1: warning: 过期 [review-overdue]\n"
        "    | review_due: 2020-01-01\n"
        "    | ^")


def test_confidential_findings_quote_nothing(tmp_path: Path) -> None:
    """A rule on confidentiality shows no source line."""
    root = library(tmp_path, "name: 秘密\n")
    found = Findings()
    found.error("masked-name", Location("cases/a.yml", 1, 7), say("名称", "name"), quote=False)
    assert "秘密" not in report(found, root, "text", "zh")


def test_long_lines_are_cut_around_the_column(tmp_path: Path) -> None:
    """A line of ten thousand characters does not fill the screen."""
    root = library(tmp_path, "x" * 10_000 + "\n")
    found = Findings()
    found.error("too-long", Location("cases/a.yml", 1, 5000), say("长", "long"))
    lines = report(found, root, "text", "zh").splitlines()
    assert max(map(len, lines)) < 120
    assert lines[2].endswith("^")


def test_json_has_the_documented_shape(tmp_path: Path) -> None:
    """The keys and the counts are those of the manual."""
    data = json.loads(report(findings(), tmp_path, "json", "en"))
    assert data["counts"] == {"error": 1, "warning": 1}
    assert data["findings"][0] == {
        "rule": "unknown-term", "severity": "error", "path": "cases/a.yml", "line": 2,
        "column": 8, "message": "no “钢”", "hint": "write metals"}
    assert data["findings"][1]["hint"] is None


def test_annotations_escape_what_a_forge_would_read_as_syntax(tmp_path: Path) -> None:
    """Percent signs, line ends, colons and commas are escaped as the forge documents."""
    found = Findings()
    found.error("bad-date", Location("cases/a,b:c.yml", 1, 2), say("100%\n错", "100%\nwrong"))
    assert report(found, tmp_path, "github", "zh") == (
        "::error file=cases/a%2Cb%3Ac.yml,line=1,col=2,title=bad-date::100%25%0A错")


def test_the_same_finding_counts_once() -> None:
    """Two readers of one file do not double its findings."""
    found = Findings()
    for _ in range(2):
        found.error("bad-date", Location("a.yml", 1, 2), say("错", "wrong"))
    assert len(found) == 1
    assert summary(found, "en") == "1 error(s), 0 warning(s)"


def test_width_counts_chinese_as_two() -> None:
    """Terminals show Chinese in two columns."""
    assert display_width("ab案例：") == 8
