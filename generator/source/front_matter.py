"""The head of a Markdown page, read as any other YAML."""

import re
from typing import NamedTuple

from generator.diagnostics import Findings
from generator.source.document import Document, document_of

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


class FrontMatter(NamedTuple):
    """What stands between the two `---`, and the text after it."""

    document: Document | None
    """None where the page has no front matter."""
    body: str


def front_matter(text: str, name: str, findings: Findings) -> FrontMatter:
    """Read the front matter of a page; what is wrong with it is found at its place in the file."""
    match = _FRONT.match(text)
    if match is None:
        return FrontMatter(None, text)
    return FrontMatter(document_of(name, "\n" + match[1], findings), text[match.end():])
