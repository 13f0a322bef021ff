"""Forms begun from a case: what they take over travels in the address, and is sent nowhere.

Everything comes from the published case, so a reader carries away only what the page shows anyway.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.pages import urls
from generator.pages.context import Context, Here
from generator.publication import PublishedCase, PublishedTool
from generator.schema.field import Field
from generator.schema.form import Fill, Form, FromCase
from generator.schema.values import Value, groups, items

_UNSAFE = re.compile(r"""[\x00-\x20"'%<>\\^`{|}\x7f]""")
"""What an address cannot bear as it is. Chinese stays: coded, it would take three times the room."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that a case can begin, and the address that does so."""

    tool: PublishedTool
    href: str


def drafts(context: Context, page: str, case: PublishedCase) -> tuple[Draft, ...]:
    """Return every form that can be begun from a case, as seen from a page."""
    return tuple(Draft(tool, address(context, page, case, tool))
                 for tool in context.site.tools.values()
                 if tool.form is not None and tool.form.from_case is not None)


def address(context: Context, page: str, case: PublishedCase, tool: PublishedTool) -> str:
    """Return the address of a form that fills in what it takes from a case."""
    here, form = Here(context, page), tool.form
    if form is None or form.from_case is None:
        return here.tool(tool.id)
    taking = _Taking(context, here, case, form, form.from_case)
    told = {
        "id": case.id, "title": case.title,
        "href": urls.relative(urls.case_url(case.id), urls.tool_url(tool.id)),
        "facts": list(taking.facts()), "values": taking.values()}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{here.tool(tool.id)}#from={_UNSAFE.sub(lambda found: quote(found[0]), text)}"


@dataclass(frozen=True, slots=True)
class _Taking:
    """One form taking over what one case says."""

    context: Context
    here: Here
    case: PublishedCase
    form: Form
    given: FromCase

    def facts(self) -> Iterator[tuple[str, str]]:
        """Yield label and words for each role that the form wants told at its head."""
        for role in self.given.facts:
            known = self.known(role)
            if known is None:
                continue
            text = (self.case.customer if role == "customer"
                    else self.told(known, self.case.values.get(known.key)))
            if text:
                yield known.label, text

    def values(self) -> dict[str, object]:
        """Return the fields to fill in, as a saved file holds them."""
        found: dict[str, object] = {}
        for fill in self.given.fills:
            field = self.form.fields.get(fill.field)
            if field is None:
                continue
            if fill.role:
                rows = list(self.rows(fill, field))
                if rows:
                    found[field.key] = rows
            else:
                text = fill.text.replace("{id}", self.case.id).replace("{title}", self.case.title)
                found[field.key] = [text] if field.kind == "list" else text
        return found

    def known(self, role: str) -> Field | None:
        """Return the field of the case that bears a role and is seen here."""
        return self.context.site.fields.get(self.context.site.role(role))

    def told(self, known: Field, value: Value) -> str:
        """Return a value in a few words; of a group, its first field."""
        if known.item.kind == "group" and known.item.fields:
            first = known.item.fields[0]
            words = [self.here.label(first.item, one.get(first.key)) for one in groups(value)]
        elif known.kind == "list":
            words = [self.here.label(known.item, one) for one in items(value)]
        else:
            words = [self.here.label(known, value)]
        return self.context.words["list_and"].join(dict.fromkeys(one for one in words if one))

    def rows(self, fill: Fill, table: Field) -> Iterator[dict[str, str]]:
        """Yield a row for each item of the role, as far as it says something."""
        known = self.known(fill.role)
        for one in groups(self.case.values.get(known.key)) if known is not None else ():
            row = {column: text for column, key in fill.columns.items()
                   if known is not None and (text := self.cell(
                       table.by_key.get(column), known.item.by_key.get(key), one.get(key)))}
            if row:
                yield row

    def cell(self, column: Field | None, known: Field | None, value: Value) -> str:
        """Return words for a cell; where the form offers options, the one that says the same."""
        if column is None or known is None:
            return ""
        label = self.told(known, value)
        if not column.options:
            return label
        return next((option.id for option in column.options
                     if label in (option.label, option.id) or value == option.id), "")
