"""Another id for a record, with its attachments and the links that are meant for it."""

import re
import shutil
from pathlib import Path

import pytest

from generator.authoring import renumber as module
from generator.authoring.new_case import new_case
from generator.authoring.refusal import Refusal
from generator.authoring.renumber import renumber
from generator.authoring.review import approve, submit
from generator.diagnostics import say
from tests.authoring.library import CASE, DAY, edit, findings, read

OTHER = "cases/2026/AB-2026-001.yml"
ANSWERS = {"title": "另一条", "case_kind": "sample", "outcome": "failure", "owner": "wang-jia"}


@pytest.fixture
def linked(root: Path) -> Path:
    """Return a library in which a second case, a page and a pick lead to the sample case."""
    new_case(read(root), ANSWERS, 2026)
    edit(root, "related_cases:\n", (
        "related_cases: # 两条\n  - {id: 'AB-2025-001', relation: contrast} # 对照\n"
        "  - id: AB-2025-001\n    relation: variant\n"), OTHER)
    edit(root, "background:\n", (
        "background: |\n  见[那条](case:AB-2025-001)和[它的指标](CASE:AB-2025-001#metrics '标题')；\n"
        "  不是 AB-2025-001，也不是[这](case:AB-2025-0010)。\n"), OTHER)
    (root / "content/index.md").write_text("# 首页\r\n\r\n[看](case:AB-2025-001)\r\n", newline="")
    edit(root, "stewards:", "picks:\n  - {case: AB-2025-001, by: li-qing, reason: 写得好}\nstewards:",
         "cases/_library/ownership.yml")
    edit(root, "lessons:\n", "# 自己\nrelated_cases: []\nlessons:\n")
    edit(root, "reflection: |\n", "reflection: |\n  [本案](case:AB-2025-001)。\n\n")
    edit(root, "tools:\n", "attachments:\n  - {file: 记录.txt, title: 记录}\ntools:\n")
    (root / "cases/2025/AB-2025-001").mkdir()
    (root / "cases/2025/AB-2025-001/记录.txt").write_text("x")
    submit(read(root), "AB-2025-001")
    approve(read(root), "AB-2025-001", "sun-hao", DAY)
    return root


def without_hash(text: str) -> str:
    """Return a record without the fingerprint of its approval."""
    return re.sub(r'content_hash: "[^"]*"', "", text)


def test_all_links_follow_a_record_that_bears_its_id_alone(linked: Path) -> None:
    """Records, pages, picks, its own links; comments, quotes and line ends stay."""
    before = (linked / OTHER).read_bytes().decode()
    own = (linked / CASE).read_bytes().decode()
    done = renumber(read(linked), "AB-2025-001")
    assert (done.old, done.new) == ("AB-2025-001", "AB-2025-002")
    assert done.path == linked / "cases/2025/AB-2025-002.yml"
    assert done.undecided == ()
    assert done.changed == (OTHER, "cases/_library/ownership.yml", "content/index.md")
    assert (linked / OTHER).read_bytes().decode() == before.replace(
        "AB-2025-001'", "AB-2025-002'").replace("- id: AB-2025-001", "- id: AB-2025-002").replace(
        "case:AB-2025-001)和", "case:AB-2025-002)和").replace("CASE:AB-2025-001", "CASE:AB-2025-002")
    after = done.path.read_bytes().decode()
    assert without_hash(after) == without_hash(own).replace("AB-2025-001", "AB-2025-002")
    assert (linked / "content/index.md").read_bytes() == (
        b"# \xe9\xa6\x96\xe9\xa1\xb5\r\n\r\n[\xe7\x9c\x8b](case:AB-2025-002)\r\n")
    assert not (linked / CASE).exists()
    assert (linked / "cases/2025/AB-2025-002/记录.txt").read_text() == "x"
    assert not (linked / "cases/2025/AB-2025-001").exists()
    assert not [found for found in findings(linked) if "AB-2025-002" in found]


def test_of_two_with_one_id_the_later_file_changes_and_links_are_listed(linked: Path) -> None:
    """Nobody can tell which of the two a link in a third record means."""
    twin = linked / "cases/2026/AB-2026-002.yml"
    shutil.copy(linked / CASE, twin)
    third = (linked / OTHER).read_bytes()
    done = renumber(read(linked), "AB-2025-001")
    assert done.new == "AB-2026-003"
    assert done.changed == ()
    assert done.path.name == "AB-2026-003.yml"
    assert "[本案](case:AB-2026-003)" in done.path.read_text()
    assert not twin.exists()
    assert (linked / OTHER).read_bytes() == third
    lines = {(one.path, one.line) for one in done.undecided}
    assert {path for path, _ in lines} == {
        CASE, OTHER, "cases/_library/ownership.yml", "content/index.md"}
    assert ("content/index.md", 3) in lines
    assert not [found for found in findings(linked) if "id-unique" in found]
    assert (linked / "cases/2025/AB-2025-001/记录.txt").exists()


def test_a_path_names_the_one_that_changes(linked: Path) -> None:
    """Its attachments go with it; the other keeps its own."""
    twin = linked / "cases/2026/AB-2026-002.yml"
    shutil.copy(linked / CASE, twin)
    done = renumber(read(linked), CASE)
    assert done.path == linked / "cases/2025/AB-2025-002.yml"
    assert twin.exists()
    assert (linked / "cases/2025/AB-2025-002/记录.txt").exists()
    assert renumber(read(linked), str(done.path)).new == "AB-2025-003"


def test_the_year_is_that_of_the_folder(root: Path) -> None:
    """An id whose year is wrong is mended by a new one."""
    (root / "cases/2026").mkdir()
    shutil.move(root / CASE, root / "cases/2026/AB-2025-001.yml")
    assert renumber(read(root), "AB-2025-001").new == "AB-2026-001"


def test_a_folder_that_two_records_share_is_copied_from(linked: Path) -> None:
    """What a record names goes with it, and stays for the other."""
    shutil.copy(linked / CASE, linked / "cases/2025/AB-2025-001.yaml")
    (linked / "cases/2025/AB-2025-001/other.txt").write_text("y")
    done = renumber(read(linked), CASE)
    moved = sorted(path.name for path in done.path.with_suffix("").iterdir())
    assert moved == ["记录.txt"]
    assert (linked / "cases/2025/AB-2025-001/记录.txt").exists()


def test_what_is_in_the_way_is_refused(linked: Path) -> None:
    """Nothing is overwritten, and an id that nobody bears has no record."""
    library = read(linked)
    (linked / "cases/2025/AB-2025-002.yml").write_text("x: 1\n")
    assert renumber(library, "AB-2025-001").new == "AB-2025-003"
    with pytest.raises(Refusal, match="there is no case"):
        renumber(read(linked), "AB-2019-001")


def test_a_record_that_cannot_be_changed_in_place_is_left_alone(linked: Path) -> None:
    """All is planned before the first file is written."""
    (linked / CASE).write_text("id: AB-2025-001\ntitle: [\n")
    before = (linked / OTHER).read_bytes()
    with pytest.raises(Refusal, match="nothing was changed"):
        renumber(read(linked), "AB-2025-001")
    assert (linked / OTHER).read_bytes() == before


def test_what_fails_half_way_is_put_back(
    linked: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The third file cannot be written: the first two say again what they said."""
    names = [CASE, OTHER, "cases/_library/ownership.yml", "content/index.md"]
    before = [(linked / name).read_bytes() for name in names]
    write, calls = module.write, []

    def failing(path: Path, text: str) -> None:
        calls.append(path)
        if len(calls) == 3:
            raise Refusal(say("盘满了", "the disk is full"))
        write(path, text)

    monkeypatch.setattr(module, "write", failing)
    with pytest.raises(Refusal, match="disk is full"):
        renumber(read(linked), "AB-2025-001")
    assert [(linked / name).read_bytes() for name in names] == before
    assert (linked / "cases/2025/AB-2025-001/记录.txt").exists()
