"""What an editor is told: sound records validate, and slips are underlined."""

import copy
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.authoring.json_schema import case_schema, tool_schema, write_schemas
from generator.authoring.schema_parts import spellings
from generator.model import Library
from tests.authoring.library import CASE, read

SAMPLE = Path(__file__).parents[2]
ENGLISH = SAMPLE / "tests/fixtures/english"
DAYS = {SAMPLE: date(2026, 11, 22), ENGLISH: date(2031, 3, 3)}


class Editor(yaml.SafeLoader):
    """Reads YAML with the types of version 1.2, as editors do: `no` is a word, `2025` is not."""


Editor.yaml_implicit_resolvers = {}
for name, form, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", "null|Null|NULL|~|", ["n", "N", "~", ""]),
):
    Editor.add_implicit_resolver(
        f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{form})$"), list(first))
Editor.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def seen(text: str) -> Any:
    """Return a record as an editor sees it."""
    return yaml.load(text, Editor)  # noqa: S506  a SafeLoader with fewer types


def messages(schema: Any, value: Any) -> list[str]:
    """Return where a value does not fit."""
    return ["/".join(map(str, error.absolute_path))
            for error in Draft202012Validator(schema).iter_errors(value)]


def records(root: Path) -> Iterator[Path]:
    """Yield the records of a library."""
    yield from sorted(path for path in root.glob("*/[0-9]*/*.yml"))


@pytest.fixture(scope="module", params=[SAMPLE, ENGLISH], ids=["sample", "english"])
def library(request: pytest.FixtureRequest) -> Library:
    """Return a library that is not to be changed."""
    return read(request.param, DAYS[request.param])


@pytest.fixture
def schema(root: Path) -> Any:
    """Return the schema of records of a new library."""
    return case_schema(read(root))


@pytest.fixture
def record(root: Path) -> Any:
    """Return its sample record as an editor sees it."""
    return seen((root / CASE).read_text("utf-8"))


def test_the_schemas_are_schemas(library: Library) -> None:
    """By the rules of their own dialect, and as JSON."""
    for schema in (case_schema(library), tool_schema(library)):
        Draft202012Validator.check_schema(json.loads(json.dumps(schema)))


def test_every_record_validates(library: Library) -> None:
    """Drafts and approved ones, of both libraries."""
    schema = case_schema(library)
    wrong = {
        path.name: found for path in records(library.settings.root)
        if (found := messages(schema, seen(path.read_text("utf-8"))))}
    assert wrong == {}


def test_every_tool_validates(root: Path) -> None:
    """Those of a new library; an unknown key does not."""
    schema = tool_schema(read(root))
    for path in (root / "content/tools").glob("*.yml"):
        value = seen(path.read_text("utf-8"))
        assert messages(schema, value) == []
        assert messages(schema, value | {"goal": "x"}) == [""]


@pytest.mark.parametrize(("change", "where"), [
    ({"titel": "x"}, ""),
    ({"outcome": "won"}, "outcome"),
    ({"industry": "钢铁"}, "industry"),
    ({"stage": ["leads"]}, "stage"),
    ({"stage": "lead"}, "stage"),
    ({"period": "2025-13"}, "period"),
    ({"period": "2025-Q5"}, "period"),
    ({"review_due": "2027-03"}, "review_due"),
    ({"owner": "王佳"}, "owner"),
    ({"summary": "长" * 301}, "summary"),
    ({"id": "AB-25-1"}, "id"),
    ({"confidentiality": "secret"}, "confidentiality"),
    ({"consent": {"status": "maybe"}}, "consent"),
    ({"related_cases": [{"id": "somewhere", "relation": "contrast"}]}, "related_cases"),
    ({"related_cases": [{"id": "AB-2025-001"}]}, "related_cases"),
    ({"attachments": [{"file": "../x.pdf", "title": "x"}]}, "attachments"),
    ({"attachments": [{"file": "usage.yml", "title": "x"}]}, "attachments"),
    ({"discussion_questions": list("abcdef")}, "discussion_questions"),
    ({"discussion_questions": ["a"]}, "discussion_questions"),
    ({"summary": {"value": "x", "level": "secret"}}, "summary"),
    ({"summary": None}, "summary"),
    ({"timeline": []}, "timeline"),
])
def test_slips_are_underlined_where_they_stand(
    schema: Any, record: Any, change: dict[str, Any], where: str,
) -> None:
    """Wrong keys, options, kinds, forms."""
    found = messages(schema, record | change)
    assert found
    assert all(place == where or place.startswith(f"{where}/") for place in found)


@pytest.mark.parametrize("change", [
    {"summary": {"value": "x", "level": "sales_only"}},
    {"summary": {"value": "x", "audiences": "trainer"}},
    {"region": {"value": "south", "audiences": ["trainer", "editors"]}},
    {"aliases": ["a", {"value": "b", "level": "restricted"}, 7]},
    {"outcome": "成功"},
    {"industry": "金属材料"},
    {"period": 2025},
    {"title": 7},
    {"title": True},
    {"region": None},
    {"attachments": [{"file": "报价/2025.pdf", "title": "报价"}]},
])
def test_what_the_check_takes_is_not_underlined(
    schema: Any, record: Any, change: dict[str, Any],
) -> None:
    """Guards, labels, and words that look like numbers."""
    assert messages(schema, record | change) == []


def test_each_key_that_an_approved_record_needs_is_missed(schema: Any, record: Any) -> None:
    """By status and outcome, and as the template says it."""
    needed = {key for key in record if messages(schema, {k: record[k] for k in record if k != key})}
    assert needed == {
        "id", "title", "case_kind", "outcome", "status", "owner", "summary", "period", "source",
        "customer", "industry", "stage", "key_scene", "value_actions", "customer_roles",
        "background", "challenge", "stakeholders", "timeline", "result", "contributors",
        "reviewers", "confidentiality", "permitted_use", "anonymisation", "decision_points",
        "reflection", "success_factors", "replicable_when", "limits", "metrics", "evidence",
        "confidence", "lessons", "discussion_questions", "approver", "approval", "review_due",
        "review_log", "consent"}
    failed = record | {"outcome": "失败"}
    assert messages(schema, failed)
    draft = {key: record[key] for key in ("id", "title", "case_kind", "outcome", "owner")}
    assert messages(schema, draft | {"status": "draft"}) == []
    assert messages(schema, draft) == [""]


def test_keys_inside_lists_are_missed_by_status(schema: Any, record: Any) -> None:
    """A step of a submitted case has an action; that of a draft need not."""
    changed = copy.deepcopy(record)
    del changed["timeline"][1]["action"]
    assert messages(schema, changed) == ["timeline/1"]
    assert messages(schema, changed | {"status": "draft"}) == []


def test_fields_and_options_are_explained(schema: Any) -> None:
    """Label, kind and help on the key; the meaning of each word in the list."""
    field = schema["properties"]["outcome"]
    assert field["title"] == "成败"
    assert "必填" in field["description"]
    assert field["markdownDescription"].startswith("**成败** `outcome`")
    listed = schema["$defs"]["term-industries"]
    meaning = dict(zip(listed["enum"], listed["enumDescriptions"], strict=True))
    assert (meaning["metals"], meaning["金属材料"]) == ("金属材料", "metals")


def test_retired_terms_are_not_offered(library: Library) -> None:
    """They are errors in a check, too."""
    found = json.dumps(case_schema(library))
    retired = [term.id for known in library.taxonomies.values()
               for term in known.terms.values() if term.replaced_by]
    assert not [name for name in retired if f'"{name}"' in found]


def test_words_that_look_like_something_else_are_listed_both_ways() -> None:
    """An editor reads `7` as a number and `true` as a truth."""
    assert spellings(["7", "1.5", "true", "no"]) == ["7", 7, "1.5", 1.5, "true", True, "no"]


def test_a_library_without_people_or_tools_takes_any_id(root: Path) -> None:
    """Nothing could be listed, and an empty list would refuse all."""
    shutil.rmtree(root / "content/tools")
    (root / "cases/_library/people.yml").write_text("people: []\n")
    schema = case_schema(read(root))
    record = seen((root / CASE).read_text("utf-8"))
    assert messages(schema, record) == []


def test_the_schemas_are_written_where_records_look_for_them(root: Path) -> None:
    """The first line of every record leads there; they are not for the repository."""
    made = write_schemas(read(root), root / ".caselib")
    assert [path.name for path in made] == ["case.schema.json", "tool.schema.json"]
    first = (root / CASE).read_text("utf-8").splitlines()[0]
    target = (root / CASE).parent / first.partition("$schema=")[2]
    assert target.resolve() == made[0].resolve()
    assert json.loads(made[0].read_text("utf-8"))["title"] == "案例"
    assert (root / ".caselib/.gitignore").read_text() == "*\n"
