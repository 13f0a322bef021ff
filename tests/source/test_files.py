"""Which files belong to a library, and which lie outside."""

import os
from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.source import (
    attachments_named,
    case_files,
    leaves,
    markdown_files,
    relative,
    tool_files,
)
from generator.source.files import page_name


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a library with two records, an attachment that is YAML, and usage notes."""
    root = tmp_path / "library"
    for name in ("cases/2026/AB-1.yml", "cases/2025/AB-0.yaml", "cases/2026/AB-1/data.yml",
                 "cases/2026/AB-1/usage.yml", "cases/_library/people.yml", "cases/.git/x.yml",
                 "cases/2026/~AB-1.yml", "cases/2026/notes.txt", "content/index.md",
                 "content/tools/funnel.yml", "content/method/saf.md"):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a: 1\n", "utf-8")
    return root


def test_records_are_found_in_one_order(home: Path) -> None:
    """Neither the library's law, nor attachments, nor what an editor leaves behind."""
    findings = Findings()
    names = [relative(home, path) for path in case_files(home / "cases", home, findings)]
    assert names == ["cases/2025/AB-0.yaml", "cases/2026/AB-1.yml"]
    assert [path.name for path in tool_files(home / "content", home, findings)] == ["funnel.yml"]
    assert [relative(home, path) for path in markdown_files(home / "content", home, findings)] == [
        "content/index.md", "content/method/saf.md"]
    assert list(findings) == []


def test_links_out_of_the_library_are_findings(home: Path, tmp_path: Path) -> None:
    """A file, a folder, one that leads nowhere, one that leads to itself; and nothing is quoted."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yml").write_text("password: 1\n", "utf-8")
    cases = home / "cases" / "2026"
    (cases / "AB-2.yml").symlink_to(outside / "secret.yml")
    (cases / "more").symlink_to(outside)
    (cases / "AB-3.yml").symlink_to("nowhere.yml")
    (cases / "AB-4.yml").symlink_to("AB-4.yml")
    findings = Findings()
    found = case_files(home / "cases", home, findings)
    assert [path.name for path in found] == ["AB-0.yaml", "AB-1.yml"]
    assert [(one.rule, one.location.path, one.quote) for one in findings] == [
        ("file-outside", f"cases/2026/{name}", False)
        for name in ("AB-2.yml", "AB-3.yml", "AB-4.yml", "more")]


def test_a_link_that_stays_inside_is_read(home: Path) -> None:
    """It is a file of the library under two names."""
    (home / "cases" / "2026" / "AB-5.yml").symlink_to("AB-1.yml")
    findings = Findings()
    assert "AB-5.yml" in [path.name for path in case_files(home / "cases", home, findings)]
    assert list(findings) == []


def test_a_file_of_the_law_may_not_leave_either(home: Path, tmp_path: Path) -> None:
    """By itself, or by its folder."""
    people = tmp_path / "people.yml"
    people.write_text("people: []\n", "utf-8")
    link = home / "cases" / "_library" / "ownership.yml"
    link.symlink_to(people)
    findings = Findings()
    assert leaves(link, home, findings)
    assert [one.rule for one in findings] == ["file-outside"]
    assert not leaves(home / "cases" / "_library" / "people.yml", home, findings)
    assert not leaves(home / "cases" / "_library" / "gone.yml", home, findings)


def test_a_name_that_cannot_be_printed_is_a_finding(home: Path) -> None:
    """Unpacked on another system, a Chinese name becomes bytes that are no UTF-8."""
    folder = os.fsencode(home / "cases" / "2026")
    name = "案例.yml".encode("gbk")
    try:
        with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123  bytes
            file.write(b"a: 1\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    findings = Findings()
    assert len(case_files(home / "cases", home, findings)) == 2
    (found,) = findings
    assert found.rule == "file-unreadable"
    assert found.location.path.encode("utf-8")


def test_a_path_is_named_from_the_library(home: Path) -> None:
    """With slashes, or whole where it lies elsewhere."""
    assert relative(home, home / "cases" / "a.yml") == "cases/a.yml"
    assert relative(home, Path("/elsewhere/a.yml")) == "/elsewhere/a.yml"


def test_endings_in_capitals_count(home: Path) -> None:
    """MkDocs would publish such a file as it stands."""
    for name in ("cases/2026/AB-6.YML", "content/tools/b.Yaml", "content/a.MD", "content/b.markdown"):
        (home / name).write_text("a: 1\n", "utf-8")
    findings = Findings()
    assert "AB-6.YML" in [path.name for path in case_files(home / "cases", home, findings)]
    assert "b.Yaml" in [path.name for path in tool_files(home / "content", home, findings)]
    assert {"a.MD", "b.markdown"} <= {
        path.name for path in markdown_files(home / "content", home, findings)}


def test_linked_folders_are_read_and_circles_are_findings(home: Path) -> None:
    """A link to a folder above, one to itself by way of another, and one that is harmless."""
    content = home / "content"
    (content / "again").symlink_to(content)
    (content / "tools" / "over").symlink_to(content / "method")
    (content / "method" / "back").symlink_to(content / "tools")
    findings = Findings()
    found = [relative(home, path) for path in markdown_files(content, home, findings)]
    assert found == ["content/index.md", "content/method/saf.md", "content/tools/over/saf.md"]
    assert {(one.rule, one.location.path) for one in findings} == {
        ("file-outside", "content/again"), ("file-outside", "content/method/back/over"),
        ("file-outside", "content/tools/over/back")}


def test_a_page_has_a_name_without_ending() -> None:
    """A full stop in the name is no ending."""
    assert [page_name(uri) for uri in ("a/b.md", "a.markdown", "a.MD", "a.b.md", "a.png", "a.b/c")] == [
        "a/b", "a", "a", "a.b", "a.png", "a.b/c"]


def test_a_name_that_no_system_takes_is_nowhere(home: Path) -> None:
    """Too long, or with a null."""
    folder = home / "cases" / "2026" / "AB-1"
    names = ["x" * 5000, "价" * 200, "a\0b", "data.yml"]
    assert [name for name, _ in attachments_named(folder, names)] == ["data.yml"]


def test_what_is_called_like_a_record_and_is_none_gets_a_warning(home: Path) -> None:
    """Notepad, mail and file managers rename; attachments and what editors leave behind are no news."""
    strange = ("AB-2026-030.yml.txt", "AB-2026-031", "AB-2026-032.txt", "ab-2026-033.docx",
               "AB-2026-034。yml", "AB-2026-035.yml - 副本", "案例.YAML.txt")
    usual = ("AB-2026-001.yml.bak", "AB-2026-001.yml~", "AB-2026-001.yml.orig", "AB-1/x.yml.txt",
             ".AB-1.yml.swp", "~$AB-2026-001.docx", "README.md", "AB-2026-001 会议纪要.pdf")
    for name in (*strange, *usual):
        (home / "cases/2026" / name).write_text("a: 1\n", "utf-8")
    findings = Findings()
    assert len(case_files(home / "cases", home, findings)) == 2
    assert [(one.rule, one.severity, one.location.path.rpartition("/")[2]) for one in findings] == [
        ("file-not-read", "warning", name) for name in sorted(strange)]
    hints = [one.hint.zh.split("；")[0] for one in findings if one.hint]
    assert "把文件名改成 AB-2026-030.yml" in hints
    assert "把文件名改成 AB-2026-034.yml" in hints
