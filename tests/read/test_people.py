"""What `people.yml` and `taxonomy.yml` may get wrong, and tools, synonyms, settings."""

from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.read import read_settings
from tests.read.library import FILES, PEOPLE, RECORD, TAXONOMY, Put, changed, look
from tests.read.library import put as put_library


def test_people_and_teams_are_read(put: Put) -> None:
    """Someone who has left keeps their place."""
    shelf = put()
    assert shelf.library is not None
    people = shelf.library.people
    assert people.persons["a"].roles == ("boss",)
    assert people.persons["b"].left_on == date(2026, 1, 31)
    assert people.teams["south"].name == "华南"


@pytest.mark.parametrize(("old", "new", "rules"), [
    ("team: south", "team: ¦north", ["unknown-team"]),
    ("team: south", "team: ¦[south]", ["wrong-kind"]),
    ("roles: [boss]", "roles: [¦chief, boss]", ["unknown-role"]),
    ("roles: [boss]", "roles: [boss, ¦chief]", ["unknown-role"]),
    ("roles: [boss]", "roles: ¦boss", ["wrong-kind"]),
    ("delegate: a", "delegate: ¦c", ["unknown-person"]),
    ("delegate: a", "delegate: ¦b", ["unknown-person"]),
    ("left_on: 2026-01-31", "left_on: ¦2026-02-31", ["bad-date"]),
    ("left_on: 2026-01-31", "left_on: ¦2026-01", ["bad-date"]),
    ("active: false", "active: ¦已离职", ["wrong-kind"]),
    ("delegate: a}", "delegate: a}\n  - {id: ¦b, name: 丙}", ["duplicate-id"]),
    ("{id: b", "{id: ¦-b", ["wrong-form"]),
    ("{id: b, ", "¦{", ["missing-key"]),
    ("{id: b, name: 乙, ", "¦{id: b, ", ["missing-key"]),
    ("name: 乙", "name¦：乙", ["yaml-wide-colon"]),
    ("{id: b, name: 乙", "¦{id: b, ¦nmae: 乙", ["missing-key", "unknown-key"]),
    ("{id: south, name: 华南}", "{id: south, name: 华南}, {id: ¦south, name: 乙}", ["duplicate-id"]),
])
def test_a_mistake_among_people_has_its_place(
    old: str, new: str, rules: list[str], put: Put,
) -> None:
    """In `people.yml`, and nowhere else."""
    text, places = changed(PEOPLE, old, new)
    assert put((PEOPLE, "", text)).places == [
        (rule, "people.yml", *place) for rule, place in zip(rules, places, strict=True)]


@pytest.mark.parametrize(("old", "new", "rules"), [
    ("replaced_by: signing", "replaced_by: ¦sign", ["unknown-term"]),
    ("replaced_by: signing", "replaced_by: ¦pitch", ["unknown-term"]),
    ("{id: pitch, label", "{id: ¦lead, label", ["duplicate-id"]),
    ("{id: signing, label: 签约}", "{id: signing, label: ¦线索}", ["duplicate-id"]),
    ("{id: signing, label: 签约}", "¦{id: signing}", ["missing-key"]),
    ("{id: signing, label: 签约}", "{id: signing, label: 签约, ¦alias: 成交}", ["unknown-key"]),
    ("{id: signing, label: 签约}", "{id: signing, label: 签约, aliases: ¦成交}", ["wrong-kind"]),
    ("  label: 阶段\n  terms", "  ¦terms", ["missing-key"]),
    ("    - {id: lead, label: 线索}\n",
     ("    - ¦线索\n    - {id: lead, label: 线索}\n    - {id: ¦lead, label: 线索}\n"),
     ["wrong-kind", "duplicate-id"]),
])
def test_a_mistake_among_terms_has_its_place(
    old: str, new: str, rules: list[str], put: Put,
) -> None:
    """An item that cannot be read does not shift the places of those below."""
    text, places = changed(TAXONOMY, old, new)
    assert put((TAXONOMY, "", text)).places == [
        (rule, "taxonomy.yml", *place) for rule, place in zip(rules, places, strict=True)]


@pytest.mark.parametrize("name", ["case-template.yml", "taxonomy.yml", "people.yml", "ownership.yml"])
def test_a_missing_part_is_one_sentence(name: str, tmp_path: Path) -> None:
    """What is missing, and how to get it."""
    put_library(tmp_path)
    (tmp_path / "cases" / "_library" / name).unlink()
    shelf = look(tmp_path)
    assert shelf.places == [("library-incomplete", name, 1, 1)]
    assert "caselib init" in shelf.hints[0]


def test_a_library_without_cases_says_so(tmp_path: Path) -> None:
    """And without pages; there is nothing to go on."""
    (tmp_path / "mkdocs.yml").write_text("plugins: [case-library]\n", "utf-8")
    shelf = look(tmp_path)
    assert [place[:2] for place in shelf.places] == [
        ("library-incomplete", "cases"), ("library-incomplete", "docs")]
    assert shelf.library is None


@pytest.mark.parametrize(("old", "new", "found"), [
    ("kind: calculator", "kind: calculators", [("unknown-choice", "funnel.yml", 3, 7)]),
    ("purpose: 看清漏斗\n", "", [("missing-key", "funnel.yml", 1, 1)]),
    ("title: 双漏斗", "title：双漏斗", [("yaml-wide-colon", "funnel.yml", 2, 6)]),
    ("id: funnel", "id: funnels", [("id-is-file-name", "funnel.yml", 1, 5)]),
])
def test_a_mistake_in_a_tool_has_its_place(
    old: str, new: str, found: list[tuple[str, str, int, int]], put: Put,
) -> None:
    """Tools are read as the library's own files are."""
    assert put(("content/tools/funnel.yml", old, new)).places == found


def test_records_that_are_none(put: Put) -> None:
    """Empty, or of another shape; an unreadable one is not called empty as well."""
    assert put((RECORD, "", "# 空的\n")).places == [("empty-record", "AB-2026-001.yml", 1, 1)]
    assert put((RECORD, "", "- a\n- b\n")).places == [("empty-record", "AB-2026-001.yml", 1, 1)]
    assert put((RECORD, "", "只有一段文字\n")).places == [("empty-record", "AB-2026-001.yml", 1, 1)]
    assert [place[0] for place in put((RECORD, "", "a: " + "[" * 5000)).places] == ["yaml-too-deep"]


@pytest.mark.parametrize(("text", "found"), [
    ("plugins:\n  - case-library: {as_of: 2026-02-30}\n", [("bad-date", 2, 27)]),
    ("plugins:\n  - case-library: {as_of: 2026}\n", [("bad-date", 2, 27)]),
    ("plugins:\n  case-library:\n    as_of: 去年\n", [("bad-date", 3, 12)]),
    ("plugins:\n  - case-library: {audiense: sales}\n", [("unknown-key", 2, 20)]),
    ("plugins:\n  - search：x\n  - case-library\n", []),
    ("site_name：库\nplugins: [case-library]\n", [("yaml-wide-colon", 1, 10)]),
    ("x: !ENV [A, b]\ny: !!python/name:a.b ''\nz: &a 1\nplugins: [case-library]\n", []),
])
def test_settings_are_read_from_mkdocs(
    text: str, found: list[tuple[str, int, int]], tmp_path: Path,
) -> None:
    """Its own tags and anchors are its business."""
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    findings = Findings()
    settings = read_settings(tmp_path, findings, date(2026, 11, 22))
    assert [(one.rule, one.location.line, one.location.column) for one in findings] == found
    assert settings.as_of == date(2026, 11, 22)


def test_the_files_of_the_tiny_library_are_all_read(put: Put) -> None:
    """None of them is there for nothing."""
    shelf = put()
    assert shelf.library is not None
    assert set(shelf.library.tools) == {"funnel"}
    assert set(shelf.library.pages) == {"index"}
    assert len(shelf.library.cases) == sum(name.startswith("cases/2026") for name in FILES)
