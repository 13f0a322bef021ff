"""Markdown of records to clean HTML. Text from a record is data: its HTML is shown, not obeyed."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape

import markdown
import nh3

from generator.text.links import INWARD, inward, placed_targets

Resolve = Callable[[str], str | None]
"""From `case:ID` and the like to an address; None where it is not there for this audience."""

_TAGS = {
    "p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "del",
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_SCHEMES = {"http", "https", "mailto", *(scheme.rstrip(":") for scheme in INWARD)}
_MARKS = re.compile(
    r"[*_`#\[\]<>|&\\\t\x02\x03]|(?m:^)(?: {4}| {0,3}(?:[-+=]|\d+\. ))|  \n")
"""Without any of these, Markdown finds nothing to do but paragraphs."""
_ITEM = re.compile(r"[-*+] +(?=\*\*[^\s*]|[^\s*+=#>-])(?!\d+\. )")
_STARTS = re.compile(r"[\s\d]")
"""What may make a line more than a sentence: nothing is said of it at once."""
_LINK = re.compile(r"\[([^\[\]\\`*_!<>&\n]+)\]\((?:[a-z]+:|#)[\w/.#:-]*\)")
_STRONG = re.compile(r"(?<!\*)\*\*([^\s*][^*\n]*[^\s*]|[^\s*])\*\*(?!\*)")
_BREAKS = re.compile(r"\n[ \t]*\n\s*")
_INLINE_TAG = re.compile(r"</?(?:a|strong|em|code|del)\b[^>]*>")
_ANY_TAG = re.compile(r"<[^>]*>")
_HREF = re.compile(r'<a href="([^":]*:[^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)

_UNSEEN = re.compile(r"[\x00-\x20]")
_ODD = re.compile(r"[`\\&<>~\"'\x02]|\]:|\]\([^)\s]*[\s(]|(?m:^)(?: {4}|\t)")
"""What may hide a link from `placed_targets`: code, escapes, entities, quotes, links by name."""


def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter


_CONVERTER = _converter()


def is_plain(text: str) -> bool:
    """Tell whether Markdown finds nothing in a text to do but paragraphs."""
    return _MARKS.search(text) is None


@lru_cache(maxsize=4096)
def to_html(text: str) -> str:
    """Return clean HTML. Links into the library keep their scheme, for `resolve_links`."""
    if is_plain(text):
        parts = (part.strip() for part in _BREAKS.split(text.strip()))
        return "\n".join(f"<p>{escape(_joined(part), quote=False)}</p>" for part in parts if part)
    return _converted(text)


def _converted(text: str) -> str:
    _CONVERTER.reset()
    return nh3.clean(
        _CONVERTER.convert(text), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES,
        link_rel="noopener noreferrer")


def to_plain(text: str) -> str:
    """Return Markdown as the bare words on one line."""
    words = _plain_at_once(text)
    return _plain_by_html(text) if words is None else words


def _plain_at_once(text: str) -> str | None:
    """Return the words of paragraphs, lists of one level, links and strong words; None of anything else.

    A search looks at every text of a library, and most hold no more than that.
    """
    if _MARKS.search(text) is None:
        return " ".join(text.split())
    lines, listed = [], True
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if item is None and not (line.strip() == "" or _STARTS.match(line) is None):
            return None
        if item is not None and not listed:
            return None  # Markdown takes it for a part of the paragraph
        listed = item is not None or not line.strip()
        lines.append(line[item.end():] if item else line)
    words = _STRONG.sub(r"\1", _LINK.sub(r"\1", "\n".join(lines)))
    return None if _MARKS.search(words) else " ".join(words.split())


def _plain_by_html(text: str) -> str:
    return " ".join(unescape(_ANY_TAG.sub(" ", _INLINE_TAG.sub("", to_html(text)))).split())


def inward_targets(text: str) -> Iterator[str]:
    """Yield where the links of a Markdown text lead inside the library, as `case:ID`.

    Plain links are taken from the text; where anything else is in it, from the page it makes.
    """
    if "](" not in text and "]:" not in text:
        return
    if _ODD.search(text) is None:
        yield from (target for target, _ in placed_targets(text) if inward(target))
        return
    for match in _HREF.finditer(to_html(text)):
        target = _inward(match)
        if target:
            yield target


def _inward(link: re.Match[str]) -> str:
    """Return what a link of clean HTML leads to inside the library; empty where it leads out."""
    scheme, _, name = unescape(link[1]).partition(":")
    scheme = _UNSEEN.sub("", scheme).lower()  # as browsers and the cleaner read it
    return f"{scheme}:{name}" if f"{scheme}:" in INWARD else ""


def _joined(paragraph: str) -> str:
    """Join lines as Markdown does; what an author wraps is no new paragraph."""
    return "\n".join(line.strip() for line in paragraph.split("\n"))


def resolve_links(html: str, resolve: Resolve) -> str:
    """Give links into the library their address; those that lead nowhere become plain text."""
    if 'href="' not in html:
        return html

    def replaced(match: re.Match[str]) -> str:
        target = _inward(match)
        if not target:
            return match[0]
        address = resolve(target)
        rest = match[2].replace(' rel="noopener noreferrer"', "")
        return f'<a href="{escape(address)}"{rest}>{match[3]}</a>' if address else match[3]

    return _HREF.sub(replaced, html)
