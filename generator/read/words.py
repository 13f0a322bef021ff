"""The words that values may refer to, as known so far."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from generator.model import Ownership, People, Taxonomy
from generator.schema.reading import nearest


@dataclass(slots=True)
class Words:
    """Known terms and ids. What is None is not known yet, so anything is let through."""

    taxonomies: Mapping[str, Taxonomy] = field(default_factory=dict)
    people: People | None = None
    ownership: Ownership | None = None
    tools: Mapping[str, str] | None = None
    """Tool titles by id."""
    _labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def term(self, taxonomy: str, word: str) -> tuple[str | None, str | None, list[str]]:
        """Return (term id, id that replaces it, words to offer, nearest first)."""
        known = self.taxonomies.get(taxonomy)
        if known is None or not known.terms:  # nothing to go by: what is wrong there is said there
            return word, None, []
        labels = self._labels.get(taxonomy)
        if labels is None:
            labels = {term.label: term.id for term in known.terms.values()}
            self._labels[taxonomy] = labels
        term = known.terms.get(word) or known.terms.get(labels.get(word, ""))
        if term is not None:
            if not term.replaced_by:
                return term.id, None, []
            return term.id, term.replaced_by, []
        spoken = {
            name: one.id for one in known.terms.values() if not one.replaced_by
            for name in (one.id, one.label, *one.aliases)}
        ids = list(dict.fromkeys(spoken[name] for name in nearest(word, spoken, 8)))
        return None, None, [f"{one}({known.terms[one].label})" for one in ids]

    def names(self, what: str) -> Collection[str] | None:
        """Return the ids (or, for `person-labels` and the like, the names) that are known."""
        if what.startswith("person") and self.people is not None:
            persons = self.people.persons
            return [one.name for one in persons.values()] if "-" in what else persons
        if what.startswith("team") and self.people is not None:
            teams = self.people.teams
            return [one.name for one in teams.values()] if "-" in what else teams
        if what.startswith("tool") and self.tools is not None:
            return list(self.tools.values()) if "-" in what else self.tools
        if what.startswith("level") and self.ownership is not None:
            levels = self.ownership.levels
            return [one.label for one in levels.values()] if "-" in what else levels
        if what.startswith("audience") and self.ownership is not None:
            audiences = self.ownership.audiences
            return [one.label for one in audiences.values()] if "-" in what else audiences
        return None
