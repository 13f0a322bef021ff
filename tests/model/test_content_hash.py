"""The fingerprint of an approval: what it covers, and what it leaves out."""

import json

import pytest

from generator.model import Case, Library
from generator.model.content_hash import attachment_names, content_hash
from tests.base_library import CASE, BaseLibrary, bent

DIGESTS = {"报价说明.txt": "0" * 64}


def _read(base: BaseLibrary, snippet: str = "") -> tuple[Case, Library]:
    base.write(f"cases/2026/{CASE}.yml", bent(snippet))
    library, _ = base.read()
    return library.by_id[CASE], library


def _hash(base: BaseLibrary, snippet: str = "") -> str:
    case, library = _read(base, snippet)
    return content_hash(case, library, DIGESTS)


def test_it_is_a_short_sha256(base_library: BaseLibrary) -> None:
    """A word that fits a line, and says how it was made."""
    algorithm, _, digits = _hash(base_library).partition(":")
    assert algorithm == "sha256"
    assert len(digits) == 32
    assert int(digits, 16)


@pytest.mark.parametrize("snippet", [
    "title: 一家家电企业没换供应商",
    "customer: {name: 另一家公司, disclosure: own}",
    "customer: {name: 示例电器公司, disclosure: published}",
    "stage: [signing, proposal]",
    "case_kind: composite",
    "confidentiality: sales_only",
    "permitted_use: [training]",
    "consent: {status: not_needed, reason: 虚构公司, scope: [training]}",
    "tools:\n  - {tool: visit_plan, note: 上门前填好, figures: {count: 3}}",
    "attachments:\n  - {file: 报价说明.txt, title: 报价}",
    "region: south",
    "limits: [{value: 价格敏感的客户不适用, level: sales_only}]",
    "source: {kind: own, ref: 示例案例，均为虚构, level: restricted}",
    "source: {kind: own, ref: 示例案例，均为虚构, audiences: [editors]}",
    "metrics:\n  - {name: 年采购额, after: '310.0', unit: 万元, grade: internal_record}",
])
def test_a_change_of_meaning_changes_it(snippet: str, base_library: BaseLibrary) -> None:
    """Fields of the template, who may see them, and what may be done with the case."""
    assert _hash(base_library, snippet) != _hash(base_library)


@pytest.mark.parametrize("snippet", [
    "status: retired",
    "owner: deng-zihao",
    "contributors: [{person: deng-zihao, anonymous: true}]",
    "reviewers: [song-yining]",
    "approver: gu-yunfei",
    "approval: {by: gu-yunfei, on: 2026-04-12, content_hash: pending}",
    "review_due: 2026-12-01",
    "review_log: []",
    "anonymisation: {level: partial, masked: [某人], checked_by: tang-shiqi}",
    "consent: {status: granted, granted_on: 2026-01-01, ref: 授权函, scope: []}",
    "waivers: [{rule: approver-role, reason: 总监休假, by: tang-shiqi, until: 2027-01-31}]",
    "return_reason: 再看看",
    "template_version: '2'",
])
def test_governance_does_not_change_it(snippet: str, base_library: BaseLibrary) -> None:
    """Status, people, reviews, waivers, and the consent's own story."""
    assert _hash(base_library, snippet) == _hash(base_library)


@pytest.mark.parametrize("snippet", [
    "summary: '一家示例公司三个月里换了供应商。'   # 引号和注释",
    "industry: 装备制造",
    "stage:\n  - 方案\n  - signing",
    "permitted_use: [internal_search, training, training]",
    "source: {ref: 示例案例，均为虚构, kind: own}",
    "competition:",
    "symptoms: []",
    "early_signals: ['']",
    "teaching_notes: {goals: []}",
    "failure_point: ''",
    "limits:\n  -\n  - 价格敏感的客户不适用",
])
def test_layout_and_what_is_empty_do_not_change_it(
    snippet: str, base_library: BaseLibrary,
) -> None:
    """Labels are ids; a key that says nothing adds nothing; the order of keys means nothing."""
    assert _hash(base_library, snippet) == _hash(base_library)


def test_a_field_that_the_template_gains_does_not_change_it(base_library: BaseLibrary) -> None:
    """Old approvals survive a new question that nobody has answered."""
    before = _hash(base_library)
    base_library.edit(
        "cases/_library/case-template.yml", "  - key: customer_section\n",
        "      - {key: mood, label: 气氛, kind: text}\n\n  - key: customer_section\n")
    case, library = _read(base_library)
    assert "mood" in library.template.fields
    assert content_hash(case, library, DIGESTS) == before
    assert _hash(base_library, "mood: 紧张") != before


def test_the_bytes_of_attachments_count(base_library: BaseLibrary) -> None:
    """Those that the record names; others in the folder are not published."""
    case, library = _read(base_library)
    assert attachment_names(case, library.template) == ("报价说明.txt",)
    before = content_hash(case, library, DIGESTS)
    assert content_hash(case, library, {"报价说明.txt": "1" * 64}) != before
    assert content_hash(case, library, {}) != before
    assert content_hash(case, library, DIGESTS | {"别的.txt": "1" * 64}) == before


def test_the_same_text_in_another_field_is_another_content(base_library: BaseLibrary) -> None:
    """Keys belong to the meaning."""
    assert _hash(base_library, "challenge: 甲\nresult: 乙") != _hash(
        base_library, "challenge: 乙\nresult: 甲")


def test_it_never_changes_unnoticed(base_library: BaseLibrary) -> None:
    """Every signature in every library rests on this number: change it knowingly or not at all."""
    case, library = _read(base_library)
    bare = Case(CASE, case.path, "sample", {"title": "甲", "period": case.fields["period"]})
    written = ('{"case_kind":"sample","fields":{"period":"2026-Q1","title":"甲"}}')
    assert json.loads(written)["fields"]["title"] == "甲"
    assert content_hash(bare, library, {}) == "sha256:" + _sha256(written)[:32]


def _sha256(text: str) -> str:
    from hashlib import sha256  # noqa: PLC0415  the reader sees here that it is the plain one

    return sha256(text.encode()).hexdigest()
