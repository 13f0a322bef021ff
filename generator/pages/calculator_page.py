"""The part of a page in which one computes, and the scripts that make it live."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.formula.nodes import Name
from generator.formula.to_words import to_words, vocabulary
from generator.pages import urls
from generator.pages.calculators import view
from generator.pages.context import Context, Here
from generator.pages.tool_scripts import markup_name, markup_script, script
from generator.publication import PublishedTool

ENGINE = ("formula.js", "figures-text.js", "calculator.js")
WIDGET = ("figures-link.js", "widget-rows.js", "widget-pictures.js", "widget.js")
"""Scripts of every calculator, in the order in which they are loaded."""
STYLE = "calculator.css"
_INDENT = re.compile(r"\n\s+")
"""A twentieth of what such a page weighs."""
PLACE = "__NAME__"
"""Stands for the name of a calculator that is opened inside another page."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """Where figures can be taken, and the labels of those that go along."""

    tool: str
    title: str
    href: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Live:
    """A calculator as a part of its own page, and the files that belong to it."""

    html: Markup
    style: str
    scripts: tuple[str, ...]


def live(context: Context, tool: PublishedTool, page: str) -> Live | None:
    """Return the calculator of a tool for its own page; None for a tool that has none."""
    if tool.calculator is None:
        return None
    here = Here(context, page)
    html = Markup(part(context, tool, page))  # noqa: S704  rendered by a template of ours
    return Live(html, here.href(urls.asset(STYLE)), scripts(tool, here))


def script_names(tool: PublishedTool) -> tuple[str, ...]:
    """Return the names of the scripts of a calculator, in their order."""
    return (*ENGINE, f"tool-{tool.id}.js", *WIDGET)


def scripts(tool: PublishedTool, here: Here) -> tuple[str, ...]:
    """Return the addresses of the scripts of a calculator, in their order."""
    return tuple(here.href(urls.asset(name)) for name in script_names(tool))


def part(
    context: Context, tool: PublishedTool, page: str, name: str = "",
    given: Mapping[str, object] | None = None,
) -> str:
    """Return the HTML of a calculator on a page, empty for a tool that has none.

    `name` tells several on one page apart. Raises FigureError for figures it does not take.
    """
    if tool.calculator is None:
        return ""
    here = Here(context, page)
    html = context.render(
        "parts/tool/calculator.html", page, tool=tool, name=name or tool.id,
        view=view(tool.calculator, context.words, given),
        feeds=list(_feeds(context, tool, here)),
        givers=_givers(context, tool, here), sources=_sources(context, tool, here),
        workbook=here.href(urls.workbook_url(tool.id)))
    return _INDENT.sub("\n", html)


def generated(context: Context) -> Iterator[tuple[str, str]]:
    """Yield path and text of the scripts made of the tools' files."""
    for tool in context.site.tools.values():
        if tool.calculator is not None:
            yield urls.asset(f"tool-{tool.id}.js"), script(tool, tool.calculator, context.words)
            html = part(context, tool, urls.tool_url(tool.id), PLACE)
            yield urls.asset(markup_name(tool.id)), markup_script(tool.id, html, script_names(tool))


def _feeds(context: Context, tool: PublishedTool, here: Here) -> Iterator[FeedLink]:
    """Yield where this calculator's figures go; a tool that the site does not have is left out."""
    if tool.calculator is None:
        return
    for feed in tool.calculator.feeds:
        target = context.site.tools.get(feed.tool)
        if target is None or target.calculator is None:
            continue
        labels = {one.key: one.label for one in target.calculator.inputs}
        labels |= {table.key: table.label for table in target.calculator.tables}
        known = vocabulary(tool.calculator, context.words)
        named = dict.fromkeys(
            labels.get(key.partition("[")[0], key)
            + ("" if isinstance(node, Name) else
               context.words["formula_brackets"].format(to_words(node, known)))
            for key, node in feed.figures.items())
        yield FeedLink(target.id, target.title, here.tool(target.id), tuple(named))


def _givers(context: Context, tool: PublishedTool, here: Here) -> list[FeedLink]:
    """Return the calculators that hand figures to this one."""
    return [FeedLink(one.id, one.title, here.tool(one.id), ()) for one in context.site.tools.values()
            if one.calculator and _gives(one, tool.id)]


def _sources(context: Context, tool: PublishedTool, here: Here) -> dict[str, tuple[str | bool, ...]]:
    """Return title and address of all that hand figures to this tool, by id; of a case, that it is one."""
    site = context.site
    givers = [one for one in site.tools.values() if _gives(one, tool.id)]
    return ({one.id: (one.title, here.tool(one.id)) for one in givers}
            | {case: (site.cases[case].title, here.case(case), True) for case in tool.cases})


def _gives(one: PublishedTool, target: str) -> bool:
    """Tell whether a calculator feeds another, or a form opens in it."""
    fed = [feed.tool for feed in one.calculator.feeds] if one.calculator else []
    opened = one.form.opens.tool if one.form and one.form.opens else ""
    return target in (*fed, opened)
