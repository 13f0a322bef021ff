"""Each rule that reading reports has its manual page, and what the page shows is true."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from generator.diagnostics import Severity
from generator.rules import RULES
from generator.rules.manual import paragraphs, snippets, title
from generator.rules.reading_pages import READING_MODULES
from tests.base_library import BaseLibrary, Checked
from tests.read.library import look

HOME = Path(str(generator.__file__)).parent
ROOMS = ("source", "schema", "read", "text")
NO_RULES = {"case-library", "form-field"}
"""Words of the same form that are no rule: the plugin's name, a kind of field."""
PAGES = {module.__name__.rpartition(".")[2].replace("_", "-"): module for module in READING_MODULES}
BY_BYTES = {
    "yaml-line-ends", "file-encoding", "file-too-large", "file-unreadable", "file-not-read",
    "empty-record"}
"""Pages without snippets: no record could show the mistake."""
SHOWN = sorted(set(PAGES) - BY_BYTES)
_CHINESE = re.compile("[\u4e00-\u9fff]")

EXTRA = """\
  - key: trial
    label: 试验
    fields:
      - {key: satisfaction, label: 满意度, kind: rating}
      - {key: contract_no, label: 合同号, kind: text, pattern: "HT-[0-9]{4}", help: HT- 和四位数字}
      - {key: team, label: 团队, kind: team}
      - {key: total, label: 合计, kind: computed}
      - {key: plan, label: 计划, kind: table, rows: [上半年, 下半年], fields: [
          {key: goal, label: 目标, kind: text}]}
"""


def _reported() -> Iterator[str]:
    """Yield every word in the reading rooms that has the form of a rule's id."""
    for room in ROOMS:
        for file in (HOME / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(
                        r"[a-z]+(?:-[a-z]+)+", node.value):
                    yield node.value


@pytest.fixture
def library(base_library: BaseLibrary) -> BaseLibrary:
    """Return the base library with a few more kinds of field and a retired term."""
    template = base_library.root / "cases" / "_library" / "case-template.yml"
    template.write_text(template.read_text("utf-8").rstrip("\n") + "\n" + EXTRA, "utf-8")
    taxonomy = base_library.root / "cases" / "_library" / "taxonomy.yml"
    text, count = re.subn(
        r"(?m)^(competition:\n(?:  .*\n)*?  terms:\n)",
        r"\1    - {id: old_rival, label: 老对手, replaced_by: incumbent}\n", taxonomy.read_text("utf-8"))
    assert count == 1
    taxonomy.write_text(text, "utf-8")
    return base_library


def test_every_reported_rule_has_a_page_and_every_page_a_rule() -> None:
    """A page for nothing misleads as much as a finding without a page."""
    reported = set(_reported()) - NO_RULES
    assert reported <= set(RULES), f"no page for {sorted(reported - set(RULES))}"
    assert set(PAGES) <= reported, f"never reported: {sorted(set(PAGES) - reported)}"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_has_its_parts(name: str) -> None:
    """A Chinese title and paragraph, an English one, a source; no check."""
    rule = RULES[name]
    assert title(rule, "zh").endswith("。")
    assert len(paragraphs(rule, "zh")) == 2
    assert len(paragraphs(rule, "en")) == 1
    assert not _CHINESE.search(title(rule, "en"))
    assert "\nSource: " in rule.manual
    assert rule.check is None
    assert rule.check_library is None
    assert not rule.waivable
    assert set(snippets(rule)) == (set() if name in BY_BYTES else {"PASS", "FAIL"})


def _file_of(snippet: str) -> str | None:
    """Return the file that a snippet says it is, None for keys of a record."""
    match = re.match(r"# (\S+\.(?:yml|md))\n", snippet)
    return match[1] if match else None


def _checked(library: BaseLibrary, snippet: str) -> Checked:
    name = _file_of(snippet)
    if name is None:
        return library.check_text(snippet, sign=True)
    library.write(name, snippet.partition("\n")[2] if name.endswith(".md") else snippet)
    return Checked(look(library.root).findings)


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_page_shows_as_wrong_is_found(name: str, library: BaseLibrary) -> None:
    """With the finding that the page is about."""
    assert _checked(library, snippets(RULES[name])["FAIL"]).of(name)


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_page_shows_as_right_is_right(name: str, library: BaseLibrary) -> None:
    """A record in every respect; a file of the library in this one."""
    snippet = snippets(RULES[name])["PASS"]
    checked = _checked(library, snippet)
    assert checked.of(name) == []
    if _file_of(snippet) is None:
        assert checked == []


@pytest.mark.parametrize("name", SHOWN)
def test_a_warning_is_called_one(name: str, library: BaseLibrary) -> None:
    """The page says how bad it is."""
    found = _checked(library, snippets(RULES[name])["FAIL"]).of(name)
    assert RULES[name].severity in {one.severity for one in found}


def test_pages_without_snippets_are_about_files(library: BaseLibrary) -> None:
    """Each is found in a file made for it."""
    folder = library.root / "cases" / "2026"
    (folder / "AB-2026-011.yml").write_bytes("id: x\ntitle: 一条案例\n".encode("gbk"))
    (folder / "AB-2026-012.yml").write_text("# 空的\n", "utf-8")
    (folder / "AB-2026-013.yml").write_bytes(b"id: x\r\n")
    (folder / "AB-2026-015.yml.txt").write_bytes(b"id: x\n")
    with (folder / "AB-2026-014.yml").open("wb") as file:
        file.truncate(5_000_000)
    (library.root / "cases" / "_library" / "synonyms.yml").unlink()
    (library.root / "cases" / "_library" / "synonyms.yml").mkdir()
    found = {one.rule: one.severity for one in look(library.root).findings if one.rule in BY_BYTES}
    assert set(found) == BY_BYTES
    assert {name for name, severity in found.items() if severity is Severity.WARNING} == {
        "yaml-line-ends", "file-not-read"}
