"""What other searches answer, asked in a real Chromium as their own pages ask them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bench.measure import Run, command, run

TEN = 10
"""Results that are looked at, and whose texts are loaded, as for a page of ours."""
Answer = Mapping[str, Any]

_START_PAGEFIND = """async () => {
  const engine = await import("/pagefind/pagefind.js");
  window.benchAsk = async (query, most) => {
    const found = await engine.search(query);
    const shown = await Promise.all(found.results.slice(0, most).map((one) => one.data()));
    return {total: found.results.length, urls: shown.map((one) => one.url)};
  };
}"""
_START_THEME = """async () => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(config.base + "/", location);
  const {config: settings, docs} = await (await fetch(new URL("search/search_index.json", base))).json();
  const worker = new Worker(new URL(config.search, base));
  const said = (message) => new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.postMessage(message);
  });
  await said({type: 0, data: {config: settings, docs, options: {suggest: false}}});
  window.benchAsk = async (query, most) => {
    const {items} = (await said({type: 2, data: query})).data;
    return {total: items.length, urls: items.slice(0, most).map((group) => group[0].location)};
  };
}"""
"""The messages by which Material's own page sets its worker up and asks it."""


def index_pagefind(program: Path, site: Path) -> Run:
    """Let Pagefind index a folder of pages."""
    return command([str(program), "--site", str(site)], site.parent)


def index_theme(jieba: Path, project: Path) -> Run:
    """Build a project of MkDocs with the theme's search; what that took is the inner time."""
    return run(["bench.tasks", "theme", str(project)], project.parent, PYTHONPATH=str(jieba))


def start_pagefind(page: Page, home: str) -> None:
    """Open a page and load Pagefind, which loads of its index what queries need."""
    page.goto(f"{home}/0.html")
    page.evaluate(_START_PAGEFIND)


def start_theme(page: Page, home: str) -> None:
    """Open a page and let the theme's worker load the whole index."""
    page.goto(f"{home}/index.html")
    page.evaluate(_START_THEME)


def asked(page: Page, query: str, ids: Sequence[str]) -> Answer:
    """Return an answer in the form of ours; pages are named by their place among `ids`."""
    found = page.evaluate("([query, most]) => benchAsk(query, most)", [query, TEN])
    places = [Path(url.partition("#")[0]).stem for url in found["urls"]]
    return {"total": found["total"],
            "results": [{"id": ids[int(place)] if place.isdigit() else ""} for place in places]}
