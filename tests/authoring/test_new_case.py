"""A new record: the next id, and a skeleton that explains itself and passes as a draft."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.new_case import draft_fields, new_case, next_id
from generator.authoring.refusal import Refusal
from generator.source.nodes import compose, plain_value
from tests.authoring.library import edit, findings, read

ENGLISH = Path(__file__).parents[1] / "fixtures/english"
ANSWERS = {"title": "某厂: 试用 #1", "case_kind": "真实", "outcome": "failure", "owner": "wang-jia"}
ABROAD = {"headline": "A pin", "case_kind": "real", "verdict": "Caught in time",
          "owner": "l-brandt"}
HINT = re.compile(r"(?m)^(?P<indent> *)# (?P<body>  .*)$")


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """Return a library of another organisation."""
    return Path(shutil.copytree(ENGLISH, tmp_path / "english"))


def bodies(text: str) -> str:
    """Take the `# ` off the lines below an empty key, as an author does to fill them in."""
    lines, below = [], False
    for line in text.splitlines():
        match = HINT.fullmatch(line)
        if below and match:
            lines.append(match["indent"] + match["body"])
            continue
        below = re.fullmatch(r" *(?:- )?[\w-]+:", line) is not None
        lines.append(line)
    return "\n".join(lines)


def keys(fields: Any) -> dict[str, Any]:
    """Return the keys that a template declares, group within group."""
    return {field.key: keys(field.item.fields) for field in fields}


def shape(value: Any) -> dict[str, Any]:
    """Return the keys of a record, group within group, looking at the first item of lists."""
    value = value[0] if isinstance(value, list) and value else value
    return {key: shape(inner) for key, inner in value.items()} if isinstance(value, dict) else {}


def test_the_next_id_is_above_all_that_were_taken(root: Path) -> None:
    """Ids in files, names of files that cannot be read, folders left behind."""
    assert next_id(read(root), 2025) == "AB-2025-002"
    assert next_id(read(root), 2026) == "AB-2026-001"
    (root / "cases/2025/AB-2025-004.yml").write_bytes(b"\xff\xfe")
    assert next_id(read(root), 2025) == "AB-2025-005"
    (root / "cases/2025/AB-2025-006").mkdir()
    assert next_id(read(root), 2025) == "AB-2025-007"
    edit(root, "id: AB-2025-001", "id: AB-2025-017")
    assert next_id(read(root), 2025) == "AB-2025-018"
    edit(root, "id: AB-2025-017", "id: AB-2025-999")
    with pytest.raises(Refusal, match="used up"):
        next_id(read(root), 2025)


def test_a_new_record_passes_the_check_as_a_draft(root: Path) -> None:
    """It lies in the folder of its year, and labels were made ids."""
    path = new_case(read(root), ANSWERS)
    assert path == root / "cases/2026/AB-2026-001.yml"
    assert findings(root) == []
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../.caselib/case.schema.json\n")
    assert 'title: "某厂: 试用 #1"\n' in text
    assert "case_kind: real\n" in text
    case = read(root).by_id["AB-2026-001"]
    assert case.governance.status == "draft"
    assert case.text("title") == "某厂: 试用 #1"
    assert case.text("template_version") == "1"


def test_each_field_is_explained_above_it(root: Path) -> None:
    """Label, kind, when it is required, help, and the words that may stand there."""
    text = new_case(read(root), ANSWERS).read_text("utf-8")
    assert ("# 成败：选一个；必填。草稿里可以写 unknown，提交时要定下来\n"
            "#   可以写：success（成功）、failure（失败）、mixed（部分成功）、unknown（未定）\n"
            "outcome: failure\n") in text
    assert "# 失败节点：选一个；批准时必填（成败为失败或部分成功）\n" in text
    assert "# 批准记录：一组；批准时必填。Caselib" not in text
    lines = text.splitlines()
    for field in read(root).template.record.values():
        at = next(at for at, line in enumerate(lines) if line.startswith(f"{field.key}:"))
        above = lines[at - 1]
        assert above.startswith("# "), field.key
        assert any(line.startswith(f"# {field.label}：") for line in lines[max(0, at - 12):at])


@pytest.mark.parametrize("library", ["root", "english"])
def test_the_commented_bodies_hold_every_key_of_the_template(
    library: str, request: pytest.FixtureRequest,
) -> None:
    """Taken out of their comments, level by level, they are the template's own shape."""
    root = request.getfixturevalue(library)
    answers = ANSWERS if library == "root" else ABROAD
    text = new_case(read(root), answers).read_text("utf-8")
    for _ in range(4):
        text = bodies(text)
    node = compose(text)
    assert node is not None
    found = plain_value(node)
    template = read(root).template
    for key, field in template.record.items():
        value = found[key]
        if field.kind == "matrix":
            assert list(value) == list(field.rows)
            value = value[field.rows[0]]
        assert shape(value) == keys(field.item.fields), key


def test_another_library_gets_its_own_skeleton(english: Path) -> None:
    """Its language, its folder, its id, its keys; and a check without findings."""
    before = findings(english, date(2031, 3, 3))
    path = new_case(read(english, date(2031, 3, 3)), ABROAD)
    assert path.parent == english / "reviews/2031"
    text = path.read_text("utf-8")
    assert "# Verdict: one of; required\n#   use: caught (Caught in time), harmed" in text
    assert "verdict: caught\n" in text
    assert not re.search("[\u4e00-\u9fff]", text)
    assert findings(english, date(2031, 3, 3)) == before


def test_what_a_draft_needs_follows_from_the_template(root: Path) -> None:
    """Groups are asked for by their inner keys, conditions by what was answered."""
    edit(root, "label: 出处\n        kind: group\n        required: submitted",
         "label: 出处\n        kind: group\n        required: {from: draft, when: {case_kind: [real]}}",
         "cases/_library/case-template.yml")
    edit(root, "label: 类别\n            kind: choice\n            required: submitted\n"
               "            options:\n              - {id: own",
         "label: 类别\n            kind: choice\n            required: draft\n"
         "            options:\n              - {id: own", "cases/_library/case-template.yml")
    edit(root, "taxonomy: stages}, required: submitted}", "taxonomy: stages}, required: draft}",
         "cases/_library/case-template.yml")
    library = read(root)
    asked = dict(draft_fields(library, {"case_kind": "real"}))
    assert list(asked) == ["case_kind", "owner", "title", "outcome", "source.kind", "stage"]
    assert "source.kind" not in dict(draft_fields(library, {"case_kind": "sample"}))
    path = new_case(library, {**ANSWERS, "source.kind": "公开资料", "stage": "lead，proposal"})
    case = read(root).by_id["AB-2026-001"]
    assert case.group("source").get("kind") == "published"
    assert case.get("stage") == ("lead", "proposal")
    assert [one for one in findings(root) if path.name in one] == []


def test_missing_and_foreign_answers_are_refused(root: Path) -> None:
    """The refusal names what is asked for."""
    library = read(root)
    with pytest.raises(Refusal, match=r"title \(标题\), owner|owner \(责任人\), title"):
        new_case(library, {"case_kind": "real", "outcome": "success", "title": " "})
    with pytest.raises(Refusal, match="not asked for"):
        new_case(library, {**ANSWERS, "summary": "x"})


def test_wrong_answers_are_findings_and_nothing_is_written(root: Path) -> None:
    """The same findings as a check would give, with the same hints."""
    with pytest.raises(Refusal, match="mended") as refused:
        new_case(read(root), {**ANSWERS, "owner": "nobody", "outcome": "won", "title": "长" * 41})
    assert sorted(one.rule for one in refused.value.findings) == [
        "too-long", "unknown-choice", "unknown-person"]
    assert not (root / "cases/2026").exists()


def test_a_file_that_is_there_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever gave two people the same id, the first file stays."""
    library = read(root)
    path = new_case(library, ANSWERS)
    before = path.read_bytes()
    monkeypatch.setattr("generator.authoring.new_case.next_id", lambda *_: "AB-2026-001")
    with pytest.raises(Refusal, match="left alone"):
        new_case(library, {**ANSWERS, "title": "后来的"})
    assert path.read_bytes() == before
