"""The rule `reference-within`: metrics refer to evidence by its ids."""

from tests.base_library import CheckText, offered

RULE = "reference-within"
METRICS = "metrics:\n  - {name: 采购额, after: '310', grade: verbal, evidence: %s}\n"


def test_a_reference_to_nothing_is_found_with_the_nearest(check_text: CheckText) -> None:
    """At the reference."""
    (found,) = check_text(METRICS % "[E1, E7]").of(RULE)
    assert (found.location.line, found.location.column) == (2, 61)
    assert found.message.zh == "“证据”里没有编号“E7”"
    assert offered(found) == ["E1"]


def test_a_reference_to_an_item_passes(check_text: CheckText) -> None:
    """And so does none at all."""
    assert check_text(METRICS % "[E1]") == []
    assert check_text(METRICS % "[]") == []


def test_an_id_used_twice_is_found_at_the_second(check_text: CheckText) -> None:
    """Nobody knows which is meant."""
    assert check_text("""
        evidence:
          - {id: E1, kind: contract, ref: 台账}
          - {id: E2, kind: contract, ref: 台账}
          - {id: E1, kind: mail, ref: 邮箱}
        """).at(RULE) == [(4, 10)]


def test_without_a_list_the_hint_says_where_to_add_it(check_text: CheckText) -> None:
    """There is no id to offer."""
    (found,) = check_text("status: draft\nevidence:\n" + METRICS % "[E1]").of(RULE)
    assert found.hint is not None
    assert found.hint.zh == "先在“证据”里加上这一行"


def test_a_row_that_could_not_be_read_may_bear_the_id(check_text: CheckText) -> None:
    """One cause, one finding."""
    checked = check_text("evidence:\n  - E1 合同\n" + METRICS % "[E1]")
    assert checked.of(RULE) == []
    assert checked.at("wrong-kind") == [(2, 5)]
