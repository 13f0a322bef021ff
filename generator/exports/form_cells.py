"""The cells of a blank workbook: what is typed into each, and what it refuses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from generator.exports.form_formulas import Place, Standing
from generator.exports.form_parts import TICK, hint, limits_told, option_labels
from generator.exports.workbook_looks import (
    LONGEST_MESSAGE,
    LONGEST_TITLE,
    Looks,
    clean,
    set_up,
    width,
)
from generator.formula.program import Key
from generator.schema.field import Field

_FORMATS: Mapping[str, Mapping[str, object]] = {
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "percent": {"num_format": "0.##%"}, "money": {"num_format": "#,##0.####"},
    "integer": {"num_format": "0"}, "rating": {"num_format": "0", "align": "center"},
    "number": {"num_format": "General"}, "bool": {"align": "center"}, "tick": {"align": "center"},
    "choice": {"text_wrap": True},
}
_WORDS: Mapping[str, object] = {"num_format": "@", "text_wrap": True}
_FAR = 1e300
_DATES = (date(1900, 1, 1), date(9999, 12, 31))
_STEPS = 20
"""Steps of a rating that are offered in a list; a longer one is typed."""


@dataclass(slots=True)
class Options:
    """The lists to choose from, each a column of a sheet of its own.

    A list inside a validation ends at 255 signs and cannot hold a comma.
    """

    sheet: str
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Labels, and the first field that they belong to."""

    def source(self, one: Field) -> str:
        """Return where the options of a field stand."""
        labels = option_labels(one)
        self.lists.setdefault(labels, one.label)
        column = list(self.lists).index(labels)
        return f"={quote_sheetname(self.sheet)}!{xl_range_abs(1, column, len(labels), column)}"

    def write(self, sheet: Worksheet, title: str, looks: Looks) -> None:
        """Write every list below the name of its field."""
        for column, (labels, name) in enumerate(self.lists.items()):
            for row, text in enumerate((name, *labels)):
                sheet.write_string(row, column, clean(text), looks("head" if row == 0 else "label"))
            sheet.set_column(column, column, min(max(map(width, (name, *labels))) + 3, 60))
        set_up(sheet, title, wide=True)


@dataclass(slots=True)
class BlankCells:
    """The cells of one sheet; what is refused is said once for all cells of a field."""

    sheet: Worksheet
    name: str
    looks: Looks
    words: Mapping[str, str]
    options: Options
    standing: Standing
    guarded: dict[Key, tuple[Field, list[Place]]] = field(default_factory=dict)

    def text(self, row: int, first: int, last: int, text: str, style: str, **more: object) -> None:
        """Write a text over some columns."""
        look = self.looks(style, **more)
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", look)
        self.sheet.write_string(row, first, clean(text), look)

    def typed(
        self, key: Key, one: Field, row: int, columns: tuple[int, int], value: str | float | None = None,
    ) -> None:
        """Write a cell to be filled in, over some columns, and remember where it stands."""
        place = self._kept(key, row, columns[0])
        self.guarded.setdefault(key, (one, []))[1].append(place)
        top = {"valign": "top"} if one.lines > 1 else {}
        look = self.looks("typed", **_FORMATS.get(one.kind, _WORDS), **top)
        first, last = columns
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", look)
        if isinstance(value, str):
            self.sheet.write_string(row, first, clean(value), look)
        elif value is not None:
            self.sheet.write_number(row, first, value, look)
        elif last == first:
            self.sheet.write_blank(row, first, None, look)

    def computed(self, key: Key, one: Field, row: int, columns: tuple[int, int]) -> Place:
        """Keep the cell of a computed figure; its formula comes once every field has its place."""
        first, last = columns
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", counted(self.looks, one))
        return self._kept(key, row, first)

    def _kept(self, key: Key, row: int, column: int) -> Place:
        place = Place(self.name, row, column)
        self.standing.cells[key].append(place)
        return place

    def guard(self) -> None:
        """Let every cell take what its field takes, and nothing else."""
        for one, places in self.guarded.values():
            refused = self._refused(one)
            if refused is None:
                continue
            first, *others = _ranges(places)
            title = self.words["xlsx_refused_title"][:LONGEST_TITLE]
            self.sheet.data_validation(*first, {
                **refused, "other_cells": others, "error_title": title,
                # A sign beyond the first plane counts twice.
                "error_message": clean(str(refused["error_message"]))[:LONGEST_MESSAGE // 2]})

    def _refused(self, one: Field) -> dict[str, Any] | None:
        """Return the validation of a field; None where anything can be typed."""
        words, told = self.words, limits_told(one, self.words)
        listed = {"validate": "list", "error_message": words["blank_refused_list"].format(label=one.label)}
        if one.kind == "choice":
            return {**listed, "source": self.options.source(one)} if one.options else None
        if one.kind in ("bool", "tick"):
            return {**listed, "source": [TICK] if one.kind == "tick" else [words["yes"], words["no"]]}
        if one.kind == "rating" and len(option_labels(one)) <= _STEPS:
            return {**listed, "source": list(option_labels(one))} if option_labels(one) else None
        if one.kind in ("integer", "number", "money", "percent", "rating"):
            message = words["xlsx_refused"].format(label=one.label, limits=told).rstrip("： :")
            return {"validate": "integer" if one.kind in ("integer", "rating") else "decimal",
                    "criteria": "between", "error_message": message,
                    "minimum": -_FAR if one.min is None else float(one.min),
                    "maximum": _FAR if one.max is None else float(one.max)}
        if one.kind == "date":
            return {"validate": "date", "criteria": "between", "minimum": _DATES[0], "maximum": _DATES[1],
                    "error_message": words["blank_refused_date"].format(label=one.label)}
        if one.max_length:
            return {"validate": "length", "criteria": "<=", "value": one.max_length,
                    "error_message": f"{one.label}{words['list_colon']}{hint(one, words)}"}
        return None


def counted(looks: Looks, one: Field) -> Format:
    """Return how a computed figure looks."""
    return looks("counted", num_format="General", align="left" if one.options else "center")


def _ranges(places: list[Place]) -> Iterator[tuple[int, int, int, int]]:
    """Yield cells as ranges: those below each other are one."""
    ordered = sorted((place.column, place.row) for place in places)
    start = 0
    for at, (column, row) in enumerate(ordered):
        if at + 1 == len(ordered) or ordered[at + 1] != (column, row + 1):
            yield ordered[start][1], column, row, column
            start = at + 1
