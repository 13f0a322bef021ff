"""Links in Markdown: which are allowed, and how links into the library are written.

`case:ID`, `tool:ID`, `term:FIELD/ID`, `person:ID` and `page:PATH` lead into the library and are
resolved for each audience; http, https and mailto lead out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Text, say

OUTWARD = ("http://", "https://", "mailto:")
INWARD = ("case:", "tool:", "term:", "person:", "page:")

_TARGET = re.compile(r"(?<!\\)(?:\\\\)*\]\((?=\s*<?([^)\s>]{1,300}))")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\(\s*<?")
_NAMED_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\] ?\[")
_DEFINED = re.compile(r"(?m)^ {0,3}\[[^\]\n]{1,500}\]:\s*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$")
_TAG = re.compile(
    r"<(?!https?://|mailto:|[\w.+-]+@)(/?[A-Za-z][A-Za-z0-9-]*(?=[\s/:][^<>]*>|>)|!--)")
_MARKER = re.compile(r"(?<![\]!\\])\[tool:([^\]\s]{1,60})\](?![(\[:])")
_CODE = re.compile(r"(?<!`)`++[^`\n]++`++")
_FENCES = ("```", "~~~")
_NO_PARAGRAPH = ("#", "---")
"""How lines begin that no paragraph goes on with: headings, and the end of the page's head."""
_CODE_INDENT = 4
"""Blanks before a line that make code of it."""


@dataclass(frozen=True, slots=True)
class LinkProblem:
    """A link or a piece of HTML that is not let through."""

    rule: str
    message: Text
    hint: Text
    at: int = 0
    """Where in the text it starts."""


@dataclass(frozen=True, slots=True)
class Marker:
    """`[tool:ID]` in the text of a page: where the tool is to be embedded."""

    tool: str
    at: int
    """Where in the text it starts."""
    alone: bool
    """Whether it is a paragraph of its own; only then it is more than words."""


def scheme_allowed(url: str) -> bool:
    """Tell whether an address may stand on a page."""
    return url.strip().lower().startswith(OUTWARD)


def placed_targets(markdown: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses of the links with where each starts in the text, code left out."""
    for _, target, at in _links(_without_code(markdown)):
        yield target, at


def placed_markers(markdown: str) -> Iterator[Marker]:
    """Yield the markers of tools, code left out."""
    text = _without_code(markdown)
    for match in _MARKER.finditer(text):
        before, line = text[:match.start()].rpartition("\n")[::2]
        rest, _, after = text[match.end():].partition("\n")
        around = (before.rpartition("\n")[2].strip(), after.partition("\n")[0].strip())
        yield Marker(match[1], match.start(), alone=(
            len(line) < _CODE_INDENT and not line.strip() and not rest.strip()
            and all(not one or one.startswith(_NO_PARAGRAPH) for one in around)))


def inward(target: str) -> tuple[str, str] | None:
    """Return what a link into the library names, as (`case`, its id); None where it leads out."""
    scheme, colon, name = target.partition(":")
    scheme = scheme.lower()
    return (scheme, name.partition("#")[0]) if scheme + colon in INWARD else None


def _without_code(markdown: str) -> str:
    """Blank out code, so that places stay what they are."""
    if not any(sign in markdown for sign in ("`", "~~~")):
        return markdown
    lines = markdown.split("\n")
    ends = [at for at, line in enumerate(lines) if line.startswith(_FENCES) and not line[3:].strip()]
    ends.reverse()
    fenced_to = -1
    for at, line in enumerate(lines):
        while ends and ends[-1] <= max(at, fenced_to):
            ends.pop()
        if at > fenced_to and ends and line.startswith(_FENCES):
            fenced_to = ends[-1]
        lines[at] = " " * len(line) if at <= fenced_to else _CODE.sub(_blank, line)
    return "\n".join(lines)


def _blank(code: re.Match[str]) -> str:
    return " " * len(code[0])


def _links(text: str) -> Iterator[tuple[bool, str, int]]:
    """Yield for each link whether it is an image, its address, and where it starts."""
    images = {match.end() for match in _IMAGE.finditer(text)}
    first = text.find("[")
    for match in _TARGET.finditer(text):
        if 0 <= first < match.start():
            yield match.start(1) in images, match[1], match.start(1)
    for match in _NAMED_IMAGE.finditer(text):
        yield True, match[0], match.start()
    for match in _DEFINED.finditer(text):
        yield False, match[1], match.start(1)


def bad_links(markdown: str) -> Iterator[LinkProblem]:
    """Yield what a Markdown field holds that will not be let through."""
    text = _without_code(markdown)
    for image, target, at in _links(text):
        if image:
            yield LinkProblem(
                "bad-link", say("正文里不能放图片", "no images in a text"),
                say("把文件列在 attachments 里", "list the file under attachments"), at)
        elif not (scheme_allowed(target) or target.lower().startswith(INWARD)
                  or target.startswith("#")):
            yield LinkProblem(
                "bad-link",
                say("不允许的链接：{target}", "this link is not allowed: {target}",
                    target=target[:60]),
                say("外部用 https:// 或 mailto:；库内写 case:编号、tool:编号、term:字段/条目",
                    "outside: https:// or mailto:; inside: case:ID, tool:ID, term:FIELD/ID"), at)
    for match in _TAG.finditer(text):
        yield LinkProblem(
            "raw-html",
            say("正文里不能写 HTML（<{tag}…），会照原样显示",
                "no HTML in a text (<{tag}…); it is shown as it stands", tag=match[1]),
            say("用 Markdown 写，或把 < 写成 &lt;", "use Markdown, or write &lt; for <"),
            match.start())
