"""Pages of calculators in a real Chromium: what is transferred, and how long one waits."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.browser import opened, served

FRESH = 5
"""Pages opened anew for the first result; the median counts."""
KEYS = 50
_PAUSE_MS = 220
"""Between two keys: charts glide for 180 ms."""
_PHONE = {"width": 390, "height": 844}
"""Charts lie below what such a screen shows at first."""
_LAPTOP = {"width": 1280, "height": 900}
_THEME = ("/assets/javascripts/", "/assets/stylesheets/", "/assets/images/", "/search/")

_CLOCKS = """(() => {
  const seen = window.benchSeen = {start: 0, first: 0, key: 0, frame: 0};
  let held, at = 0, now = 0, spent = 0;
  Object.defineProperty(window, "caselib", {configurable: true, get: () => held, set(value) {
    seen.start = seen.start || performance.now();
    held = value;
  }});
  new MutationObserver(() => { seen.first = seen.first || performance.now(); })
    .observe(document, {subtree: true, attributes: true, attributeFilter: ["data-cl-code"]});
  addEventListener("input", () => { at = performance.now(); seen.frame = 0; }, true);
  addEventListener("input", () => { seen.key = performance.now() - at; });
  const next = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (run) => next((time) => {
    const begun = performance.now();
    run(time);
    spent = (time === now ? spent : 0) + performance.now() - begun;
    now = time;
    seen.frame = Math.max(seen.frame, spent);
  });
})()"""
"""Notes when the first script of ours begins and when results stand (a status is written last), what an
input event takes until all of it is done, and the longest frame of what is drawn afterwards."""


@dataclass(frozen=True, slots=True)
class ToolPage:
    """What was found of one calculator's page. Sizes in KB with gzip, times in ms."""

    tool: str
    light_kb: float
    """Before a chart is in view, the HTML included."""
    whole_kb: float
    """With the chart library and what draws."""
    first_ms: float
    keys_ms: Sequence[float]
    """From an input event to updated results."""
    frames_ms: Sequence[float]
    """The longest frame in which the charts follow."""


def measure_pages(site: Path, tools: Sequence[str]) -> tuple[str, list[ToolPage]]:
    """Return the browser, and what is found of each calculator's page of a built site."""
    with served(site) as (home, sent), opened() as browser:
        pages = [_measured(browser, tool, f"{home}/tools/{tool}.html", sent) for tool in tools]
        return f"Chromium {browser.version}", pages


def _measured(browser: Browser, tool: str, url: str, sent: dict[str, int]) -> ToolPage:
    light, whole = _weight(browser, url, sent)
    first = statistics.median(_first(browser, url) for _ in range(FRESH))
    return ToolPage(tool, light, whole, first, *_keys(browser, url))


def _weight(browser: Browser, url: str, sent: dict[str, int]) -> tuple[float, float]:
    """Return the size of a page beyond the theme's own files, before and after its charts."""
    with browser.new_context(viewport=_PHONE) as context:  # type: ignore[arg-type]
        page = context.new_page()
        sent.clear()
        page.goto(url, wait_until="networkidle")
        light = _own(sent)
        _drawn(page)
        return light, _own(sent)


def _own(sent: dict[str, int]) -> float:
    return sum(size for path, size in sent.items() if not path.startswith(_THEME)) / 1000


def _drawn(page: Page) -> None:
    """Bring every chart into view and wait until it stands."""
    for place in page.locator("[data-cl-chart]").all():
        place.scroll_into_view_if_needed()
        place.locator("svg").wait_for()


def _first(browser: Browser, url: str) -> float:
    """Return the time from the first script of ours to the first result, nothing kept from before."""
    with browser.new_context(viewport=_LAPTOP) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script(_CLOCKS)
        page.goto(url, wait_until="load")
        found: float = page.evaluate("benchSeen.first - benchSeen.start")
        if found <= 0:
            raise SystemExit(f"{url}: no result")
        return found


def _keys(browser: Browser, url: str) -> tuple[list[float], list[float]]:
    """Return what each of 50 keystrokes took, and the longest frame after it, with charts drawn."""
    keys, frames = [], []
    with browser.new_context(viewport=_LAPTOP) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script(_CLOCKS)
        page.goto(url, wait_until="networkidle")
        _drawn(page)
        box = next(one for one in page.locator("[data-cl-in]").all()
                   if one.is_visible() and len(one.input_value()) > 1)  # no key may leave it empty
        box.focus()
        page.keyboard.press("End")
        for at in range(KEYS):
            page.keyboard.press(str(at // 2 % 10) if at % 2 else "Backspace")
            page.wait_for_timeout(_PAUSE_MS)
            if page.locator(".cl-stale").count():
                raise SystemExit(f"{url}: a figure that was typed is refused")
            keys.append(page.evaluate("benchSeen.key"))
            frames.append(page.evaluate("benchSeen.frame"))
    return keys, frames
