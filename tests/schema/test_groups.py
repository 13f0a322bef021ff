"""Groups, tables, matrices, figures; and `{value: …, level: …}` around any of them."""

from decimal import Decimal

import pytest

from generator.schema.field import Field, Option
from generator.schema.values import Group, Guarded, Visibility
from tests.schema.reading import Take

FIELDS = (Field("name", "名称", "text"), Field("when", "时间", "date"), Field(
    "stage", "阶段", "term", taxonomy="stages"))
GROUP = Field("v", "客户", "group", fields=FIELDS)
GRADED = Field("v", "脱敏", "group", fields=(
    Field("level", "程度", "choice", options=(Option("full", "完全"), Option("none", "无"))),
    Field("by", "检查人", "text")))
TABLE = Field("v", "计划", "table", fields=FIELDS)
FIXED = Field("v", "计划", "table", fields=FIELDS, rows=("上半年", "下半年"))
MATRIX = Field("v", "矩阵", "matrix", fields=(Field("now", "现在", "number"), Field(
    "then", "将来", "number")), rows=("price", "service"))
FIGURES = Field("v", "数据", "figures")


def test_a_group_in_both_styles(take: Take) -> None:
    """In brackets or a key to a line; values in the order of the template."""
    for text in ("{when: 2025, name: 甲}", "\n  when: 2025\n  name: 甲\n"):
        taken = take(GROUP, text)
        assert taken.places == []
        assert isinstance(taken.value, Group)
        assert list(taken.value.values) == ["name", "when"]
        assert taken.value.text("when") == "2025"


@pytest.mark.parametrize(("text", "found", "hint"), [
    ("甲", ("wrong-kind", 1, 4), "这里要写这些键：name、when、stage；键后面用半角冒号加空格"),
    ("[甲]", ("wrong-kind", 1, 4), "这里要写这些键：name、when、stage；键后面用半角冒号加空格"),
    ("name：甲", ("yaml-wide-colon", 1, 8), "改成：v: name: 甲"),
    ("{nmae: 甲}", ("unknown-key", 1, 5), "可以写：name"),
    ("{名称: 甲}", ("unknown-key", 1, 5), "可以写：name"),
    ("{name: 甲, name: 乙}", ("yaml-duplicate-key", 1, 14), "合并成一处，删掉另一处"),
    ("{name: 甲,乙, when: 2025}", ("yaml-flow-comma", 1, 13), "逗号改用全角“，”，或给整段文字加引号"),
    ("{? [a] : 甲}", ("wrong-kind", 1, 7), ""),
    ('{"": 甲}', ("unknown-key", 1, 5), "可以写：name"),
])
def test_what_is_no_group_is_told_its_keys(
    text: str, found: tuple[str, int, int], hint: str, take: Take,
) -> None:
    """A text, a list, a misspelt key, a label, a key twice."""
    taken = take(GROUP, text)
    assert taken.places == [found]
    assert taken.hints[0].startswith(hint)


def test_the_first_of_two_keys_counts_and_both_are_read(take: Take) -> None:
    """A mistake in the second is a finding all the same."""
    taken = take(GROUP, "\n  stage: lead\n  stage: leed\n  when: x\n")
    assert taken.places == [
        ("yaml-duplicate-key", 3, 3), ("unknown-term", 3, 10), ("bad-date", 4, 9)]
    assert "第 2 行" in taken.messages[0]
    assert isinstance(taken.value, Group)
    assert taken.value.text("stage") == "lead"


def test_a_file_of_quite_another_kind_is_not_ten_thousand_findings(take: Take) -> None:
    """After a hundred unknown keys it is clear."""
    taken = take(GROUP, "\n" + "".join(f"  k{at}: x\n" for at in range(5000)))
    assert len(taken.findings) == 101
    assert taken.rules == ["unknown-key"] * 101


def test_a_guard_names_who_may_see_a_value(take: Take) -> None:
    """A level, or audiences, or both, around any value."""
    text = Field("v", "说明", "text")
    assert take(text, "{value: 甲, level: restricted}").value == Guarded(
        "甲", Visibility("restricted"))
    assert take(text, "{audiences: [trainer, editors], value: 甲}").value == Guarded(
        "甲", Visibility(None, ("trainer", "editors")))
    assert take(text, "{value: 甲, level: internal, audiences: trainer}").value == Guarded(
        "甲", Visibility("internal", ("trainer",)))
    listed = Field("v", "说明", "list", of=text)
    assert take(listed, "[甲, {value: 乙, level: restricted}]").value == (
        "甲", Guarded("乙", Visibility("restricted")))
    assert take(listed, "{value: [甲, 乙], level: restricted}").value == Guarded(
        ("甲", "乙"), Visibility("restricted"))
    assert take(Field("v", "数", "number"), "{value: 007, level: internal}").rules == ["wrong-kind"]


@pytest.mark.parametrize(("text", "found"), [
    ("{value: 甲, level: secret}", [("unknown-level", 1, 22)]),
    ("{value: 甲, level: [internal]}", [("unknown-level", 1, 22)]),
    ("{value: 甲, level: }", [("unknown-level", 1, 22)]),
    ("{value: 甲, audiences: [trainer, all]}", [("unknown-audience", 1, 36)]),
    ("{value: 甲, audiences: []}", [("wrong-kind", 1, 26)]),
    ("{value: 甲, levle: restricted}", [("unknown-key", 1, 15)]),
    ("{value: 甲, level: internal, level: restricted}", [("yaml-duplicate-key", 1, 32)]),
    ("{value: [甲], level: internal}", [("wrong-kind", 1, 12)]),
    ("{value: {value: 甲, level: internal}, level: restricted}", [("wrong-kind", 1, 12)]),
    ("{value: 甲}", [("wrong-kind", 1, 4)]),
    ("{level: internal}", [("wrong-kind", 1, 4)]),
])
def test_a_slip_in_a_guard_is_never_passed_over(
    text: str, found: list[tuple[str, int, int]], take: Take,
) -> None:
    """Who would keep something back must not publish it by a misspelling."""
    assert take(Field("v", "说明", "text"), text).places == found


def test_an_empty_guard_guards_nothing(take: Take) -> None:
    """There is no value yet."""
    taken = take(Field("v", "时间", "date"), "{value: , level: internal}")
    assert taken.places == []
    assert taken.value is None


def test_a_group_bears_its_guard_itself(take: Take) -> None:
    """Beside its own keys."""
    taken = take(GROUP, "{name: 甲, level: restricted, audiences: [trainer]}")
    assert taken.places == []
    assert isinstance(taken.value, Group)
    assert taken.value.visibility == Visibility("restricted", ("trainer",))
    assert list(taken.value.values) == ["name"]
    assert take(GROUP, "{name: 甲, levl: restricted}").places == [("unknown-key", 1, 14)]


def test_a_field_named_level_is_no_guard(take: Take) -> None:
    """The other key still is."""
    taken = take(GRADED, "{level: full, by: 甲}")
    assert taken.places == []
    assert taken.value == Group({"level": "full", "by": "甲"})
    guarded = take(GRADED, "{level: full, audiences: [editors]}").value
    assert guarded == Group({"level": "full"}, Visibility(None, ("editors",)))


def test_a_table_grows_or_has_fixed_rows(take: Take) -> None:
    """Each row is a group."""
    assert take(TABLE, "[{name: 甲}, {name: 乙}]").value == (
        Group({"name": "甲"}), Group({"name": "乙"}))
    assert take(TABLE, "[]").places == []
    assert take(FIXED, "[{name: 甲}, {name: 乙}]").places == []
    taken = take(FIXED, "[{name: 甲}]")
    assert taken.places == [("wrong-rows", 1, 4)]
    assert taken.hints == ["行依次是：上半年、下半年"]


def test_an_empty_row_counts(take: Take) -> None:
    """Nothing to say of the first half year."""
    taken = take(FIXED, "\n  -\n  - {name: 乙}\n")
    assert taken.places == []
    assert taken.value == (Group({"name": "乙"}),)
    assert taken.failed == {("v", 0)}


@pytest.mark.parametrize(("text", "found"), [
    ("甲", [("wrong-kind", 1, 4)]), ("{name: 甲}", [("wrong-kind", 1, 4)]),
    ("[甲, {nmae: 乙, when: x}]", [
        ("wrong-kind", 1, 5), ("unknown-key", 1, 9), ("bad-date", 1, 24)])])
def test_what_is_no_table(text: str, found: list[tuple[str, int, int]], take: Take) -> None:
    """Rows are read one by one."""
    assert take(TABLE, text).places == found


def test_a_matrix_has_a_group_for_each_row(take: Take) -> None:
    """Rows by their names."""
    taken = take(MATRIX, "{price: {now: 1, then: 2}, service: {now: 3}}")
    assert taken.places == []
    assert taken.value == Group({
        "price": Group({"now": Decimal(1), "then": Decimal(2)}), "service": Group({"now": Decimal(3)})})
    assert take(MATRIX, "{price: }").places == []


@pytest.mark.parametrize(("text", "found"), [
    ("甲", [("wrong-kind", 1, 4)]), ("[a]", [("wrong-kind", 1, 4)]),
    ("{prise: {now: 1}}", [("unknown-key", 1, 5)]),
    ("{price: 1, service: {now: x}}", [("wrong-kind", 1, 12), ("wrong-kind", 1, 30)]),
    ("{price: {now: 1}, price: {now: 2}}", [("yaml-duplicate-key", 1, 22)]),
    ("{? [price] : {now: 1}}", [("wrong-kind", 1, 7)])])
def test_what_is_no_matrix(text: str, found: list[tuple[str, int, int]], take: Take) -> None:
    """Each cell for itself."""
    assert take(MATRIX, text).places == found


def test_figures_are_numbers_words_and_tables(take: Take) -> None:
    """Which keys a tool has is asked where the tool is known."""
    taken = take(FIGURES, "{target: 3000, mode: fast, empty: , rows: [{a: 1.5, b: x}, {a: 2}]}")
    assert taken.places == []
    assert taken.value == Group({
        "target": Decimal(3000), "mode": "fast",
        "rows": (Group({"a": Decimal("1.5"), "b": "x"}), Group({"a": Decimal(2)}))})


@pytest.mark.parametrize(("text", "found"), [
    ("3000", [("wrong-kind", 1, 4)]), ("[3000]", [("wrong-kind", 1, 4)]),
    ("{target: １２, a: 1e3, b: 007}", [
        ("wrong-kind", 1, 13), ("wrong-kind", 1, 20), ("wrong-kind", 1, 28)]),
    ("\n  target: 1,200\n", [("wrong-kind", 2, 11)]),
    ("{target: {a: 1}}", [("wrong-kind", 1, 13)]),
    ("{rows: [1, {a: 2}]}", [("wrong-kind", 1, 12)]),
    ("{a: 1, a: 2}", [("yaml-duplicate-key", 1, 11)]),
    ("{? {b: c} : 1}", [("wrong-kind", 1, 7)])])
def test_what_are_no_figures(text: str, found: list[tuple[str, int, int]], take: Take) -> None:
    """Numbers are written plainly, here as everywhere."""
    assert take(FIGURES, text).places == found


def test_figures_within_figures_have_an_end(take: Take) -> None:
    """Nothing recurses until the stack is full."""
    assert take(FIGURES, "{a: " + "[{a: " * 190 + "1" + "}]" * 190 + "}").rules == ["wrong-kind"]


def test_what_is_computed_is_not_typed(take: Take) -> None:
    """An empty key does no harm."""
    taken = take(Field("v", "合计", "computed"), "12")
    assert taken.places == [("computed-typed", 1, 4)]
    assert take(Field("v", "合计", "computed"), "").places == []


def test_a_file_of_strange_keys_is_given_up_and_says_so(take: Take) -> None:
    """A hundred are told one by one, and behind them nothing is read."""
    field = Field("v", "组", "group", fields=(Field("a", "甲", "text"), Field("b", "乙", "text")))
    lines = [f"  x{at}: 1" for at in range(150)]
    taken = take(field, "\n" + "\n".join(["  a: 1", *lines, "  b: 2"]) + "\n")
    assert taken.rules == ["unknown-key"] * 101
    assert taken.places[-1] == ("unknown-key", 103, 3)
    assert "不再读" in taken.messages[-1]
    assert taken.value == Group({"a": "1"}, None)
