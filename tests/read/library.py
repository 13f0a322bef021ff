"""A tiny library on disk, one file of it exchanged, and what reading it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent

from generator.diagnostics import Findings
from generator.model import Library
from generator.read import read_library, read_settings

FILES = {
    "mkdocs.yml": """\
        site_name: 库
        docs_dir: content
        plugins:
          - case-library: {as_of: 2026-11-22}
        """,
    "cases/_library/case-template.yml": """\
        roles: {title: title, outcome: outcome, stage: stage}
        sections:
          - key: all
            label: 全部
            fields:
              - {key: title, label: 标题, kind: text, required: draft}
              - key: outcome
                label: 成败
                kind: choice
                options: [{id: success, label: 成功}, {id: failure, label: 失败}]
                opposites: [[success, failure]]
              - {key: stage, label: 阶段, kind: list, of: {kind: term, taxonomy: stages}}
              - key: steps
                label: 过程
                kind: list
                of:
                  kind: group
                  fields:
                    - {key: id, label: 编号, kind: text}
                    - {key: step, label: 步骤, kind: text}
              - {key: note, label: 说明, kind: text, level: internal, audiences: [editors]}
              - {key: proof, label: 依据, kind: text, refers: steps}
        """,
    "cases/_library/taxonomy.yml": """\
        stages:
          label: 阶段
          terms:
            - {id: lead, label: 线索}
            - {id: signing, label: 签约}
            - {id: pitch, label: 述标, replaced_by: signing}
        """,
    "cases/_library/people.yml": """\
        teams: [{id: south, name: 华南}]
        people:
          - {id: a, name: 甲, team: south, roles: [boss]}
          - {id: b, name: 乙, active: false, left_on: 2026-01-31, delegate: a}
        """,
    "cases/_library/ownership.yml": """\
        id: {prefix: AB, digits: 3}
        levels:
          - {id: public, label: 公开, cycle_months: 12}
          - {id: internal, label: 内部, cycle_months: 6, grace_days: 30, barred: true}
        audiences:
          - {id: sales, label: 销售, levels: [public], statuses: [approved], use: training}
          - {id: editors, label: 编辑, levels: [public, internal], statuses: [draft, approved]}
        roles:
          - {id: boss, label: 主管}
        review:
          - {when: {stage: [lead], outcome: [success]}, reviewers: [boss], approver: [boss]}
          - {reviewers: [boss], reviewers_any: true, approver: [boss]}
        stewards:
          - {field: stage, terms: [lead], person: a}
        """,
    "cases/2026/AB-2026-001.yml": """\
        id: AB-2026-001
        title: 一条案例
        case_kind: sample
        outcome: success
        stage: [lead]
        status: draft
        owner: a
        """,
    "content/index.md": "# 首页\n",
    "content/tools/funnel.yml": """\
        id: funnel
        title: 双漏斗
        kind: calculator
        purpose: 看清漏斗
        """,
}
TEMPLATE = "cases/_library/case-template.yml"
TAXONOMY = "cases/_library/taxonomy.yml"
PEOPLE = "cases/_library/people.yml"
OWNERSHIP = "cases/_library/ownership.yml"
RECORD = "cases/2026/AB-2026-001.yml"

Found = tuple[str, str, int, int]


@dataclass(frozen=True)
class Shelf:
    """A library that was read, or could not be."""

    library: Library | None
    findings: Findings

    @property
    def places(self) -> list[Found]:
        """Rule, file name, line and column of each finding."""
        return [(one.rule, one.location.path.rpartition("/")[2], one.location.line,
                 one.location.column) for one in self.findings]

    @property
    def hints(self) -> list[str]:
        """The Chinese hints."""
        return [one.hint.zh if one.hint else "" for one in self.findings]


Put = Callable[..., Shelf]
MARK = "¦"
"""Stands in a changed text before each place where a finding is expected."""


def changed(name: str, old: str, new: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a file with some words exchanged and the marks taken out, and where they stood."""
    text = dedent(FILES[name])
    assert text.count(old) == 1, (name, old)
    found = []
    lines = text.replace(old, new).split("\n")
    for number in range(len(lines)):
        while MARK in lines[number]:
            found.append((number + 1, lines[number].index(MARK) + 1))
            lines[number] = lines[number].replace(MARK, "", 1)
    return "\n".join(lines), found


def put(root: Path, *changes: tuple[str, str, str]) -> Shelf:
    """Write the library with words of some files replaced by others, and read it."""
    texts = {name: dedent(text) for name, text in FILES.items()}
    for name, old, new in changes:
        if not old:
            texts[name] = dedent(new)
            continue
        assert texts[name].count(old) == 1, (name, old)
        texts[name] = texts[name].replace(old, new)
    for name, text in texts.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return look(root)


def look(root: Path) -> Shelf:
    """Read a library as it lies on disk."""
    findings = Findings()
    settings = read_settings(root, findings, date(2026, 11, 22))
    return Shelf(read_library(settings, findings), findings)
