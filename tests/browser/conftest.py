"""A real Chromium over the sample library, built by MkDocs once for all browser tests."""

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "tests" / "shots"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample library for the editors with the real command."""
    target = tmp_path_factory.mktemp("site") / "site"
    subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(ROOT), "build",
         "--audience", "editors", "--site-dir", str(target)],
        check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return target


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site on a free port of the loopback address."""
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Visit:
    """A page being looked at, with what went wrong on the way."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: (
            self.errors.append(message.text) if message.type == "error" else None))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def foreign(self, home: str) -> list[str]:
        """Return requests that left the site."""
        return [url for url in self.requests
                if not url.startswith((home, "data:", "blob:", "about:"))]

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return int(self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def shot(self, name: str) -> None:
        """Save a picture for a person to look at."""
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open a window; `@pytest.mark.parametrize("visit", […], indirect=True)` sets its size."""
    options = dict(getattr(request, "param", {"viewport": DESKTOP}))
    context = browser.new_context(**options)
    yield Visit(context)
    context.close()
