"""`case-template.yml` to Template, and what a template may get wrong."""

from collections.abc import Mapping

from generator.diagnostics import Findings
from generator.model import Taxonomy
from generator.read.fields import FieldReader
from generator.read.law import LawFile, read_law
from generator.read.template_checks import (
    check_conditions,
    check_indexes,
    check_references,
    check_roles,
)
from generator.schema.field import Section
from generator.schema.shapes import TEMPLATE
from generator.schema.template import Template
from generator.schema.values import Group, strings
from generator.settings import Settings


def read_template(
    settings: Settings, findings: Findings, taxonomies: Mapping[str, Taxonomy] | None,
) -> tuple[Template, LawFile] | None:
    """Read the case template; a field that cannot be used is left out, with a finding.

    Its key is kept, so that the records that bear it are not blamed for the template's mistake.
    """
    law = read_law(settings.law / "case-template.yml", TEMPLATE, settings, findings)
    if law is None:
        return None
    reader = FieldReader(law, taxonomies)
    sections = tuple(
        Section(group.text("key"), group.text("label"), reader.fields(
            group, ("sections", at, "fields"), top=True))
        for at, group in law.groups("sections"))
    roles = law.values.get("roles")
    template = Template.of(
        sections,
        {name: strings(value) for name, value in roles.values.items()}
        if isinstance(roles, Group) else {},
        law.values.text("version"), law.values.text("language") or "zh",
        law.values.text("noun") or "案例",
        lost=None if _sections_lost(law) or "" in reader.lost else frozenset(reader.lost))
    check_conditions(template, law, reader.required)
    check_roles(template, law)
    check_references(template, law)
    check_indexes(template, law)
    return template, law


def _sections_lost(law: LawFile) -> bool:
    """Tell whether some field's declaration could not be read at all, its key included."""
    return law.document.partial or any(
        path[:1] == ("sections",) and (isinstance(path[-1], int) or path[-1] in (
            "sections", "fields", "key")) for path in law.failed)
