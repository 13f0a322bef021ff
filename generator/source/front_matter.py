"""The few plain words at the head of a Markdown page."""

import re

from yaml import YAMLError

from generator.source.nodes import Mapping, Scalar, compose

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the front matter's plain words by key, and the text after it."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    try:
        node = compose(match[1])
    except (YAMLError, ValueError):
        return {}, text[match.end():]
    if not isinstance(node, Mapping):
        return {}, text[match.end():]
    words = {
        key.value: value.value for key, value in node.value
        if isinstance(key, Scalar) and isinstance(value, Scalar)}
    return words, text[match.end():]
