"""Takes names out of the values of a case: what a reader would take for the name goes."""

import re
from collections.abc import Iterable, Mapping

from generator.schema.field import Field
from generator.schema.values import Group, Link, Value
from generator.text.folding import fold_for_match
from generator.text.markdown import to_plain

BLOCK = "▇▇"
"""Stands for a name that has no alias."""

_PARAGRAPHS = re.compile(r"(\n[ \t]*\n\s*)")


class Names:
    """Names that must not be read, each with the word that stands for it."""

    def __init__(self, words: Mapping[str, str]) -> None:
        folded = {fold_for_match(name): word for name, word in words.items()}
        # The longest first, so that no part of a longer name stays behind.
        self._words = sorted(
            ((name, word) for name, word in folded.items() if name),
            key=lambda pair: -len(pair[0]))

    def __bool__(self) -> bool:
        return bool(self._words)

    def text(self, text: str) -> str:
        """Return a text without the names, in whatever width, case and spacing they stand."""
        for name, word in self._words:
            if name in fold_for_match(text):
                text = _replaced(text, name, word)
        return text

    def markdown(self, text: str) -> str:
        """Return Markdown without the names; a paragraph that only shows one goes as a whole."""
        text = self.text(text)
        if not self._shown(text):
            return text
        return "".join(
            part if at % 2 or not self._shown(part) else BLOCK
            for at, part in enumerate(_PARAGRAPHS.split(text)))

    def _shown(self, text: str) -> bool:
        plain = fold_for_match(to_plain(text))
        return any(name in plain for name, _ in self._words)

    def value(self, value: Value, known: Field) -> Value:
        """Return a value without the names: in words only, never in ids of terms or people."""
        if isinstance(value, tuple):
            return left(tuple(self.value(item, known.item) for item in value), known)
        if isinstance(value, Group):
            return self._group(value, known)
        if isinstance(value, Link):
            return Link(self.text(value.url), self.text(value.title))
        if isinstance(value, str):
            if known.kind == "markdown":
                return self.markdown(value)
            if known.kind == "attachment":  # a file under another name could not be found
                return value if self.text(value) == value else None
            return self.text(value) if known.kind in ("text", "figures") else value
        return value

    def _group(self, group: Group, known: Field) -> Group | None:
        own = known.kind in ("figures", "matrix")  # their keys are words of the author
        kept = {
            self.text(key) if own else key: value for key, item in group.values.items()
            if (inner := known.inner(key)) is not None
            and (value := self.value(item, inner)) is not None}
        return Group(kept) if kept else None


def left(kept: tuple[Value, ...], known: Field) -> tuple[Value, ...] | None:
    """Return the items of which something is left; rows that are fixed keep their places."""
    if known.rows and any(kept):
        return tuple(item or Group() for item in kept)
    return tuple(item for item in kept if item is not None) or None


def _replaced(text: str, name: str, word: str) -> str:
    """Replace a folded name in a text, by way of what each of its characters folds to."""
    folded, origin = [], []
    for at, char in enumerate(text):
        for alike in fold_for_match(char):
            folded.append(alike)
            origin.append(at)
    line, parts, done, start = "".join(folded), [], 0, 0
    while (found := line.find(name, start)) >= 0:
        first, last = origin[found], origin[found + len(name) - 1]
        parts += [text[done:first], word]
        done = last + 1
        start = found + len(name)
    if not parts:  # characters that fold to the name only together
        return BLOCK
    return "".join(parts) + text[done:]


def names_of(listed: Iterable[str], word: str) -> dict[str, str]:
    """Return names with the one word that stands for each."""
    return dict.fromkeys((name for name in listed if name), word)
