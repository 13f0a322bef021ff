"""Where each page lies, as paths within the site."""

import posixpath
from functools import lru_cache

from generator.settings import ASSETS

INDEXES = "by"
"""Below it lie the pages of terms, a folder for each index."""


def case_url(case: str) -> str:
    """Return the page of a case."""
    return f"cases/{case}.html"


def tool_url(tool: str) -> str:
    """Return the page of a tool."""
    return f"tools/{tool}.html"


def workbook_url(tool: str) -> str:
    """Return the workbook of a tool."""
    return f"tools/{tool}.xlsx"


def index_url(field: str) -> str:
    """Return the page of all terms of a field."""
    return f"{INDEXES}/{field}/index.html"


def term_url(field: str, term: str) -> str:
    """Return the page of one term of a field."""
    return f"{INDEXES}/{field}/{term}.html"


def person_url(person: str) -> str:
    """Return the page of a person."""
    return f"people/{person}.html"


def team_url(team: str) -> str:
    """Return the page of a team."""
    return f"teams/{team}.html"


def page_url(page: str) -> str:
    """Return a page written by hand, or one of the single pages: `browse`, `governance`."""
    return f"{page}.html"


def asset(name: str) -> str:
    """Return a script or picture that belongs to us."""
    return f"{ASSETS}/{name}"


def attachment_url(case: str, name: str) -> str:
    """Return an attachment of a case."""
    return f"cases/{case}/{name}"


def relative(target: str, page: str) -> str:
    """Return a site path as seen from a page: works without a server."""
    return _from(target, posixpath.dirname(page) or ".")


@lru_cache(maxsize=8192)
def _from(target: str, folder: str) -> str:
    """Pages of one folder see a target alike, and most link to the same few hundred."""
    return posixpath.relpath(target, folder)
