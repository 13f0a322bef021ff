"""Which style sheets and scripts a page needs: those of every page, and those of its parts."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.publication import PublishedSite

PARTS = {
    "browse": ("browse.css", "browse.js", "browse-choose.js"),
    "cards": ("cards.css",),
    "case": ("case.css", "case.js"),
    "home": ("home.css", "home.js"),
    "law": ("law.css",),
    "lists": ("lists.css",),
    "openers": ("tool-card.js",),
    "found": ("search-found.css",),
    "search": ("browse.css", "search-found.css", "search-page.css", "search-chips.js", "search-filters.js",
               "search-none.js", "search-page.js", "search-results.js", "search-start.js", "search-state.js"),
}
"""Files by part; any other file belongs to every page."""
GENERATED = frozenset({"found", "search"})
"""Parts that no page written by hand can hold; what is found is shown by scripts, which ask for its style."""
LAST = "print.css"
"""What holds on paper has the last word."""


ENGINE = ("folding", "tokens", "postings", "store", "spelling", "plan", "ranking", "excerpt", "proof",
          "options", "counts", "names", "near", "sounding", "engine", "shown", "recent", "box-list",
          "box", "marks", "call")
"""Scripts of the search in the order they run: each builds on those before it."""
ENGINE_SCRIPT = "search-engine.js"
"""All of them as one file, which a page loads when someone begins to search."""
FOREIGN = "vendor"
"""The folder of what others wrote: shipped to the last byte."""
CHARTS = "echarts.min.js"
"""The largest file of all; a library without calculators has no use for it."""


def shipped(templates: Path, site: PublishedSite) -> Iterator[Path]:
    """Yield every file of ours that some page of a site may load."""
    tools = site.tools.values()
    counts = any(tool.calculator for tool in tools)
    for kind in ("css", "js", FOREIGN, *(["tools"] if counts or any(tool.form for tool in tools) else [])):
        for path in sorted((templates / "assets" / kind).glob("*")):
            if path.suffix in (".css", ".js", ".svg", ".png") and (counts or path.name != CHARTS):
                yield path


def without_comments(name: str, text: str) -> str:
    """Return a script or style sheet of ours as readers load it: comments are for those who write it."""
    for ending, comment in _COMMENTS.items():
        if name.endswith(ending):
            return comment.sub("", text)
    return text


_COMMENTS = {".js": re.compile(r"^[ \t]*//.*\n", re.MULTILINE),
             ".css": re.compile(r"/\*.*?\*/\s*", re.DOTALL)}


def engine(templates: Path) -> str:
    """Return the scripts of the search as one; Node runs the same."""
    folder = templates / "assets" / "search"
    return "".join(without_comments(path.name, path.read_text("utf-8"))
                   for path in (folder / f"{name}.js" for name in ENGINE))


def files(templates: Path, kind: str, parts: Collection[str] | None) -> Iterator[str]:
    """Yield the files of a kind, `css` or `js`, for a page with these parts; all of them for None.

    A page that someone wrote by hand may hold any part.
    """
    held = PARTS.keys() - GENERATED if parts is None else parts
    own = {name for part in held for name in PARTS.get(part, ())}
    barred = {name for names in PARTS.values() for name in names} - own
    found = sorted(path.name for path in (templates / "assets" / kind).glob(f"*.{kind}"))
    yield from (name for name in sorted(found, key=lambda one: one == LAST) if name not in barred)
