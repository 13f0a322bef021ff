"""The home page: what is new, where to start, what others found useful."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from generator.pages.context import Context
from generator.pages.listing import (
    Due,
    browse_url,
    due,
    newest_first,
    outcome_counts,
    render,
    status_counts,
)
from generator.publication import PublishedCase, PublishedIndex, PublishedSite

NEW = 6
USEFUL = 5
MOST_COMBINATIONS = 3000
"""Answers to the questions are counted beforehand up to this many; beyond, without numbers."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questions on the way in, and the index whose terms answer it."""

    name: str
    """`role`, `stage` or `symptom`."""
    index: PublishedIndex


def body(context: Context, page: str, *, heading: bool) -> str:
    """Return the home page; without its heading where it stands below hand-written text."""
    site = context.site
    cases = list(site.cases.values())
    approved = [case for case in cases if case.status == "approved"]
    asked = list(questions(site))
    waiting: dict[str, Due] = {one.name: one for one in due(site, cases)}
    return render(
        context, "pages/home.html", page, heading=heading, total=len(cases), approved=len(approved),
        outcomes=outcome_counts(site, cases), statuses=status_counts(site),
        overdue=len(waiting["overdue"].cases) if "overdue" in waiting else 0,
        due_soon=sum(len(one.cases) for name, one in waiting.items() if name in ("soon", "near")),
        new=newest_first(approved)[:NEW], useful=most_cited(approved)[:USEFUL],
        picks=[(pick, site.cases[pick.case]) for pick in site.picks],
        questions=asked, way_in=way_in(site, asked),
        stage=site.indexes.get(site.role("stage")), scene=site.indexes.get(site.role("scene")),
        others=[index for index in site.indexes.values()
                if index.field not in (site.role("stage"), site.role("scene"))],
        all_cases=browse_url(), outcome_labels=outcome_labels(site))


def questions(site: PublishedSite) -> Iterator[Question]:
    """Yield the questions that this library's template can answer."""
    for name, field in (("role", _stakeholder_field(site)), ("stage", site.role("stage")),
                        ("symptom", site.role("symptom"))):
        index = site.indexes.get(field)
        if index is not None and index.terms:
            yield Question(name, index)


def _stakeholder_field(site: PublishedSite) -> str:
    """Return the index whose terms say who the people of the decision chain are."""
    chain = site.fields.get(site.role("stakeholders"))
    named = {one.taxonomy for one in chain.item.fields if one.kind == "term"} if chain else set()
    return next((key for key, index in site.indexes.items() if index.taxonomy in named), "")


def way_in(site: PublishedSite, asked: list[Question]) -> dict[str, object]:
    """Return what the page's script needs: for every set of answers, how many cases there are.

    `counts` is a flat table with a row and column 0 for “any”; empty where it would be too large.
    """
    terms = [list(question.index.terms) for question in asked]
    sizes = [len(one) + 1 for one in terms]
    counts: list[int] = []
    if asked and prod(sizes) <= MOST_COMBINATIONS:
        counts = [0] * prod(sizes)
        places = [{term: at + 1 for at, term in enumerate(one)} for one in terms]
        for case in site.cases.values():
            borne = [
                (0, *(place[term] for term in dict.fromkeys(case.terms.get(one.index.field, ()))
                      if term in place))
                for one, place in zip(asked, places, strict=True)]
            for answer in product(*borne):
                at = 0
                for size, chosen in zip(sizes, answer, strict=True):
                    at = at * size + chosen
                counts[at] += 1
    return {"fields": [one.index.field for one in asked], "terms": terms, "counts": counts}


def most_cited(cases: list[PublishedCase]) -> list[PublishedCase]:
    """Return the cases that others name as related, the most named first."""
    cited = [case for case in newest_first(cases) if case.cited_by]
    return sorted(cited, key=lambda case: len(case.cited_by), reverse=True)


def outcome_labels(site: PublishedSite) -> dict[str, dict[str, list[tuple[str, int]]]]:
    """Return by field and term how its cases ended: label and number, in the template's order."""
    key = site.role("outcome")
    options = site.fields[key].options if key else ()
    found: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for name in ("stage", "scene"):
        index = site.indexes.get(site.role(name))
        for term in index.terms.values() if index else ():
            ended: dict[str, int] = defaultdict(int)
            for case in term.cases:
                ended[site.cases[case].outcome] += 1
            found.setdefault(index.field if index else "", {})[term.id] = [
                (option.label, ended[option.id]) for option in options if ended[option.id]]
    return found
