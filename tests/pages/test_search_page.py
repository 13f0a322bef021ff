"""The page of the search: what it says before its scripts load anything."""

import json
import re
from dataclasses import replace

from generator.pages import search_page
from generator.publication import PublishedSite
from tests.pages.conftest import Render


def test_fewer_filters_stand_open_in_a_large_library(editors: PublishedSite, render: Render) -> None:
    """What all documents bear of a facet would weigh more than the results."""
    assert _open(render(editors, "search.html")) == ["outcome", "industry", "stage", "key_scene", "page"]
    case = next(iter(editors.cases.values()))
    many = replace(editors, cases={f"X-{at}": replace(case, id=f"X-{at}") for at in range(search_page.MANY)})
    assert _open(render(many, "search.html")) == ["outcome", "page"]


def _open(html: str) -> list[str]:
    found = re.search(r'"open": ?(\[[^\]]*\])', html)
    assert found is not None
    said: list[str] = json.loads(found[1])
    return said
