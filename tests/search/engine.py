"""The engine of the page, run in Node over an index in a folder."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.pages.assets import ENGINE_SCRIPT, engine
from generator.search.document import Document, Passage
from generator.search.files import index_files
from generator.search.inversion import invert

HOME = Path(__file__).resolve().parents[2]
SCRIPTS = HOME / "site_templates" / "assets" / "search"

Answer = dict[str, Any]
_CALLS = """
const engine = require(process.argv[1]).start(process.argv[2], process.argv[3]);
const calls = {marker: async (query, ...texts) => {
  const mark = await engine.marker(query);
  return texts.map((text) => [mark(text), mark.phrases(text)]);
}};
require("readline").createInterface({input: process.stdin}).on("line", async (line) => {
  const [name, ...values] = JSON.parse(line);
  const answer = await (calls[name] || engine[name])(...values).catch((error) => ({error: error.name}));
  process.stdout.write(JSON.stringify(answer) + "\\n");
});
"""
"""Answers lines of JSON [method of the engine, arguments ...]."""


class Engine:
    """A Node that stays."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, query: str, **options: Any) -> Answer:
        """Return the whole answer to a query."""
        found: Answer = self.said([query, options])
        return found

    def ids(self, query: str, **options: Any) -> list[str]:
        """Return the ids of the results in their order."""
        return [one["id"] for one in self.ask(query, **options)["results"]]

    def said(self, line: object) -> Any:
        """Return what a line of JSON is answered with."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


Start = Callable[..., Engine]
"""Indexes documents and starts an engine over them."""


@contextmanager
def started(*words: str) -> Iterator[Engine]:
    """Start Node and end it."""
    path = shutil.which("node")
    if path is None:
        pytest.skip("needs Node; `make test` installs it")
    with subprocess.Popen([path, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          encoding="utf-8") as process:
        yield Engine(process)


def write(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write files into a folder."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@contextmanager
def searching(folder: Path, documents: Sequence[Document], *parts: Any, **more: Any) -> Iterator[Engine]:
    """Index documents into a folder and start the engine over them; more as `index_files` takes it."""
    indexed(folder, documents, *parts, **more)
    with started(str(SCRIPTS / "node.js"), str(folder / ENGINE_SCRIPT), str(folder)) as running:
        yield running


@contextmanager
def calling(folder: Path, documents: Sequence[Document], *parts: Any, **more: Any) -> Iterator[Engine]:
    """Do the same for lines that name a method of the engine and what it is given."""
    indexed(folder, documents, *parts, **more)
    with started("-e", _CALLS, str(SCRIPTS / "node.js"), str(folder / ENGINE_SCRIPT), str(folder)) as running:
        yield running


def indexed(folder: Path, documents: Sequence[Document], *parts: Any, **more: Any) -> None:
    """Write an index of documents, and the engine's scripts beside it."""
    write(folder, index_files(documents, list(invert(documents)), *parts, **more))
    write(folder, [(ENGINE_SCRIPT, engine(HOME / "site_templates"))])


def document(name: str, text: str = "", title: str = "", **more: Any) -> Document:
    """Return a document with one passage."""
    values: Mapping[str, Any] = {"kind": "case", "passages": (Passage(text),), **more}
    return Document(name, f"cases/{name}.html", title or name, **values)
