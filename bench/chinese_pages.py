"""Real Chinese pages to measure the search on: handbooks that Debian ships as HTML.

What is tuned on is never what the numbers to be believed are taken from.
"""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from generator.search.document import Document, Passage

_PACKAGES = ("libreoffice-help-zh-cn", "debian-handbook", "debian-reference-zh-cn", "debian-faq-zh-cn",
             "maint-guide-zh-cn", "gimp-help-zh-cn")
_OFFICE = "usr/share/libreoffice/help/zh-CN/text"
TUNING = (f"{_OFFICE}/scalc", f"{_OFFICE}/shared")
UNSEEN = ("usr/share/doc/debian-handbook/html/zh-CN", "usr/share/debian-reference",
          "usr/share/doc/debian/FAQ/zh-cn", "usr/share/doc/maint-guide-zh-cn/html",
          "usr/share/gimp/2.0/help/zh_CN", f"{_OFFICE}/swriter")
MOST = 500
_LEAST = 150
_PARTS = frozenset({"p", "div", "li", "dd", "dt", "td", "th", "tr", "h1", "h2", "h3", "h4", "pre", "br"})
_SILENT = frozenset({"script", "style", "head"})
_CJK = re.compile("[\u4e00-\u9fff]")
_EVERYWHERE = 0.2
"""Lines on more pages than this share are menus and footers."""


class _Text(HTMLParser):
    """The lines of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.title = ""
        self._silent = 0
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._tag = tag
        self._silent += tag in _SILENT
        if tag in _PARTS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _PARTS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self._tag == "title" and self._silent:
            self.title = self.title or data.strip()
        elif not self._silent:
            self.lines[-1] += data


def handbooks(folder: Path) -> Path | None:
    """Return a folder with the handbooks unpacked; they stay there. None where apt does not bring them."""
    whole = folder / "pages"
    if whole.is_dir():
        return whole
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return None
    packed, parts = folder / "packed", folder / "part"
    packed.mkdir(parents=True, exist_ok=True)
    if subprocess.run(["apt-get", "download", *_PACKAGES], cwd=packed, check=False,
                      capture_output=True).returncode:
        return None
    for file in packed.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(file), str(parts)], check=True)
    shutil.rmtree(packed)
    return parts.rename(whole)


def pages(root: Path, folders: tuple[str, ...]) -> list[Document]:
    """Return pages with enough Chinese on them, evenly taken from folders."""
    found = []
    for path in _files(root, folders):
        text = _Text()
        text.feed(path.read_text("utf-8", "replace"))
        lines = [" ".join(line.split()) for line in text.lines if line.strip()]
        if len(_CJK.findall(" ".join(lines))) >= _LEAST:
            found.append((path, text.title or lines[0], lines))
    step = max(1, -(-len(found) // MOST))
    kept = found[::step]
    seen = Counter(line for _, _, lines in kept for line in set(lines))
    bound = max(2, _EVERYWHERE * len(kept))
    return [
        Document(f"P-{at}", path.name, title, "page", tuple(
            Passage(line) for line in lines if seen[line] <= bound))
        for at, (path, title, lines) in enumerate(kept)]


def _files(root: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(
            path for path in root.rglob("*.html") if f"/{folder}/" in path.as_posix()
            and ("debian-reference" not in folder or path.name.endswith(".zh-cn.html")))
