"""The sample library as pages, without MkDocs around them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from generator.diagnostics import Findings
from generator.model import Library
from generator.pages import SitePages
from generator.publication import PublishedSite, publish
from generator.read import read_library, read_settings
from tests.base_library import AS_OF, HOME


@pytest.fixture(scope="session")
def sample() -> Library:
    """Return the sample library as it is read."""
    findings = Findings()
    library = read_library(read_settings(HOME, findings, AS_OF), findings)
    assert library is not None
    return library


@pytest.fixture(scope="session")
def editors(sample: Library) -> PublishedSite:
    """Return the sample library for those who see everything."""
    return publish(sample, "editors")


@pytest.fixture(scope="session")
def sales(sample: Library) -> PublishedSite:
    """Return the sample library for the sales staff."""
    return publish(sample, "sales")


@pytest.fixture(scope="session")
def public(sample: Library) -> PublishedSite:
    """Return the sample library for people outside."""
    return publish(sample, "public")


@pytest.fixture(scope="session")
def empty(editors: PublishedSite) -> PublishedSite:
    """Return a site with the sample's law and not one case."""
    return replace(
        editors, cases={}, picks=(), waivers=(), people={},
        indexes={key: replace(index, terms={
            name: replace(term, cases=()) for name, term in index.terms.items()})
            for key, index in editors.indexes.items()},
        tools={name: replace(tool, cases=()) for name, tool in editors.tools.items()})


Render = Callable[..., str]


def _render(site: PublishedSite, url: str, written: dict[str, str] | None = None) -> str:
    pages = SitePages(site, HOME / "content", written or {})
    return next(plan for plan in pages.plans() if plan.url == url).render().html


@pytest.fixture
def render() -> Render:
    """Return a function that makes one page of a site."""
    return partial(_render)
