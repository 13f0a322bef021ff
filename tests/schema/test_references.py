"""Terms, people, teams, tools, cases, attachments, levels, audiences."""

import pytest

from generator.schema.field import Field
from tests.schema.reading import Take

TERM = Field("v", "阶段", "term", taxonomy="stages")
PERSON = Field("v", "责任人", "person")
TEAM = Field("v", "团队", "team")
TOOL = Field("v", "工具", "tool")
CASE = Field("v", "案例", "case")
LEVEL = Field("v", "密级", "level")
AUDIENCE = Field("v", "受众", "audience")
FILE = Field("v", "文件", "attachment")


@pytest.mark.parametrize("text", ["proposal", "方案呈现", '"proposal "', "'方案呈现'"])
def test_a_term_by_id_or_label(text: str, take: Take) -> None:
    """What is kept is the id."""
    taken = take(TERM, text)
    assert taken.places == []
    assert taken.value == "proposal"


def test_a_label_with_a_comma_is_one_term(take: Take) -> None:
    """It is known as it stands."""
    assert take(TERM, "政府、事业单位").value == "both"


@pytest.mark.parametrize(("text", "rule", "hint"), [
    ("pitch", "retired-term", "改成 proposal"), ("述标", "retired-term", "改成 proposal"),
    ("propsal", "unknown-term", "可以写：proposal"), ("商机线索", "unknown-term", "可以写：lead"),
    ("线索，方案呈现", "unknown-term", "这里只能写一个"), ("lead, proposal", "unknown-term", "这里只能写一个"),
    ("Proposal", "unknown-term", "可以写：proposal")])
def test_another_word_is_led_to_the_right_one(text: str, rule: str, hint: str, take: Take) -> None:
    """A retired one to its successor, an alias to its term, a misspelling to the nearest."""
    taken = take(TERM, text)
    assert taken.places == [(rule, 1, 4)]
    assert taken.hints[0].startswith(hint)
    assert taken.failed == {("v",)}


def test_one_term_is_not_a_list(take: Take) -> None:
    """The field says how many."""
    assert take(TERM, "[lead]").rules == ["wrong-kind"]
    assert take(TERM, "{a: lead}").rules == ["wrong-kind"]


def test_what_is_not_known_yet_is_let_through(take: Take) -> None:
    """A taxonomy that could not be read is one finding, not one for each case."""
    assert take(Field("v", "原因", "term", taxonomy="causes"), "price").value == "price"


@pytest.mark.parametrize(("field", "right", "wrong", "rule", "first"), [
    (PERSON, "xu-anran", "xu-anrn", "unknown-person", "xu-anran"),
    (PERSON, '"xu-anran "', "许安然", "unknown-person", "xu-anran"),
    (PERSON, "tang-shiqi", "唐诗琪", "unknown-person", "tang-shiqi"),
    (TEAM, "solution", "方案部", "unknown-team", "solution"),
    (TOOL, "funnel", "双漏斗", "unknown-tool", "funnel"),
    (LEVEL, "internal", "内部", "unknown-level", "internal"),
    (AUDIENCE, "trainer", "trainers", "unknown-audience", "trainer")])
def test_names_are_ids(
    field: Field, right: str, wrong: str, rule: str, first: str, take: Take,
) -> None:
    """Who writes the name as it is spoken is given the id."""
    good, bad = take(field, right), take(field, wrong)
    assert good.places == []
    assert good.value == right.strip('" ')
    assert bad.places == [(rule, 1, 4)]
    assert bad.hints[0].startswith(f"可以写：{first}")
    assert bad.value is None


def test_exactly_one_owner(take: Take) -> None:
    """Two are nobody."""
    taken = take(PERSON, "[xu-anran, tang-shiqi]")
    assert taken.places == [("wrong-kind", 1, 4)]
    assert taken.hints == ["这里只能写一个"]
    assert take(PERSON, '""').rules == ["unknown-person"]


def test_a_case_is_any_id_for_now(take: Take) -> None:
    """Whether it exists is known when all are read."""
    assert take(CASE, "AB-2026-999").value == "AB-2026-999"
    assert take(CASE, "[AB-2026-001]").rules == ["wrong-kind"]
    assert take(CASE, '" "').rules == ["wrong-kind"]


@pytest.mark.parametrize(("text", "value"), [
    ("报价单.pdf", "报价单.pdf"), ("图/现场 1.png", "图/现场 1.png"), ("图\\现场.png", "图/现场.png"),
    ("a..b.txt", "a..b.txt")])
def test_an_attachment_lies_in_the_folder_of_its_case(text: str, value: str, take: Take) -> None:
    """Or in one below."""
    taken = take(FILE, text)
    assert taken.places == []
    assert taken.value == value


@pytest.mark.parametrize("text", [
    "../报价单.pdf", "a/../../b", "/etc/passwd", "\\\\server\\a", "C:\\a.pdf", "c:a.pdf", '""', '"a\\0b"',
    '"a\\nb"'])
def test_an_attachment_does_not_leave_it(text: str, take: Take) -> None:
    """By whatever way of writing."""
    assert take(FILE, text).places == [("file-outside", 1, 4)]


def test_usage_notes_are_no_attachment(take: Take) -> None:
    """Their name is reserved, and a list is no name."""
    assert take(FILE, "usage.yml").rules == ["wrong-form"]
    assert take(FILE, "[a.pdf]").rules == ["wrong-kind"]
