"""The head of a page written by hand: its title, and the level that withholds it.

A level that is written in a way that nobody understands would publish the page, so it is an error.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.diagnostics import Findings, Location, Severity, Text, say
from generator.model import PageTool
from generator.read.page_tools import read_page_tools
from generator.read.words import Words
from generator.schema.reading import nearest, offer
from generator.source import Document, Mapping, Node, Scalar, is_empty
from generator.source.front_matter import front_matter
from generator.text.folding import fold_for_match

_GUARDS = ("level", "levels", "audience", "audiences", "密级", "受众")
_WORD = re.compile(r"\s*(?![-*+>] |\*\*)[\"']?(?P<key>[^:：=＝\n]{1,40}?)[\"']?\s*[:：=＝﹕∶]")
_RULE = re.compile(r"[-\u2010-\u2015\u2500\u2212~=+*_.`]{2,}")
_FURTHEST = 60
"""Lines of a page in which a level without proper front matter is looked for."""

_HINT = say("文件最开头写三行：---、level: 密级编号、---；不限密级就不写 level",
            "begin the file with three lines: ---, level: ID, ---; leave it out where anyone may read")


class Head(NamedTuple):
    """What the head of a page says."""

    title: str
    level: str
    body: str
    tools: tuple[PageTool, ...] = ()


def read_head(
    text: str, where: str, levels: Collection[str] | None, findings: Findings,
    known: Words | None = None,
) -> Head:
    """Read the front matter of a page; a level that does not count is an error.

    `levels` is None where they could not be read, and any is let through.
    """
    met = Findings()
    document, body = front_matter(text, where, met)
    words: dict[str, str] = {}
    tools: tuple[PageTool, ...] = ()
    if document is not None and isinstance(document.root, Mapping):
        listed = next((value for key, value in document.root.value if key.value == "tools"), None)
        if listed is not None:
            tools = read_page_tools(document, listed, known or Words(), findings)
        words = _words(document, document.root, levels, met)
    elif document is not None and document.root is not None:
        _wrong(met, document.at(document.root),
               say("页面开头的设置读不懂", "the front matter cannot be understood"))
    if "level" not in words and not met.count(Severity.ERROR):
        for line in _guards_outside(text, body, within=document is not None):
            _wrong(met, Location(where, line),
                   say("这一行写了密级或受众，但不在页面开头的设置里，不起作用",
                       "this names a level or audiences outside the front matter: it has no effect"))
    for one in met:
        findings.add(one)
    return Head(words.get("title", ""), words.get("level", ""), body, tools)


def _words(
    document: Document, root: Mapping, levels: Collection[str] | None, findings: Findings,
) -> dict[str, str]:
    """Return the plain words by key. Keys that say nothing of the level are let through."""
    words: dict[str, str] = {}
    seen: set[str] = set()
    for key, value in root.value:
        where = document.at(key)
        if not isinstance(key, Scalar):
            _wrong(findings, where, say("这里应当是一个键", "this should be a key"))
            continue
        if key.value in seen:
            _wrong(findings, where, say("键“{key}”写了两次", "the key “{key}” stands twice",
                                        key=key.value))
        seen.add(key.value)
        if key.value == "level":
            _check_level(document, value, levels, findings)
        elif key.value == "<<" or _guards(key.value):
            _wrong(findings, where,
                   say("页面没有“{key}”这个键，只能写 level",
                       "a page has no key “{key}”, only level", key=key.value))
        if isinstance(value, Scalar):
            words.setdefault(key.value, value.value)
    return words


def _check_level(
    document: Document, node: Node, levels: Collection[str] | None, findings: Findings,
) -> None:
    if not isinstance(node, Scalar) or is_empty(node):
        _wrong(findings, document.at(node),
               say("level 后面要写一个密级编号", "level takes the id of one level"))
    elif levels is not None and node.value not in levels:
        findings.error(
            "unknown-level", document.at(node),
            say("没有这个密级：“{level}”", "no such level: “{level}”", level=node.value),
            offer(nearest(node.value, levels)))


def _guards_outside(text: str, body: str, *, within: bool) -> Iterator[int]:
    """Yield the lines above the first heading that look as if they said who may see the page.

    Where a text begins with something like a fence, a `#` may be a comment. `within`: whether there
    is front matter before the body; then its own lines are looked at as well.
    """
    before = text.count("\n", 0, len(text) - len(body))
    lines = body.split("\n", _FURTHEST)[:_FURTHEST]
    first = next((line for line in lines if line.strip()), "")
    fenced = _RULE.fullmatch(fold_for_match(first)) is not None
    heading = next((at for at, line in enumerate(lines) if line.startswith("# ")), len(lines))
    looked_at = list(enumerate(lines[:None if fenced else heading], before + 1))
    if within:
        looked_at = [*enumerate(text.split("\n", before)[:before], 1), *looked_at]
    for number, line in looked_at:
        match = _WORD.match(line)
        if match and _guards(match["key"]):
            yield number


def _guards(key: str) -> bool:
    """Tell whether a key is meant to say who may see the page."""
    return fold_for_match(key).strip("\"'?:：{[<>-—*_") in _GUARDS


def _wrong(findings: Findings, where: Location, message: Text) -> None:
    findings.error("page-level", where, message, _HINT, quote=False)
