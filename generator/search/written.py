"""Pages written by hand, from their finished HTML: the only form in which headings have anchors."""

from collections.abc import Iterator
from html.parser import HTMLParser

from generator.search.document import Passage

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = _HEADINGS | {"p", "li", "td", "th", "tr", "dt", "dd", "div", "pre", "blockquote", "section",
                      "table", "ul", "ol", "br", "details", "summary", "figure", "figcaption"}
_SILENT = frozenset({"script", "style", "template", "svg", "pre"})
"""What nobody reads as text; a listing that shows how a record is written would pass for a case."""
_EXCLUDED = "data-search-exclude"
_EMPTY = frozenset({"br", "hr", "img", "input", "wbr", "col", "source", "link", "meta"})


class _Sections(HTMLParser):
    """The text of a page, by the heading it stands under."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._in_heading = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag not in _EMPTY and (self._silent or tag in _SILENT or _EXCLUDED in named):
            self._silent += 1
        elif tag in _HEADINGS:
            self._in_heading = True
            self.sections.append((named.get("id") or "", [], []))
        if tag in _PARTS:
            self._write(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag not in _EMPTY:
            self._silent -= 1
        elif tag in _HEADINGS:
            self._in_heading = False
        if tag in _PARTS:
            self._write(" ")

    def handle_data(self, data: str) -> None:
        self._write(data)

    def _write(self, text: str) -> None:
        if not self._silent:
            _, heading, body = self.sections[-1]
            (heading if self._in_heading else body).append(text)


def passages(html: str, title: str) -> Iterator[Passage]:
    """Yield a passage for each heading of a page that has anything below it."""
    page = _Sections()
    page.feed(html)
    page.close()
    for anchor, heading, body in page.sections:
        said, text = (" ".join("".join(part).split()) for part in (heading, body))
        if text or (said and said != title):
            yield Passage(text, said if said != title else "", anchor)
