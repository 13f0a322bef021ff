"""A site of many cases in a real Chromium: what queries load, how soon they answer, what the page holds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from bench.browser import opened, served
from bench.peer_answers import TEN, start_pagefind, start_theme
from bench.peer_pages import in_pairs
from bench.search_building import kind
from generator.settings import ASSETS, INDEX

FIRST = 24
"""Queries that are each asked of a fresh page."""
_QUIET_MS = 60
"""So long nothing may be sent before an answer counts as whole."""
_KEY_MS = 180
"""From one key to the next: longer than the box waits before it asks."""
_LAPTOP: ViewportSize = {"width": 1280, "height": 900}
_PHONE: ViewportSize = {"width": 390, "height": 844}
_SEARCH = re.compile(r"/assets/caselib/(?:index/|search)|/pagefind/|/search/|/workers/")
"""Scripts, style sheets and index of a search; the rest of a page is there without it as well."""
_INDEX = f"/{ASSETS}/{INDEX}/"
_OTHERS = "scripts and styles"

_CLOCK = """(selector) => {
  const place = document.querySelector(selector);
  const seen = window.benchSeen = {key: 0, shown: 0};
  let changed = false;
  addEventListener("input", () => {
    Object.assign(seen, {key: performance.now(), shown: 0});
    changed = false;
  }, true);
  new MutationObserver((all) => {
    changed = changed || all.some((one) => one.type === "childList" && place.contains(one.target));
    if (changed && !place.closest('[aria-busy="true"]')) seen.shown = seen.shown || performance.now();
  }).observe(document.body, {childList: true, subtree: true, attributes: true, attributeFilter: ["aria-busy"]});
}"""
"""Notes when a key is pressed, and when what stands there has changed and is no more said to be busy."""
_SHOWN = "benchSeen.shown > benchSeen.key && benchSeen.key > 0"
_ASK = """async (query) => {
  const begun = performance.now();
  await caselib.search(query, {facets: true});
  return performance.now() - begun;
}"""
_ASK_PEER = f"""async (query) => {{
  const begun = performance.now();
  await benchAsk(query, {TEN});
  return performance.now() - begun;
}}"""
_MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"

Sent = dict[str, int]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask: how its page is opened, and how a query is asked there, which returns ms."""

    name: str
    open: Callable[[Page, str], None]
    ask: Callable[[Page, str], float]
    viewport: ViewportSize = field(default_factory=lambda: _LAPTOP)
    most: int = 1000
    """Queries that it is asked, where that takes long."""
    fresh: int = FIRST
    """Pages opened anew."""
    targets: bool = True
    """Whether the targets are of this way: what is typed key by key is several queries in one."""


@dataclass(slots=True)
class Read:
    """What asking in one way takes: KB with gzip and files for each query, ms, MB."""

    way: str
    first: list[float] = field(default_factory=list)
    """Of a fresh page, scripts included."""
    files: list[int] = field(default_factory=list)
    """Loaded for a first query."""
    kinds: dict[str, float] = field(default_factory=dict)
    """KB of a first query by kind of file, on the average."""
    later: list[float] = field(default_factory=list)
    """Of a page that stays."""
    again_ms: list[float] = field(default_factory=list)
    """The same query once more, when all data is there."""
    heap_mb: float = 0.0
    page_mb: float = 0.0
    """All that Chromium counts to the page, workers included; both after all queries."""


def measure_reading(site: Path, queries: Sequence[str]) -> list[Read]:
    """Return what the queries take on a built site."""
    return _measured(site, queries, OWN)


def measure_peer(site: Path, queries: Sequence[str], way: Way) -> Read:
    """Return what the queries take on the pages of another search."""
    return _measured(site, queries, [way])[0]


def _measured(site: Path, queries: Sequence[str], ways: Sequence[Way]) -> list[Read]:
    with served(site) as (home, sent), opened() as browser:
        return [_read(browser, home, sent, way, queries[:way.most]) for way in ways]


def _read(browser: Browser, home: str, sent: Sent, way: Way, queries: Sequence[str]) -> Read:
    found = Read(way.name)
    for query in queries[:way.fresh]:
        with browser.new_context(viewport=way.viewport) as context:
            page = context.new_page()
            sent.clear()
            way.open(page, home)
            way.ask(page, query)
            _wait(page, sent)
            loaded = {path: size / 1000 for path, size in sent.items() if _SEARCH.search(path)}
            found.first.append(sum(loaded.values()))
            found.files.append(len(loaded))
            for path, kb in loaded.items():
                found.kinds[_kind(path)] = found.kinds.get(_kind(path), 0.0) + kb / len(queries[:way.fresh])
    with browser.new_context(viewport=way.viewport) as context:
        page = context.new_page()
        way.open(page, home)
        way.ask(page, queries[0])
        for query in queries[1:]:
            _wait(page, sent)
            sent.clear()
            way.ask(page, query)
            _wait(page, sent)
            found.later.append(sum(sent.values()) / 1000)
            found.again_ms.append(way.ask(page, query))
        found.heap_mb, found.page_mb = _memory(page)
    return found


def _kind(path: str) -> str:
    return kind(path.removeprefix(_INDEX)) if path.startswith(_INDEX) else _OTHERS


def _wait(page: Page, sent: Sent) -> None:
    """Wait until nothing is sent any more."""
    before = -1
    while len(sent) != before:
        before = len(sent)
        page.wait_for_timeout(_QUIET_MS)


def _memory(page: Page) -> tuple[float, float]:
    """Return what is left of the heap once it is swept, and all that the page holds. MB."""
    tools = page.context.new_cdp_session(page)
    tools.send("HeapProfiler.collectGarbage")
    tools.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
    whole: float = page.evaluate(_MEMORY)
    return metrics["JSHeapUsedSize"] / 1e6, whole / 1e6


def _open_box(page: Page, home: str) -> None:
    page.goto(f"{home}/index.html", wait_until="networkidle")
    page.evaluate(_CLOCK, "form.cl-find [role=listbox]")
    page.locator("form.cl-find [name=q]").focus()


def _open_page(page: Page, home: str) -> None:
    page.goto(f"{home}/search.html", wait_until="networkidle")
    page.evaluate(_CLOCK, ".cl-browse__hits")


def _open_plain(page: Page, home: str) -> None:
    page.goto(f"{home}/index.html", wait_until="networkidle")


def _filling(place: str) -> Callable[[Page, str], float]:
    """Ask by putting the whole query into a field, as an input method does."""
    def ask(page: Page, query: str) -> float:
        page.locator(place).fill("")
        page.wait_for_timeout(2 * _QUIET_MS)
        page.locator(place).fill(query)
        return _results(page)

    return ask


def _type(page: Page, query: str) -> float:
    """Ask by typing key after key: what stands there in between is asked for as well."""
    place = page.locator("form.cl-find [name=q]")
    place.fill("")
    place.press_sequentially(query, delay=_KEY_MS)
    return _results(page)


def _results(page: Page) -> float:
    page.wait_for_function(_SHOWN)
    found: float = page.evaluate("benchSeen.shown - benchSeen.key")
    return found


def _asking(script: str, say: Callable[[str], str] = str) -> Callable[[Page, str], float]:
    def ask(page: Page, query: str) -> float:
        found: float = page.evaluate(script, say(query))
        return found

    return ask


_IN_BOX, _ON_PAGE = _filling("form.cl-find [name=q]"), _filling("[data-cl-search] [name=q]")
OWN = (Way("box", _open_box, _IN_BOX), Way("box, typed", _open_box, _type, most=FIRST, targets=False),
       Way("search page", _open_page, _ON_PAGE), Way("search page, phone", _open_page, _ON_PAGE, _PHONE),
       Way("script, all facets", _open_plain, _asking(_ASK)))
PAGEFIND = Way("Pagefind", start_pagefind, _asking(_ASK_PEER))
PAIRS = Way("Pagefind on pairs", start_pagefind, _asking(_ASK_PEER, in_pairs))
THEME = Way("theme with jieba", start_theme, _asking(_ASK_PEER), most=FIRST, fresh=1)
"""It loads the whole index before a first query, whichever that is, and may take a minute for it."""
