"""The rule `reviewer-role`, and how the duty of a case is found."""

from tests.base_library import BaseLibrary, CheckText

RULE = "reviewer-role"


def test_a_missing_role_is_found_with_the_people_who_hold_it(check_text: CheckText) -> None:
    """Proposal cases need someone from the trade; contributors are not offered."""
    (found,) = check_text("""
        contributors: [{person: song-yining}]
        stage: [proposal]
        reviewers: [chen-jingwen]
        """).of(RULE)
    assert (found.location.line, found.location.column) == (3, 12)
    assert found.message.zh == "审核人里没有“行业审核人”"
    assert found.hint is not None
    assert found.hint.zh == (
        "请其中一位审核：罗海涛（luo-haitao）、潘国栋（pan-guodong）")


def test_each_role_of_the_duty_is_asked_for(check_text: CheckText) -> None:
    """Restricted cases: compliance and someone from the trade."""
    snippet = "confidentiality: restricted\nreviewers: [{people}]\n"
    found = check_text(snippet.format(people="chen-jingwen")).of(RULE)
    assert [one.message.zh for one in found] == [
        "审核人里没有“合规专员”", "审核人里没有“行业审核人”"]
    assert check_text(snippet.format(people="tang-shiqi, luo-haitao")).of(RULE) == []


def test_any_of_the_roles_is_enough_where_the_duty_says_so(check_text: CheckText) -> None:
    """The last duty has no conditions, and takes either role."""
    snippet = "stage: [retention]\nreviewers: [{people}]\n"
    assert check_text(snippet.format(people="chen-jingwen")).of(RULE) == []
    (found,) = check_text(snippet.format(people="tang-shiqi")).of(RULE)
    assert found.message.zh == "审核人里没有“行业审核人、方法审核人”"


def test_the_first_duty_that_fits_counts(check_text: CheckText) -> None:
    """Restricted comes before the stage."""
    (found,) = check_text("""
        confidentiality: restricted
        stage: [proposal]
        reviewers: [luo-haitao]
        """).of(RULE)
    assert found.message.zh == "审核人里没有“合规专员”"


def test_every_condition_of_a_duty_must_fit(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Template fields and built-in ones together."""
    base_library.edit(
        "cases/_library/ownership.yml", "when: {stage: [proposal, signing]}",
        "when: {stage: [signing], case_kind: [real, composite]}")
    people = "reviewers: [chen-jingwen]\nstage: [proposal, signing]\n"
    assert check_text(people + "case_kind: sample\n").of(RULE) == []
    assert check_text(people + "case_kind: real\n").at(RULE) == [(1, 12)]


def test_a_draft_and_a_library_without_duties_pass(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Nothing is asked for yet, or at all."""
    snippet = "stage: [proposal]\nreviewers: [chen-jingwen]\n"
    assert check_text(snippet + "status: draft\n").of(RULE) == []
    law = (base_library.root / "cases/_library/ownership.yml").read_text("utf-8")
    start, end = law.index("\nreview:\n"), law.index("\nstewards:\n")
    base_library.write("cases/_library/ownership.yml",
                       law[:start] + "\nreview: []\n" + law[end:])
    assert check_text(snippet).of(RULE) == []


def test_a_role_that_nobody_holds_says_so(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Then the registry has to change, not the record."""
    base_library.edit("cases/_library/people.yml", "roles: [compliance], ", "")
    found = check_text("confidentiality: restricted\nreviewers: [luo-haitao]\n").of(RULE)
    assert [one.hint.zh for one in found if one.hint] == [
        "还没有人有这个角色，先在 people.yml 里指定"]
