"""`taxonomy.yml` to taxonomies: a mapping of taxonomy ids, each with its terms."""

from generator.diagnostics import Findings, Location, say
from generator.model import Taxonomy, Term
from generator.read.law import read_law, texts_of
from generator.schema.field import Field
from generator.schema.reading import nearest, offer
from generator.schema.shapes import TERMS
from generator.schema.values import Group, groups
from generator.settings import Settings
from generator.source import Mapping, Scalar, locate, read_document


def read_taxonomies(settings: Settings, findings: Findings) -> dict[str, Taxonomy] | None:
    """Read every taxonomy. Terms must be unique, successors must exist and not be retired."""
    path = settings.law / "taxonomy.yml"
    names = _names(settings, path.exists())
    fields = [Field(name, name, "group", fields=TERMS) for name in names]
    law = read_law(path, fields, settings, findings)
    if law is None:
        return None
    found: dict[str, Taxonomy] = {}
    for name in names:
        group = law.values.get(name)
        if not isinstance(group, Group):  # its name is known, so no field that uses it is blamed
            found[name] = Taxonomy(name, name)
            continue
        terms: dict[str, Term] = {}
        for at, item in enumerate(groups(group.get("terms"))):
            term = _term(item)
            if term.id in terms:
                findings.error(
                    "duplicate-id", Location(law.document.path, *locate(
                        law.document, (name, "terms", at, "id"))),
                    say("条目“{id}”写了两次", "the term “{id}” stands twice", id=term.id),
                    say("删掉其中一条", "delete one of them"))
            elif term.id:
                terms[term.id] = term
        for at, item in enumerate(groups(group.get("terms"))):
            successor = item.text("replaced_by")
            if successor and (successor not in terms or terms[successor].replaced_by):
                findings.error(
                    "unknown-term", law.at(name, "terms", at, "replaced_by"),
                    say("replaced_by 要指向还在用的条目:“{id}”不是",
                        "replaced_by names a term in use, and “{id}” is none", id=successor),
                    offer(nearest(successor, [t for t in terms if not terms[t].replaced_by])))
        found[name] = Taxonomy(name, group.text("label") or name, terms,
                               ordered=group.get("ordered") is True)
    return found


def _names(settings: Settings, exists: bool) -> list[str]:  # noqa: FBT001  said once, just above
    """Return the taxonomies that the file declares; its keys are its own choice."""
    if not exists:
        return []
    document = read_document(settings.root, settings.law / "taxonomy.yml", Findings())
    if document is None or not isinstance(document.root, Mapping):
        return []
    return list(dict.fromkeys(
        key.value for key, _ in document.root.value if isinstance(key, Scalar)))


def _term(group: Group) -> Term:
    return Term(group.text("id"), group.text("label"), texts_of(group, "aliases"),
                group.text("text"), group.text("replaced_by"))
