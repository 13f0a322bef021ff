"""What is measured in a process of its own: `python -m bench.tasks NAME FOLDER ...`."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from bench.library import make_library, read, settings
from bench.measure import memory_mb, peak_mb
from bench.plain_site import make_plain_site
from generator import build
from generator.cli import main
from generator.diagnostics import Findings
from generator.pages import urls
from generator.search.document import Document
from generator.search.documents import documents
from generator.search.facets import facets
from generator.search.files import index_files
from generator.search.gate import misses
from generator.search.inversion import TermPostings, invert
from generator.settings import Settings


def load(root: str) -> None:
    """Read every record with PyYAML's fast loader, as whoever checks nothing would."""
    paths = sorted(Path(root, "cases").rglob("*.yml"))
    told: dict[str, float] = {}
    with _measured(told):
        for path in paths:
            with path.open("rb") as file:
                yaml.load(file, yaml.CSafeLoader)
    print(json.dumps(told))


def check(root: str) -> None:
    """Check a library, start-up left out."""
    wanted: Settings = settings(Path(root))
    findings = Findings()
    told: dict[str, float] = {}
    with _measured(told):
        build.check(wanted, findings)
    if len(findings):
        raise SystemExit("\n".join(f"{one.location}: {one.message.en}" for one in findings))
    print(json.dumps(told))


def library(root: str, count: str) -> None:
    """Make a library."""
    make_library(Path(root), int(count))


def plain(root: str, library_root: str) -> None:
    """Make the same cases as Markdown pages."""
    make_plain_site(Path(root), Path(library_root))


def site(root: str, place: str) -> None:
    """Build a site; what making the index of its search takes is told."""
    write_search = build.write_search
    told: dict[str, float] = {}

    def measured(*given: Any) -> None:
        held = memory_mb()
        with _measured(told):
            write_search(*given)
        told["beyond_mb"] = peak_mb() - held

    setattr(build, "write_search", measured)  # noqa: B010  mypy takes a module's functions for fixed
    failed = main(["--root", root, "build", "--site-dir", place])
    print(json.dumps(told))
    sys.exit(failed)


def steps(root: str) -> None:
    """Make the index of a library step by step and tell what each takes; the texts of records are held."""
    context = build.site_pages(read(Path(root))).context
    found: list[Document] = []
    terms: list[TermPostings] = []
    parts: dict[str, Callable[[], object]] = {
        "texts": lambda: found.extend(documents(context.site, urls, (), context.words)),
        "inversion": lambda: terms.extend(invert(found)),
        "gate": lambda: misses(context.site, found, terms),
        "files": lambda: sum(len(text) for _, text in index_files(
            found, terms, facets(context.site, found, context.words), context.site.synonyms))}
    for name, part in parts.items():
        held = memory_mb()
        told: dict[str, float] = {}
        with _measured(told):
            part()
        print(json.dumps({"step": name, **told, "held_mb": held, "beyond_mb": peak_mb() - held}), flush=True)


def theme(project: str) -> None:
    """Build a project of MkDocs; what the theme's search takes of it is told."""
    told: dict[str, float] = {}
    for name in ("add_entry_from_context", "generate_search_index"):
        setattr(SearchIndex, name, _measuring(getattr(SearchIndex, name), told))
    mkdocs_build(load_config(str(Path(project, "mkdocs.yml"))))
    print(json.dumps(told))


def _measuring(method: Callable[..., Any], told: dict[str, float]) -> Callable[..., Any]:
    def measured(*given: Any) -> Any:
        with _measured(told):
            return method(*given)

    return measured


@contextmanager
def _measured(told: dict[str, float]) -> Iterator[None]:
    """Add what a block takes to what was told before."""
    clock, processor = time.perf_counter(), time.process_time()
    yield
    told["clock"] = told.get("clock", 0.0) + time.perf_counter() - clock
    told["processor"] = told.get("processor", 0.0) + time.process_time() - processor


_TASKS: dict[str, Callable[..., None]] = {
    "load": load, "check": check, "library": library, "plain": plain, "site": site,
    "steps": steps, "theme": theme}

if __name__ == "__main__":
    _TASKS[sys.argv[1]](*sys.argv[2:])
