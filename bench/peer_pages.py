"""The pages that are searched, as plain HTML for Pagefind and as a project of MkDocs for the theme's search."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from generator.search.document import Document
from generator.text.folding import fold_for_search

_RUN = re.compile("[\u3400-\u9fff]+")
_SIGNS = re.compile(r"[\\`*_{}\[\]()#+\-.!]")
_MARKS = {"p": "", "h2": "## "}
_MKDOCS = """\
site_name: pages
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins: [search]
not_in_nav: '*'
nav: [index.md]
"""


def write_html(root: Path, documents: Sequence[Document], *, pairs: bool = False) -> None:
    """Write a page for each document, named by its place; as `pairs` of characters that blanks part."""
    root.mkdir(parents=True)
    say = in_pairs if pairs else str
    language = "und" if pairs else "zh-CN"
    for at, one in enumerate(documents):
        title = escape(say(one.title))
        body = "\n".join(f"<{tag}>{escape(say(text))}</{tag}>" for tag, text in _parts(one))
        (root / f"{at}.html").write_text(
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
            f"</head><body><main data-pagefind-body><h1>{title}</h1>\n{body}\n</main></body></html>\n", "utf-8")


def write_mkdocs(root: Path, documents: Sequence[Document]) -> None:
    """Write a project of MkDocs with a page for each document, named by its place."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(_MKDOCS, "utf-8")
    (root / "docs" / "index.md").write_text("# pages\n", "utf-8")
    for at, one in enumerate(documents):
        body = "\n\n".join(_MARKS[tag] + _plain(text) for tag, text in _parts(one))
        (root / "docs" / f"{at}.md").write_text(f"# {_plain(one.title)}\n\n{body}\n", "utf-8")


def in_pairs(text: str) -> str:
    """Return a text with each run of Chinese as overlapping pairs, which are words to any engine."""
    return _RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", fold_for_search(text)).strip()


def _pairs(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    yield from (run[at:at + 2] for at in range(len(run) - 1))


def _parts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield what stands below the title, with the tag that it has on a page."""
    yield "p", document.id
    yield from (("p", text) for name in ("aliases", "labels") for text in document.texts(name))
    before = ""
    for one in document.passages:
        if one.heading and one.heading != before:
            yield "h2", one.heading
        before = one.heading
        yield "p", one.text


def _plain(text: str) -> str:
    """Return a text as one line of Markdown in which nothing is a mark."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(escape(text, quote=False).split()))
