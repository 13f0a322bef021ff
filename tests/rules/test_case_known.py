"""The rule `case-known`."""

from tests.base_library import BaseLibrary, CheckText, offered

RULE = "case-known"


def test_an_unknown_case_is_found_with_the_nearest(check_text: CheckText) -> None:
    """At the id."""
    (found,) = check_text("related_cases:\n  - {id: AB-2026-022, relation: variant}\n").of(RULE)
    assert (found.location.line, found.location.column) == (2, 10)
    assert found.message.zh == "没有案例“AB-2026-022”"
    assert offered(found)[0] == "AB-2026-002"


def test_the_case_itself_is_found(check_text: CheckText) -> None:
    """Nothing relates to itself."""
    (found,) = check_text("related_cases:\n  - {id: AB-2026-001, relation: variant}\n").of(RULE)
    assert found.message.zh == "这里写的是本案例自己"


def test_a_case_listed_twice_is_found_at_the_second(check_text: CheckText) -> None:
    """In whatever relation."""
    assert check_text("""
        related_cases:
          - {id: AB-2026-002, relation: contrast}
          - {id: AB-2026-002, relation: follow_up}
        """).at(RULE) == [(3, 10)]


def test_an_item_that_could_not_be_read_takes_its_place(check_text: CheckText) -> None:
    """The finding stands in the line of the item it is about."""
    assert check_text("""
        related_cases:
          - AB-2026-002
          -
          - {id: AB-2026-099, relation: variant}
        """).at(RULE) == [(4, 10)]


def test_a_known_case_passes(check_text: CheckText) -> None:
    """A draft is known, too."""
    assert check_text("""
        confidentiality: restricted
        reviewers: [luo-haitao, tang-shiqi]
        review_due: 2026-09-12
        related_cases:
          - {id: AB-2026-002, relation: contrast}
          - {id: AB-2026-003, relation: variant}
        """).of(RULE) == []


def test_an_unknown_pick_is_found_in_ownership(base_library: BaseLibrary) -> None:
    """A stewards' recommendation leads somewhere."""
    law = base_library.root / "cases/_library/ownership.yml"
    text = law.read_text("utf-8").rstrip("\n")
    assert "\npicks:" not in text
    picks = ("\npicks:\n  - {case: AB-2026-001, by: chen-jingwen, reason: 打样比降价有用}\n"
             "  - {case: AB-2026-909, by: chen-jingwen, reason: 打样比降价有用}\n")
    base_library.write("cases/_library/ownership.yml", text + picks)
    (found,) = base_library.check()
    lines = text.count("\n") + 1
    assert found.rule == RULE
    assert found.location == ("cases/_library/ownership.yml", lines + 3, 12)
