"""A real Chromium, and a server that packs what it sends and counts it."""

import functools
import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync",
          "--enable-blink-features=ForceEagerMeasureMemory"]  # else it waits for a sweep of its own
_PACKED = (".html", ".css", ".js", ".json")
_ALONE = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}
"""Without these Chromium does not tell a page how much memory it takes."""


@contextmanager
def opened() -> Iterator[Browser]:
    """Start a Chromium and end it."""
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome")
                 if (found := shutil.which(name))), None)
    if path is None:
        raise SystemExit("Chromium is missing; run scripts/test_needs.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
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
            for name, value in _ALONE.items():
                self.send_header(name, value)
            self.end_headers()
            sent[self.path.partition("?")[0]] = len(body)
            with suppress(ConnectionError):  # a page that is closed waits for nothing
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Packed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", sent
    finally:
        server.shutdown()
        server.server_close()
