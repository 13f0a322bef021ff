"""Withholding: which cases, fields and values an audience sees, and under which name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache

from generator.model import Audience, Case, Library
from generator.schema.field import Field
from generator.schema.governance import OUTSIDE_USES
from generator.schema.values import Group, Guarded, Link, Value, Visibility

BLOCK = "▇▇"
"""Stands for a name that has no alias."""


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
        last = governance.review_due + timedelta(days=grace.grace_days if grace else 0)
        if day > last:
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

    def sees(self, level: str | None, audiences: Iterable[str]) -> bool:
        """Tell whether a value of its own level or audiences may be seen."""
        named = tuple(audiences)
        if named and self.audience.id not in named:
            return False
        return level is None or level in self.audience.levels

    def _visible(self, visibility: Visibility | None) -> bool:
        return visibility is None or self.sees(visibility.level, visibility.audiences)

    def value(self, value: Value, known: Field) -> Value:
        """Return a value without what is withheld; None where nothing is left."""
        if isinstance(value, Guarded):
            return self.value(value.value, known) if self._visible(value.visibility) else None
        if isinstance(value, tuple):
            kept = tuple(self.value(item, known.item) for item in value)
            if known.rows and any(kept):  # what follows stays in its own row
                return tuple(item or Group() for item in kept)
            return tuple(item for item in kept if item is not None) or None
        if isinstance(value, Group):
            if not self._visible(value.visibility):
                return None
            inner: dict[str, Value] = {}
            for key, item in value.values.items():
                declared = known.by_key.get(key)
                if declared is not None and not self.sees(declared.level, declared.audiences):
                    continue
                kept_item = self.value(item, declared or known)
                if kept_item is not None:
                    inner[key] = kept_item
            return Group(inner) if inner else None
        if known.kind == "case" and isinstance(value, str):
            return value if value in self.visible else None
        return value

    def field(self, known: Field) -> Field | None:
        """Return a field as this audience may know it; None where it is withheld."""
        if not self.sees(known.level, known.audiences):
            return None
        inner = tuple(kept for one in known.fields if (kept := self.field(one)) is not None)
        return known if inner == known.fields else replace(known, fields=inner)

    def customer(self, case: Case) -> tuple[str, bool, dict[str, str]]:
        """Return the name to show, whether it stands for another, and names to take out."""
        customer = case.customer
        masked = case.governance.anonymisation.masked if case.governance.anonymisation else ()
        if customer is None:
            return "", False, dict.fromkeys(masked, BLOCK)
        named = customer.disclosure in ("own", "published") or (
            customer.disclosure == "consented" and case.governance.consent is not None
            and case.governance.consent.holds(self.day, self.audience.use))
        if named:
            return customer.name or customer.alias, False, dict.fromkeys(masked, BLOCK)
        stand_in = customer.alias or BLOCK
        hide = dict.fromkeys((*masked, customer.name), stand_in)
        return customer.alias, True, {name: word for name, word in hide.items() if name}


@cache
def _spaced(name: str) -> re.Pattern[str]:
    """Return a pattern for a name in any case, with blanks or invisible signs in between."""
    return re.compile(
        "[\\s\u200b-\u200d\u2060\ufeff]*".join(re.escape(char) for char in name if not char.isspace()),
        re.IGNORECASE)


def without(value: Value, hide: Mapping[str, str]) -> Value:
    """Return a value with names taken out of every text in it."""
    if isinstance(value, str):
        for name, word in hide.items():
            value = _spaced(name).sub(word.replace("\\", r"\\"), value)
        return value
    if isinstance(value, tuple):
        return tuple(without(item, hide) for item in value)
    if isinstance(value, Group):
        return Group({key: without(item, hide) for key, item in value.values.items()})
    if isinstance(value, Link):
        return Link(str(without(value.url, hide)), str(without(value.title, hide)))
    return value
