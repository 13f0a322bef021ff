"""`taxonomy.yml` to taxonomies: a mapping of taxonomy ids, each with its terms."""

from generator.diagnostics import Findings, say
from generator.model import Taxonomy, Term
from generator.read.law import LawFile, read_law, texts_of
from generator.schema.field import Field
from generator.schema.reading import nearest, offer
from generator.schema.shapes import TERMS
from generator.schema.values import Group, groups
from generator.settings import Settings
from generator.source import Mapping, Scalar, read_document


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
        found[name] = Taxonomy(name, group.text("label") or name, _terms(law, name, group),
                               ordered=group.get("ordered") is True)
    return found


def _terms(law: LawFile, name: str, group: Group) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    labels: dict[str, str] = {}
    here = (name, "terms")
    listed = list(zip(law.places(here), groups(group.get("terms")), strict=False))
    for at, item in listed:
        term = _term(item)
        if term.id in terms:
            law.findings.error(
                "duplicate-id", law.at(*here, at, "id"),
                say("条目“{id}”写了两次", "the term “{id}” stands twice", id=term.id),
                say("删掉其中一条", "delete one of them"))
        elif term.id:
            terms[term.id] = term
            if term.label and not term.replaced_by and labels.setdefault(
                    term.label, term.id) != term.id:
                law.findings.error(
                    "duplicate-id", law.at(*here, at, "label"),
                    say("“{label}”也是条目“{id}”的名称", "“{label}” is also the label of “{id}”",
                        label=term.label, id=labels[term.label]),
                    say("换一个名称，好让读者分得清", "use another label, so that readers can tell them apart"))
    for at, item in listed:
        successor = item.text("replaced_by")
        if successor and (successor not in terms or terms[successor].replaced_by):
            law.findings.error(
                "unknown-term", law.at(*here, at, "replaced_by"),
                say("replaced_by 要指向还在用的条目：“{id}”不是",
                    "replaced_by names a term in use, and “{id}” is none", id=successor),
                offer(nearest(successor, [t for t in terms if not terms[t].replaced_by])))
    return terms


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
