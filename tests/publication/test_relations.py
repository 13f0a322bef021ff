"""How visible cases hang together, and what else a case brings with it."""

import pytest

from generator.publication import PublishedCase, publish
from tests.base_library import CASE, BaseLibrary, bent

OTHER = "AB-2026-002"
TEMPLATE = "cases/_library/case-template.yml"


@pytest.fixture
def site(base_library: BaseLibrary) -> BaseLibrary:
    """Return the base library; its first case names no other until a test says so."""
    base_library.write(f"cases/2026/{CASE}.yml", bent("related_cases: []\n"))
    return base_library


def _published(base: BaseLibrary, snippet: str) -> dict[str, PublishedCase]:
    base.write(f"cases/2026/{CASE}.yml", bent(snippet))
    return dict(publish(base.read()[0], "editors").cases)


def test_a_contrast_holds_both_ways_and_cites_one(site: BaseLibrary) -> None:
    """The other shows it, too, and has named nobody."""
    cases = _published(site, f"related_cases:\n  - {{id: {OTHER}, relation: contrast}}\n")
    there = {one.id: one for one in cases[CASE].related}
    back = {one.id: one for one in cases[OTHER].related}
    assert (there[OTHER].contrast, there[OTHER].named_by) == (True, "case")
    assert (back[CASE].contrast, back[CASE].named_by) == (True, "other")
    assert cases[OTHER].cited_by == (CASE,)
    assert cases[CASE].cited_by == ()


def test_a_relation_of_another_kind_holds_one_way(site: BaseLibrary) -> None:
    """The other is told who cites it."""
    cases = _published(site, f"related_cases:\n  - {{id: {OTHER}, relation: variant}}\n")
    assert OTHER in {one.id for one in cases[CASE].related}
    assert CASE not in {one.id for one in cases[OTHER].related if one.named_by == "case"}
    assert cases[OTHER].cited_by == (CASE,)


def test_a_list_of_bare_ids_will_do(site: BaseLibrary) -> None:
    """Another template may say of related cases nothing but which."""
    site.edit(TEMPLATE, "  - key: customer_section\n", """\
      - {key: see_also, label: 另见, kind: list, of: {kind: case}}
  - key: customer_section
""")
    site.edit(TEMPLATE, "  related: related_cases\n", "  related: see_also\n")
    cases = _published(site, f"related_cases: []\nsee_also: [{OTHER}]\n")
    (found,) = (one for one in cases[CASE].related if one.named_by == "case")
    assert (found.id, found.relation, found.contrast) == (OTHER, "", False)
    assert cases[OTHER].cited_by == (CASE,)


def test_files_are_published_wherever_a_field_names_them(site: BaseLibrary) -> None:
    """Each once, and none that is withheld."""
    site.edit(TEMPLATE, "  - key: customer_section\n", """\
      - {key: proof, label: 证据, kind: list, of: {kind: attachment}}
      - {key: secret, label: 密件, kind: attachment, level: restricted}
  - key: customer_section
""")
    text = ("confidentiality: internal\npermitted_use: [training, internal_search]\n"
            "attachments: []\nproof: [a.pdf, b.pdf, a.pdf]\nsecret: c.pdf\n")
    assert _published(site, text)[CASE].attachments == ("a.pdf", "b.pdf", "c.pdf")
    assert publish(site.read()[0], "sales").cases[CASE].attachments == ("a.pdf", "b.pdf")
