"""What results are filtered by: the outcome, the indexes of cases, year, tool, and kind of page."""

from collections.abc import Iterator, Mapping, Sequence

from generator.publication import PublishedSite, classes
from generator.search.document import Document
from generator.search.documents import KINDS
from generator.search.files import Facet


def facets(
    site: PublishedSite, found: Sequence[Document], words: Mapping[str, str],
) -> Iterator[Facet]:
    """Yield every facet with the values that some document bears.

    `words`: the labels of year, tool and kind of page, and of each kind, as the pages say them.
    """
    borne = {(key, value) for one in found for key, values in one.facets.items() for value in values}
    for facet in _all(site, found, words):
        values = tuple(value for value in facet.values if (facet.key, value[0]) in borne)
        if values:
            yield Facet(facet.key, facet.label, values)


def _all(
    site: PublishedSite, found: Sequence[Document], words: Mapping[str, str],
) -> Iterator[Facet]:
    for one in classes(site):
        yield Facet(one.key, one.label, tuple((name, label) for name, label, _ in one.values))
    years = sorted({year for one in found for year in one.facets.get("year", ())}, reverse=True)
    yield Facet("year", words["search_year"], tuple((year, year) for year in years))
    yield Facet("tool", words["search_tool"], tuple((one.id, one.title) for one in site.tools.values()))
    yield Facet("page", words["search_kind"], tuple((kind, words[f"search_kind_{kind}"]) for kind in KINDS))
