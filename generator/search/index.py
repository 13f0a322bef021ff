"""The whole index of a site, and what of it cannot be found."""

from collections.abc import Iterable, Iterator, Mapping

from generator.diagnostics import Findings
from generator.publication import PublishedSite
from generator.search.documents import Addresses, WrittenPage, documents
from generator.search.facets import facets
from generator.search.files import File, index_files
from generator.search.gate import misses, report
from generator.search.inversion import invert
from generator.search.names import names


def site_index(
    site: PublishedSite, addresses: Addresses, written: Iterable[WrittenPage],
    words: Mapping[str, str], findings: Findings,
) -> Iterator[File]:
    """Yield every file of the index; each case that it does not lead to is a finding.

    `words`: those of the pages, for what facets and freshness are called.
    """
    written = list(written)
    found = documents(site, addresses, written, words)
    terms = list(invert(found))
    report(misses(site, found, terms), site, findings)
    yield from index_files(
        found, terms, facets(site, found, words), site.synonyms, names(site, addresses, written))
