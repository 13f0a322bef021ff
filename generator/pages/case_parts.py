"""The parts of a case page and their order, worked out once for a site from its template.

Roles choose a special layout; everything else is shown by its kind, in the template's order.
"""

from dataclasses import dataclass

from generator.pages.slots import lines_of
from generator.publication import PublishedSite
from generator.schema.field import Field

HEAD = ("title", "summary", "outcome", "related")
"""Roles that have their place outside the sections."""
FACTS_FIRST = ("customer", "period")
FACTS_LAST = ("source", "aliases")

SHAPES = {
    "timeline": "timeline", "decisions": "decisions", "metrics": "table",
    "stakeholders": "table", "lessons": "items", "questions": "questions", "tools": "tools",
    "attachments": "attachments",
}
"""The template in `parts/case/` for each role whose field is a list."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part under its own heading, or (`rows`) short fields that share a place."""

    shape: str
    anchor: str
    label: str
    fields: tuple[Field, ...]

    @property
    def field(self) -> Field:
        """Return the first field."""
        return self.fields[0]


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section of the template with the parts that are shown in it."""

    anchor: str
    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything of a case stands: the facts at the side, then the sections."""

    facts: tuple[Field, ...]
    sections: tuple[PageSection, ...]


def layout(site: PublishedSite) -> Layout:
    """Return the layout of every case page of a site."""
    facts = _facts(site)
    away = {site.role(role) for role in HEAD} | {known.key for known in facts}
    sections = []
    for section in site.sections:
        parts = _parts(site, [known for known in section.fields if known.key not in away])
        if parts:
            sections.append(PageSection(f"s-{section.key}", section.label, parts))
    return Layout(facts, tuple(sections))


def _facts(site: PublishedSite) -> tuple[Field, ...]:
    """Return the fields of the side card: who and when, the terms, where it comes from."""
    keys = [
        *(site.role(role) for role in FACTS_FIRST), *site.indexes,
        *(site.role(role) for role in FACTS_LAST)]
    return tuple(site.fields[key] for key in dict.fromkeys(keys) if key in site.fields)


def _parts(site: PublishedSite, fields: list[Field]) -> tuple[Part, ...]:
    roles = {site.role(role): shape for role, shape in SHAPES.items()}
    causes = _causes(site)
    found: list[Part] = []
    short: list[Field] = []

    def close() -> None:
        if short:
            found.append(Part("rows", short[0].key, "", tuple(short)))
            short.clear()

    for known in fields:
        if causes and known in causes:
            if known is causes[0]:
                close()
                label = " / ".join(one.label for one in causes if one.kind == "group")
                found.append(Part("causes", known.key, label, causes))
        elif lines_of(known) == 0 and known.key not in roles and not known.fold:
            short.append(known)
        else:
            close()
            # A role says what a list of groups is for; another kind that bears it is just shown.
            shape = roles.get(known.key, "field") if _fits(known, roles.get(known.key)) else "field"
            found.append(Part(shape, known.key, known.label, (known,)))
    close()
    return tuple(found)


def _fits(known: Field, shape: str | None) -> bool:
    if shape == "questions":
        return known.kind == "list" and known.item.kind == "text"
    return known.kind == "list" and known.item.kind == "group"


def _causes(site: PublishedSite) -> tuple[Field, ...]:
    """Return the causes in their order, and last who says so; nothing without causes."""
    causes = [site.fields[key] for key in site.roles.get("causes", ()) if key in site.fields]
    said_by = site.fields.get(site.role("cause_source"))
    return (*causes, *((said_by,) if causes and said_by is not None else ()))
