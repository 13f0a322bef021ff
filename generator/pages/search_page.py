"""The page of the search, and the words that its scripts say."""

import json
from collections.abc import Iterator

from generator.pages import urls
from generator.pages.context import Context
from generator.pages.listing import render
from generator.pages.plan import Rendered, top
from generator.pages.tones import FRESHNESS_TONES, STATUS_TONES, outcome_tones
from generator.publication import PublishedSite

NAME = "search"
SCRIPT_WORDS = "search_js_"
"""What the words of the scripts begin with in the files of words."""
SUGGESTED = ("term", "person", "tool", "page", "case")
KINDS = ("tool", "page", "term")
OPEN = ("outcome", "industry", "stage", "scene")
"""Roles of the facets that stand open at first, where there is room; kind of page is the fifth."""
MANY = 2000
"""Cases from which only the first of them does: what all documents bear weighs more than the results."""
TAGS = ("industry", "stage", "scene")
"""Roles of what a result says of itself in small."""


def page(context: Context) -> Rendered:
    """Return the page of the search; without a script it leads to the pages of all cases and terms."""
    site, w = context.site, context.words
    html = render(
        context, "pages/search.html", urls.page_url(NAME), call=call_data(context), data={
            "open": [*_keys(site, OPEN if len(site.cases) < MANY else OPEN[:1]), "page"],
            "tags": _keys(site, TAGS),
            "labels": {key: dict(labels) for key, labels in _labels(site)}})
    return Rendered(html, top(w["page_search"]))


def call_data(context: Context) -> dict[str, object]:
    """Return what a call for a case says beside its words: who looks after what, and whose view it is."""
    site = context.site
    return {
        "keepers": [[label, terms, site.people[person].name]
                    for label, terms, person in site.stewards if person in site.people],
        "report": site.report_url, "view": site.audience_label, "day": site.as_of.isoformat()}


def spoken(context: Context) -> str:
    """Return the script that tells the others their words and the tones of badges."""
    site, w = context.site, context.words
    found: dict[str, object] = {
        key.removeprefix(SCRIPT_WORDS): text for key, text in w.items() if key.startswith(SCRIPT_WORDS)}
    found |= {
        "and": w["list_and"], "colon": w["list_colon"],
        "kinds": {kind: w[f"search_kind_{kind}"] for kind in KINDS},
        "suggested": {kind: w[f"search_suggested_{kind}"] for kind in SUGGESTED},
        "tones": {"outcome": outcome_tones(site), "freshness": FRESHNESS_TONES, "status": STATUS_TONES,
                  "kind": {case.kind: "info" for case in site.cases.values()}}}
    said = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"caselib.searchWords={said};\n"


def _keys(site: PublishedSite, roles: tuple[str, ...]) -> list[str]:
    return [key for key in (site.role(role) for role in roles) if key]


def _labels(site: PublishedSite) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """Yield what the values of facets are called, so that small words of results load nothing."""
    for key in _keys(site, TAGS):
        if key in site.indexes:
            yield key, ((term.id, term.label) for term in site.indexes[key].terms.values())
