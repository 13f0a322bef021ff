"""The rule `masked-name`."""

import pytest

from tests.base_library import CheckText

RULE = "masked-name"
MASKED = """\
customer: {name: 青禾 ABC 电器, alias: 某家电企业, disclosure: masked}
anonymisation: {level: full, masked: [青禾 ABC 电器, 老周]}
"""


@pytest.mark.parametrize(("field", "place"), [
    ("title: 青禾ABC电器换了供应商", (3, 8)),
    ("summary: 老 周带队。", (3, 10)),
    ("aliases: [试用, 青禾ａｂｃ电器]", (3, 15)),
    ("background: |\n  第一段。\n\n  第二段说到青\u200b禾abc电器。", (3, 13)),
    ("evidence:\n  - {id: E1, kind: contract, ref: 台账 青禾 abc 电器}", (4, 35)),
    ("review_log:\n  - {on: 2026-03-12, by: liang-weicheng, result: approved, note: 老周在场}",
     (4, 66)),
    ("consent: {status: granted, ref: 老周的来信}", (3, 33)),
    ("tools:\n  - {tool: visit_plan, figures: {contact: 老周}}", (4, 33)),
])
def test_a_masked_name_in_any_text_is_found(
    field: str, place: tuple[int, int], check_text: CheckText,
) -> None:
    """However it is spaced, and wherever it stands: in prose, in locators, in governance."""
    assert check_text(MASKED + field + "\n").at(RULE) == [place]


def test_the_alias_must_not_hold_the_name(check_text: CheckText) -> None:
    """Only the true name itself may."""
    assert check_text(MASKED.replace("某家电企业", "老周家的企业")).at(RULE) == [(1, 36)]


def test_names_stay_where_they_are_declared(check_text: CheckText) -> None:
    """The name of the customer, and the list of what is masked."""
    assert check_text(MASKED) == []


def test_a_masked_customer_is_masked_though_not_listed(check_text: CheckText) -> None:
    """That it is not listed is another finding."""
    snippet = ("customer: {name: 青禾电器, alias: 某企业, disclosure: masked}\n"
               "summary: 青禾电器换了供应商。\n")
    assert check_text(snippet).at(RULE) == [(2, 10)]
    assert check_text(snippet.replace("masked}", "own}")).of(RULE) == []


def test_other_names_are_masked_whatever_the_disclosure(check_text: CheckText) -> None:
    """A person, or another company."""
    assert check_text("""
        summary: 与老周谈了三次。
        anonymisation: {level: none, masked: [老周]}
        """).at(RULE) == [(1, 10)]


@pytest.mark.parametrize("status", ["draft", "returned", "submitted", "retired"])
def test_a_draft_is_read_too(status: str, check_text: CheckText) -> None:
    """Editors read drafts on their site; the name stands nowhere there, either."""
    snippet = f"{MASKED}summary: 老周\nstatus: {status}\n"
    assert check_text(snippet).at(RULE) == [(3, 10)]


def test_a_withdrawn_case_is_in_no_build(check_text: CheckText) -> None:
    """Nothing of it is published."""
    assert check_text(MASKED + "summary: 老周\nstatus: withdrawn\n").of(RULE) == []


def test_ids_of_the_library_are_no_texts(check_text: CheckText) -> None:
    """A short name may look like the id of a term or of a person."""
    assert check_text("anonymisation: {level: none, masked: [xu, buyer]}\n") == []


def test_nothing_of_the_record_is_repeated(check_text: CheckText) -> None:
    """Else the log would say what the page must not."""
    (found,) = check_text(MASKED + "summary: 与老周谈了三次\n").of(RULE)
    assert not found.quote
    assert "老周" not in str((found.message, found.hint))
