"""What a case template may get wrong; and the records are not blamed for it."""

import pytest

from tests.read.library import RECORD, TAXONOMY, TEMPLATE, Put, changed

TITLE = "{key: title, label: 标题, kind: text, required: draft}"
FIELD = "template-field"


def test_the_tiny_library_is_without_findings(put: Put) -> None:
    """Else the other tests would prove nothing."""
    shelf = put()
    assert shelf.places == []
    assert shelf.library is not None
    assert list(shelf.library.template.fields) == [
        "title", "outcome", "stage", "steps", "note", "proof"]


@pytest.mark.parametrize(("old", "new", "rule", "hint"), [
    ("{key: note, label: 说明, kind: text", "{key: note, label: 说明, kind: ¦txt", FIELD, "可以写：text"),
    ("{key: note, label: 说明, kind: text, ", "¦{key: note, label: 说明, ", FIELD, "补上 kind"),
    ("{key: note, ", "¦{", FIELD, "补上 key"),
    ("{key: note, label: 说明, kind: text", "¦{key: note, label: 说明, kind: choice", FIELD, "补上 options"),
    ("{key: note, label: 说明, kind: text", "¦{key: note, label: 说明, kind: choices", FIELD, "补上 options"),
    ("{key: note, label: 说明, kind: text", "¦{key: note, label: 说明, kind: term", FIELD, "补上 taxonomy"),
    ("{key: note, label: 说明, kind: text", "¦{key: note, label: 说明, kind: list", FIELD, "补上 of"),
    ("{key: note, label: 说明, kind: text", "¦{key: note, label: 说明, kind: group", FIELD, "补上 fields"),
    ("{key: note, label: 说明, kind: text", "¦{key: note, label: 说明, kind: table", FIELD, "补上 fields"),
    ("{key: note, label: 说明, kind: text", "¦{key: note, label: 说明, kind: matrix", FIELD, "补上 fields"),
    ("说明, kind: text", "说明, kind: term, taxonomy: ¦stage", FIELD, "可以写：stages"),
    ("说明, kind: text", "说明, kind: text, pattern: ¦'[a'", FIELD, "删掉它"),
    ("说明, kind: text", "说明, kind: text, pattern: ¦'a{99999999999}'", FIELD, "删掉它"),
    ("依据, kind: text", "依据, kind: number, min: ¦5, max: 2", FIELD, "把两个数对调"),
    ("依据, kind: text", "依据, kind: list, of: {kind: text}, min_items: ¦3, max_items: 2", FIELD,
     "把两个数对调"),
    ("key: proof", "key: ¦title", FIELD, "换一个键"),
    ("key: proof", "key: ¦owner", FIELD, "换一个键"),
    ("key: note", "key: ¦1note", "wrong-form", "写法"),
    ("level: internal", "level: ¦secret", "unknown-level", "可以写"),
    ("audiences: [editors]", "audiences: [¦editor]", "unknown-audience", "可以写：editors"),
    ("说明, kind: text", "说明, kind: text, ¦requird: draft", "unknown-key", "可以写：required"),
    ("说明, kind: text", "说明, kind: text, required: ¦always", "wrong-kind", "可以写：draft"),
    ("说明, kind: text", "说明, kind: text, required: ¦{from: draft, when: {stage: [lead]}}", FIELD,
     "可以写"),
    ("说明, kind: text", "说明, kind: text, required: ¦{from: draft, when: {outcome: [sucess]}}", FIELD,
     "可以写：success"),
    ("refers: steps", "refers: ¦stage", FIELD, "可以写：steps"),
])
def test_a_field_that_is_declared_wrong(
    old: str, new: str, rule: str, hint: str, put: Put,
) -> None:
    """At the place of the mistake; nothing else is found, in no file."""
    text, (place,) = changed(TEMPLATE, old, new)
    shelf = put((TEMPLATE, "", text), (RECORD, "owner: a", "owner: a\nnote: 甲"))
    assert shelf.places == [(rule, "case-template.yml", *place)]
    assert shelf.hints[0].startswith(hint)


@pytest.mark.parametrize(("old", "new", "rules"), [
    ("{id: failure, label: 失败}]", "{id: failure, label: 失败}, {id: ¦success, label: 乙}]", [FIELD]),
    ("[[success, failure]]", "[¦[success]]", [FIELD]),
    ("[[success, failure]]", "[¦¦success, ¦¦failure]", [FIELD, "wrong-kind"] * 2),
    ("[[success, failure]]", "[¦[success, failed]]", [FIELD]),
    ("roles: {title: title, ", "roles: ¦{", [FIELD]),
    ("roles: {title: title, ", "roles: {¦titel: title, title: title, ", [FIELD]),
    ("roles: {title: title, ", "roles: {title: ¦outcome, ", [FIELD]),
    ("roles: {title: title, ", "roles: {title: ¦titel, ", [FIELD]),
    ("roles: {title: title, ", "roles: {title: title, summary: ¦nothing, ", [FIELD]),
    ("roles: {title: title, ", "roles: {title: title, customer: ¦steps, ", [FIELD]),
    ("roles: {title: title, outcome: outcome, stage: stage}\nsections", "¦sections", ["missing-key"]),
    ("  - key: all\n", "  - key: all\n    ¦key: all\n", ["yaml-duplicate-key"]),
    ("  - key: all\n    label: 全部\n", "  - ¦key: all\n", ["missing-key"]),
    ("{key: id, label: 编号, kind: text}", "{key: id, label: 编号, kind: ¦txt}", [FIELD]),
    ("{key: step, label: 步骤, kind: text}", "{key: ¦id, label: 步骤, kind: text}", [FIELD]),
    ("kind: term, taxonomy: stages", "kind: ¦trm, taxonomy: stages", [FIELD]),
    ("kind: text, required: draft", "kind: text¦，required: draft", ["yaml-wide-comma"]),
])
def test_a_template_that_is_wrong_elsewhere(
    old: str, new: str, rules: list[str], put: Put,
) -> None:
    """Options, opposites, roles, sections; and no record is blamed."""
    text, places = changed(TEMPLATE, old, new)
    assert put((TEMPLATE, "", text)).places == [
        (rule, "case-template.yml", *place) for rule, place in zip(rules, places, strict=True)]


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
    assert sorted(place[0] for place in shelf.places) == [
        "template-field", "unknown-key", "unknown-person"]


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
