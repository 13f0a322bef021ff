"""Withholding: which cases, fields and values an audience sees, and under which name."""

from dataclasses import replace

from generator.model import Audience, Case, Library
from generator.publication.names import BLOCK, Names, left, names_of
from generator.schema.field import Field
from generator.schema.governance import OUTSIDE_USES
from generator.schema.values import Group, Guarded, Value, Visibility


def reasons_withheld(case: Case, library: Library, audience: Audience) -> tuple[str, ...]:
    """Return why a case is out of an audience's site: level, status, use, consent, overdue."""
    governance, day = case.governance, library.settings.as_of
    reasons = []
    # A draft may not say its level yet; it is then for those who see every level.
    level = governance.confidentiality
    if (level or max(library.ownership.levels, key=library.ownership.rank)) not in audience.levels:
        reasons.append("level")
    if governance.status not in audience.statuses:
        reasons.append("status")
    if audience.use and audience.use not in governance.permitted_use:
        reasons.append("use")
    consent = governance.consent
    if consent and consent.status in ("refused", "withdrawn") and audience.use in OUTSIDE_USES:
        reasons.append("consent")
    if audience.hides_overdue and governance.review_due is not None:
        grace = library.ownership.levels.get(governance.confidentiality)
        if (day - governance.review_due).days > (grace.grace_days if grace else 0):
            reasons.append("overdue")
    return tuple(reasons)


class View:
    """The library as one audience may see it."""

    def __init__(self, library: Library, audience: Audience) -> None:
        self.library = library
        self.audience = audience
        self.day = library.settings.as_of
        self.template = library.template
        self.indexes = tuple(library.template.indexes())
        self.visible = {
            case.id: case for case in sorted(library.cases, key=lambda case: case.id)
            if not reasons_withheld(case, library, audience)}

    def _visible(self, visibility: Visibility | None) -> bool:
        return visibility is None or self.audience.sees(visibility.level, visibility.audiences)

    def value(self, value: Value, known: Field) -> Value:
        """Return a value without what is withheld; None where nothing is left."""
        if not self.audience.sees(known.level, known.audiences):
            return None
        if isinstance(value, Guarded):
            return self.value(value.value, known) if self._visible(value.visibility) else None
        if isinstance(value, tuple):
            return left(tuple(self.value(item, known.item) for item in value), known)
        if isinstance(value, Group):
            return self._group(value, known) if self._visible(value.visibility) else None
        if known.kind == "case" and isinstance(value, str):
            return value if value in self.visible else None
        return value

    def _group(self, group: Group, known: Field) -> Group | None:
        if known.kind == "figures":
            return group
        inner: dict[str, Value] = {}
        for key, item in group.values.items():
            declared = known.inner(key)
            kept = self.value(item, declared) if declared is not None else None
            if kept is not None:
                inner[key] = kept
            elif declared is not None and declared.kind == "case":
                return None  # what is said of a case that is not there would tell of it
        return Group(inner) if inner else None

    def field(self, known: Field) -> Field | None:
        """Return a field as this audience may know it; None where it is withheld."""
        if not self.audience.sees(known.level, known.audiences):
            return None
        inner = tuple(kept for one in known.fields if (kept := self.field(one)) is not None)
        of = self.field(known.of) if known.of is not None else None
        if known.of is not None and of is None:
            return None
        return known if inner == known.fields and of == known.of else replace(
            known, fields=inner, of=of)

    def customer(self, case: Case, kept: Value) -> tuple[str, bool, Names]:
        """Return the name to show, whether it stands for another, and names to take out.

        `kept` is the customer as far as its guards let this audience see it.
        """
        customer = case.customer
        masked = case.governance.anonymisation.masked if case.governance.anonymisation else ()
        if customer is None:
            return "", False, Names(names_of(masked, BLOCK))
        consent = case.governance.consent
        visible = isinstance(kept, Group) and (not customer.name or "name" in kept.values)
        named = visible and (customer.disclosure in ("own", "published") or (
            customer.disclosure == "consented" and consent is not None
            and consent.holds(self.day, self.audience.use)))
        if named:
            return customer.name or customer.alias, False, Names(names_of(masked, BLOCK))
        shown = isinstance(kept, Group) and "alias" in kept.values
        alias = customer.alias if shown else ""
        return alias, True, Names(names_of((*masked, customer.name), alias or BLOCK))
