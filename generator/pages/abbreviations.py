"""What capitals in a text stand for: terms whose id they are, and pages titled by them."""

import re
from collections.abc import Iterator

from generator.pages.context import Context, Here

_ID = re.compile(r"[a-z]{2,3}")
_TITLED = re.compile(r"([A-Z]{2,6})[ 　](.+)")


class Abbreviations:
    """Finds the abbreviations of a library in the text of a page."""

    def __init__(self, context: Context) -> None:
        """Take `ar` from `{id: ar, label: 客户经理}`, and `SAF` from a page called “SAF 销售飞轮”."""
        self._known: dict[str, tuple[str, str]] = {}
        site = context.site
        for taxonomy, terms in site.taxonomies.items():
            keys = [one.field for one in site.indexes.values() if one.taxonomy == taxonomy]
            for term, label in terms.items():
                if _ID.fullmatch(term) and label.upper() != term.upper():
                    target = f"term:{keys[0]}/{term}" if keys else ""
                    self._known[term.upper()] = label, target
        for path, title in context.pages.items():
            if found := _TITLED.fullmatch(title):
                self._known[found[1]] = found[2], f"page:{path}"
        # A word of its own, and not within an address or an anchor.
        self._alone = {
            word: re.compile(rf"(?<![A-Za-z0-9_/#.-]){word}(?![A-Za-z0-9_-])")
            for word in self._known}

    def of(self, html: str, here: Here) -> Iterator[tuple[str, str, str]]:
        """Yield each abbreviation that a text holds, what it stands for, and where that leads."""
        for word, (label, target) in self._known.items():
            if word in html and self._alone[word].search(html):
                yield word, label, (here.resolve(target) or "") if target else ""
