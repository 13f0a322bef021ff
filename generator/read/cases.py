"""One record to a Case."""

from collections.abc import Iterator
from collections.abc import Mapping as Map
from pathlib import Path

from generator.diagnostics import Findings, Location, say
from generator.model import (
    Anonymisation,
    Approval,
    Case,
    Consent,
    Contribution,
    Customer,
    Governance,
    Review,
    Waiver,
)
from generator.read.law import day_of, texts_of
from generator.read.words import Words
from generator.schema.reading import Reading, read_fields
from generator.schema.template import Template
from generator.schema.values import Group, Value, bare, groups, strings
from generator.settings import Settings
from generator.source import Mapping, read_document


def read_case(
    path: Path, settings: Settings, template: Template, words: Words, findings: Findings,
) -> Case | None:
    """Read one record; None where the file holds no mapping at all."""
    document = read_document(settings.root, path, findings)
    if document is None or document.broken:
        return None
    if not isinstance(document.root, Mapping):
        findings.error(
            "empty-record", document.at(document.root) if document.root else Location(document.path),
            say("这个文件不是一条案例记录", "this file is no case record"),
            say("用 caselib new case 生成一份骨架", "make a skeleton with “caselib new case”"))
        return None
    reading = Reading(document, findings, words, forgives=template.forgives)
    values = read_fields(document.root, template.record, reading)
    findings.hush(document.path, _secret_lines(document.root, template))
    fields: dict[str, Value] = {}
    builtin: dict[str, Value] = {}
    for key, value in values.items():
        (fields if key in template.fields else builtin)[key] = value
    return Case(
        id=_text(builtin.get("id")) or path.stem, path=document.path,
        case_kind=_text(builtin.get("case_kind")), fields=fields, builtin=builtin,
        governance=_governance(builtin),
        customer=_customer(fields.get(template.role("customer"))),
        failed=frozenset(reading.failed))




def _secret_lines(root: Mapping, template: Template) -> Iterator[tuple[int, int]]:
    """Yield the lines of the fields that hold names: build logs are read by others."""
    secret = (template.role("customer"), "anonymisation", "consent")
    for key, value in root.value:
        if key.value in secret:
            end = value.end_mark  # a block ends where the next key starts
            yield key.start_mark.line + 1, end.line + (end.column > key.start_mark.column)


def _text(value: Value) -> str:
    value = bare(value)
    return value if isinstance(value, str) else ""


def _customer(value: Value) -> Customer | None:
    value = bare(value)
    if not isinstance(value, Group):
        return None
    return Customer(value.text("name"), value.text("alias"), value.text("disclosure"))


def _governance(values: Map[str, Value]) -> Governance:
    def group(key: str) -> Group | None:
        value = bare(values.get(key))
        return value if isinstance(value, Group) else None

    return Governance(
        status=_text(values.get("status")) or "draft",
        return_reason=_text(values.get("return_reason")),
        owner=_text(values.get("owner")),
        contributors=tuple(
            Contribution(one.text("person"), one.get("anonymous") is True)
            for one in groups(values.get("contributors"))),
        reviewers=strings(values.get("reviewers")),
        approver=_text(values.get("approver")),
        approval=_approval(group("approval")),
        review_due=day_of(values.get("review_due")),
        review_log=tuple(
            Review(day_of(one.get("on")), one.text("by"), one.text("result"), one.text("note"))
            for one in groups(values.get("review_log"))),
        confidentiality=_text(values.get("confidentiality")),
        permitted_use=strings(values.get("permitted_use")),
        anonymisation=_anonymisation(group("anonymisation")),
        consent=_consent(group("consent")),
        waivers=tuple(
            Waiver(one.text("rule"), one.text("reason"), one.text("by"), day_of(one.get("until")))
            for one in groups(values.get("waivers"))))


def _approval(group: Group | None) -> Approval | None:
    if group is None:
        return None
    return Approval(group.text("by"), day_of(group.get("on")), group.text("content_hash"))


def _anonymisation(group: Group | None) -> Anonymisation | None:
    if group is None:
        return None
    return Anonymisation(
        group.text("level"), texts_of(group, "masked"), group.text("checked_by"),
        day_of(group.get("checked_on")))


def _consent(group: Group | None) -> Consent | None:
    if group is None:
        return None
    return Consent(
        group.text("status"), group.text("reason"), texts_of(group, "scope"),
        day_of(group.get("granted_on")), day_of(group.get("expires_on")), group.text("ref"))
