"""Pages of calculators in a real Chromium: what is transferred, and how long one waits."""

import functools
import gzip
import http.server
import shutil
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FRESH = 5
"""Pages opened anew for the first result; the median counts."""
KEYS = 50
_PAUSE_MS = 220
"""Between two keys: charts glide for 180 ms."""
_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync"]
_PHONE = {"width": 390, "height": 844}
"""Charts lie below what such a screen shows at first."""
_LAPTOP = {"width": 1280, "height": 900}
_THEME = ("/assets/javascripts/", "/assets/stylesheets/", "/assets/images/", "/search/")
_PACKED = (".html", ".css", ".js", ".json")

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
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome")
                 if (found := shutil.which(name))), None)
    if path is None:
        raise SystemExit("Chromium is missing; run scripts/test_needs.sh")
    with _served(site) as (home, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        version = f"Chromium {browser.version}"
        pages = [_measured(browser, tool, f"{home}/tools/{tool}.html", sent) for tool in tools]
        browser.close()
    return version, pages


def _measured(browser: Browser, tool: str, url: str, sent: dict[str, int]) -> ToolPage:
    light, whole = _weight(browser, url, sent)
    first = statistics.median(_first(browser, url) for _ in range(FRESH))
    return ToolPage(tool, light, whole, first, *_keys(browser, url))


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serve a site with gzip; yield its address, and the bytes that each path was sent with."""
    sent: dict[str, int] = {}

    class Packed(http.server.SimpleHTTPRequestHandler):
        """Packs what servers pack, and counts it."""

        def do_GET(self) -> None:
            """Send a file."""
            path = Path(self.translate_path(self.path))
            if not path.is_file():
                self.send_error(404)
                return
            body, packed = path.read_bytes(), path.suffix in _PACKED
            body = gzip.compress(body, 6) if packed else body
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            sent[self.path.partition("?")[0]] = len(body)
            with suppress(ConnectionError):  # a page that is closed waits for nothing
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Packed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", sent
    server.shutdown()
    server.server_close()


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
