"""Which style sheets and scripts a page needs: those of every page, and those of its parts."""

from collections.abc import Collection, Iterator
from pathlib import Path

PARTS = {
    "browse": ("browse.css", "browse.js", "browse-choose.js"),
    "cards": ("cards.css",),
    "case": ("case.css", "case.js"),
    "home": ("home.css", "home.js"),
    "law": ("law.css",),
    "lists": ("lists.css",),
    "openers": ("tool-card.js",),
}
"""Files by part; any other file belongs to every page."""
LAST = "print.css"
"""What holds on paper has the last word."""


def files(templates: Path, kind: str, parts: Collection[str] | None) -> Iterator[str]:
    """Yield the files of a kind, `css` or `js`, for a page with these parts; all of them for None.

    A page that someone wrote by hand may hold any part.
    """
    barred = {name for part, names in PARTS.items() if parts is not None and part not in parts
              for name in names}
    found = sorted(path.name for path in (templates / "assets" / kind).glob(f"*.{kind}"))
    yield from (name for name in sorted(found, key=lambda one: one == LAST) if name not in barred)
