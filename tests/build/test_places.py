"""Where a site may be written: never over anything but a site of ours, whoever builds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import build, placing
from generator.diagnostics import Findings
from tests.authoring.library import read
from tests.build.test_build import caselib, digest, mkdocs
from tests.cli.conftest import HOME, made, root

__all__ = ["made", "root"]


def site(folder: Path, *more: str) -> Path:
    """Make what looks like a site of ours."""
    (folder / placing.ASSETS).mkdir(parents=True)
    for name in ("index.html", *more):
        (folder / name).write_text("old", "utf-8")
    return folder


def put(folder: Path, *made: str) -> None:
    """Write a site there."""
    with placing.written_aside(folder) as aside:
        site(aside, *made)


def test_only_a_site_or_nothing_makes_place(tmp_path: Path) -> None:
    """A folder of someone's work may hold an `index.html`, too."""
    other = tmp_path / "other"
    other.mkdir()
    put(other)
    put(other)
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "index.html").write_text("mine", "utf-8")
    with pytest.raises(placing.PlaceError, match=r"index\.html"):
        put(tmp_path / "work")
    assert (tmp_path / "work" / "index.html").read_text("utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "work"]


def test_what_is_no_folder_is_left_alone(tmp_path: Path) -> None:
    """Files, pipes, devices, links that lead nowhere or in a circle."""
    (tmp_path / "file").write_text("mine", "utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to("circle")
    for name in ("file", "pipe", "link", "circle"):
        with pytest.raises(placing.PlaceError, match="no folder"):
            put(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["circle", "file", "link", "pipe"]


def test_a_hidden_file_that_no_build_makes_is_kept(tmp_path: Path) -> None:
    """A repository in the site; what the build makes itself is no matter, nor what Finder leaves."""
    folder = site(tmp_path / "site", ".nojekyll", ".DS_Store")
    put(folder, ".nojekyll")
    (folder / ".git").mkdir()
    with pytest.raises(placing.PlaceError, match=r"\.git"):
        put(folder, ".nojekyll")
    assert (folder / ".git").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_library_is_no_place_for_a_site(root: Path) -> None:
    """Nor what lies above it, nor what lies in its records and pages, links or not."""
    settings = read(root).settings
    (root / "link").symlink_to("cases")
    for name in (".", "..", "/", "cases", "cases/x", "content", "content/x", ".git", "link", "link/x"):
        assert placing.no_place(root / name, settings), name
    for name in ("site", "../site", "content2", ".caselib/site"):
        assert placing.no_place(root / name, settings) is None, name


@pytest.mark.build
@pytest.mark.parametrize("target", ["cases", "cases/2025", "."])
def test_plain_mkdocs_does_not_empty_the_library(root: Path, target: str) -> None:
    """MkDocs clears the folder it writes to."""
    before = digest(root)
    built = mkdocs("build", "-q", "-d", target, cwd=root)
    assert built.returncode == 1
    assert digest(root) == before


@pytest.mark.build
def test_a_site_behind_a_link_is_replaced_where_it_lies(root: Path, tmp_path: Path) -> None:
    """The link stays a link."""
    served = site(tmp_path / "served")
    (root / "site").symlink_to(served)
    assert caselib("build", cwd=root).returncode == 0
    assert (root / "site").is_symlink()
    assert "案例" in (served / "index.html").read_text("utf-8")


@pytest.mark.build
def test_places_are_refused_in_one_sentence(root: Path) -> None:
    """As wrong usage, without a traceback."""
    (root / "circle").symlink_to("circle")
    for target, code in (("circle", 2), ("cases", 2), ("", 2), ("x" * 300, 1), ("mkdocs.yml/x", 1)):
        built = caselib("build", "--site-dir", target, cwd=root)
        assert built.returncode == code, target
        assert (built.stdout + built.stderr).count("\n") == 1
    assert caselib("build", "--audience", " ", cwd=root).returncode == 2


@pytest.mark.build
@pytest.mark.parametrize("day", ["9999-12-31", "2107-01-01"])
def test_a_day_far_off_builds(root: Path, day: str) -> None:
    """A compressed file can say no later time than 2106."""
    built = caselib("build", "--as-of", day, cwd=root)
    assert built.returncode == 0, built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.build
def test_a_day_long_ago_is_a_finding(root: Path) -> None:
    """Everything in the library lies in the future then."""
    built = mkdocs("build", "-q", cwd=root)
    assert built.returncode == 0
    built = caselib("build", "--as-of", "0001-01-01", cwd=root)
    assert built.returncode == 1
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(("name", "word"), [
    ("AS_OF", "nonsense"), ("AS_OF", "2026"), ("AS_OF", "2026-02-30"), ("LANG", "fr")])
def test_an_environment_of_nonsense_is_named(
    name: str, word: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not the configuration file."""
    monkeypatch.setenv(f"CASELIB_{name}", word)
    findings = Findings()
    assert build.environment_options(findings) == {}
    (found,) = findings
    assert found.location.path == f"CASELIB_{name}"
    assert word in found.message.zh


def test_an_environment_that_fits_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blanks around a word, and empty words, are nothing."""
    monkeypatch.setenv("CASELIB_AS_OF", " 2026-03-10 ")
    monkeypatch.setenv("CASELIB_LANG", "en")
    monkeypatch.setenv("CASELIB_AUDIENCE", " ")
    assert build.environment_options(Findings()) == {"as_of": "2026-03-10", "lang": "en"}


@pytest.mark.parametrize("name", [
    "a.md.txt", "a.yml~", "b/a.YAML.bak", "a.markdown (1)", "a.mkd", "a.md。txt", "#a.md#"])
def test_copies_of_sources_are_not_published(name: str) -> None:
    """A page of a level, saved once more by Notepad, would be there for all to read."""
    assert not build.published(name)


@pytest.mark.parametrize("name", ["a.png", "md.png", "a.mdx.png", "a.md5", "a.ymls.svg", "yml"])
def test_other_files_are_published(name: str) -> None:
    """What is no source."""
    assert build.published(name)


@pytest.mark.build
def test_a_build_that_was_killed_leaves_the_site_and_no_lock(root: Path) -> None:
    """The next build clears away what it left."""
    assert caselib("build", cwd=root).returncode == 0
    before = digest(root / "site")
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "build"], cwd=root, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(HOME)},
    ) as process:
        while not (left := list(root.glob(".site.*.building"))) and process.poll() is None:
            pass
        process.kill()
    assert left
    assert digest(root / "site") == before
    assert list(root.glob(".site.*.building")) == left
    assert caselib("build", cwd=root).returncode == 0
    assert digest(root / "site") == before
    assert [path.name for path in root.glob(".site*")] == []


@pytest.mark.build
def test_the_plugin_hears_language_and_hides_what_is_not_for_an_audience(root: Path) -> None:
    """A page that an audience may not see is in no navigation; bodies of cases are searched."""
    (root / "content/inner.md").write_text("---\nlevel: restricted\n---\n# 内部规定\n", "utf-8")
    config = root / "mkdocs.yml"
    nav = "\nnav: [index.md, 内部: ./inner.md, 密: by/secret/index.md]\n"
    config.write_text(config.read_text("utf-8") + nav, "utf-8")
    built = caselib("build", "--audience", "sales", cwd=root)
    assert built.returncode == 0
    assert "inner.md" not in built.stdout + built.stderr
    home = (root / "site/index.html").read_text("utf-8")
    assert "inner.html" not in home
    assert "by/secret" not in home
    assert "inner.html" not in caselib("search", "内部规定", cwd=root).stdout
    assert caselib("build", "--audience", "editors", cwd=root).returncode == 0
    assert "inner.html" in (root / "site/index.html").read_text("utf-8")
    found = caselib("search", "内部规定", "--format", "json", cwd=root)
    assert [one["url"] for one in json.loads(found.stdout)["results"]][:1] == ["inner.html"]
    body = caselib("search", "开门次数", "--filter", "page=case", "--format", "json", cwd=root)
    assert [one["id"] for one in json.loads(body.stdout)["results"]] == ["AB-2025-001"]
    (root / "cases/_library/people.yml").write_text("people: nobody\n", "utf-8")
    built = caselib("build", "--lang", "en", cwd=root)
    assert built.returncode == 1
    assert "error(s)" in built.stdout + built.stderr
