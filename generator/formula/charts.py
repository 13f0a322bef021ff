"""Pictures of a calculator: the kinds there are, and what each must name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Names = Literal[
    "input", "share", "figure", "figures", "table", "name", "column", "columns", "words", "series"]
"""What a part of a chart names: keys of the calculator, an input or a share (of unit %) among them;
columns of the chart's own table, which are numbers but for the `name` of a row; or words."""
_FIGURES = ("input", "share", "figure", "figures")

KINDS: Mapping[str, Mapping[str, Names]] = {
    "funnels": {"series": "series"},
    "sweep": {"along": "input", "shows": "share", "marks": "figures", "line": "figure"},
    "waterfall": {"start": "figure", "steps": "figures", "end": "figure"},
    "stack": {"table": "table", "name": "name", "parts": "columns", "line": "figure"},
    "tornado": {"table": "table", "low": "column", "high": "column"},
    "quadrants": {
        "table": "table", "name": "name", "x": "column", "y": "column", "size": "column",
        "cut_x": "figure", "cut_y": "figure", "names": "words"},
    "bars": {"figures": "figures"},
}
OPTIONAL = frozenset(("marks", "line"))
"""What a chart may leave out."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a funnel: how many there are, and the rate at which they go on."""

    figure: str
    rate: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One funnel."""

    label: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture. `names` holds keys by the words of its kind in KINDS."""

    kind: str
    label: str
    note: str = ""
    names: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    series: tuple[Series, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the figures that it shows, in their order."""
        return tuple(key for word, sort in KINDS[self.kind].items() if sort in _FIGURES
                     for key in self.many(word))

    def one(self, word: str) -> str:
        """Return a single name, empty where there is none."""
        found = self.names.get(word, "")
        return found if isinstance(found, str) else ""

    def many(self, word: str) -> tuple[str, ...]:
        """Return a list of names."""
        found = self.names.get(word, ())
        return (found,) if isinstance(found, str) else found
