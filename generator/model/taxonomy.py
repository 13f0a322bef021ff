"""Controlled words: taxonomies and their terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a taxonomy. A retired one names its successor."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    text: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A list of terms by id; `ordered` where the order itself means something."""

    id: str
    label: str
    terms: Mapping[str, Term] = field(default_factory=dict)
    ordered: bool = False

    def label_of(self, term: str) -> str:
        """Return a term's label, or its id where it has none."""
        found = self.terms.get(term)
        return found.label if found else term
