"""The governance page, and the tables below the rules on how cases are collected."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import urls
from generator.pages.context import Context
from generator.pages.listing import LONGEST, Due, browse_url, due, render, status_counts
from generator.pages.plan import Rendered, TocEntry
from generator.pages.search_page import call_data
from generator.publication import PublishedCase, PublishedIndex, PublishedSite
from generator.schema.field import Option

MOST_WANTED = 40
"""Empty cells that are named one by one as what is wanted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Cases that bear two values at once. `waiting` are not yet approved."""

    approved: int
    waiting: int
    href: str
    label: str
    wanted: bool = True
    """Whether a case is called for where there is none."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of cells: what is crossed, the heads of its columns, its rows by label."""

    rows_label: str
    columns_label: str
    columns: tuple[tuple[str, str], ...]
    """Label and site path of each column."""
    rows: tuple[tuple[str, str, tuple[Cell, ...]], ...]
    """Label, site path and cells of each row."""

    @property
    def empty(self) -> int:
        """Return how many cells have no case."""
        return sum(not cell.approved and not cell.waiting for _, _, row in self.rows for cell in row)

    @property
    def size(self) -> int:
        """Return how many cells there are."""
        return len(self.rows) * len(self.columns)


def governance(context: Context) -> Rendered:
    """Return the page that shows how the library is kept."""
    site, w = context.site, context.words
    spans = [(Due(one.name, one.cases[:LONGEST]), len(one.cases))
             for one in due(site, site.cases.values()) if one.name != "later"]
    coverage, outcomes = coverage_matrix(site), list(outcome_matrices(site))
    headings = [
        ("coverage", "gov_coverage", coverage), ("outcomes", "gov_outcomes", outcomes),
        ("due", "gov_due", True), ("waivers", "gov_waivers", True),
        ("levels", "gov_levels", site.levels), ("duties", "gov_duties", site.duties),
        ("stewards", "gov_stewards", site.stewards), ("rules", "gov_rules", site.rules)]
    html = render(
        context, "pages/governance.html", urls.page_url("governance"), due=spans, coverage=coverage,
        outcomes=outcomes, statuses=status_counts(site),
        active=[one for one in site.waivers if one.active],
        ended=[one for one in site.waivers if not one.active])
    return Rendered(html, tuple(
        TocEntry(w[word], anchor) for anchor, word, there in headings if there))


def collecting(context: Context, page: str, *, heading: bool) -> str:
    """Return the tables of roles, levels and duties, and what is wanted."""
    return render(
        context, "pages/collecting.html", page, heading=heading, call=call_data(context),
        wanted=list(wanted(context.site)), most=MOST_WANTED,
        bare=[(index, term) for index in context.site.indexes.values()
              for term in index.terms.values() if not term.cases])


def coverage_matrix(site: PublishedSite) -> Matrix | None:
    """Return industry by stage; None where the template has not both roles."""
    rows = site.indexes.get(site.role("industry"))
    columns = site.indexes.get(site.role("stage"))
    if rows is None or columns is None:
        return None
    in_use = _statuses_in_use(site)
    found: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for case in _in_use(site):
        for row in dict.fromkeys(case.terms.get(rows.field, ())):
            for column in dict.fromkeys(case.terms.get(columns.field, ())):
                found[row, column][case.status == "approved"] += 1

    def cell(row: str, column: str) -> Cell:
        counts = found.get((row, column), Counter())
        return Cell(
            counts[True], counts[False], browse_url({
                rows.field: row, columns.field: column, "status": in_use}),
            f"{rows.terms[row].label} × {columns.terms[column].label}")

    return Matrix(
        rows.label, columns.label,
        tuple((term.label, urls.term_url(columns.field, term.id))
              for term in columns.terms.values()),
        tuple((term.label, urls.term_url(rows.field, term.id),
               tuple(cell(term.id, column) for column in columns.terms))
              for term in rows.terms.values()))


def _in_use(site: PublishedSite) -> Iterator[PublishedCase]:
    """Yield the cases that cover something: what is retired covers nothing any more."""
    return (case for case in site.cases.values() if case.status != "retired")


def _statuses_in_use(site: PublishedSite) -> str:
    """Return the filter that leaves out what is retired; empty where nothing is."""
    known = dict.fromkeys(case.status for case in site.cases.values())
    return ",".join(one for one in known if one != "retired") if "retired" in known else ""


def outcome_matrices(site: PublishedSite) -> Iterator[Matrix]:
    """Yield, for stage, scene and industry, how their cases ended."""
    key = site.role("outcome")
    if not key:
        return
    options = [one for one in site.fields[key].options if not one.until]
    in_use = _statuses_in_use(site)
    decisive = {name for pair in site.fields[key].opposites for name in pair}
    for role in ("stage", "scene", "industry"):
        index = site.indexes.get(site.role(role))
        if index is not None:
            yield Matrix(
                index.label, site.fields[key].label,
                tuple((one.label, browse_url({key: one.id})) for one in options),
                tuple((term.label, urls.term_url(index.field, term.id), tuple(
                    _ended(site, index, term.id, one, in_use, wanted=one.id in decisive)
                    for one in options))
                    for term in index.terms.values()))


def _ended(
    site: PublishedSite, index: PublishedIndex, term: str, outcome: Option, in_use: str,
    *, wanted: bool,
) -> Cell:
    cases = [site.cases[case] for case in index.terms[term].cases
             if site.cases[case].outcome == outcome.id and site.cases[case].status != "retired"]
    approved = sum(case.status == "approved" for case in cases)
    return Cell(
        approved, len(cases) - approved,
        browse_url({index.field: term, site.role("outcome"): outcome.id, "status": in_use}),
        f"{index.terms[term].label} × {outcome.label}", wanted)


def wanted(site: PublishedSite) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each industry (label, site path) with the stages it has no case for."""
    matrix = coverage_matrix(site)
    for label, href, cells in matrix.rows if matrix else ():
        missing = [
            column for (column, _), cell in zip(matrix.columns, cells, strict=True)  # type: ignore[union-attr]
            if not cell.approved and not cell.waiting]
        if missing:
            yield label, href, missing
