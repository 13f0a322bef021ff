"""Secrets in every kind of field at every level, searched for in every file of every site."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.settings import ASSETS, INDEX
from tests.build.planted import SEES, Planted, plant

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    """Write the planted library once."""
    root = tmp_path_factory.mktemp("planted")
    return root, plant(ROOT, root)


def everything(site: Path) -> str:
    """Return the names and contents of all files of a site as one text."""
    parts = []
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        parts.append(file.relative_to(site).as_posix())
        raw = file.read_bytes()
        text = (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode("utf-8", "replace")
        if file.suffix == ".json":
            text += json.dumps(json.loads(text), ensure_ascii=False)
        parts.append(text)
    return "\n".join(parts)


def indexed(site: Path) -> set[str]:
    """Return every term that the index of a site knows, as its scripts say them."""
    folder, found = site / ASSETS / INDEX, set()
    for file in folder.rglob("*.js"):
        text = file.read_text("utf-8")
        name, *said = json.loads(f"[{text[text.index('(') + 1:text.rindex(')')]}]")
        if name.startswith("t/"):
            found |= set(said[0].split(" "))
        elif name.startswith("h-"):
            found.add(said[0])
    return found


@pytest.mark.parametrize("audience", SEES)
def test_each_site_holds_what_its_audience_may_see_and_nothing_else(
    library: tuple[Path, Planted], tmp_path: Path, audience: str,
) -> None:
    """Every secret is on the sites of its audiences, and on no other."""
    root, planted = library
    site = tmp_path / "site"
    built = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(root), "build",
         "--audience", audience, "--site-dir", str(site)],
        capture_output=True, text=True, cwd=ROOT, check=False)
    assert built.returncode == 0, built.stdout
    text = everything(site)
    leaked = [word for word, who in planted.secrets.items()
              if audience not in who and word in text]
    lost = [word for word, who in planted.secrets.items()
            if audience in who and word not in text]
    assert leaked == []
    assert lost == []
    terms = indexed(site)
    numbers = {word[2:6]: who for word, who in planted.secrets.items()}
    assert [one for one, who in numbers.items() if audience not in who and one in terms] == []
    assert [one for one, who in numbers.items() if audience in who and one in terms]
    assert len(planted.secrets) > 400


def test_no_raw_file_of_the_library_is_in_a_site(
    library: tuple[Path, Planted], tmp_path: Path,
) -> None:
    """Records, law and tool templates are read, never copied."""
    root, _ = library
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(root), "build", "--site-dir", str(site)],
        check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    assert [path.name for path in site.rglob("*") if path.suffix in (".yml", ".yaml", ".md")] == []
