"""What a case template may get wrong; and the records are not blamed for it."""

import pytest

from tests.read.library import RECORD, TAXONOMY, TEMPLATE, Put

STAGE = "{key: stage, label: 阶段, kind: list, of: {kind: term, taxonomy: stages}}"
TITLE = "{key: title, label: 标题, kind: text, required: draft}"
NOTE = "{key: note, label: 说明, kind: text, level: internal, audiences: [editors]}"


def test_the_tiny_library_is_without_findings(put: Put) -> None:
    """Else the other tests would prove nothing."""
    shelf = put()
    assert shelf.places == []
    assert shelf.library is not None
    assert list(shelf.library.template.fields) == [
        "title", "outcome", "stage", "steps", "note", "proof"]


@pytest.mark.parametrize(("old", "new", "rule", "column", "hint"), [
    ("kind: text, level", "kind: txt, level", "template-field", 32, "可以写：text"),
    ("kind: text, level", "level", "template-field", 9, "补上 kind"),
    ("key: note, label", "label", "template-field", 9, "补上 key"),
    ("kind: text, level", "kind: choice, level", "template-field", 9, "补上 options"),
    ("kind: text, level", "kind: choices, level", "template-field", 9, "补上 options"),
    ("kind: text, level", "kind: term, level", "template-field", 9, "补上 taxonomy"),
    ("kind: text, level", "kind: list, level", "template-field", 9, "补上 of"),
    ("kind: text, level", "kind: group, level", "template-field", 9, "补上 fields"),
    ("kind: text, level", "kind: table, level", "template-field", 9, "补上 fields"),
    ("kind: text, level", "kind: matrix, level", "template-field", 9, "补上 fields"),
    ("kind: text, level", "kind: term, taxonomy: stage, level", "template-field", 48, "可以写：stages"),
    ("kind: text, level", "kind: text, pattern: '[a', level", "template-field", 47, "删掉它"),
    ("kind: text, level", "kind: text, pattern: 'a{99999999999}', level", "template-field", 47, "删掉它"),
    ("kind: text, level", "kind: number, min: 5, max: 2, level", "template-field", 45, "把两个数对调"),
    ("kind: text, level", "kind: list, of: {kind: text}, min_items: 3, max_items: 2, level",
     "template-field", 67, "把两个数对调"),
    ("key: note", "key: title", "template-field", 15, "换一个键"),
    ("key: note", "key: owner", "template-field", 15, "换一个键"),
    ("key: note", "key: 1note", "wrong-form", 15, "写法"),
    ("kind: text, level: internal", "kind: text, level: secret", "unknown-level", 45, "可以写"),
    ("audiences: [editors]", "audiences: [editor]", "unknown-audience", 67, "可以写：editors"),
    ("kind: text, level", "kind: text, requird: draft, level", "unknown-key", 38, "可以写：required"),
    ("kind: text, level", "kind: text, required: always, level", "wrong-kind", 48, "可以写：draft"),
    ("kind: text, level", "kind: text, required: {from: draft, when: {stage: [lead]}}, level",
     "template-field", 48, "可以写：outcome"),
    ("kind: text, level", "kind: text, required: {from: draft, when: {outcome: [sucess]}}, level",
     "template-field", 48, "可以写：success"),
    ("kind: text, level", "kind: text, refers: stage, level", "template-field", 46, "可以写：steps"),
])
def test_a_field_that_is_declared_wrong(
    old: str, new: str, rule: str, column: int, hint: str, put: Put,
) -> None:
    """At the place of the mistake; nothing else is found, in no file."""
    shelf = put((TEMPLATE, NOTE, NOTE.replace(old, new)), (RECORD, "owner: a", "owner: a\nnote: 甲"))
    assert shelf.places == [(rule, "case-template.yml", 21, column)]
    assert shelf.hints[0].startswith(hint)


@pytest.mark.parametrize(("change", "found"), [
    (("options: [{id: success, label: 成功}", "options: [{id: failure, label: 成功}"), [
        ("template-field", 10, 52), ("template-field", 11, 21)]),
    (("opposites: [[success, failure]]", "opposites: [[success]]"), [("template-field", 11, 21)]),
    (("opposites: [[success, failure]]", "opposites: [success, failure]"), [
        ("wrong-kind", 11, 21), ("wrong-kind", 11, 30)]),
    (("opposites: [[success, failure]]", "opposites: [[success, failed]]"), [("template-field", 11, 21)]),
    (("roles: {title: title, ", "roles: {"), [("template-field", 1, 8)]),
    (("roles: {title: title, ", "roles: {titel: title, title: title, "), [("template-field", 1, 9)]),
    (("roles: {title: title, ", "roles: {title: outcome, "), [("template-field", 1, 16)]),
    (("roles: {title: title, ", "roles: {title: titel, "), [("template-field", 1, 16)]),
    (("roles: {title: title, ", "roles: {title: title, summary: nothing, "), [("template-field", 1, 32)]),
    (("roles: {title: title, ", "roles: {title: title, customer: steps, "), [("template-field", 1, 33)]),
    (("roles: {title: title, outcome: outcome, stage: stage}\n", ""), [("missing-key", 1, 1)]),
    (("  - key: all\n", "  - key: all\n    key: all\n"), [("yaml-duplicate-key", 4, 5)]),
    (("    label: 全部\n", ""), [("missing-key", 3, 5)]),
    (("{key: id, label: 编号, kind: text}", "{key: id, label: 编号, kind: txt}"), [
        ("template-field", 19, 45), ("template-field", 22, 57)]),
    (("{key: id, label: 编号, kind: text}", "{key: step, label: 编号, kind: text}"), [
        ("template-field", 20, 21), ("template-field", 22, 57)]),
    (("kind: term, taxonomy: stages", "kind: trm, taxonomy: stages"), [("template-field", 12, 61)]),
    (("kind: text, required: draft", "kind: text，required: draft"), [("yaml-wide-comma", 6, 44)]),
])
def test_a_template_that_is_wrong_elsewhere(
    change: tuple[str, str], found: list[tuple[str, int, int]], put: Put,
) -> None:
    """Options, opposites, roles, sections; and no record is blamed."""
    shelf = put((TEMPLATE, *change))
    assert shelf.places == [(rule, "case-template.yml", line, column) for rule, line, column in found]


def test_a_line_that_cannot_be_read_costs_one_finding(put: Put) -> None:
    """Not one for each record that bears the key."""
    shelf = put((TEMPLATE, f"      - {TITLE}\n", "      完全读不懂 这一行\n"))
    assert [place[:3] for place in shelf.places] == [("yaml-syntax", "case-template.yml", 6)]


@pytest.mark.parametrize("new", ["      - title\n", "      - [title]\n", "      -\n"])
def test_a_declaration_that_is_none_costs_one_finding(new: str, put: Put) -> None:
    """The key is not known, so no key is blamed."""
    shelf = put((TEMPLATE, f"      - {TITLE}\n", new))
    assert {place[1] for place in shelf.places} <= {"case-template.yml"}
    assert len(shelf.places) <= 2


def test_true_mistakes_of_records_are_found_beside_those_of_the_template(put: Put) -> None:
    """Only the keys that the template has lost are passed over."""
    shelf = put((TEMPLATE, "key: note, label: 说明, kind: text", "key: note, label: 说明, kind: txt"),
                (RECORD, "owner: a", "owner: nobody\nnote: 甲\nnoet: 乙"))
    assert [place[0] for place in shelf.places] == [
        "unknown-person", "unknown-key", "template-field"]


def test_without_its_taxonomies_a_template_is_read_all_the_same(put: Put) -> None:
    """What is missing is said once."""
    shelf = put((TAXONOMY, "", "# 空的\n"))
    assert shelf.places == [("library-incomplete", "taxonomy.yml", 1, 1)]
    broken = put((TAXONOMY, "  terms:\n", "  trems:\n"))
    assert [place[0] for place in broken.places] == ["missing-key", "unknown-key"]


def test_a_template_of_another_kind_altogether(put: Put) -> None:
    """Text, a list, nothing: one finding, and the library cannot be read."""
    for text in ("一段文字\n", "- a\n- b\n", "", "# 空的\n"):
        shelf = put((TEMPLATE, "", text))
        assert shelf.places[0][:2] in (
            ("library-incomplete", "case-template.yml"), ("yaml-syntax", "case-template.yml"))
        assert shelf.library is None
