"""How visible cases hang together: related ones, contrasts, who cites whom."""

from collections import defaultdict
from collections.abc import Mapping

from generator.publication.types import PublishedCase, RelatedCase
from generator.schema.field import Field
from generator.schema.template import Template
from generator.schema.values import Group, Value, items


def related_cases(
    template: Template, cases: Mapping[str, PublishedCase],
) -> dict[str, tuple[RelatedCase, ...]]:
    """Return the related cases of each case: its own list, links to it, and a contrast."""
    found: dict[str, dict[str, RelatedCase]] = {name: {} for name in cases}
    key = template.role("related")
    known = template.fields.get(key)
    for case in cases.values() if known is not None else ():
        for value in items(case.values.get(key)):
            target, relation, opposite = _relation(value, known.item)  # type: ignore[union-attr]
            if target in cases:
                found[case.id][target] = RelatedCase(target, relation, opposite)
                if opposite:
                    found[target].setdefault(case.id, RelatedCase(
                        case.id, relation, contrast=True, named_by="other"))
    contrasts = _Contrasts(template, cases)
    for case in cases.values():
        if not any(one.contrast for one in found[case.id].values()):
            other = contrasts.best(case)
            if other and other not in found[case.id]:
                found[case.id][other] = RelatedCase(
                    other, "", contrast=True, named_by="system")
    return {name: tuple(one.values()) for name, one in found.items()}


class _Contrasts:
    """Finds, for a case, the one most like it that ended the other way."""

    def __init__(self, template: Template, cases: Mapping[str, PublishedCase]) -> None:
        known = template.role_field("outcome")
        self._opposite = {
            one: other for pair in (known.opposites if known else ())
            for one, other in (pair, pair[::-1])}
        self._keys = [key for role in ("scene", "stage", "industry")
                      if (key := template.role(role))]
        self._decisive = [key for role in ("scene", "stage") if (key := template.role(role))]
        self._by_term: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._cases = cases
        for case in cases.values():
            for key in self._keys:
                for term in case.terms.get(key, ()):
                    self._by_term[key, term, case.outcome].append(case.id)

    def best(self, case: PublishedCase) -> str:
        """Return the id of the best contrast, empty where no scene or stage is shared."""
        other = self._opposite.get(case.outcome)
        if other is None or case.status not in ("approved", "retired"):
            return ""
        score: dict[str, int] = defaultdict(int)
        for weight, key in zip((4, 2, 1), self._keys, strict=False):
            for term in case.terms.get(key, ()):
                for name in self._by_term[key, term, other][:200]:
                    if key in self._decisive or name in score:
                        score[name] += weight
        fit = [name for name in score if self._cases[name].status == "approved"]
        return max(fit, key=lambda name: (score[name], name), default="")


def _relation(value: Value, known: Field) -> tuple[str, str, bool]:
    """Return the case, the relation's label, and whether it joins opposites."""
    if isinstance(value, str) and known.kind == "case":
        return value, "", False
    target, relation, opposite = "", "", False
    for key, inner in value.values.items() if isinstance(value, Group) else ():
        declared = known.by_key.get(key)
        if declared is None or not isinstance(inner, str):
            continue
        if declared.kind == "case":
            target = inner
        elif declared.kind == "choice" and (option := declared.option(inner)):
            relation, opposite = option.label, option.opposite
    return target, relation, opposite


def cited_by(related: Mapping[str, tuple[RelatedCase, ...]]) -> dict[str, tuple[str, ...]]:
    """Return, for each case, the ids of those that name it as related."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, others in related.items():
        for other in others:
            if other.named_by == "case":
                found[other.id].append(name)
    return {name: tuple(names) for name, names in found.items()}
