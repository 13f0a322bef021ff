"""The index of a site: what is searched, by which terms, in which files."""

from generator.search.documents import WrittenPage
from generator.search.index import INDEX, site_index

__all__ = ["INDEX", "WrittenPage", "site_index"]
