"""Real builds: what is written, and what stays when a check fails."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.build


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Copy the sample library, so that it can be broken."""
    root = tmp_path / "library"
    for name in ("cases", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def caselib(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *words], cwd=cwd, text=True, capture_output=True,
        check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})


def mkdocs(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run plain MkDocs."""
    return subprocess.run([str(BIN / "mkdocs"), *words], cwd=cwd, text=True, capture_output=True,
                          check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def digest(site: Path) -> dict[str, str]:
    """Return the hash of each file of a site, compressed ones left out (they carry a time)."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*")) if path.is_file() and path.suffix != ".gz"}


def broken(library: Path) -> None:
    """Take the owner out of one approved case."""
    path = library / "cases" / "2025" / "AB-2025-002.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("\nowner:", "\nowner: nobody-here #"), "utf-8")


def test_both_commands_make_the_same_pages(library: Path) -> None:
    """`caselib build` and plain `mkdocs build` differ in nothing."""
    assert caselib("build", "--site-dir", "one", cwd=library).returncode == 0
    assert mkdocs("build", "-q", "-d", "two", cwd=library).returncode == 0
    one, two = digest(library / "one"), digest(library / "two")
    assert one == two
    assert sum(name.startswith("cases/") for name in one) >= 34
    blanks = [name.rpartition(".")[2] for name in one if name.startswith("tools/")]
    assert (blanks.count("xlsx"), blanks.count("docx")) == (7 + 14, 14)


@pytest.mark.parametrize("run", ["caselib", "mkdocs"])
def test_a_failed_check_leaves_the_last_good_site(library: Path, run: str) -> None:
    """Rules run before the output is touched, whichever command builds."""
    build = (lambda: caselib("build", cwd=library)) if run == "caselib" else (
        lambda: mkdocs("build", "-q", cwd=library))
    assert build().returncode == 0
    before = digest(library / "site")
    broken(library)
    failed = build()
    assert failed.returncode == 1
    assert "unknown-person" in failed.stdout + failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    assert digest(library / "site") == before
    assert [path.name for path in library.iterdir() if "building" in path.name] == []


def test_a_first_build_that_fails_writes_nothing(library: Path) -> None:
    """No half site appears."""
    broken(library)
    assert caselib("build", cwd=library).returncode == 1
    assert not (library / "site").exists()


@pytest.mark.parametrize("target", [".", "cases", "content/method", ".."])
def test_build_refuses_to_replace_the_library_itself(library: Path, target: str) -> None:
    """A mistyped --site-dir must not cost anyone their cases."""
    before = digest(library)
    assert caselib("build", "--site-dir", target, cwd=library).returncode == 2
    assert digest(library) == before


def test_strict_mkdocs_build_passes(library: Path) -> None:
    """Warnings of ours are printed, not logged, so a strict build does not fail by the calendar."""
    built = mkdocs("build", "--strict", "-q", cwd=library)
    assert built.returncode == 0, built.stdout + built.stderr


def test_an_unknown_audience_is_one_sentence(library: Path) -> None:
    """The message names the audiences there are."""
    built = caselib("build", "--audience", "press", cwd=library)
    assert built.returncode == 1
    assert "press" in built.stdout + built.stderr
    assert "sales" in built.stdout + built.stderr
    assert "Traceback" not in built.stderr


def test_each_page_says_whose_view_it_is(library: Path) -> None:
    """The audience and the day stand on every page."""
    assert caselib("build", "--audience", "sales", cwd=library).returncode == 0
    for page in (library / "site").rglob("*.html"):
        html = page.read_text("utf-8")
        assert "销售视图" in html, page
        assert "2026-11-22" in html, page
