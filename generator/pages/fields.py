"""How a value is shown: one template for each kind, in `parts/field/`, compiled once."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from string import ascii_uppercase
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup, escape

from generator.pages.cards import Cards
from generator.pages.context import Context, Here
from generator.pages.slots import Slots, all_fields, lines_of, slots_of, tabular
from generator.publication import PublishedCase, PublishedSite
from generator.schema.field import Field
from generator.schema.kinds import TEMPLATE_KINDS
from generator.schema.values import Group, Value

Macro = Callable[..., Markup]

NARROW = 8
"""Characters up to which the words of a column are kept on one line."""

_BLANK = re.compile(r"\s+")


def macro(environment: Environment, template: str) -> Macro:
    """Return the macro `show` of a template."""
    found: Macro = environment.get_template(template).module.show  # type: ignore[attr-defined]
    return found


class ShownItem(NamedTuple):
    """One group of a list, each slot as HTML; empty where the group has no such value."""

    mark: Markup | str
    anchor: str
    heading: Markup | str
    when: Markup | str
    lead: Markup | str
    tags: Markup | str
    rest: Markup | str


class Fields:
    """What is the same for every value of a site: the compiled templates, where terms lie."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.kinds: Mapping[str, Macro] = {
            kind: macro(context.environment, f"parts/field/{kind}.html")
            for kind in TEMPLATE_KINDS}
        self.table = macro(context.environment, "parts/table.html")
        self.items = macro(context.environment, "parts/items.html")
        self.pairs = macro(context.environment, "parts/pairs.html")
        self.tags = macro(context.environment, "parts/tags.html")
        self.cards = Cards(context)
        self.index_of = _index_keys(context.site)
        self.targets = frozenset(
            inner.refers or inner.item.refers
            for known in context.site.fields.values() for inner in all_fields(known))
        self._slots: dict[int, Slots] = {}
        self._narrow: dict[int, bool] = {}

    def slots(self, known: Field) -> Slots:
        """Return what each field of a group is for; fields live as long as the site."""
        found = self._slots.get(id(known))
        if found is None:
            found = self._slots[id(known)] = slots_of(known)
        return found

    def narrow(self, known: Field) -> bool:
        """Tell whether every value of a column is short enough to stay on one line."""
        found = self._narrow.get(id(known))
        if found is None:
            found = self._narrow[id(known)] = _narrow(known, self.context.site)
        return found


class On:
    """Shows values on one page. The templates in `parts/` know it as `on`."""

    __slots__ = ("_fields", "_kinds", "case", "here", "sep", "site", "w")

    def __init__(self, fields: Fields, here: Here, case: PublishedCase | None = None) -> None:
        self._fields = fields
        self._kinds = fields.kinds
        self.here = here
        self.case = case
        self.site: PublishedSite = fields.context.site
        self.w = fields.context.words
        self.sep = escape(self.w["case_sep"])

    def show(self, known: Field, value: Value, item: Group | None = None) -> Markup:
        """Return a value by its kind; figures beside a tool of their group that computes as a card."""
        card = self.card(known, item) if item is not None and known.kind == "figures" else ""
        return Markup(card) if card else self._kinds[known.kind](known, value, self)  # noqa: S704

    def card(self, known: Field, item: Group) -> Markup | str:
        """Return the card of figures in a group, empty where nothing computes with them."""
        return self._fields.cards.beside(known, item, self.here, self.case.id if self.case else "")

    def folded(self, known: Field, value: Value, item: Group | None = None) -> Markup:
        """Return a value by its kind, folded where the template says so."""
        shown = self.show(known, value, item)
        if not known.fold:
            return shown
        summary = self.w["case_open"].replace("{labels}", known.label)
        return Markup(
            '<details class="cl-fold"><summary>{}</summary><div class="cl-fold__in">{}</div>'
            "</details>").format(summary, shown)

    def inline(self, known: Field, value: Value) -> Markup:
        """Return a value on one line, as a card of facts has room for."""
        if isinstance(value, Group):
            return Markup(" · ").join(
                self.inline(one, value.values[one.key])
                for one in self.present(known.fields, value))
        if isinstance(value, tuple):
            return self.sep.join(
                self.inline(known.item, one) for one in value)
        return self.show(known, value)

    def slots(self, known: Field) -> Slots:
        """Return what each field of a group, or of a list's items, is for."""
        return self._fields.slots(known.item)

    def groups(self, known: Field, value: tuple[Group, ...]) -> Markup:
        """Return a list of groups: as a table where its fields are short, else one by one."""
        return self.table(known, value) if tabular(known.item) else self.items(known, value)

    def table(self, known: Field, value: tuple[Group, ...]) -> Markup:
        """Return a list of groups as a table; columns without a value are left out."""
        columns = [one for one in known.item.fields if any(one.key in row.values for row in value)]
        anchored = known.key in self._fields.targets
        rows = [
            (self.anchor(known, row) if anchored else "",
             [self.show(one, row.values[one.key]) if one.key in row.values else ""
              for one in columns])
            for row in value]
        heads = [(one.label, self._fields.narrow(one)) for one in columns]
        return self._fields.table(heads, rows, known.rows)

    def items(self, known: Field, value: tuple[Group, ...]) -> Markup:
        """Return a list of groups one by one."""
        return self._fields.items(self.shown(known, value))

    def shown(
        self, known: Field, value: tuple[Group, ...], rest: str = "rest",
    ) -> list["ShownItem"]:
        """Return each group of a list by its slots; `rest` names those that get a label."""
        s = self.slots(known)
        labelled = getattr(s, rest)
        return [
            ShownItem(
                self.one(s.mark, item), self.anchor(known, item) if s.mark else "",
                self.one(s.heading, item), self.one(s.when, item), self.one(s.lead, item),
                self.tags(s.tags, item), self.pairs(labelled, item))
            for item in value]

    def one(self, known: Field | None, item: Group) -> Markup | str:
        """Return one value of a group, empty where it has none."""
        if known is None or known.key not in item.values:
            return ""
        return self.show(known, item.values[known.key], item)

    def pairs(self, fields: Sequence[Field], item: Group) -> Markup | str:
        """Return fields of a group with their labels before them."""
        values = item.values
        found = [(one.label, self.folded(one, values[one.key], item))
                 for one in fields if one.key in values]
        return self._fields.pairs(found) if found else ""

    def tags(self, fields: Sequence[Field], item: Group) -> Markup | str:
        """Return fields of a group as tags: a term speaks for itself, others need their label."""
        values = item.values
        found = [("" if one.item.kind == "term" else one.label, self.show(one, values[one.key]))
                 for one in fields if one.key in values]
        return self._fields.tags(found) if found else ""

    @staticmethod
    def present(fields: Sequence[Field], item: Group) -> list[Field]:
        """Return the fields that have a value."""
        return [one for one in fields if one.key in item.values]

    @staticmethod
    def letter(lists: Sequence[Field], item: Group, value: Value) -> str:
        """Return the letter under which a value stands in a list before it, empty for none."""
        for one in lists:
            options = item.values.get(one.key)
            if isinstance(options, tuple) and value in options:
                return ascii_uppercase[options.index(value) % 26]
        return ""

    @staticmethod
    def figure_columns(rows: Sequence[Group]) -> list[str]:
        """Return the keys of a table of figures, in the order they turn up."""
        return list(dict.fromkeys(key for row in rows for key in row.values))

    def person(self, person: str) -> Markup:
        """Return a person by name, with a link where this audience has the page."""
        if person not in self.site.people:
            return escape(person)
        return Markup('<a href="{}">{}</a>').format(
            self.here.person(person), self.site.people[person].name)

    def people(self, people: Sequence[str]) -> Markup:
        """Return several people."""
        return self.sep.join(self.person(one) for one in people)

    def anchor(self, known: Field, item: Group) -> str:
        """Return the anchor of an item that can be referred to, empty for others."""
        name = item.values.get("id")
        return self.reference(known.key, name) if known.key and isinstance(name, str) else ""

    @staticmethod
    def reference(target: str, name: str) -> str:
        """Return the anchor of an item by the list's key and its own `id`."""
        return f"{target}-{_BLANK.sub('-', name)}"

    def url(self, known: Field, value: str) -> str:
        """Return where a term, person, tool, case or attachment leads; empty for nowhere."""
        site, here, kind = self.site, self.here, known.kind
        if kind == "term":
            key = self._fields.index_of.get(id(known), "")
            return here.term(key, value) if key and value in site.indexes[key].terms else ""
        if kind == "person":
            return here.person(value) if value in site.people else ""
        if kind == "team":
            return here.team(value) if value in site.teams else ""
        if kind == "tool":
            return here.tool(value) if value in site.tools else ""
        if kind == "case":
            return here.case(value) if value in site.cases else ""
        if kind == "attachment" and self.case is not None:
            # A file may be named as people name files: `#` and `?` mean something else in a link.
            return (quote(here.attachment(self.case.id, value))
                    if value in self.case.attachments else "")
        return ""

    def linked(self, known: Field, value: str) -> Markup:
        """Return a reference by name, with a link where this audience has the page."""
        url, name = self.url(known, value), self.name(known, value)
        shown = escape(name)  # put together by hand, for a page has dozens: `format` is slow
        return Markup(f'<a href="{escape(url)}">{shown}</a>') if url else shown  # noqa: S704

    def name(self, known: Field, value: str) -> str:
        """Return what a reference is called."""
        site = self.site
        if known.kind == "team" and value in site.teams:
            return site.teams[value].name
        if known.kind == "tool" and value in site.tools:
            return site.tools[value].title
        if known.kind == "case" and value in site.cases:
            return site.cases[value].title
        return self.here.label(known, value)

    def number(self, value: Value, unit: str = "") -> str:
        """Return a number with its thousands apart and its unit, as precisely as it was typed."""
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
        else:
            text = str(value)
        return f"{text} {unit}" if unit else text

    @staticmethod
    def percent(value: Value) -> str:
        """Return a fraction as a percentage."""
        return f"{(value * 100).normalize():f}%" if isinstance(value, Decimal) else str(value)

    def flat(self, known: Field) -> bool:
        """Tell whether a value of this field goes on one line."""
        return lines_of(known) == 0


def _index_keys(site: PublishedSite) -> dict[int, str]:
    """Return the index of each field whose terms have pages, by the identity of the field."""
    found: dict[int, str] = {}
    for key in site.indexes:
        known = site.fields.get(key)
        if known is not None:
            found[id(known)] = found[id(known.item)] = key
    for outer in site.fields.values():
        for inner in outer.item.fields:
            if inner.index and inner.key in site.indexes:
                found[id(inner)] = found[id(inner.item)] = inner.key
    return found


def _narrow(known: Field, site: PublishedSite) -> bool:
    if known.kind == "choice":
        labels = [option.label + option.note for option in known.options]
    elif known.kind == "term":
        labels = list(site.taxonomies.get(known.taxonomy, {}).values())
    else:
        return known.kind in ("date", "bool", "integer", "number", "money", "percent", "rating")
    return max(map(len, labels), default=0) <= NARROW
