"""Builds one published case from what an audience may see of it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import NamedTuple

from generator.model import Audience, Case, Library
from generator.publication.names import Names
from generator.publication.types import PublishedCase, PublishedWaiver
from generator.publication.view import View
from generator.schema.field import Field, Option
from generator.schema.governance import CASE_KINDS, STATUSES, USES, label
from generator.schema.values import Group, Value, bare
from generator.text.markdown import to_plain

CUSTOMER_KEYS = ("name", "alias", "disclosure")

DUE_SOON = timedelta(days=28)


class _Seen(NamedTuple):
    """What is left of a case for an audience."""

    values: Mapping[str, Value]
    customer: str
    masked: bool
    """Whether the customer's name is another's."""
    hide: Names
    """What was taken out of the words, and must not come back."""


class CasePublisher(View):
    """Turns a visible case into values of its own."""

    def __init__(self, library: Library, audience: Audience) -> None:
        super().__init__(library, audience)
        self.hidden: dict[str, Names] = {}
        """The names taken out of each case that withholds some."""

    def case(self, case: Case) -> PublishedCase:
        """Return one case as this audience may read it."""
        library, governance, template = self.library, case.governance, self.template
        values, customer, masked, hide = seen = self._seen(case)
        outcome = self._outcome(seen)
        language = template.language
        level = library.ownership.levels.get(governance.confidentiality)
        return PublishedCase(
            id=case.id, path=case.path, folder=case.path.rpartition(".")[0], kind=case.case_kind,
            kind_label=label(CASE_KINDS, case.case_kind, language),
            title=self._text(seen, "title") or case.id, summary=self._summary(seen),
            outcome=outcome.id if outcome else "", outcome_label=outcome.label if outcome else "",
            status=governance.status, status_label=label(STATUSES, governance.status, language),
            level=governance.confidentiality, level_label=level.label if level else "",
            uses=tuple(label(USES, use, language) for use in governance.permitted_use),
            period=self._text(seen, "period"), customer=customer, customer_masked=masked,
            values=values, terms={index.key: index.terms(values) for index in self.indexes},
            owner=governance.owner, stand_in=self._stand_in(governance.owner),
            contributors=tuple(
                one.person for one in governance.contributors if not one.anonymous),
            anonymous_contributors=sum(one.anonymous for one in governance.contributors),
            reviewers=governance.reviewers, approver=governance.approver,
            approved_on=governance.approval.on if governance.approval else None,
            reviewed_on=max(
                (entry.on for entry in governance.review_log if entry.on), default=None),
            review_due=governance.review_due, freshness=self._freshness(case),
            waivers=self._waivers(case, hide),
            attachments=tuple(dict.fromkeys(of_kind("attachment", values, template.fields))))

    def _seen(self, case: Case) -> _Seen:
        """Return what is left once levels, audiences, consent and masked names are obeyed."""
        fields = self.template.fields
        values: dict[str, Value] = {}
        for key, known in fields.items():
            kept = self.value(case.fields.get(key), known)
            if kept is not None:
                values[key] = kept
        key = self.template.role("customer")
        kept_customer = values.get(key)
        customer, masked, hide = self.customer(case, kept_customer)
        if isinstance(kept_customer, Group):
            shown: dict[str, Value] = {"name": customer} if customer else {}
            values[key] = Group(shown | {
                name: item for name, item in kept_customer.values.items()
                if name not in CUSTOMER_KEYS})
        if hide:
            self.hidden[case.id] = hide
            taken = {name: hide.value(value, fields[name]) for name, value in values.items()}
            values = {name: value for name, value in taken.items() if value not in (None, ())}
        return _Seen(values, customer, masked, hide)

    def _text(self, seen: _Seen, role: str) -> str:
        value = seen.values.get(self.template.role(role))
        return "" if value is None else str(value)

    def _outcome(self, seen: _Seen) -> Option | None:
        known = self.template.role_field("outcome")
        return known.option(seen.values.get(known.key)) if known else None

    def _stand_in(self, owner: str) -> str:
        """Return who answers for a case while its owner cannot, empty where the owner does."""
        found = self.library.people.stand_in(owner, self.day)
        return found.id if found and found.id != owner else ""

    def _summary(self, seen: _Seen) -> str:
        """Return a summary without marks of Markdown, for lists and cards.

        Names are taken out once more: a mark may have stood inside one.
        """
        text = self._text(seen, "summary")
        known = self.template.role_field("summary")
        if known is None or known.kind != "markdown":
            return text
        return seen.hide.text(to_plain(text))

    def _freshness(self, case: Case) -> str:
        due = case.governance.review_due
        if case.governance.status != "approved" or due is None:
            return ""
        if due < self.day:
            return "overdue"
        return "due_soon" if due - self.day <= DUE_SOON else "fresh"

    def _waivers(self, case: Case, hide: Names) -> tuple[PublishedWaiver, ...]:
        return tuple(
            PublishedWaiver(case.id, one.rule, hide.text(one.reason), one.by, one.until,
                            one.covers(self.day))
            for one in case.governance.waivers)


def of_kind(
    kind: str, values: Mapping[str, Value], fields: Mapping[str, Field],
) -> Iterable[str]:
    """Yield what fields of a kind hold, wherever they stand."""
    for key, value in values.items():
        yield from _values_of(value, fields[key], kind)


def _values_of(value: Value, known: Field, kind: str) -> Iterable[str]:
    value = bare(value)
    if isinstance(value, tuple):
        for item in value:
            yield from _values_of(item, known.item, kind)
    elif isinstance(value, Group):
        for key, item in value.values.items():
            inner = known.inner(key)
            if inner is not None:
                yield from _values_of(item, inner, kind)
    elif known.kind == kind and isinstance(value, str):
        yield value
