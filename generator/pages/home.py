"""The home page: what is new, where to start, what others found useful."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages import urls
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
from generator.publication import PublishedCase, PublishedSite, borne

NEW = 6
USEFUL = 5
FIRST = 3
"""Questions that are asked at once; the others are folded."""
MOST_COMBINATIONS = 3000
"""Cases that bear the same answers are told once; with more kinds than this, without numbers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: an id that filters, and how many cases bear it."""

    id: str
    label: str
    text: str
    cases: int
    href: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questions on the way in, and the field that answers it."""

    name: str
    """`role`, `stage`, `symptom`, `scene`, `industry` or `outcome`."""
    field: str
    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Useful:
    """A case that has proved of use, and what says so."""

    case: PublishedCase
    cited: int
    """Cases that name it."""
    tools: int
    """Tools whose use it shows."""
    contrast: bool
    """Whether a case that ended the other way is set against it."""

    @property
    def weight(self) -> int:
        """Return by what the list is ordered; one tool more is worth less than one citation."""
        return 2 * self.cited + min(self.tools, 3) + 2 * self.contrast


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
        new=newest_first(approved)[:NEW], useful=most_useful(site, approved)[:USEFUL],
        picks=[(pick, site.cases[pick.case]) for pick in site.picks],
        questions=asked[:FIRST], more=asked[FIRST:], way_in=way_in(site, asked),
        stage=site.indexes.get(site.role("stage")), scene=site.indexes.get(site.role("scene")),
        others=[index for index in site.indexes.values()
                if index.field not in (site.role("stage"), site.role("scene"))],
        all_cases=browse_url(), outcome_labels=outcome_labels(site))


def questions(site: PublishedSite) -> Iterator[Question]:
    """Yield the questions that this library's template can answer."""
    for name, field in (
        ("role", _stakeholder_field(site)), ("stage", site.role("stage")),
        ("symptom", site.role("symptom")), ("scene", site.role("scene")),
        ("industry", site.role("industry")),
    ):
        index = site.indexes.get(field)
        if index is not None and index.terms:
            yield Question(name, index.field, index.label, tuple(
                Answer(term.id, term.label, term.text, len(term.cases),
                       urls.term_url(index.field, term.id))
                for term in index.terms.values()))
    outcomes = tuple(
        Answer(one.id, one.label, "", one.cases, one.href)
        for one in outcome_counts(site, list(site.cases.values())))
    if outcomes:
        key = site.role("outcome")
        yield Question("outcome", key, site.fields[key].label, outcomes)


def _stakeholder_field(site: PublishedSite) -> str:
    """Return the index whose terms say who the people of the decision chain are."""
    chain = site.fields.get(site.role("stakeholders"))
    named = {one.taxonomy for one in chain.item.fields if one.kind == "term"} if chain else set()
    return next((key for key, index in site.indexes.items() if index.taxonomy in named), "")


def way_in(site: PublishedSite, asked: list[Question]) -> dict[str, object]:
    """Return what the page's script needs: how many cases bear which answers.

    Each of `counts` is a number of cases and, for each question, the places of their answers;
    without any where there would be too many.
    """
    places = [{one.id: at for at, one in enumerate(question.answers)} for question in asked]
    found = Counter(
        tuple(tuple(place[one] for one in dict.fromkeys(borne(site, case, question.field))
                    if one in place)
              for question, place in zip(asked, places, strict=True))
        for case in site.cases.values())
    return {
        "fields": [one.field for one in asked],
        "answers": [[one.id for one in question.answers] for question in asked],
        "counts": [[cases, *borne] for borne, cases in found.items()]
        if len(found) <= MOST_COMBINATIONS else []}


def most_useful(site: PublishedSite, cases: Iterable[PublishedCase]) -> list[Useful]:
    """Return the cases that others name, that show tools at work or have an opposite; best first.

    What is recommended is listed already, and what is overdue nobody vouches for.
    """
    picked = {pick.case for pick in site.picks}
    tools = Counter(case for tool in site.tools.values() for case in tool.cases)
    found = [
        Useful(case, len(case.cited_by), tools[case.id],
               any(one.contrast and one.named_by != "system" for one in case.related))
        for case in newest_first(cases)
        if case.id not in picked and case.freshness != "overdue"]
    return sorted((one for one in found if one.weight), key=lambda one: one.weight, reverse=True)


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
