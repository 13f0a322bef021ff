"""What people outside the company read: cases, words and tools, and nothing of who looks after them."""

from dataclasses import replace

from generator.publication.names import left
from generator.publication.types import PublishedCase, PublishedSite
from generator.schema.field import Field
from generator.schema.values import Group, Value

INWARD_PAGES = frozenset({"governance", "collecting", "people/index", "teams/index"})
"""Pages about the company's own people and rules."""


def outward(site: PublishedSite) -> PublishedSite:
    """Return a site without people, ownership, rules and the library's own files."""
    return replace(
        site, cases={name: _case(site, case) for name, case in site.cases.items()},
        people={}, teams={}, waivers=(), rules=(), levels=(), duties=(), library_roles=(),
        stewards=(), picks=(), synonyms=(), edit_url="", report_url="",
        hidden_pages=site.hidden_pages | INWARD_PAGES)


def _case(site: PublishedSite, case: PublishedCase) -> PublishedCase:
    values = {
        key: kept for key, value in case.values.items()
        if (kept := _unpeopled(value, site.fields.get(key))) is not None}
    return replace(
        case, path="", values=values, owner="", stand_in="", contributors=(),
        anonymous_contributors=0, reviewers=(), approver="", waivers=())


def _unpeopled(value: Value, field: Field | None) -> Value:
    """Return a value without the people named in it; None where nothing is left."""
    if field is None or field.item.kind in ("person", "team"):
        return None
    if isinstance(value, tuple):
        return left(tuple(_unpeopled(item, field.item) for item in value), field)
    if isinstance(value, Group):
        inner = {
            key: kept for key, item in value.values.items()
            if (kept := _unpeopled(item, field.inner(key))) is not None}
        return Group(inner) if inner else None
    return value
