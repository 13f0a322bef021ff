"""The page of all cases: a table and facets as plain HTML, and what its script reads."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.pages.context import Context
from generator.pages.listing import badges, last_seen, newest_first, render
from generator.pages.tones import outcome_tones
from generator.publication import PublishedCase, PublishedSite, borne, classes
from generator.schema.values import strings

ALL_AS_HTML = 500
"""Up to this many cases every row is HTML, half a megabyte; beyond, only the first are."""
FIRST_AS_HTML = 200
CHUNK = 200
"""Rows that the script shows at a time."""
SCRIPT = "browse-rows.js"
"""The rows that are not HTML: a script, for a page opened from a folder may load nothing else."""

Values = Callable[[PublishedCase], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that cases are filtered by. `code` is its number among all values of all facets."""

    id: str
    label: str
    code: int
    also: str = ""
    """Other words for it, which the text filter finds too."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A field that cases are filtered by, and what a case bears of it."""

    key: str
    label: str
    values: tuple[FacetValue, ...]
    borne: Values


@dataclass(frozen=True, slots=True)
class Row:
    """One case as the table shows it."""

    case: PublishedCase
    codes: tuple[int, ...]
    hidden_text: str
    """What is searched for and not shown: other names, the customer."""
    cells: tuple[tuple[str, str], ...]
    """Label of the column and text, for the columns that are facets."""
    seen: str


def body(context: Context, page: str) -> str:
    """Return the page of all cases."""
    site = context.site
    facets = _facets(context)
    columns = _columns(site, facets)
    first, rest = _split(site)
    rows = [row(site, case, facets, columns) for case in first]
    return render(
        context, "pages/browse.html", page, facets=[one for one in facets if one.values],
        columns=columns, rows=rows, total=len(site.cases),
        outcome=site.role("outcome"), script=SCRIPT if rest and context.scripts else "",
        data={
            "chunk": CHUNK, "synonyms": site.synonyms, "tones": outcome_tones(site),
            "columns": [one.key for one in columns],
            "rows": [] if context.scripts else _rest(context, facets, columns)})


def script(context: Context) -> str:
    """Return what `SCRIPT` holds; empty where every row is HTML."""
    facets = _facets(context)
    rest = _rest(context, facets, _columns(context.site, facets))
    if not rest:
        return ""
    return f"clRows = {json.dumps(rest, ensure_ascii=False, separators=(',', ':'))};\n"


def _split(site: PublishedSite) -> tuple[list[PublishedCase], list[PublishedCase]]:
    """Return the cases that are rows of the page, and those that its script adds."""
    cases = newest_first(site.cases.values())
    plain = len(cases) if len(cases) <= ALL_AS_HTML else FIRST_AS_HTML
    return cases[:plain], cases[plain:]


def row(
    site: PublishedSite, case: PublishedCase, facets: list[Facet], columns: list[Facet],
) -> Row:
    """Return a case as the table shows it."""
    codes, shown = [], {}
    for facet in facets:
        borne = set(facet.borne(case))
        found = [value for value in facet.values if value.id in borne]
        codes += [value.code for value in found]
        shown[facet.key] = [value.label for value in found]
    aliases = strings(case.values.get(site.role("aliases")))
    seen = last_seen(case)
    return Row(
        case, tuple(codes), " ".join((*aliases, case.customer)).strip(),
        tuple((one.label, "、".join(shown[one.key]) if site.language == "zh"
               else ", ".join(shown[one.key])) for one in columns),
        seen.isoformat() if seen else "")


def _columns(site: PublishedSite, facets: list[Facet]) -> list[Facet]:
    """Return the facets that are columns as well: outcome, industry, stage, scene."""
    wanted = [site.role(name) for name in ("outcome", "industry", "stage", "scene")]
    return [facet for key in wanted for facet in facets if key and facet.key == key]


def _facets(context: Context) -> list[Facet]:
    """Return every facet: outcome, each index, then year, freshness, kind, status and owner."""
    site, w = context.site, context.words
    found: list[tuple[str, str, Mapping[str, str], Values]] = []
    known = list(classes(site))
    found += [(one.key, one.label, {name: label for name, label, _ in one.values}, _of(site, one.key))
              for one in known]
    cases = list(site.cases.values())
    years = sorted({case.period[:4] for case in cases if case.period}, reverse=True)
    found += [
        (site.role("period") or "period", w["browse_year"], {year: year for year in years},
         lambda case: (case.period[:4],)),
        ("review_due", w["browse_freshness"],
         {name: w[f"browse_{name}"] for name in ("fresh", "due_soon", "overdue")},
         lambda case: (case.freshness,)),
        ("case_kind", w["browse_kind"], {case.kind: case.kind_label for case in cases},
         lambda case: (case.kind,)),
        ("status", w["browse_status"], {case.status: case.status_label for case in cases},
         lambda case: (case.status,)),
        ("owner", w["browse_owner"],
         {one.id: one.name for one in site.people.values() if one.owns},
         lambda case: (case.owner,)),
    ]
    also = {(one.key, name): " ".join(words) for one in known for name, _, words in one.values if words}
    return list(_numbered(found, cases, {one.key for one in known}, also))


def _of(site: PublishedSite, key: str) -> Values:
    return lambda case: borne(site, case, key)


def _numbered(
    found: list[tuple[str, str, Mapping[str, str], Values]], cases: list[PublishedCase],
    kept: Collection[str], also: Mapping[tuple[str, str], str],
) -> Iterator[Facet]:
    """Yield facets with their values numbered.

    Of those that are not the template's own, one that tells no case from another is left out.
    """
    code = 0
    for key, label, labels, bears in found:
        seen = {tuple(value for value in bears(case) if value in labels) for case in cases}
        if not any(seen) or (len(seen) == 1 and key not in kept):
            continue
        values = tuple(
            FacetValue(name, text, code + at, also.get((key, name), ""))
            for at, (name, text) in enumerate(labels.items()))
        code += len(values)
        yield Facet(key, label, values, bears)


def _rest(context: Context, facets: list[Facet], columns: list[Facet]) -> list[list[object]]:
    """Return the rows that are not in the page, as short as they can be said."""
    rows = (row(context.site, case, facets, columns) for case in _split(context.site)[1])
    return [
        [one.case.id, one.case.title, one.case.summary, one.hidden_text, one.codes,
         one.case.period, one.seen, *badges(one.case, context.words)]
        for one in rows]
