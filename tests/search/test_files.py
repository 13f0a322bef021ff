"""The files of an index: small, named by what is in them, and few that change."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.search import files
from generator.search.document import Document, Passage
from generator.search.files import BLOCK, ROOT, index_files
from generator.search.hashing import text_hash
from generator.search.inversion import invert
from tests.search.engine import document, searching

COUNT = 3 * BLOCK + 5
WORDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"


def library() -> list[Document]:
    """Return documents that share words, each with one of its own."""
    return [document(f"AB-2026-{at:03}", f"期望值 {WORDS[at % 30]}{WORDS[at * 7 % 30]}落{WORDS[at // 30]}",
                     f"第{at}号 独{at}有") for at in range(COUNT)]


def made(documents: list[Document]) -> dict[str, str]:
    """Return the files of an index by path."""
    return dict(index_files(documents, list(invert(documents))))


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make buckets and terms of a small library many and heavy."""
    monkeypatch.setattr(files, "BUCKET_SIZE", 300)
    monkeypatch.setattr(files, "HEAVY", 150)


@pytest.mark.usefixtures("_small")
def test_every_document_is_found_through_buckets_and_heavy_terms(tmp_path: Path) -> None:
    """Whichever block it lies in, and whichever file holds its words."""
    documents = library()
    paths = made(documents)
    assert sum(path.startswith("t/") for path in paths) > 8
    assert any(path.startswith("h-") for path in paths)
    with searching(tmp_path, documents) as engine:
        assert engine.ask("期望值")["total"] == COUNT
        for one in documents[::9]:
            assert engine.ids(one.id) == [one.id]
        for at in (0, BLOCK - 1, BLOCK, COUNT - 1):
            assert engine.ids(f"独{at}有") == [documents[at].id]


@pytest.mark.usefixtures("_small")
def test_the_same_documents_make_the_same_files() -> None:
    """Byte for byte; only the root has a fixed name."""
    first, second = made(library()), made(library())
    assert first == second
    assert ROOT in first


@pytest.mark.usefixtures("_small")
def test_a_changed_word_renames_few_files() -> None:
    """The buckets of the words that went and came, the block of the document, and no other."""
    before = library()
    after = [*before]
    after[40] = replace(before[40], passages=(Passage(before[40].passages[0].text.replace("落", "起")),))
    old, new = made(before), made(after)
    changed = {path for path in new if old.get(path) != new[path]}
    terms = {path for path in changed if path.startswith(("t/", "h-"))}
    blocks = {path.split("/")[1] for path in changed if path.startswith("d/")}
    assert len(blocks) == 1
    assert 1 <= len(terms) <= 7  # three terms go, three come, and one is followed by another
    assert changed - terms - {path for path in changed if path.startswith("d/")} == {
        ROOT, *(path for path in changed if path.startswith("folding-"))}


@pytest.mark.usefixtures("_small")
def test_no_two_files_share_a_name() -> None:
    """Even where what is in them is the same, or hashes alike."""
    same = [document("a", "期望值")] * (2 * BLOCK)
    names = [name for name, _ in index_files(same, list(invert(same)))]
    assert len(set(names)) == len(names)
    heavy = {name.split("-")[1] for name in names if name.startswith("h-")}
    assert str(text_hash("期望")) in heavy


def test_an_empty_library_has_an_index(tmp_path: Path) -> None:
    """That finds nothing."""
    with searching(tmp_path, []) as engine:
        answer = engine.ask("期望值")
        assert (answer["total"], answer["results"], answer["partial"]) == (0, [], False)


def test_markup_of_a_record_stays_text(tmp_path: Path) -> None:
    """A file of the index is a script: what a record holds cannot end a string or a statement."""
    text = "</script><b>粗体\u2028换行\u2029\\\"'`${1}"
    with searching(tmp_path, [document("a", text, text)]) as engine:
        result = engine.ask("粗体")["results"][0]
        assert (result["title"], result["excerpt"]) == (text, text)
