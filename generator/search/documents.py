"""What of a published site can be found: its cases, tools, terms and the pages written by hand.

Everything comes from `PublishedSite` and from finished pages: what the audience may not see is not
there to be indexed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from generator.publication import PublishedCase, PublishedSite, PublishedTool
from generator.schema.field import Field
from generator.schema.values import strings
from generator.search.document import Document, Passage
from generator.search.said import SEPARATOR, said
from generator.search.written import passages
from generator.text.markdown import to_plain

KINDS = ("case", "tool", "page", "term")
LONG = ("markdown", "table", "matrix", "figures")
"""Kinds of field that have a heading, and so an anchor, of their own on a page; lists have one too."""
FACTS = "cl-facts"
"""The anchor of the card of facts."""


class Addresses(Protocol):
    """Where pages lie; `pages.urls` is one."""

    def case_url(self, case: str, /) -> str:
        """Return the page of a case."""
        ...

    def tool_url(self, tool: str, /) -> str:
        """Return the page of a tool."""
        ...

    def term_url(self, field: str, term: str, /) -> str:
        """Return the page of a term."""
        ...

    def person_url(self, person: str, /) -> str:
        """Return the page of a person."""
        ...

    def page_url(self, page: str, /) -> str:
        """Return a page written by hand."""
        ...


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page written by hand: path without ending, title, and its finished HTML."""

    path: str
    title: str
    html: str


def documents(
    site: PublishedSite, addresses: Addresses, written: Iterable[WrittenPage] = (),
    words: Mapping[str, str] = MappingProxyType({}),
) -> list[Document]:
    """Return everything that can be found, cases last: a new one renumbers no other.

    `words`: those of the pages, for what freshness is called.
    """
    return [
        *_pages(site, addresses, written), *_tools(site, addresses), *_terms(site, addresses),
        *_Cases(site, addresses, words).documents()]


def _pages(
    site: PublishedSite, addresses: Addresses, written: Iterable[WrittenPage],
) -> Iterator[Document]:
    for page in sorted(written, key=lambda page: page.path):
        if page.path not in site.hidden_pages:
            yield Document(page.path, addresses.page_url(page.path), page.title, "page",
                           tuple(passages(page.html, page.title)), facets={"page": ("page",)})


def _tools(site: PublishedSite, addresses: Addresses) -> Iterator[Document]:
    for tool in sorted(site.tools.values(), key=lambda tool: tool.id):
        yield Document(
            tool.id, addresses.tool_url(tool.id), tool.title, "tool", tuple(_tool_passages(tool)),
            labels=tuple(_label(site, role, term) for role, terms in (
                ("stage", tool.stages), ("scene", tool.scenes)) for term in terms),
            facets={"page": ("tool",), site.role("stage"): tool.stages, site.role("scene"): tool.scenes})


def _tool_passages(tool: PublishedTool) -> Iterator[Passage]:
    yield Passage(tool.purpose, field="summary")
    yield from (Passage(to_plain(text)) for text in (
        tool.core, tool.value, tool.structure, tool.when, tool.case) if text)
    if tool.calculator is not None:
        inputs, outputs = tool.calculator.inputs, tool.calculator.outputs
        yield Passage(SEPARATOR.join([
            *(one.label for one in inputs), *(one.label for one in outputs)]))
    if tool.form is not None:
        yield Passage(SEPARATOR.join(one.label for one in tool.form.fields.values()))


def _terms(site: PublishedSite, addresses: Addresses) -> Iterator[Document]:
    for index in site.indexes.values():
        for term in sorted(index.terms.values(), key=lambda term: term.id):
            yield Document(
                f"{index.field}/{term.id}", addresses.term_url(index.field, term.id), term.label, "term",
                (Passage(to_plain(term.text), field="summary"),) if term.text else (),
                aliases=term.aliases, labels=(index.label,),
                facets={"page": ("term",), index.field: (term.id,)})


def _label(site: PublishedSite, role: str, term: str) -> str:
    index = site.indexes.get(site.role(role))
    found = index.terms.get(term) if index else None
    return found.label if found else term


class _Cases:
    """Cases as documents; what is the same for all is worked out once."""

    def __init__(
        self, site: PublishedSite, addresses: Addresses, words: Mapping[str, str],
    ) -> None:
        self.site = site
        self.words = words
        self.tools: defaultdict[str, list[str]] = defaultdict(list)
        for tool in site.tools.values():
            for case in tool.cases:
                self.tools[case].append(tool.id)
        self.addresses = addresses
        self.away = {site.role(name) for name in ("title", "aliases", "customer", "outcome", "related")}
        self.facts = {*site.indexes, site.role("period"), site.role("source")}

    def documents(self) -> Iterator[Document]:
        """Yield the cases in id order."""
        for case in sorted(self.site.cases.values(), key=lambda case: case.id):
            seen = case.reviewed_on or case.approved_on
            aliases = strings(case.values.get(self.site.role("aliases")))
            yield Document(
                case.id, self.addresses.case_url(case.id), case.title, "case",
                tuple(self._passages(case)), (*aliases, *([case.customer] if case.customer else [])),
                tuple(self._labels(case)), self._facets(case),
                tuple(self._badges(case)),
                case.period or (case.approved_on.isoformat() if case.approved_on else ""),
                seen.isoformat() if seen else "")

    def _badges(self, case: PublishedCase) -> Iterator[tuple[str, str, str]]:
        """Yield how it ended, and what the lists of the pages say of it, only where that is unusual."""
        if case.outcome:
            yield "outcome", case.outcome, case.outcome_label
        if case.status != "approved":
            yield "status", case.status, case.status_label
        if case.kind and case.kind != "real":
            yield "kind", case.kind, case.kind_label
        if case.freshness:
            yield "freshness", case.freshness, self.words.get(f"browse_{case.freshness}", case.freshness)

    def _labels(self, case: PublishedCase) -> Iterator[str]:
        """Yield the outcome and the terms of a case, with the other words for them."""
        if case.outcome_label:
            yield case.outcome_label
        for key, terms in case.terms.items():
            index = self.site.indexes.get(key)
            for term in terms if index else ():
                if index and term in index.terms:
                    yield index.terms[term].label
                    yield from index.terms[term].aliases

    def _facets(self, case: PublishedCase) -> Mapping[str, tuple[str, ...]]:
        return {key: values for key, values in {
            "page": ("case",), self.site.role("outcome"): (case.outcome,) if case.outcome else (),
            **case.terms, "year": (case.period[:4],) if case.period else (), "tool": tuple(self.tools[case.id]),
        }.items() if key and values}

    def _passages(self, case: PublishedCase) -> Iterator[Passage]:
        """Yield the texts of a case: one for each item of what is long, the short ones together."""
        for section in self.site.sections:
            short: dict[str, str] = {}
            for known in section.fields:
                value = case.values.get(known.key)
                if known.key in self.away or value in (None, "", ()):
                    continue
                if _long(known):
                    yield from self._long(known, case)
                else:
                    words = SEPARATOR.join(said(self.site, known, value))
                    if known.key == self.site.role("summary"):
                        yield Passage(words, field="summary")
                    elif words:
                        short[known.key] = f"{known.label}{SEPARATOR}{words}"
            if short:
                anchor = FACTS if short.keys() <= self.facts else f"s-{section.key}"
                yield Passage(SEPARATOR.join(short.values()), section.label, anchor)

    def _long(self, known: Field, case: PublishedCase) -> Iterator[Passage]:
        value = case.values[known.key]
        field = "lessons" if known.key == self.site.role("lessons") else "rest"
        for item in value if isinstance(value, tuple) and known.kind == "list" else (value,):
            words = SEPARATOR.join(said(self.site, known, item))
            if words:
                yield Passage(words, known.label, known.key, field)


def _long(known: Field) -> bool:
    return known.kind in LONG or (known.kind == "list" and known.item.kind in (*LONG, "group", "text"))
