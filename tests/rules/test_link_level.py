"""The rule `link-level`. In the base library AB-2026-001 is internal, AB-2026-003 restricted."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "link-level"
RELATED = "related_cases:\n  - {id: AB-2026-002, relation: contrast}\n"
SECRET = "  - {id: AB-2026-003, relation: variant}\n"
OTHER = "cases/2026/AB-2026-002.yml"


def test_a_related_case_of_a_higher_level_is_found(check_text: CheckText) -> None:
    """At the id of that item."""
    assert check_text(RELATED + SECRET).at(RULE) == [(3, 10)]


@pytest.mark.parametrize("link", [
    "[它](case:AB-2026-003)", "[它](case:AB-2026-003#经过)", "[它](CASE:AB-2026-003)",
    "[它][1]\n\n  [1]: case:AB-2026-003",
    "[它 [见注] 的](case:AB-2026-003)", "[它]( <case:AB-2026-003> '题')", "[它](ca&#115;e:AB-2026-003)"])
def test_a_link_in_the_text_is_found(link: str, check_text: CheckText) -> None:
    """In whatever form Markdown has for it."""
    assert check_text(f"title: 一家企业\nresult: |\n  对照{link}\n").at(RULE) == [(2, 9)]


@pytest.mark.parametrize("record", [
    "teaching_notes: {level: restricted, analysis: '对照[它](case:AB-2026-003)'}\n",
    "result: {value: '对照[它](case:AB-2026-003)', level: restricted}\n",
])
def test_a_link_that_none_but_readers_of_the_other_see_passes(
    record: str, check_text: CheckText,
) -> None:
    """What stands around the link keeps it from the rest."""
    assert check_text(record).of(RULE) == []
    assert check_text(record.replace("level: restricted", "level: sales_only")).of(RULE) != []
    assert check_text(record.replace("level: restricted", "audiences: [partner]")).of(RULE) != []


def test_a_link_of_the_same_or_a_lower_level_passes(check_text: CheckText) -> None:
    """Who reads the case may read the other."""
    assert check_text(RELATED) == []
    assert check_text(RELATED + SECRET + "confidentiality: restricted\n").of(RULE) == []


def test_a_higher_level_is_found_though_the_same_audiences_read_it(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Sales and trainers read both; the law may part them tomorrow."""
    base_library.edit(OTHER, "confidentiality: internal", "confidentiality: sales_only")
    assert check_text(RELATED).at(RULE) == [(2, 10)]


def test_code_holds_no_links(check_text: CheckText) -> None:
    """It is shown as it stands."""
    assert check_text("result: 写作 `[它](case:AB-2026-003)`。\n") == []


def test_a_target_that_fewer_audiences_read_is_found(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Even one of a lower level, where an audience skips that level."""
    base_library.edit(OTHER, "confidentiality: internal", "confidentiality: public")
    assert check_text(RELATED).of(RULE) == []
    base_library.edit(
        "cases/_library/ownership.yml",
        "{id: trainer, label: 讲师, levels: [public, internal, sales_only]",
        "{id: trainer, label: 讲师, levels: [internal, sales_only]")
    assert check_text(RELATED).at(RULE) == [(2, 10)]


@pytest.mark.parametrize("status", ["retired", "withdrawn", "draft"])
def test_a_target_that_is_out_for_another_reason_passes(
    status: str, base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """The link is dropped from the page, without a finding."""
    base_library.edit(OTHER, "status: approved", f"status: {status}")
    assert check_text(RELATED).of(RULE) == []


def test_a_target_without_a_level_passes(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """It is a draft, which only editors have."""
    base_library.edit("cases/2026/AB-2026-003.yml", "confidentiality: restricted\n", "")
    assert check_text(RELATED + SECRET).of(RULE) == []


def test_nothing_of_the_record_is_repeated(check_text: CheckText) -> None:
    """Not even the id: that there is such a case is what must not be known."""
    (found,) = check_text(RELATED + SECRET).of(RULE)
    assert not found.quote
    assert "003" not in str((found.message, found.hint))
