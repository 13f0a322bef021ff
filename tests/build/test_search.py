"""The index comes with the site, the gate refuses what nobody would find, the command asks it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.build.test_build import caselib, digest, library, mkdocs

__all__ = ["library"]

INDEX = Path("site/assets/caselib/index")


def planted(library: Path, alias: str) -> str:
    """Give a draft one alias only, and return its id."""
    for path in sorted((library / "cases").glob("20*/*.yml")):
        text = path.read_text("utf-8")
        if "\nstatus: draft" in text:
            text, had = re.subn(r"(?m)^aliases:.*\n(?:[ -].*\n)*", f'aliases: ["{alias}"]\n', text)
            path.write_text(text if had else f'{text}aliases: ["{alias}"]\n', "utf-8")
            return path.stem
    raise AssertionError("the sample library has drafts")


@pytest.mark.build
@pytest.mark.parametrize("run", [caselib, mkdocs])
def test_what_nobody_would_find_stops_the_build(library: Path, run: object) -> None:
    """An alias of signs: the message names case and words, and the last good site stays."""
    assert caselib("build", cwd=library).returncode == 0
    before = digest(library / "site")
    case = planted(library, "——👍")
    done = (caselib if run is caselib else mkdocs)("build", cwd=library)
    assert done.returncode == 1
    assert "not-findable" in done.stdout
    assert case in done.stdout
    assert "——👍" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    if run is caselib:
        assert digest(library / "site") == before


@pytest.mark.build
def test_the_command_asks_the_built_site(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    """By words, with filters and orders; without Node or site it says so."""
    case = planted(library, "鲸鲨蹒跚")
    assert caselib("build", cwd=library).returncode == 0
    assert main(["search", "鲸鲨蹒跚", "--root", str(library), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in answer["results"]] == [case]
    assert answer["facets"]["page"] == {"case": 1}
    assert main(["search", "鲸鲨", "--root", str(library), "--filter", "page=tool"]) == 0
    assert capsys.readouterr().out.startswith("共 0 个结果")
    assert main(["search", "鲸鲨", "--site-dir", str(library / "site"), "--limit", "1"]) == 0
    assert f"cases/{case}.html" in capsys.readouterr().out
    for wrong, said in (("page", "stage=lead"), ("foo=bar", "outcome（"), ("page=nothing", "case（")):
        assert main(["search", "鲸鲨", "--root", str(library), "--filter", wrong]) == 2
        assert said in capsys.readouterr().err
    assert main(["search", "", "--root", str(library), "--filter", "page=工具", "--limit", "1"]) == 0
    assert "tools/" in capsys.readouterr().out
    assert main(["search", " ", "--root", str(library)]) == 2
    capsys.readouterr()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main(["search", "鲸鲨", "--root", str(library)]) == 1
    assert "Node.js" in capsys.readouterr().out
    monkeypatch.undo()
    (library / INDEX / "root.js").unlink()
    assert main(["search", "鲸鲨", "--root", str(library)]) == 2
    assert "caselib build" in capsys.readouterr().err
