"""How a calculator is shown: its parts, the figures to begin with, its pictures."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Text, listed, say
from generator.formula.calculator import Input, Output, Part, Preset, Table
from generator.formula.charts import KINDS, OPTIONAL, Chart, Series, Stage
from generator.read.law import LawFile
from generator.schema.reading import nearest, offer
from generator.schema.values import Group, groups, plain, strings

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page needs beyond the figures."""

    parts: tuple[Part, ...]
    presets: tuple[Preset, ...]
    charts: tuple[Chart, ...]


def read_shown(
    law: LawFile, inputs: tuple[Input, ...], tables: tuple[Table, ...], outputs: tuple[Output, ...],
) -> Shown | None:
    """Return how a calculator is shown; None where it names what is not there."""
    reader = _Reader(law, inputs, outputs, {table.key: table for table in tables})
    parts = tuple(Part(one.text("key"), one.text("label"), one.text("note"),
                       folded=one.get("folded") is True) for _, one in law.groups("groups"))
    for part in ("inputs", "outputs"):
        for at, one in law.groups(part):
            if name := one.text("group"):
                reader.named(name, [one.key for one in parts], (part, at, "group"))
            if name := one.text("row_of"):
                reader.named(name, reader.tables, (part, at, "row_of"))
    presets = tuple(
        Preset(one.text("key"), one.text("label"), one.text("note"), given)
        for _, one in law.groups("presets")
        if isinstance(given := plain(one.get("figures")), dict))
    charts = tuple(reader.chart(at, one) for at, one in law.groups("charts"))
    return Shown(parts, presets, charts) if reader.sound else None


_NUMBERS = (say("是文字，这里要数", "holds words, and this takes numbers"),
            say("在 columns 或 outputs 里写一列数", "add a column of numbers"))
_MISFITS: Mapping[str, tuple[Text, Text]] = {
    "input": (say("是算出来的，这里要一个输入", "is computed, and this takes an input"),
              say("在 inputs 里写一个", "add one to inputs")),
    "share": (say("的单位不是 %，这张图画的是百分数", "has not the unit %, and this chart shows a share"),
              say("在 outputs 里写一个单位是 % 的", "add an output of unit %")),
    "column": _NUMBERS, "columns": _NUMBERS}
"""Why a figure that is there does not fit, and the remedy where nothing else would."""


class _Reader:
    """The charts of one tool being read against its figures."""

    def __init__(
        self, law: LawFile, inputs: tuple[Input, ...], outputs: tuple[Output, ...],
        tables: dict[str, Table],
    ) -> None:
        self.law = law
        units = {one.key: one.unit for one in inputs} | {one.key: one.unit for one in outputs}
        self.inputs = [one.key for one in inputs]
        self.figures = list(units)
        self.shares = [key for key, unit in units.items() if unit == "%"]
        self.tables = tables
        self.sound = True

    def named(self, name: str, known: Collection[str], path: Path) -> None:
        """Report a name that is not there."""
        if name in known:
            return
        self.sound = False
        self.law.findings.error(
            "tool-figure", self.law.at(*path),
            say("这里没有“{name}”", "there is no “{name}” here", name=name),
            offer(nearest(name, known)) if known else None)

    def chart(self, at: int, values: Group) -> Chart:
        """Return one chart; what its kind needs and does not find is reported."""
        kind = values.text("kind")
        here: Path = ("charts", at)
        names: dict[str, str | tuple[str, ...]] = {}
        for word, sort in KINDS.get(kind, {}).items():
            found = strings(values.get(word))
            if not found and word not in OPTIONAL and sort != "series":
                self.missing(here, kind, word)
            several = sort in ("figures", "columns", "words")
            names[word] = found if several else "".join(found[:1])
            for place, name in enumerate(found):
                self.fitting(name, sort, values.text("table"),
                             (*here, word, place) if several else (*here, word))
        series = tuple(self.series(here, values)) if "series" in KINDS.get(kind, {}) else ()
        if "series" in KINDS.get(kind, {}) and not series:
            self.missing(here, kind, "series")
        return Chart(kind, values.text("label"), values.text("note"), names, series)

    def known(self, sort: str, table: str) -> Collection[str] | None:
        """Return what a word of a chart may name; None for words."""
        own = self.tables.get(table)
        known: dict[str, Collection[str]] = {
            "input": self.inputs, "share": self.shares, "figure": self.figures,
            "figures": self.figures, "table": self.tables}
        if own is not None:
            known["column"] = known["columns"] = sorted(own.keys)
            known["name"] = [*(one.key for one in own.columns if one.words), *sorted(own.keys)]
        return known.get(sort, () if sort in ("name", "column", "columns") else None)

    def fitting(self, name: str, sort: str, table: str, path: Path) -> None:
        """Report what a word of a chart names and may not: unknown, or a figure of another sort."""
        known = self.known(sort, table)
        if known is None or name in known:
            return
        there = self.known({"input": "figure", "share": "figure"}.get(sort, "name"), table) or ()
        if sort not in _MISFITS or name not in there:
            self.named(name, known, path)
            return
        self.sound = False
        message, hint = _MISFITS[sort]
        self.law.findings.error(
            "tool-figure", self.law.at(*path),
            say(f"“{{name}}”{message.zh}", f"“{{name}}” {message.en}", name=name),
            say("可以写：{near}", "use one of: {near}", near=listed(nearest(name, known))) if known else hint)

    def series(self, here: Path, values: Group) -> Iterator[Series]:
        """Yield the funnels of a chart."""
        for at, one in enumerate(groups(values.get("series"))):
            stages = []
            for place, stage in enumerate(groups(one.get("stages"))):
                path: Path = (*here, "series", at, "stages", place)
                for key in ("figure", "rate"):
                    if name := stage.text(key):
                        self.named(name, self.figures, (*path, key))
                stages.append(Stage(stage.text("figure"), stage.text("rate")))
            yield Series(one.text("label"), tuple(stages))

    def missing(self, here: Path, kind: str, word: str) -> None:
        """Report what a chart of this kind needs."""
        self.sound = False
        self.law.findings.error(
            "missing-key", self.law.at(*here),
            say("{kind} 图缺少“{word}”", "a {kind} chart needs “{word}”", kind=kind, word=word),
            say("这种图要写：{words}", "it needs: {words}",
                words=listed(one for one in KINDS[kind] if one not in OPTIONAL)))
