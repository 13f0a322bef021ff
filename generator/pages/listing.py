"""What lists of cases share: their order, how they ended, when they are due, where to see more."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from generator.pages import urls
from generator.pages.context import Context, Here
from generator.pages.tones import FRESHNESS_TONES, STATUS_TONES, outcome_tones
from generator.publication import PublishedCase, PublishedSite

SOON = 14
NEAR = 28
"""Days within which a review is called near, and soon before that."""

LONGEST = 50
"""Cases that a page other than `browse` lists; the rest is one link away."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases bear one value of a field."""

    id: str
    label: str
    cases: int
    href: str = ""
    """Site path to these cases."""


@dataclass(frozen=True, slots=True)
class Due:
    """Cases whose review falls into one span of time, the most urgent first."""

    name: str
    """`overdue`, `soon`, `near` or `later`."""
    cases: tuple[PublishedCase, ...]


def browse_url(filters: Mapping[str, str] | None = None) -> str:
    """Return the page of all cases with filters set, as the page's script reads them."""
    wanted = {key: value for key, value in (filters or {}).items() if value}
    return urls.page_url("browse") + (f"#{urlencode(wanted)}" if wanted else "")


def last_seen(case: PublishedCase) -> date | None:
    """Return when someone last stood up for the case: its approval or a later review."""
    return max((day for day in (case.approved_on, case.reviewed_on) if day), default=None)


def newest_first(cases: Iterable[PublishedCase]) -> list[PublishedCase]:
    """Return approved cases before others, the latest approval or review first."""
    return sorted(cases, key=lambda case: (
        case.status == "approved", last_seen(case) or date.min, case.id), reverse=True)


def outcome_counts(
    site: PublishedSite, cases: Sequence[PublishedCase], filters: Mapping[str, str] | None = None,
) -> tuple[Count, ...]:
    """Return how these cases ended, in the template's order; what never happened only if final."""
    key = site.role("outcome")
    if not key:
        return ()
    found = Counter(case.outcome for case in cases)
    return tuple(
        Count(option.id, option.label, found[option.id],
              browse_url({**(filters or {}), key: option.id}))
        for option in site.fields[key].options if found[option.id] or not option.until)


def status_counts(site: PublishedSite) -> tuple[Count, ...]:
    """Return how many cases stand at each status, in the order of the life-cycle."""
    found = Counter(case.status for case in site.cases.values())
    labels = {case.status: case.status_label for case in site.cases.values()}
    order = ("approved", "in_review", "submitted", "returned", "draft", "retired")
    return tuple(
        Count(status, labels[status], found[status], browse_url({"status": status}))
        for status in sorted(found, key=lambda one: order.index(one) if one in order else 99))


def due(site: PublishedSite, cases: Iterable[PublishedCase]) -> tuple[Due, ...]:
    """Return approved cases by how soon their review is due; spans without cases are left out."""
    spans: dict[str, list[PublishedCase]] = {
        "overdue": [], "soon": [], "near": [], "later": []}
    for case in sorted(cases, key=lambda case: (case.review_due or date.max, case.id)):
        if case.status == "approved" and case.review_due is not None:
            spans[_span((case.review_due - site.as_of).days)].append(case)
    return tuple(Due(name, tuple(found)) for name, found in spans.items() if found)


def _span(days: int) -> str:
    if days < 0:
        return "overdue"
    return "soon" if days <= SOON else "near" if days <= NEAR else "later"


def badges(case: PublishedCase, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a list says of a case beyond its outcome: tone and text, only what is unusual."""
    if case.status != "approved":
        yield STATUS_TONES.get(case.status, "plain"), case.status_label
    if case.freshness in ("due_soon", "overdue"):
        yield FRESHNESS_TONES[case.freshness], words[f"browse_{case.freshness}"]
    if case.kind and case.kind != "real":
        yield "info", case.kind_label


class CaseItems:
    """Cases as items of a list, each made once for all pages that lie equally deep."""

    def __init__(self, context: Context, page: str) -> None:
        part = context.environment.get_template("parts/list-case.html")
        module = part.make_module({
            "site": context.site, "w": context.words, "here": Here(context, page),
            "tones": outcome_tones(context.site),
            "badges": lambda case: badges(case, context.words)})
        self._make: Callable[[PublishedCase], Markup] = module.case_item  # type: ignore[attr-defined]
        self._made: dict[str, Markup] = {}

    def __call__(self, case: PublishedCase) -> Markup:
        """Return the item of a case."""
        if case.id not in self._made:
            self._made[case.id] = self._make(case)
        return self._made[case.id]


def render(context: Context, template: str, page: str, **values: object) -> str:
    """Render a template that lists cases: it asks for tones and badges as well."""
    return context.render(
        template, page, tones=outcome_tones(context.site),
        badges=lambda case: badges(case, context.words), **values)
