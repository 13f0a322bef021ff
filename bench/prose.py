"""Sentences from sentence parts: the same seed gives the same words."""

import random
import re

from bench.phrases import GRAMMAR

_PART = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Prose:
    """Writes sentences and paragraphs."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def part(self, name: str) -> str:
        """Return one expansion of a part, without a full stop."""
        return _PART.sub(self._expand, self.random.choice(GRAMMAR[name]))

    def _expand(self, match: re.Match[str]) -> str:
        if match[2]:
            return str(self.random.randint(int(match[2]), int(match[3])))
        return self.part(match[1])

    def parts(self, name: str, count: int) -> list[str]:
        """Return different expansions of a part."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.part(name)] = None
        return list(found)

    def paragraph(self, characters: int, *names: str) -> str:
        """Return sentences of these parts until there are enough Chinese characters."""
        text = ""
        while chinese(text) < characters:
            text += self.part(self.random.choice(names)) + "。"
        return text


def chinese(text: str) -> int:
    """Return how many Chinese characters a text has."""
    return len(_CHINESE.findall(text))
