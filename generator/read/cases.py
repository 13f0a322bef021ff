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
from generator.source import Mapping, Node, Scalar, Sequence, read_document


def read_case(
    path: Path, settings: Settings, template: Template, words: Words, findings: Findings,
) -> Case | None:
    """Read one record; None where the file holds no mapping at all."""
    document = read_document(settings.root, path, findings, template.record)
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
    findings.hush(document.path, *_secrets(document.root, template))
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




def _secrets(root: Mapping, template: Template) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the lines that hold names, and the names: those of the customer and masked ones.

    A block that is no mapping may hold a name anywhere, and so may a key that has left it. A name
    that the customer lets everyone know is no secret.
    """
    field = template.role_field("customer")
    hold = {field.key if field else "": ("name",), "anonymisation": ("masked",), "consent": ("ref",)}
    spans: list[tuple[int, int]] = []
    words: list[str] = []
    for key, value in root.value:
        inner = hold.get(_word(key))
        if inner is None and (field is None or _word(key) not in ("name", "masked")):
            continue
        pairs = value.value if inner is not None and isinstance(value, Mapping) else [(key, value)]
        if any(_word(name) == "disclosure" and _word(content) in _OPEN for name, content in pairs):
            continue
        known = field.by_key if field and _word(key) == field.key else {}
        for name, content in pairs:
            if inner is None or name is key or _word(name) in inner or (
                    known and _word(name) not in known):
                spans.append((name.start_mark.line + 1, _last_line(name, content)))
                words += [one.value.strip() for one in _scalars(content)]
    return spans, words


def _word(node: Node) -> str:
    return str(node.value) if isinstance(node, Scalar) else ""


_OPEN = ("own", "published")
"""Names that anyone may know."""


def _last_line(key: Node, value: Node) -> int:
    end = value.end_mark  # a block ends where the next key starts
    return int(end.line + (end.column > key.start_mark.column))


def _scalars(node: Node) -> Iterator[Scalar]:
    """Yield the texts of a value, however deep."""
    if isinstance(node, Scalar):
        yield node
    for one in node.value if isinstance(node, Mapping | Sequence) else ():
        for part in one if isinstance(one, tuple) else (one,):
            yield from _scalars(part)


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
