"""Forms as their files declare them: complete, and each mistake at its place."""

import json
from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.model import Library, Tool
from generator.read import read_library, read_settings
from generator.schema.field import Field
from generator.schema.form import Form
from tests.base_library import AS_OF, HOME
from tests.read.library import MARK, Put

FORMS = json.loads((Path(__file__).parents[1] / "data" / "forms.json").read_text("utf-8"))
KINDS = {"textarea": "text", "select": "choice", "multiselect": "choices"}
SOURCES = {"seed": "outline", "own": "own"}

TOOL = "content/tools/funnel.yml"
TEXT = """\
id: funnel
title: 六有
kind: form
purpose: 看清客户
sections:
  - key: all
    label: 全部
    fields:
      - {key: name, label: 客户, kind: text, source: own}
      - {key: base, label: 有基础, kind: rating, source: outline}
      - {key: grade, label: 等级, kind: computed, formula: 'IF(base>3,1,2)', options: [{id: 1, label: 甲}]}
      - key: mood
        label: 气氛
        kind: choice
        options: [{id: warm, label: 热}, {id: cold, label: 冷}]
      - key: items
        label: 对比
        kind: table
        rows: [第一, 第二]
        fields:
          - {key: ours, label: 我方, kind: rating}
          - {key: rival, label: 竞品, kind: rating, hints: [一, 二]}
          - {key: gap, label: 差值, kind: computed, formula: ours-rival}
      - {key: lines, label: 句子, kind: list, of: {kind: text}}
      - {key: grid, label: 网格, kind: matrix, rows: [甲], fields: [{key: cell, label: 格, kind: text}]}
repeats: {key: customers, label: 客户, heading: name, rows: [{base: 3}]}
checks:
  - {formula: base>2, message: 基础不够}
  - {exactly_one: warm, of: [mood], message: 要有一个热的}
brings: [{when: mood, into: items, column: ours, rows: {warm: [热情]}}]
opens: {tool: custvalue, table: customers, columns: {name: name}}
from_case:
  facts: [stage]
  fills:
    - {field: items, role: timeline, columns: {ours: step}}
    - {field: name, text: "{id}"}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the sample library."""
    findings = Findings()
    found = read_library(read_settings(HOME, findings, AS_OF), findings)
    assert found is not None
    assert list(findings) == []
    return found


def _labels(field: Field) -> list[str]:
    """Return the columns as they are headed: fixed rows have a column of their own."""
    return [*([field.corner] if field.corner else []), *(one.label for one in field.fields)]


@pytest.mark.parametrize("name", FORMS)
def test_the_form_is_there_to_the_last_field(name: str, library: Library) -> None:
    """Label, kind, help, source, options, rows, columns and formula of every key."""
    form, wanted = library.tools[name].form, FORMS[name]
    assert form is not None
    assert library.tools[name].title == wanted["title"]
    assert sorted(form.fields) == sorted(one["key"] for one in wanted["fields"])
    for one in wanted["fields"]:
        field = form.fields[one["key"]]
        assert (field.label, field.kind, field.help, field.source) == (
            one["label"], KINDS.get(one["type"], one["type"]), one["help"], SOURCES[one["src"]])
        assert (field.lines > 1) == (one["type"] == "textarea")
        assert field.formula == one.get("formula", "")
        assert list(field.rows) == one.get("rows", [])
        assert _labels(field) == one.get("cols", [])
        _options(field, one)
        hints = [column.hints for column in field.fields if column.hints]
        assert hints == ([tuple(one["due_hint"])] if "due_hint" in one else [])


def _options(field: Field, wanted: dict[str, object]) -> None:
    """Check options, of a table those of one column; a computed figure has texts by code."""
    if "texts" in wanted:
        assert {one.id: one.label for one in field.options} == wanted["texts"]
    elif field.kind == "table":
        offered = [[one.label for one in column.options] for column in field.fields]
        assert "options" not in wanted or wanted["options"] in offered
    else:
        assert [one.label for one in field.options] == wanted.get("options", [])


def test_defaults_checks_and_repeats(library: Library) -> None:
    """The process matrix begins with its ten steps; customers go into the calculator."""
    form, wanted = _form(library, "saf_matrix"), FORMS["saf_matrix"]
    assert form.repeats is not None
    assert [{key: float(value) if key != "node" else value for key, value in row.values.items()}
            for row in form.repeats.rows] == wanted["defaults"]
    assert [form.checks[0].formula,
            {"exactly_one": form.checks[1].option, "of": list(form.checks[1].fields)}] == [
        wanted["checks"][0],
        {key: wanted["checks"][1][key] for key in ("exactly_one", "of")}]
    customers = _form(library, "value_sheet")
    assert customers.repeats is not None
    assert customers.opens is not None
    table = next(one for one in _calculator(library.tools[customers.opens.tool]).tables
                 if one.key == customers.opens.table)
    taken = [customers.opens.columns.get(one.key, one.key) for one in table.columns]
    assert set(taken) <= set(customers.fields)


def test_the_level_is_computed_as_the_calculator_does(library: Library) -> None:
    """A code for each set of ratings, and a text for each code."""
    form = _form(library, "six_have")
    keys = ("six_base", "six_able", "six_sway", "six_will", "six_worth", "six_future")
    for ratings, label in ((5, "战略"), (4, "战略"), (3, "培育"), (2, "一般")):
        code = form.program.run(dict.fromkeys(keys, float(ratings)), {}).values["level"]
        option = form.fields["level"].option(f"{code:g}")
        assert option is not None
        assert option.label == label
    weak = dict.fromkeys(keys, 5.0) | {"six_base": 1.0}
    assert form.program.run(weak, {}).values["level"] == 4


def _form(library: Library, name: str) -> Form:
    found = library.tools[name].form
    assert found is not None
    return found


def _calculator(tool: Tool):  # type: ignore[no-untyped-def]  # noqa: ANN202  narrowed here
    assert tool.calculator is not None
    return tool.calculator


def test_a_sound_form_has_no_findings(put: Put) -> None:
    """With everything it can say."""
    shelf = put((TOOL, "", TEXT))
    assert shelf.places == []
    assert shelf.library is not None
    form = shelf.library.tools["funnel"].form
    assert form is not None
    assert form.checks[0].fields == ("base",)
    assert [(step.table, step.key) for step in form.program.steps] == [("", "grade"), ("items", "gap")]


@pytest.mark.parametrize(("old", "new", "rule"), [
    ("kind: rating, source: outline", "kind: ¦stars, source: outline", "tool-field"),
    ("{key: base,", "{key: ¦name,", "tool-field"),
    ("- key: mood", "- ¦key: mood", "tool-field"),
    ("{id: cold,", "{id: ¦warm,", "tool-field"),
    ("'IF(base>3,1,2)'", "'IF(¦bas>3,1,2)'", "tool-formula"),
    ("formula: ours-rival", "formula: ours-¦rivals", "tool-formula"),
    ("formula: ours-rival", "formula: ours/¦(rival", "tool-formula"),
    ("formula: ours-rival", "formula: ¦ours>rival", "tool-formula"),
    ("formula: 'IF(base>3,1,2)'", "formula: ¦grade+1", "tool-formula"),
    ("formula: base>2", "formula: ¦base", "tool-formula"),
    (", formula: ours-rival", "", "tool-field"),
    ("hints: [一, 二]", "hints: ¦[一]", "tool-field"),
    ("kind: matrix, rows: [甲],", "kind: matrix,", "tool-field"),
    ("of: {kind: text}", "of: {kind: ¦table, fields: [{key: a, label: 甲, kind: text}]}", "tool-field"),
    ("label: 格, kind: text}", "label: 格, kind: ¦list, of: {kind: text}}", "tool-field"),
    ("heading: name", "heading: ¦nam", "tool-field"),
    ("rows: [{base: 3}]", "rows: [{basis: ¦3}]", "tool-field"),
    ("exactly_one: warm", "exactly_one: ¦hot", "tool-field"),
    ("of: [mood]", "of: [¦base]", "tool-field"),
    ("{formula: base>2, message: 基础不够}", "¦{message: 基础不够}", "tool-field"),
    ("when: mood", "when: ¦base", "tool-field"), ("into: items", "into: ¦item", "tool-field"),
    ("column: ours", "column: ¦our", "tool-field"), ("rows: {warm: [", "rows: {hot: ¦[", "tool-field"),
    ("columns: {name: name}", "columns: {name: ¦nome}", "tool-field"),
    ("facts: [stage]", "facts: [¦stages]", "tool-field"),
    ("role: timeline", "role: ¦timelines", "tool-field"),
    ("columns: {ours: step}", "columns: {our: ¦step}", "tool-field"),
    ('- {field: name, text: "{id}"}', "- ¦{field: name}", "tool-field"),
    ("source: own}", "source: ¦ours}", "unknown-choice"),
    ("{key: name,", "{key: ¦Name,", "wrong-form"),
])
def test_a_mistake_has_its_place(old: str, new: str, rule: str, put: Put) -> None:
    """The rest of the form is read all the same."""
    assert TEXT.count(old) == 1, old
    text = TEXT.replace(old, new)
    if old == "- key: mood":
        text = text.replace("\n        options: [{id: warm, label: 热}, {id: cold, label: 冷}]", "")
    shelf = put((TOOL, "", text.replace(MARK, "")))
    found = [one for one in shelf.places if one[0] == rule]
    if MARK in text:
        before = text.partition(MARK)[0]
        place = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        assert (rule, "funnel.yml", *place) in found
    assert found
    assert shelf.library is not None
    assert shelf.library.tools["funnel"].form is not None
    assert all(shelf.hints)


def test_what_opens_rows_has_rows(put: Put) -> None:
    """A form that stands once has no rows to hand on."""
    text = TEXT.replace("repeats: {key: customers, label: 客户, heading: name, rows: [{base: 3}]}\n", "")
    assert [one[0] for one in put((TOOL, "", text)).places] == ["tool-field"]


@pytest.mark.parametrize(("old", "new"), [
    ("kind: rating, source: outline", "kind: stars, source: outline"),
    ("{key: ours, label: 我方, kind: rating}", "{key: ours, label: 我方, kind: stars}"),
])
def test_what_refers_to_a_lost_field_is_not_blamed(old: str, new: str, put: Put) -> None:
    """One mistake is told once."""
    shelf = put((TOOL, "", TEXT.replace(old, new)))
    assert [one[0] for one in shelf.places] == ["tool-field"]
