"""The fields that every record has, whatever its template: identity and governance.

Source: `case-template` of the library's design; the rules need these, so no template declares them.
"""

from functools import cache
from typing import Any, Literal

from generator.schema.field import Field, Option, Requirement

Language = Literal["zh", "en"]

STATUSES = {
    "draft": ("草稿", "draft"),
    "submitted": ("已提交", "submitted"),
    "in_review": ("审核中", "in review"),
    "returned": ("退回", "returned"),
    "approved": ("已批准", "approved"),
    "retired": ("已退役", "retired"),
    "withdrawn": ("已撤回", "withdrawn"),
}
CASE_KINDS = {
    "real": ("真实", "real"), "composite": ("综合", "composite"), "sample": ("示例", "sample")}
USES = {
    "training": ("培训", "training"),
    "internal_search": ("内部查阅", "internal search"),
    "customer_meeting": ("客户会面", "customer meeting"),
    "bid": ("投标", "bid"),
    "publicity": ("对外宣传", "publicity"),
}
DISCLOSURES = ("own", "published", "consented", "masked")
"""Whether a customer may be named: what the field `disclosure` of a customer can say."""
OUTSIDE_USES = ("customer_meeting", "bid", "publicity")
"""Uses in which people outside the company see the case."""
ANONYMISATION = {"none": ("未脱敏", "none"), "partial": ("部分脱敏", "partial"),
                 "full": ("完全脱敏", "full")}
CONSENT = {
    "not_needed": ("不需要", "not needed"), "pending": ("等待中", "pending"),
    "granted": ("已授权", "granted"), "refused": ("已拒绝", "refused"),
    "withdrawn": ("已撤回", "withdrawn"),
}
REVIEW_RESULTS = {
    "approved": ("批准", "approved"), "confirmed": ("复核无误", "confirmed"),
    "changed": ("复核后修改", "changed"), "returned": ("退回", "returned"),
}

LIFECYCLE = ("draft", "submitted", "approved")
"""What a requirement may start from; each includes those before it."""

_REACHED = {"submitted": 1, "in_review": 1, "approved": 2, "retired": 2}


def reached(status: str) -> int:
    """Return how far a status has come: 0 as a draft, 1 as submitted, 2 as approved.

    `returned` and `withdrawn` count as draft.
    """
    return _REACHED.get(status, 0)


def label(table: dict[str, tuple[str, str]], name: str | None, language: str) -> str:
    """Return the label of a built-in option in the library's language."""
    zh, en = table.get(name or "", (name or "", name or ""))
    return en if language == "en" else zh


@cache
def record_fields(language: str) -> tuple[Field, ...]:
    """Return the built-in fields of a record, labelled in the library's language."""
    at = 1 if language == "en" else 0

    def need(since: str | None) -> tuple[Requirement, ...]:
        return (Requirement(since),) if since else ()

    def make(key: str, names: tuple[str, str], kind: str, since: str | None = None,
             **limits: Any) -> Field:
        return Field(key, names[at], kind, required=need(since), **limits)

    def choice(key: str, names: tuple[str, str], table: dict[str, tuple[str, str]],
               since: str | None = None) -> Field:
        options = tuple(Option(name, words[at]) for name, words in table.items())
        return make(key, names, "choice", since, options=options)

    def listed(key: str, names: tuple[str, str], of: Field, since: str | None = None,
               **limits: Any) -> Field:
        return make(key, names, "list", since, of=of, **limits)

    day: dict[str, Any] = {"granularity": ("day",)}
    person = make("person", ("人员", "person"), "person")
    use = choice("use", ("用途", "use"), USES)
    return (
        make("id", ("案例编号", "case id"), "text", "draft", max_length=40),
        choice("case_kind", ("案例性质", "kind of case"), CASE_KINDS, "draft"),
        make("template_version", ("模板版本", "template version"), "text"),
        choice("status", ("状态", "status"), STATUSES, "draft"),
        make("return_reason", ("退回理由", "reason of return"), "text", max_length=300),
        make("owner", ("责任人", "owner"), "person", "draft"),
        listed("contributors", ("贡献人", "contributors"), make(
            "contributor", ("贡献人", "contributor"), "group", fields=(
                make("person", ("人员", "person"), "person", "draft"),
                make("anonymous", ("匿名", "anonymous"), "bool"))), "submitted"),
        listed("reviewers", ("审核人", "reviewers"), person, "submitted"),
        make("approver", ("批准人", "approver"), "person", "approved"),
        make("approval", ("批准记录", "approval"), "group", "approved", fields=(
            make("by", ("批准人", "by"), "person", "approved"),
            make("on", ("批准日期", "on"), "date", "approved", **day),
            make("content_hash", ("内容指纹", "content hash"), "text", "approved"))),
        make("review_due", ("复核到期日", "review due"), "date", "approved", **day),
        listed("review_log", ("复核记录", "review log"), make(
            "entry", ("复核", "review"), "group", fields=(
                make("on", ("日期", "on"), "date", "draft", **day),
                make("by", ("复核人", "by"), "person", "draft"),
                choice("result", ("结果", "result"), REVIEW_RESULTS, "draft"),
                make("note", ("说明", "note"), "text", max_length=300))), "approved"),
        make("confidentiality", ("密级", "confidentiality"), "level", "submitted"),
        listed("permitted_use", ("允许用途", "permitted use"), use, "submitted"),
        make("anonymisation", ("脱敏", "anonymisation"), "group", "submitted", fields=(
            choice("level", ("程度", "level"), ANONYMISATION, "submitted"),
            listed("masked", ("隐去的名称", "masked names"),
                   make("name", ("名称", "name"), "text", max_length=80)),
            make("checked_by", ("检查人", "checked by"), "person"),
            make("checked_on", ("检查日期", "checked on"), "date", **day))),
        make("consent", ("客户授权", "consent"), "group", "approved", fields=(
            choice("status", ("状态", "status"), CONSENT, "submitted"),
            make("reason", ("理由", "reason"), "text", max_length=200),
            listed("scope", ("范围", "scope"), use),
            make("granted_on", ("授权日期", "granted on"), "date", **day),
            make("expires_on", ("到期日期", "expires on"), "date", **day),
            make("ref", ("存放位置", "reference"), "text", max_length=160))),
        listed("waivers", ("规则豁免", "waivers"), make(
            "waiver", ("豁免", "waiver"), "group", fields=(
                make("rule", ("规则", "rule"), "text", "draft"),
                make("reason", ("理由", "reason"), "text", "draft", max_length=300),
                make("by", ("批准人", "by"), "person", "draft"),
                make("until", ("截止日期", "until"), "date", "draft", **day)))),
    )


RESERVED = frozenset(field.key for field in record_fields("zh"))
"""Keys that no template may declare."""
