"""The page of each tool, and the page of them all."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages import drafts, forms, urls
from generator.pages.calculator_page import live
from generator.pages.cards import Cards
from generator.pages.context import Context, Here
from generator.pages.listing import LONGEST, newest_first, render
from generator.pages.plan import Plan, Rendered, TocEntry, top
from generator.publication import PublishedCase, PublishedIndex, PublishedSite, PublishedTool
from generator.schema.field import Field
from generator.schema.values import Group, Value, groups, items

INDEX = "tools/index"
KINDS = ("calculator", "form")
HELP = {"calculator": "page:help/tools", "form": "page:help/forms"}
"""Pages that say how to use tools of a kind, where a library has them."""
PARTS = ("core", "value", "structure", "when", "case")


@dataclass(frozen=True, slots=True)
class Use:
    """What one case says of a tool: where it says so, its notes, and what it computed."""

    case: PublishedCase
    notes: tuple[tuple[str, str], ...]
    """Label and text."""
    cards: tuple[Markup, ...]


def plans(context: Context) -> Iterator[Plan]:
    """Yield the page of each tool; that of them all, unless it is written by hand."""
    if not context.site.tools:
        return
    if INDEX not in context.pages:
        yield Plan(f"{INDEX}.html", context.words["tools_title"], lambda: _index(context),
                   in_nav=True, meta={"hide": ["toc"], "parts": ["lists"]})
    for tool in context.site.tools.values():
        yield Plan(
            urls.tool_url(tool.id), tool.title,
            lambda tool=tool: _tool(context, tool),  # type: ignore[misc]
            description=tool.purpose, meta={"hide": ["navigation", "toc"], "parts": ["cards"]})


def _index(context: Context) -> Rendered:
    tools = list(context.site.tools.values())
    kinds = [(kind, [tool for tool in tools if tool.kind == kind]) for kind in KINDS]
    kinds.append(("", [tool for tool in tools if tool.kind not in KINDS]))
    kinds = [(kind, found) for kind, found in kinds if found]
    html = render(context, "pages/tools.html", f"{INDEX}.html", kinds=kinds,
                          terms=lambda tool: _terms(context.site, tool))
    return Rendered(html, tuple(
        TocEntry(context.words[f"tools_{kind or 'other'}"], kind or "other")
        for kind, _ in kinds))


def _tool(context: Context, tool: PublishedTool) -> Rendered:
    site, page = context.site, urls.tool_url(tool.id)
    cases = newest_first(site.cases[case] for case in tool.cases)
    here = Here(context, page)
    cards = Cards(context)
    uses = [use_of(site, here, case, tool.id, cards) for case in cases[:LONGEST]]
    mark = context.words["tool_own_mark"]
    parts = [(name, marked(getattr(tool, name), mark)) for name in PARTS]
    others = list(site.tools)
    at = others.index(tool.id)
    html = render(
        context, "pages/tool.html", page, tool=tool, live=live(context, tool, page),
        help=here.resolve(HELP[tool.kind]) if tool.kind in HELP else None,
        shown=forms.view(site, tool), draft=lambda case: drafts.address(context, page, case, tool),
        terms=_terms(site, tool), uses=uses,
        with_notes=any(use.notes for use in uses), with_cards=any(use.cards for use in uses),
        parts=[(name, texts) for name, texts in parts if texts],
        before=site.tools[others[at - 1]] if at else None,
        after=site.tools[others[at + 1]] if at + 1 < len(others) else None)
    return Rendered(html, top(tool.title))


def _terms(site: PublishedSite, tool: PublishedTool) -> list[tuple[PublishedIndex, list[str]]]:
    """Return the stages and scenes a tool is for, as far as this site has them."""
    found = []
    for role, named in (("stage", tool.stages), ("scene", tool.scenes)):
        index = site.indexes.get(site.role(role))
        known = [term for term in named if index and term in index.terms]
        if index is not None and known:
            found.append((index, known))
    return found


def marked(text: str, mark: str) -> list[tuple[bool, str]]:
    """Return a text in parts, each with whether the library itself says so.

    What stands behind the mark is the library's own word; before it speaks the method's source.
    """
    before, found, after = text.partition(mark)
    parts = [(False, before.strip()), (bool(found), after.strip())]
    return [(own, part) for own, part in parts if part]


def use_of(
    site: PublishedSite, here: Here, case: PublishedCase, tool: str, cards: Cards,
) -> Use:
    """Return what a case says of a tool, wherever it names it."""
    notes: list[tuple[str, str]] = []
    computed: list[Markup] = []
    listed = site.role("tools")
    for key, value in case.values.items():
        known = site.fields[key]
        for group in _naming(value, known, tool):
            if key != listed:
                notes += _first_text(here, known, group)
                continue
            for inner in known.item.fields:
                own = group.get(inner.key)
                if inner.kind == "figures":
                    card = cards.card(tool, own, here, case.id) if own else None
                    computed += [cards.results(card)] if card else []
                elif inner.kind != "tool" and own is not None:
                    notes.append((inner.label, here.label(inner, own)))
    return Use(case, tuple(notes), tuple(computed))


def _naming(value: Value, known: Field, tool: str) -> list[Group]:
    """Return the groups of a field that name the tool."""
    keys = [inner.key for inner in known.item.fields if inner.item.kind == "tool"]
    return [group for group in groups(value)
            if any(tool in (group.get(key), *items(group.get(key))) for key in keys)]


def _first_text(here: Here, known: Field, group: Group) -> list[tuple[str, str]]:
    """Return the first words of a group, as the step of a timeline, below the field's label."""
    for inner in known.item.fields:
        if inner.kind == "text" and group.get(inner.key):
            return [(known.label, here.label(inner, group.get(inner.key)))]
    return [(known.label, "")]
