"""Cards of tools: what a case or a page computed with one, and the way to go on from there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from generator.formula.calculator import Calculator, Table
from generator.formula.figures import Computed, computed
from generator.formula.given import FigureError
from generator.formula.show import MOST_DIGITS, row_names, show
from generator.pages.calculators import Teller, Told, main
from generator.pages.context import Context, Here
from generator.pages.figures_link import figures_link
from generator.pages.slots import all_fields
from generator.pages.tool_scripts import markup_name
from generator.publication import PublishedTool, PublishedUse
from generator.schema.field import Field
from generator.schema.values import Group, Value, plain

FEW = 6
"""Figures of a case that are shown at once; more are folded."""

_MARKER = re.compile(r"<p>\[tool:([^\]<>\s]+)\]</p>")


def without_markers(uses: Sequence[PublishedUse], html: str) -> str:
    """Return a hand-written page without its cards: what a tool says is found on its own page."""
    tools = {use.tool for use in uses}
    return _MARKER.sub(lambda match: "" if match[1] in tools else match[0], html)


@dataclass(frozen=True, slots=True)
class GivenTable:
    """Rows that were given to a calculator, as texts; only columns that some row gives."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What was computed with a calculator."""

    tool: PublishedTool
    results: tuple[Told, ...]
    status: str
    """How the results are to be read, empty where they are plain."""
    own: bool
    """Whether they are anyone's own figures, and not the tool's examples."""
    examples: int
    """How many inputs and tables are the tool's examples all the same."""
    given: tuple[tuple[str, str], ...]
    """Label and text of inputs that differ from the examples."""
    tables: tuple[GivenTable, ...]
    href: str
    """The tool's page with these figures."""
    script: str
    """The name of what a page loads first to open the calculator where it stands."""

    @property
    def folded(self) -> int:
        """Return how many figures are folded; 0 where they are few enough to be seen."""
        count = len(self.given) + sum(len(table.rows) * len(table.heads) for table in self.tables)
        return count if count > FEW else 0


class Cards:
    """Makes the cards of a site."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._parts = context.environment.get_template("parts/tool/card.html").module
        self._tellers: dict[str, Teller] = {}
        self._tool_of = dict(_siblings(context))

    def beside(self, known: Field, item: Group, here: Here, case: str) -> Markup | str:
        """Return the card of figures for the tool that their group names; empty where none computes."""
        figures, name = item.get(known.key), item.get(self._tool_of.get(id(known), ""))
        card = self.card(str(name), figures, here, case)
        action = self._context.words["card_open_case" if case else "card_open_own"]
        return self._html("inner", card, label=known.label, action=action) if card else ""

    def card(self, name: str, figures: Value, here: Here, case: str = "") -> Card | None:
        """Return the card of a tool with figures (its own, if there are none) as seen from a page."""
        tool = self._context.site.tools.get(name)
        if tool is None or tool.calculator is None:
            return None
        given = plain(figures)
        if not isinstance(given, dict):
            given = {}
        try:
            done = computed(tool.calculator, given)
        except FigureError:  # a name that is withheld may have stood in a key
            return None
        return self._card(tool, tool.calculator, given, done, here, case)

    def _card(
        self, tool: PublishedTool, calculator: Calculator, given: Mapping[str, object],
        done: Computed, here: Here, case: str,
    ) -> Card:
        if tool.id not in self._tellers:
            self._tellers[tool.id] = Teller(calculator, self._context.words)
        teller = self._tellers[tool.id]
        told = done.told
        names = {table.key: row_names(table, told["tables"][table.key]) for table in calculator.tables}
        figures = {key: value for key, value in done.inputs.items() if key in given}
        tables = [table for table in calculator.tables if table.key in given]
        link = figures_link(calculator, figures, {
            table.key: told["tables"][table.key] for table in tables}, case) if given else ""
        return Card(
            tool, tuple(teller.told(one, told["outputs"][one.key], done.absent.get(one.key, ""), names)
                        for one in main(calculator)),
            told["status"]["text"] if told["status"]["code"] else "", bool(given),
            sum(one.key not in given for one in calculator.inputs)
            + sum(one.key not in given for one in calculator.tables),
            tuple((one.label, teller.shown(one, figures[one.key])) for one in calculator.inputs
                  if one.key in figures and figures[one.key] != one.default),
            tuple(_table(table, given[table.key], names[table.key], told["tables"][table.key])
                  for table in tables),
            here.tool(tool.id) + (f"#{tool.id}:{link}" if link else ""), markup_name(tool.id))

    def results(self, card: Card) -> Markup:
        """Return key results and figures, for the tool's own page."""
        return self._html("results", card)

    def placed(self, uses: Sequence[PublishedUse], html: str, here: Here) -> str:
        """Return a hand-written page with its cards: each at its marker, the others below."""
        waiting = [(use.tool, self.use(use, here)) for use in uses]

        def at_marker(match: re.Match[str]) -> str:
            for place, (tool, card) in enumerate(waiting):
                if tool == match[1]:
                    del waiting[place]
                    return card
            return match[0]

        html = _MARKER.sub(at_marker, html)
        return html + "".join(card for _, card in waiting)

    def use(self, use: PublishedUse, here: Here) -> Markup:
        """Return the whole card of a tool on a page; of one that does not compute, what it is for."""
        tool = self._context.site.tools.get(use.tool)
        if tool is None:
            return Markup()
        return self._html("show", self.card(use.tool, use.figures, here), here=here, tool=tool,
                          note=use.note)

    def _html(self, macro: str, card: Card | None, **values: object) -> Markup:
        made: Markup = getattr(self._parts, macro)(card, self._context.words, **values)
        return made


def _siblings(context: Context) -> Iterator[tuple[int, str]]:
    """Yield for each field of figures, by identity, the key of the tool beside it."""
    every = chain.from_iterable(map(all_fields, context.site.fields.values()))
    for outer in every:
        tool = next((one.key for one in outer.fields if one.kind == "tool"), "")
        yield from ((id(one), tool) for one in outer.fields if tool and one.kind == "figures")


def _table(
    table: Table, given: object, names: Sequence[str], rows: Sequence[Mapping[str, float | str]],
) -> GivenTable:
    """Return the rows that were given; of fixed rows only those."""
    told = [row for row in given if isinstance(row, dict)] if isinstance(given, list) else []
    named = {str(row.get("key")) for row in told}
    columns = [one for one in table.columns if any(one.key in row for row in told)]
    units = {row.key: row.unit for row in table.fixed}
    return GivenTable(
        table.label,
        (*([table.label] if table.fixed else []),
         *(f"{one.label} {one.unit}".strip() if one.unit != "%" else one.label for one in columns)),
        tuple((*([name] if table.fixed else []), *(
            _cell(row[one.key], units.get(str(row.get("key")), "") if one.by_row else one.unit,
                  bare=not one.by_row) for one in columns))
            for name, row in zip(names, rows, strict=True)
            if not table.fixed or row["key"] in named))


def _cell(value: float | str, unit: str, *, bare: bool) -> str:
    """Return a cell as text; `bare`: its column's head says the unit."""
    return value if isinstance(value, str) else show(
        value, "" if bare and unit != "%" else unit, MOST_DIGITS)
