"""Pages written by hand: a level counts, or the check fails."""

from pathlib import Path

import pytest

from generator.diagnostics import Findings, Severity
from generator.read.page_head import read_head
from generator.read.pages import read_pages
from generator.settings import Settings
from tests.base_library import AS_OF, BaseLibrary

LEVELS = ("public", "internal", "restricted")


@pytest.mark.parametrize("text", [
    "---\nlevel: restricted\n---\n# 甲\n",
    "---\nlevel: restricted\n---",
    "---  \ntitle: 甲\nlevel: 'restricted'\nhide: [toc]\n...\n正文\n",
    "---\nhide:\n  - toc\ntags: [a, b]\nlevel: restricted # 说明\n---\nlevel: public\n",
])
def test_a_level_is_read(text: str) -> None:
    """As one plain word among other keys."""
    findings = Findings()
    assert read_head(text, "a.md", LEVELS, findings).level == "restricted"
    assert len(findings) == 0


@pytest.mark.parametrize("text", [
    "# 甲\n\nlevel: restricted\n",
    "---\ntitle: 甲\ndescription: 级别\ntemplate: a.html\n---\n正文\n",
    "---\n# 只有说明\n---\n正文\n",
    "---\n\n一条横线和一段话：没有密级\n",
    "正文，level 是一个词\n",
    "---\ntitle: 甲\n---\n\n# 甲\n\n- **密级**：四级\n\nlevel: 一个词\n",
    "---\ntitle: 甲\n---\n\n- **密级**：四级\n",
    "",
])
def test_a_page_without_a_level_is_let_through(text: str) -> None:
    """Nothing is found where nobody meant one."""
    findings = Findings()
    assert read_head(text, "a.md", LEVELS, findings).level == ""
    assert len(findings) == 0


@pytest.mark.parametrize("text", [
    "---\ntitle: [甲\nlevel: restricted\n---\n",
    "---\ntitle: 甲: 乙: 丙\n  x\nlevel: restricted\n---\n",
    "---\nlevel：restricted\n---\n",
    "---\nlevel:restricted\n---\n",
    "---\n\tlevel: restricted\n---\n",
    "---\ntitle: 甲\n\tlevel: restricted\n---\n",
    "---\nlevel:\trestricted\n\tx\n---\n",
    "----\nlevel: restricted\n----\n",
    "--\nlevel: restricted\n--\n",
    "———\nlevel: restricted\n———\n",
    " ---\nlevel: restricted\n---\n",
    "\u200b---\nlevel: restricted\n---\n",
    "```yaml\nlevel: restricted\n```\n",
    "+++\nlevel = restricted\n+++\n",
    "---\n# 说明\nlevel: restricted\n\n正文\n",
    "level: restricted\ntitle: 甲\n\n正文\n",
    "title: 甲\naudiences: sales\n\n正文\n",
    "Level：restricted\n\n正文\n",
    "\n---\nlevel: restricted\n---\n",
    "---\nlevel: [restricted]\n---\n",
    "---\nlevel: {value: restricted}\n---\n",
    "---\nlevel:\n---\n",
    "---\nlevel: ''\n---\n",
    "---\nlevel: Restricted\n---\n",
    "---\nlevel: |\n  restricted\n---\n",
    "---\nLevel: restricted\n---\n",
    "---\nｌｅｖｅｌ: restricted\n---\n",
    "---\n'level ': restricted\n---\n",
    "---\n密级: restricted\n---\n",
    "---\nlevel: public\nlevel: restricted\n---\n",
    "---\naudiences: [sales]\n---\n",
    "---\n- level: restricted\n---\n",
    "---\nlevel restricted\n---\n",
    "---\n{level: restricted\n---\n",
    "---\n? [level]\n: restricted\n---\n",
    "---\n<<: {level: restricted}\n---\n",
    "---\nmeta:\n  level: restricted\n---\n",
    "---\ntitle: 甲\n---\n---\nlevel: restricted\n---\n",
    "---\ntitle: 甲\n---\n\nlevel: restricted\n\n# 甲\n",
])
def test_a_level_that_would_not_count_is_an_error(text: str) -> None:
    """However it is written, the page is withheld or the check fails."""
    findings = Findings()
    head = read_head(text, "a.md", LEVELS, findings)
    assert findings.count(Severity.ERROR) or head.level == "restricted"


def test_a_finding_stands_at_its_line() -> None:
    """Lines count from the top of the page."""
    findings = Findings()
    read_head("---\ntitle: 甲\nLevel: restricted\n---\n", "a.md", LEVELS, findings)
    assert [(one.rule, one.location) for one in findings] == [("page-level", ("a.md", 3, 1))]


def pages(root: Path, findings: Findings) -> dict[str, str]:
    """Return the titles of the pages of a library."""
    settings = Settings(root, root / "cases", root / "content", AS_OF)
    return {name: page.title for name, page in read_pages(settings, findings, LEVELS).items()}


def test_a_page_has_one_file(tmp_path: Path) -> None:
    """Two endings make one address; an ending in capitals makes no page at all."""
    (tmp_path / "content").mkdir()
    for name in ("a.md", "a.markdown", "b.markdown", "c.MD"):
        (tmp_path / "content" / name).write_text(f"# {name}\n", "utf-8")
    findings = Findings()
    assert pages(tmp_path, findings) == {"a": "a.markdown", "b": "b.markdown"}
    assert [(one.rule, one.location.path) for one in findings] == [
        ("duplicate-id", "content/a.md"), ("file-unreadable", "content/c.MD")]


def test_the_check_finds_a_level_that_does_not_count(base_library: BaseLibrary) -> None:
    """The whole check, as a build runs it."""
    base_library.write("content/a.md", "----\nlevel: restricted\n----\n")
    assert [found.location.path for found in base_library.check().of("page-level")] == [
        "content/a.md"]
