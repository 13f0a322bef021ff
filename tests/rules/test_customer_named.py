"""The rule `customer-named`."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "customer-named"
CONSENT = "consent: {status: granted, scope: [training]}\n"


@pytest.mark.parametrize("disclosure", ["own", "published", "consented"])
def test_a_name_that_may_be_shown_must_be_there(disclosure: str, check_text: CheckText) -> None:
    """An alias is not enough."""
    snippet = f"customer: {{alias: 某家电企业, disclosure: {disclosure}}}\n" + CONSENT
    (found,) = check_text(snippet).of(RULE)
    assert (found.location.line, found.location.column) == (1, 11)
    assert "真实名称" in found.message.zh


@pytest.mark.parametrize("disclosure", ["masked", "consented"])
def test_a_name_that_may_not_be_shown_needs_an_alias(
    disclosure: str, check_text: CheckText,
) -> None:
    """An audience without consent reads the alias."""
    snippet = (f"customer: {{name: 青禾电器, disclosure: {disclosure}}}\n"
               "anonymisation: {level: full, masked: [青禾电器]}\n" + CONSENT)
    (found,) = check_text(snippet).of(RULE)
    assert (found.location.line, found.location.column) == (1, 11)
    assert "化名" in found.message.zh


def test_a_published_name_needs_its_source(check_text: CheckText) -> None:
    """In the field that bears the role `source`."""
    snippet = "customer: {name: 青禾电器, disclosure: published}\nsource: {kind: published}\n"
    assert check_text(snippet).at(RULE) == [(2, 9)]
    assert check_text(snippet.replace("published}", "published, ref: 大纲第二节}")).of(RULE) == []


def test_a_masked_name_must_be_listed(check_text: CheckText) -> None:
    """So that the check knows what to look for; spelling and blanks make no difference."""
    snippet = ("customer: {name: 青禾 ABC 电器, alias: 某企业, disclosure: masked}\n"
               "anonymisation: {level: full, masked: [%s]}\n")
    assert check_text(snippet % "青禾").at(RULE) == [(2, 38)]
    assert check_text(snippet % "青禾ａｂｃ电器") == []


def test_a_masked_customer_may_have_no_name_at_all(check_text: CheckText) -> None:
    """What is not written cannot leak."""
    assert check_text("customer: {alias: 某家电企业, disclosure: masked}\n") == []


def test_a_draft_passes(check_text: CheckText) -> None:
    """The customer is asked for when it is handed in."""
    assert check_text("status: draft\ncustomer: {disclosure: masked}\n").of(RULE) == []


def test_a_template_without_a_source_asks_for_none(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """A role that a template leaves out drops the part that needs it."""
    base_library.edit("cases/_library/case-template.yml", "  source: source\n", "")
    snippet = "customer: {name: 青禾电器, disclosure: published}\nsource: {kind: published}\n"
    assert check_text(snippet) == []


def test_nothing_of_the_record_is_repeated(check_text: CheckText) -> None:
    """The name least of all."""
    found = check_text("customer: {name: 青禾电器, disclosure: masked}\n").of(RULE)
    assert len(found) == 2
    assert not any(one.quote for one in found)
    assert "青禾" not in str([(one.message, one.hint) for one in found])
