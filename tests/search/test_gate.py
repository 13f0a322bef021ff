"""The gate lets the sample library through, and names what cannot be found in a planted one."""

from dataclasses import replace

import pytest

from generator.diagnostics import Findings
from generator.pages import urls
from generator.publication import PublishedSite
from generator.search.document import Document
from generator.search.documents import documents
from generator.search.gate import Miss, misses, report
from generator.search.inversion import TermPostings, invert
from tests.search.test_documents import published

CASE = "AB-2026-014"


@pytest.fixture(scope="module")
def site() -> PublishedSite:
    """Return the sample library for those who see everything."""
    return published("editors")


@pytest.fixture(scope="module")
def found(site: PublishedSite) -> list[Document]:
    """Return what of it can be found."""
    return documents(site, urls)


@pytest.fixture(scope="module")
def terms(found: list[Document]) -> list[TermPostings]:
    """Return its index."""
    return list(invert(found))


def test_the_sample_library_is_found(
    site: PublishedSite, found: list[Document], terms: list[TermPostings],
) -> None:
    """By every title, alias, id and pair."""
    assert misses(site, found, terms) == []


def test_a_case_without_a_document_is_named(site: PublishedSite, found: list[Document]) -> None:
    """As when something leaves it out."""
    bent = [one for one in found if one.id != CASE]
    assert misses(site, bent, list(invert(bent))) == [Miss(CASE, site.cases[CASE].title)]


def test_a_text_that_the_documents_forget_is_named(site: PublishedSite, found: list[Document]) -> None:
    """By the pairs that stand nowhere else."""
    bent = [replace(one, passages=()) if one.id == CASE else one for one in found]
    named = misses(site, bent, list(invert(bent)))
    assert Miss(CASE, "掣肘") in named
    assert {one.case for one in named} == {CASE}


@pytest.mark.parametrize(("key", "words", "missed"), [
    ("title", "先说鲸鲨蹒跚赑屃再说", "鲸鲨蹒跚赑屃"), ("aliases", ("鲸鲨",), "鲸鲨"),
    ("title", "Whale-sharks of the reef limp", "of the reef"),
    ("aliases", ("QX-77",), "QX-77"), ("aliases", ("👍——",), "👍——"), ("title", "——", "——")])
def test_a_planted_name_that_leads_nowhere_is_named(
    site: PublishedSite, found: list[Document], terms: list[TermPostings], key: str,
    words: str | tuple[str, ...], missed: str,
) -> None:
    """The case bears it, and its document does not."""
    case = site.cases[CASE]
    title = words if isinstance(words, str) else case.title
    bent = replace(case, values={**case.values, key: words}, title=title)
    assert Miss(CASE, missed) in misses(replace(site, cases={**site.cases, CASE: bent}), found, terms)


def test_a_case_that_its_id_does_not_lead_to_is_named(
    site: PublishedSite, found: list[Document], terms: list[TermPostings],
) -> None:
    """The id is one term, whatever its parts lead to."""
    kept = [one for one in terms if one.term != CASE.lower()]
    assert len(kept) == len(terms) - 1
    assert [one for one in misses(site, found, kept) if one.case == CASE] == [Miss(CASE, CASE)]


def test_a_lost_pair_is_named(
    site: PublishedSite, found: list[Document], terms: list[TermPostings],
) -> None:
    """A pair that stands in the middle of a text."""
    kept = [one for one in terms if one.term != "掣肘"]
    assert [one for one in misses(site, found, kept) if one.case == CASE] == [Miss(CASE, "掣肘")]


def test_a_miss_is_said_with_place_and_words(site: PublishedSite) -> None:
    """For whoever has to mend it."""
    findings = Findings()
    report([Miss(CASE, "掣肘")], site, findings)
    one = next(iter(findings))
    assert one.location.path == f"cases/2026/{CASE}.yml"
    assert "掣肘" in one.message.zh
    assert "掣肘" in one.message.en
    assert one.hint
