"""How cells of a workbook look, and which figures may be typed into them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.formula.calculator import Input, Limits
from generator.formula.check import MONEY
from generator.formula.given import MOST
from generator.formula.show import MOST_DIGITS, number, show

_STYLES: Mapping[str, Mapping[str, object]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 16},
    "lead": {"text_wrap": True, "font_color": "#444444"},
    "bar": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79"},
    "part": {"bold": True, "bg_color": "#DDE6F0"},
    "head": {"bold": True, "text_wrap": True, "bottom": 1},
    "figure": {"bold": True, "text_wrap": True, "bottom": 1, "align": "center"},
    "label": {"text_wrap": True},
    "choice": {"text_wrap": True, "indent": 1},
    "main": {"text_wrap": True, "bold": True},
    "note": {"text_wrap": True, "font_color": "#555555", "font_size": 10},
    "aside": {"text_wrap": True, "font_color": "#555555", "font_size": 10, "indent": 1},
    "centre": {"text_wrap": True, "font_color": "#555555", "font_size": 9, "align": "center"},
    "said": {"text_wrap": True, "indent": 1, "bold": True},
    "formula": {"text_wrap": True, "font_name": "Consolas", "font_size": 9, "font_color": "#555555"},
    "notice": {"text_wrap": True, "bg_color": "#FFF4D6", "border": 1, "border_color": "#E0B84C"},
    "typed": {"bg_color": "#E8F1FB", "border": 1, "border_color": "#9DB7D5", "locked": False},
    "counted": {"border": 1, "border_color": "#D0D0D0", "shrink": True},
    "outside": {"bg_color": "#F8C9CD", "font_color": "#8A0014"},
    "absent": {"font_color": "#B00020"},
    "well": {"font_color": "#1B6E3C"},
    "check": {"font_color": "#B00020", "font_size": 10, "text_wrap": True},
}
_A4 = 9
_LINE = 16
"""Height of a line of text, in points."""
TITLE_HEIGHT = 26
LONGEST_MESSAGE, LONGEST_TITLE = 255, 32


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, tuple[tuple[str, object], ...]], Format] = {}

    def __call__(self, style: str, **more: object) -> Format:
        """Return the format of a style, with properties of its own on top."""
        name = (style, tuple(sorted(more.items())))
        if name not in self._made:
            found = {"valign": "vcenter", **_STYLES[style], **more}
            self._made[name] = self._book.add_format(found)
        return self._made[name]

    def change(self, style: str, **more: object) -> Format:
        """Return a format for a condition: it says only what changes."""
        return self._book.add_format({**_STYLES[style], **more})


def typed_format(unit: str) -> str:
    """Return the number format of a figure that is typed: what was typed is not rounded away."""
    if unit == "%":
        return "0.0##%"
    return "#,##0.0###" if unit.startswith(MONEY) else "General"


def counted_format(unit: str, digits: int) -> str:
    """Return the number format of a figure that is computed."""
    if unit == "%":
        return f"0.0{'#' * (digits - 1)}%"
    return f"#,##0.0{'#' * (digits - 1)}" if digits else "#,##0"


def literal(text: str) -> str:
    """Return a text as part of a number format."""
    return '"' + text.replace('"', "”")[:200] + '"'


def clean(text: str) -> str:
    """Return a text without signs that no XML file may hold."""
    return _NO_SIGNS.sub("\ufffd", text)


_NO_SIGNS = re.compile("[\ud800-\udfff\ufffe\uffff]")


def width(text: str) -> int:
    """Return how wide a text is shown, in digits."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def height(*cells: tuple[str, float]) -> float:
    """Return the height of a row for wrapped texts, each with the width of its column.

    Not every program finds it by itself; one that has no room for a whole sign is reckoned with.
    """
    lines = max((sum(max(ceil(width(line) / max(wide - 2, 2)), 1) for line in text.split("\n"))
                 for text, wide in cells), default=1)
    return _LINE * max(lines, 1)


@dataclass(frozen=True, slots=True)
class Typed:
    """A range of cells that figures are typed into: their limits, and what they are called."""

    label: str
    unit: str
    limits: Limits
    words: Mapping[str, str]
    optional: bool = False
    """Whether the cells may stay empty, as those of a spare row."""
    whole: bool = False
    """Whether they take no fractions."""
    told: str = field(init=False)
    """The limits in words; empty where there are none."""

    def __post_init__(self) -> None:
        """Say the limits in words."""
        told = told_limits(self.limits, self.unit, self.words)
        if self.whole:
            told = self.words["xlsx_whole"].format(limits=told).rstrip("， ,")
        object.__setattr__(self, "told", told)

    def guard(self, sheet: Worksheet, looks: Looks, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Let cells take figures within the limits only, and mark what was pasted in beyond them."""
        low, high = self.limits.low, self.limits.high
        message = self.words["xlsx_refused"].format(label=self.label, limits=self.told).rstrip("： :")
        sheet.data_validation(*first, *last, {
            "validate": "integer" if self.whole else "decimal", "criteria": "between",
            "minimum": -MOST if low is None else low, "maximum": MOST if high is None else high,
            "error_title": self.words["xlsx_refused_title"][:LONGEST_TITLE],
            "error_message": message[:LONGEST_MESSAGE]})
        cell = xl_rowcol_to_cell(*first)
        wrong = [f"NOT(ISNUMBER({cell}))"]
        wrong += [] if low is None else [f"{cell}<{low:.15g}"]
        wrong += [] if high is None else [f"{cell}>{high:.15g}"]
        wrong += [f"{cell}<>INT({cell})"] if self.whole else []
        test = f"OR({','.join(wrong)})"
        sheet.conditional_format(*first, *last, {
            "type": "formula", "format": looks.change("outside"),
            "criteria": f"=AND(NOT(ISBLANK({cell})),{test})" if self.optional else f"={test}"})


def typed_by(one: Input, words: Mapping[str, str], *, optional: bool = False) -> Typed:
    """Return what may be typed for an input."""
    return Typed(one.label, one.unit, one.limits, words, optional, one.whole)


def told_limits(limits: Limits, unit: str, words: Mapping[str, str]) -> str:
    """Return limits in words; empty where there are none."""
    low, high = (None if edge is None else _edge(edge, unit) for edge in (limits.low, limits.high))
    key = "xlsx_between" if low and high else "xlsx_from" if low else "xlsx_to" if high else ""
    return words[key].format(low=low, high=high) if key else ""


def _edge(value: float, unit: str) -> str:
    return show(value, unit, MOST_DIGITS) if unit == "%" else number(value, MOST_DIGITS)


def set_up(sheet: Worksheet, title: str, *, wide: bool = False) -> None:
    """Protect a sheet but for its unlocked cells, and fit it on A4, one page wide."""
    options: dict[str, Any] = {"format_columns": True, "format_rows": True}
    sheet.protect("", options)
    sheet.hide_gridlines(2)
    sheet.set_paper(_A4)
    if wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&R&P / &N")
