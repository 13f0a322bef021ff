"""The finished site takes the old one's place, one build at a time, whatever interrupts."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator import build, placing
from generator.diagnostics import Findings
from generator.pages import SitePages
from generator.settings import Settings
from tests.base_library import AS_OF, BaseLibrary


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site that stands."""
    folder = tmp_path / "site"
    (folder / placing.ASSETS).mkdir(parents=True)
    (folder / "index.html").write_text("old", "utf-8")
    return folder


def rebuilt(site: Path, words: str = "new") -> None:
    """Build a site of one page."""
    with placing.written_aside(site) as aside:
        (aside / placing.ASSETS).mkdir(parents=True)
        (aside / "index.html").write_text(words, "utf-8")


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def text(site: Path) -> str:
    """Return the site's one page."""
    return (site / "index.html").read_text("utf-8")


def test_a_finished_build_takes_the_place(site: Path) -> None:
    """Nothing is left beside it."""
    rebuilt(site)
    assert text(site) == "new"
    assert names(site.parent) == ["site"]


def test_a_second_build_stops(site: Path) -> None:
    """It leaves the first one's folder alone, and says why it stops."""
    with placing.written_aside(site) as aside:
        with pytest.raises(placing.BusyError) as stopped:
            rebuilt(site, "second")
        assert "另一次构建" in stopped.value.text.zh
        (aside / placing.ASSETS).mkdir(parents=True)
        (aside / "index.html").write_text("first", "utf-8")
    assert text(site) == "first"
    assert names(site.parent) == ["site"]
    rebuilt(site, "third")
    assert text(site) == "third"


def test_a_lock_that_was_let_go_this_very_moment_is_not_taken(
    site: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file that was opened is deleted by now, and someone else may hold the new one."""
    lock, fcntl = site.parent / ".site.lock", placing.fcntl

    def late(file: int, how: int) -> None:
        lock.unlink()
        lock.touch()
        fcntl.flock(file, how)

    monkeypatch.setattr(placing, "fcntl", SimpleNamespace(
        flock=late, LOCK_EX=fcntl.LOCK_EX, LOCK_NB=fcntl.LOCK_NB))
    with pytest.raises(placing.BusyError):
        rebuilt(site)
    assert text(site) == "old"


def test_without_locks_of_the_system_a_held_file_is_not_taken(
    site: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where an open file cannot be deleted, that it stays says that someone holds it."""
    monkeypatch.setattr(placing, "fcntl", None)
    rebuilt(site)
    assert names(site.parent) == ["site"]

    def held(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(placing.BusyError):
        rebuilt(site, "second")
    assert text(site) == "new"


def test_what_dead_builds_left_is_cleared(site: Path) -> None:
    """Their folders go; those of a site with a longer name stay."""
    for name in (".site.1-ab12cd.building", ".site.1-ab12cd.old", ".site.x.1-ab12cd.building"):
        (site.parent / name).mkdir()
    rebuilt(site)
    assert names(site.parent) == [".site.x.1-ab12cd.building", "site"]


def test_a_site_set_aside_by_a_crash_comes_back(site: Path) -> None:
    """Even where the next build fails."""
    site.rename(site.parent / ".site.1-ab12cd.old")
    with pytest.raises(KeyError), placing.written_aside(site):
        raise KeyError
    assert text(site) == "old"
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize("after", [False, True])
def test_an_interrupt_between_the_renames(
    site: Path, monkeypatch: pytest.MonkeyPatch, after: bool,  # noqa: FBT001  a parameter
) -> None:
    """Ctrl-C right after the old site was set aside, or instead of the second rename."""
    rename, done = Path.rename, []

    def interrupted(self: Path, target: Path) -> Any:
        done.append(target)
        if len(done) == 1:
            rename(self, target)
        if len(done) == (1 if after else 2):
            raise KeyboardInterrupt
        return rename(self, target) if len(done) > 2 or (after and len(done) > 1) else None

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rebuilt(site)
    assert text(site) == "old"
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize(("uri", "page", "admitted"), [
    ("index.md", True, True),
    ("a/b.markdown", True, True),
    ("_draft.md", True, False),
    ("~a.md", True, False),
    ("secret.mkd", True, False),
    ("terms/a.md", True, False),
    ("terms/a.png", False, False),
    ("index.MD", False, False),
    ("a.MKD", False, False),
    ("tools/a.yml", False, False),
    ("tools/a.YML", False, False),
    ("a.Yaml", False, False),
    ("a.png", False, True),
    ("linked/a.png", False, False),
])
def test_what_mkdocs_may_publish(
    uri: str, page: bool, admitted: bool, tmp_path: Path,  # noqa: FBT001  parameters
) -> None:
    """Pages that were read, and files that are no source and no record's."""
    for folder in ("cases", "content"):
        (tmp_path / folder).mkdir()
    (tmp_path / "content" / "linked").symlink_to(tmp_path / "cases")
    settings = Settings(tmp_path, tmp_path / "cases", tmp_path / "content", AS_OF)
    pages = cast("SitePages", SimpleNamespace(written={"index": "首页", "a/b": "乙"}))
    path = str(tmp_path / "content" / uri)
    assert build.admits(pages, settings, uri, path, page=page) is admitted


@pytest.mark.parametrize(("cases", "content", "found"), [
    ("cases", "content", []),
    ("content/cases", "content", ["library-incomplete"]),
    ("cases", "cases/content", ["library-incomplete"]),
    ("cases", "cases", ["library-incomplete"]),
])
def test_records_lie_beside_the_pages(
    cases: str, content: str, found: list[str], tmp_path: Path,
) -> None:
    """One folder in the other would publish the records as they are."""
    findings = Findings()
    build.check(Settings(tmp_path, tmp_path / cases, tmp_path / content, AS_OF), findings)
    assert [one.rule for one in findings if one.location.path == "mkdocs.yml"] == found


@pytest.mark.build
def test_nothing_unread_is_published(base_library: BaseLibrary) -> None:
    """Plain MkDocs publishes drafts, sources under other endings, and what links lead to."""
    root = base_library.root
    for name in ("_draft.md", "~a.md", "_parts/b.md", "c.YML", "d.mkd", "e.MKD"):
        base_library.write(f"content/{name}", "---\nlevel: restricted\n---\nUNREAD\n")
    base_library.write("content/f.markdown", "---\nlevel: restricted\n---\nUNREAD\n")
    base_library.write("content/g.markdown", "# PUBLISHED\n")
    base_library.write("cases/2026/AB-2026-001/note.txt", "UNREAD")
    (root / "content" / "linked").symlink_to(root / "cases" / "2026" / "AB-2026-001")
    built = subprocess.run(
        [str(Path(sys.executable).parent / "mkdocs"), "build", "-q", "-d", str(root / "site")],
        cwd=root, text=True, capture_output=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    texts = [path.read_text("utf-8", "replace") for path in (root / "site").rglob("*")
             if path.is_file() and path.suffix != ".gz"]
    assert any("PUBLISHED" in text for text in texts)
    assert not any("UNREAD" in text for text in texts)


def test_who_may_read_a_site_is_as_before(site: Path) -> None:
    """A site that only its owner may read stays so."""
    rebuilt(site)
    site.chmod(0o700)
    rebuilt(site)
    assert site.stat().st_mode & 0o777 == 0o700
