"""Index pages: for each term field all its terms, and for each term its text and its cases."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.pages import urls
from generator.pages.context import Context
from generator.pages.listing import (
    LONGEST,
    CaseItems,
    Count,
    browse_url,
    newest_first,
    outcome_counts,
    render,
)
from generator.pages.plan import Plan, Rendered, TocEntry, top
from generator.publication import PublishedIndex, PublishedSite, PublishedTerm, PublishedTool
from generator.text.markdown import to_html

OFTEN = 8
"""Terms of other fields that a term's page names as going with it."""


_HEADING = re.compile(r"(?m)^#{1,6}(?=[^#\n])")
_TAG = re.compile(r"(</?h)([3-6])>")


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term on the page of its field."""

    term: PublishedTerm
    outcomes: tuple[Count, ...]


def plans(context: Context) -> Iterator[Plan]:
    """Yield the page of each term field and of each term."""
    order = {case.id: at for at, case in enumerate(newest_first(context.site.cases.values()))}
    items = CaseItems(context, urls.term_url("field", "term"))
    for index in context.site.indexes.values():
        yield Plan(
            urls.index_url(index.field),
            context.words["index_title"].format(label=index.label),
            lambda index=index: _index(context, index),  # type: ignore[misc]
            in_nav=True, meta={"hide": ["toc"], "parts": ["lists"]})
        for term in index.terms.values():
            yield Plan(
                urls.term_url(index.field, term.id), term.label,
                lambda index=index, term=term: _term(context, index, term, order, items),  # type: ignore[misc]
                description=term.text, meta={"hide": ["navigation", "toc"], "parts": ["lists"]})


def _index(context: Context, index: PublishedIndex) -> Rendered:
    site = context.site
    lines = [
        TermLine(term, outcome_counts(
            site, [site.cases[case] for case in term.cases], {index.field: term.id}))
        for term in index.terms.values()]
    covered = {case for term in index.terms.values() for case in term.cases}
    return Rendered(render(
        context, "pages/index.html", urls.index_url(index.field), index=index, lines=lines,
        most=max((len(term.cases) for term in index.terms.values()), default=0),
        empty=sum(not term.cases for term in index.terms.values()), covered=len(covered)),
        top(index.label))


def _term(
    context: Context, index: PublishedIndex, term: PublishedTerm, order: Mapping[str, int],
    items: CaseItems,
) -> Rendered:
    site, page = context.site, urls.term_url(index.field, term.id)
    cases = [site.cases[case] for case in sorted(term.cases, key=order.__getitem__)]
    wanted = {index.field: term.id}
    names = list(index.terms)
    at = names.index(term.id)
    tools = tools_naming(site, index, term.id)
    headings = [("cases", context.words["term_cases"].format(noun=site.noun))]
    if tools:
        headings.append(("tools", context.words["term_tools"]))
    html = render(
        context, "pages/term.html", page, index=index, term=term,
        text=long_text(context, index.taxonomy, term.id, page),
        cases=cases[:LONGEST], item=items, outcomes=outcome_counts(site, cases, wanted),
        all_cases=browse_url(wanted), tools=tools, often=_often(site, index, term),
        stewards=stewards(site, index, term),
        before=index.terms[names[at - 1]] if at else None,
        after=index.terms[names[at + 1]] if at + 1 < len(names) else None)
    return Rendered(html, tuple(TocEntry(title, anchor) for anchor, title in headings))


def long_text(context: Context, taxonomy: str, term: str, page: str) -> str:
    """Return what `content/terms/TAXONOMY/TERM.md` says, as HTML; empty without such a file."""
    name = f"terms/{taxonomy}/{term}"
    path = context.content / f"{name}.md"
    if name in context.site.hidden_pages or not path.is_file():
        return ""
    text = path.read_text("utf-8-sig")
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    return context.links(_below_title(text), page)


def _below_title(text: str) -> str:
    """Return Markdown as HTML whose highest heading is the one below the page's title."""
    highest = min((len(mark) for mark in _HEADING.findall(text)), default=0)
    if not highest:
        return to_html(text)
    # Records have headings from the third level on; these are a page's own.
    html = to_html(_HEADING.sub(lambda mark: "#" * min(6, len(mark[0]) - highest + 3), text))
    return _TAG.sub(lambda tag: f"{tag[1]}{int(tag[2]) - 1}>", html)


def tools_naming(site: PublishedSite, index: PublishedIndex, term: str) -> list[PublishedTool]:
    """Return the tools made for a stage or a scene."""
    if index.field == site.role("stage"):
        return [tool for tool in site.tools.values() if term in tool.stages]
    if index.field == site.role("scene"):
        return [tool for tool in site.tools.values() if term in tool.scenes]
    return []


def stewards(site: PublishedSite, index: PublishedIndex, term: PublishedTerm) -> list[str]:
    """Return the ids of who looks after the cases of a term."""
    return [person for field, labels, person in site.stewards
            if field == index.label and term.label in labels]


def _often(
    site: PublishedSite, index: PublishedIndex, term: PublishedTerm,
) -> list[tuple[PublishedIndex, PublishedTerm, int]]:
    """Return the terms of other fields that the same cases bear, the most frequent first."""
    found: Counter[tuple[str, str]] = Counter()
    for case in term.cases:
        for field, terms in site.cases[case].terms.items():
            if field != index.field and field in site.indexes:
                found.update((field, one) for one in dict.fromkeys(terms))
    return [
        (site.indexes[field], site.indexes[field].terms[one], cases)
        for (field, one), cases in found.most_common()
        if cases > 1 and one in site.indexes[field].terms][:OFTEN]
