"""The case template: sections of fields, and the roles that pages and rules ask for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.schema.field import Field, Section
from generator.schema.governance import record_fields
from generator.schema.values import Value, groups, strings

ROLES: Mapping[str, tuple[str, ...]] = {
    "title": ("text",), "summary": ("text", "markdown"), "outcome": ("choice",),
    "period": ("date",), "customer": ("group",), "aliases": ("list",), "source": ("group",),
    "stakeholders": ("list",), "timeline": ("list",), "decisions": ("list",),
    "metrics": ("list",), "causes": ("group",), "cause_source": ("choice",),
    "confidence": ("choice",), "lessons": ("list",), "questions": ("list",), "tools": ("list",),
    "related": ("list",), "attachments": ("list",), "stage": ("list", "term"),
    "scene": ("list", "term"), "industry": ("list", "term"), "symptom": ("list", "term"),
}
"""Each role with the kinds of field that can bear it."""

ROLE_KEYS: Mapping[str, tuple[str, ...]] = {
    "customer": ("name", "alias", "disclosure"), "source": ("ref",)}
"""What a group that bears one of these roles must hold: rules on confidentiality ask for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """What a case of this library looks like. Equal to itself alone, so it can key a cache."""

    sections: tuple[Section, ...]
    roles: Mapping[str, tuple[str, ...]]
    version: str = ""
    language: str = "zh"
    noun: str = "案例"
    fields: Mapping[str, Field] = field(default_factory=dict)
    """The template's own fields by key."""
    record: Mapping[str, Field] = field(default_factory=dict)
    """These and the built-in ones."""
    lost: frozenset[str] | None = frozenset()
    """Keys whose declaration could not be used; None where not even the keys are known."""

    @staticmethod
    def of(
        sections: tuple[Section, ...], roles: Mapping[str, tuple[str, ...]],
        version: str = "", language: str = "zh", noun: str = "案例",
        lost: frozenset[str] | None = frozenset(),
    ) -> "Template":
        """Return a template with its fields indexed by key."""
        fields = {field.key: field for section in sections for field in section.fields}
        builtin = {field.key: field for field in record_fields(language)}
        return Template(sections, roles, version, language, noun, fields, builtin | fields, lost)

    def forgives(self, key: str) -> bool:
        """Tell whether a key is unknown only because of a mistake in the template itself."""
        return self.lost is None or key in self.lost

    def role(self, name: str) -> str:
        """Return the key that bears a role, empty where none does."""
        keys = self.roles.get(name, ())
        return keys[0] if keys else ""

    def role_field(self, name: str) -> Field | None:
        """Return the field that bears a role."""
        return self.fields.get(self.role(name))

    def indexes(self) -> Iterator["TermIndex"]:
        """Yield what makes an index and a facet: term fields, also those inside groups."""
        nested: dict[str, TermIndex] = {}
        for known in self.fields.values():
            if known.item.kind == "term" and known.index is not False:
                yield TermIndex(known.key, known.label, known.item.taxonomy, ((known.key,),))
            for inner in known.item.fields:
                if inner.item.kind == "term" and inner.index:
                    before = nested.get(inner.key)
                    nested[inner.key] = TermIndex(
                        inner.key, inner.label, inner.item.taxonomy,
                        (*(before.paths if before else ()), (known.key, inner.key)))
        yield from nested.values()


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The terms of one field, or of the fields of one key inside groups, as an index."""

    key: str
    label: str
    taxonomy: str
    paths: tuple[tuple[str, ...], ...]
    """Where the terms stand in a record: a key, or the key of a group and one in it."""

    def terms(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Return the ids of the terms that these values bear, each once."""
        found: list[str] = []
        for key, *inner in self.paths:
            if inner:
                found += (term for group in groups(values.get(key))
                          for term in strings(group.values.get(inner[0])))
            else:
                found += strings(values.get(key))
        return tuple(dict.fromkeys(found))
