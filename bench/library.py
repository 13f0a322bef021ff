"""A generated library: the real law, as many records as asked for, each signed."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.record import record
from bench.sketch import AS_OF, sketches
from generator import build
from generator.diagnostics import Findings
from generator.model import Library
from generator.model.content_hash import UNSIGNED, content_hash
from generator.pages import urls
from generator.read import read_library
from generator.search.document import Document
from generator.search.documents import documents
from generator.search.facets import facets
from generator.search.files import Facet
from generator.settings import Settings

_HERE = Path(__file__).resolve().parents[1]

THEME = """\
site_name: 大客户销售案例库
docs_dir: content
site_dir: site
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune, navigation.tabs, navigation.indexes, navigation.top, toc.follow]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - tables
  - toc: {permalink: false}
  - pymdownx.details
  - pymdownx.superfences
"""
PAGES = ("index.md", "browse.md", "by/industry/index.md", "by/stage/index.md",
         "by/key_scene/index.md", "tools/index.md", "governance.md", "people/index.md")
NAV = "nav:\n" + "".join(f"  - {page}\n" for page in PAGES)
"""The same for every site that is measured."""


def make_library(root: Path, count: int) -> None:
    """Write a library of so many approved cases."""
    law = root / "cases" / "_library"
    shutil.copytree(_HERE / "cases" / "_library", law)
    ownership = law / "ownership.yml"
    ownership.write_text(_without(ownership.read_text("utf-8"), "picks"), "utf-8")
    shutil.copytree(_HERE / "content" / "tools", root / "content" / "tools",
                    ignore=lambda _, names: [one for one in names if not one.endswith(".yml")])
    (root / "content" / "index.md").write_text("# 首页\n", "utf-8")
    (root / "mkdocs.yml").write_text(
        f"{THEME}plugins:\n  - case-library: {{audience: editors, as_of: {AS_OF}}}\n{NAV}", "utf-8")
    empty = read(root)
    for sketch in sketches(count, "bench", empty):
        path = root / "cases" / sketch.id.split("-")[1] / f"{sketch.id}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(record(sketch, empty), "utf-8")
    _sign(root)


def settings(root: Path) -> Settings:
    """Return the settings of a generated library."""
    return Settings(root, root / "cases", root / "content", AS_OF, "editors")


def read(root: Path) -> Library:
    """Read a generated library; it must be without findings."""
    findings = Findings()
    library = read_library(settings(root), findings)
    if library is None or len(findings):
        shown = "\n".join(f"{one.location}: {one.message.en}" for one in list(findings)[:10])
        raise SystemExit(f"the generated library has findings:\n{shown}")
    return library


@dataclass(frozen=True, slots=True)
class Searchable:
    """What a library's index is made of, pages written by hand left out."""

    documents: list[Document]
    facets: Sequence[Facet]
    synonyms: Sequence[Sequence[str]]


def searchable(root: Path) -> Searchable:
    """Return what can be found in a generated library, as its build would index it."""
    context = build.site_pages(read(root)).context
    found = documents(context.site, urls, (), context.words)
    return Searchable(found, list(facets(context.site, found, context.words)), context.site.synonyms)


def _sign(root: Path) -> None:
    """Write the content hash of every case into its record."""
    library = read(root)
    for case in library.cases:
        path = root / case.path
        text = path.read_text("utf-8")
        signed = content_hash(case, library, {})
        path.write_text(text.replace(f"content_hash: {UNSIGNED}", f'content_hash: "{signed}"'), "utf-8")


def _without(text: str, key: str) -> str:
    """Return a file without one of its top-level keys; what it says is about other cases."""
    kept, skipping = [], False
    for line in text.splitlines(keepends=True):
        if line[:1].strip() and not line.startswith("#"):
            skipping = line.startswith(f"{key}:")
        if not skipping:
            kept.append(line)
    return "".join(kept)
