"""Values as the words that a reader sees of them, without markup."""

from collections.abc import Iterator
from decimal import Decimal

from generator.publication import PublishedSite
from generator.schema.field import Field
from generator.schema.values import Group, Link, Value
from generator.text.markdown import to_plain

SEPARATOR = " · "
"""Between words that do not belong together: no term reaches over it."""


def said(site: PublishedSite, known: Field, value: Value) -> Iterator[str]:
    """Yield the words of a value, however deep."""
    if isinstance(value, tuple):
        for item in value:
            yield from said(site, known.item, item)
    elif isinstance(value, Group):
        for key, item in value.values.items():
            inner = known.item.inner(key)
            if known.kind == "matrix":
                yield key
            if inner is not None:
                yield from said(site, inner, item)
    elif isinstance(value, Link):
        yield from (part for part in (value.title, value.url) if part)
    elif isinstance(value, bool) or value is None or value == "":
        return
    elif isinstance(value, Decimal):
        share = value * 100 if known.kind == "percent" else value
        yield f"{share.normalize():f}{'%' if known.kind == 'percent' else known.unit}"
    else:
        yield _named(site, known, str(value))


def _named(site: PublishedSite, known: Field, value: str) -> str:
    """Return what a single value is called; a reference by its name."""
    if known.kind == "markdown":
        return to_plain(value)
    if known.kind == "choice":
        option = known.option(value)
        return option.label if option else value
    if known.kind == "term":
        return site.taxonomies.get(known.taxonomy, {}).get(value, value)
    if known.kind == "person":
        person = site.people.get(value)
        return person.name if person else value
    if known.kind == "tool" and value in site.tools:
        return site.tools[value].title
    if known.kind == "case" and value in site.cases:
        return site.cases[value].title
    return value
