"""A text that is mended in memory, so that one mistake does not hide the next.

Lines keep their number, and every column of a mended line leads back to a column of the file.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.diagnostics import Findings, Location, Text, say

_LONGEST = 400
"""Characters of a line that a hint repeats; of a longer one it gives the part that matters."""


class Edit(NamedTuple):
    """Other words for a stretch of one line; lines and columns from 0."""

    line: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Mend:
    """One mistake: its place from 0, why it is one, and what should stand there instead."""

    rule: str
    line: int
    column: int
    message: Text
    edits: tuple[Edit, ...]
    hint: Text | None = None
    """Where it is not given, the corrected line is."""


class Draft:
    """Lines that are changed, and where each of their characters came from."""

    def __init__(self, text: str, name: str, outer: Collection[str] = ()) -> None:
        self.name = name
        self.outer = outer
        """The keys that are known to stand at the left edge."""
        self.lines = text.split("\n")
        self._last = len(self.lines) - 1
        if self.lines[-1]:  # the parser counts a line behind one without an end
            self.lines.append("")
        self.partial = False
        self._origins: dict[int, list[int]] = {}

    @property
    def text(self) -> str:
        """The text as mended so far."""
        return "\n".join(self.lines)

    @property
    def columns(self) -> Mapping[int, Sequence[int]]:
        """For each mended line, the file's column of each of its columns."""
        return self._origins

    def place(self, line: int, column: int) -> Location:
        """Return where in the file a place of the mended text is."""
        if line > self._last:
            line, column = self._last, len(self.lines[self._last])
        origin = self._origins.get(line)
        return Location(self.name, line + 1, origin_of(origin, column) + 1)

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Return the text as it would be."""
        lines = dict.fromkeys(edit.line for edit in edits)
        changed = {number: self.changed(number, edits) for number in lines}
        return "\n".join(changed.get(number, line) for number, line in enumerate(self.lines))

    def changed(self, number: int, edits: Iterable[Edit]) -> str:
        """Return one line as it would be."""
        line = self.lines[number]
        for edit in sorted((edit for edit in edits if edit.line == number), reverse=True):
            line = line[:edit.start] + edit.words + line[edit.end:]
        return line

    def apply(self, mend: Mend, findings: Findings) -> None:
        """Report a mistake and mend it."""
        findings.error(mend.rule, self.place(mend.line, mend.column), mend.message,
                       mend.hint or self._corrected(mend))
        self.edit(mend.edits)

    def overwrite(self, number: int, line: str) -> None:
        """Put another line of the same length in a line's place."""
        self.lines[number] = line

    def edit(self, edits: Iterable[Edit]) -> None:
        """Change the lines without a word."""
        for edit in sorted(edits, reverse=True):
            line = self.lines[edit.line]
            origin = self._origins.setdefault(edit.line, list(range(len(line) + 1)))
            came_from = origin[edit.start] if edit.start < len(origin) else origin[-1]
            origin[edit.start:edit.end] = [came_from] * len(edit.words)
            self.lines[edit.line] = line[:edit.start] + edit.words + line[edit.end:]

    def _corrected(self, mend: Mend) -> Text:
        """Give the line as it should read; leading blanks are told, since nobody sees them."""
        edits = mend.edits
        number = edits[0].line
        before, fixed = self.lines[number], self.changed(number, edits)
        words, indent = fixed.strip(), len(fixed) - len(fixed.lstrip(" "))
        if len(words) > _LONGEST:
            start = max(0, edits[0].start - indent - _LONGEST // 4)
            words = f"…{words[start:start + _LONGEST // 2]}…"
        if len(edits) > 1 and any(edit.line != number for edit in edits):
            return say("从第 {line} 行起改成：{words} …", "from line {line} on write: {words} …",
                       line=number + 1, words=words)
        if number != mend.line:
            return say("第 {line} 行改成：{words}", "line {line}, write: {words}",
                       line=number + 1, words=words)
        if before.strip(" ") == words or before[:1] in "\t\u3000\u00a0" or _blanks(before) != indent:
            if not indent:
                return say("去掉行首的空格：{words}", "without blanks before it: {words}", words=words)
            return say("改成（前面 {indent} 个空格）：{words}", "write ({indent} blanks, then): {words}",
                       indent=indent, words=words)
        return say("改成：{words}", "write: {words}", words=words)


def origin_of(origin: Sequence[int] | None, column: int) -> int:
    """Return the file's column of a column; the last one where the mended line is longer."""
    if origin is None:
        return column
    return origin[column] if column < len(origin) else origin[-1]


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
