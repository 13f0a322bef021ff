"""The whole library: law first, then tools and pages, then every record."""

import gc
from collections.abc import Sequence

from generator.diagnostics import Findings, Location, Severity, say
from generator.model import Case, Library, Ownership, People
from generator.read.cases import read_case
from generator.read.law import read_law
from generator.read.ownership import check_ownership, read_ownership
from generator.read.pages import read_pages
from generator.read.people import check_roles_held, read_people
from generator.read.taxonomy import read_taxonomies
from generator.read.template import read_template
from generator.read.template_checks import check_levels
from generator.read.tools import read_tools
from generator.read.words import Words
from generator.schema.shapes import SYNONYMS
from generator.schema.template import Template
from generator.schema.values import items, strings
from generator.settings import Settings
from generator.source import case_files, relative


def read_library(settings: Settings, findings: Findings) -> Library | None:
    """Read everything. None where the template itself is missing, and nothing can be read."""
    missing = [folder for folder in (settings.cases, settings.content) if not folder.is_dir()]
    for folder in missing:
        findings.error(
            "library-incomplete", Location(relative(settings.root, folder)),
            say("缺少文件夹 {name}/", "the folder {name}/ is missing", name=folder.name),
            say("用 caselib init 新建一个库，把同名文件夹复制过来；或改 mkdocs.yml 里的文件夹名",
                "make a library with “caselib init” and copy the folder; or mend its name in mkdocs.yml"))
    if missing:
        return None
    findings.cause = f"{relative(settings.root, settings.law)}/"
    taxonomies = read_taxonomies(settings, findings)
    staff = read_people(settings, findings)
    owned = read_ownership(settings, findings)
    template = read_template(settings, findings, taxonomies)
    tools = read_tools(settings, findings)
    if template is not None and owned is not None:
        check_levels(template[1], owned[0].levels, owned[0].audiences, findings)
        if staff is not None:
            check_ownership(owned[0], owned[1], template[0], taxonomies or {}, staff[0])
    if staff is not None and owned is not None and owned[0].roles:
        check_roles_held(staff[1], owned[0].roles)
    if template is None:
        return None
    people = staff[0] if staff else None
    words = Words(
        taxonomies or {}, people, owned[0] if owned else None,
        {tool.id: tool.title for tool in tools.values()})
    sound = findings.count(Severity.ERROR) == 0
    cases, unread = _cases(settings, template[0], words, findings)
    by_id: dict[str, Case] = {}
    for case in cases:
        by_id.setdefault(case.id, case)
    return Library(
        settings, template[0], taxonomies or {}, people or People(),
        owned[0] if owned else Ownership(), tools,
        read_pages(settings, findings, owned[0].levels if owned else None, words),
        cases, _synonyms(settings, findings), by_id, unread, sound)


def _cases(
    settings: Settings, template: Template, words: Words, findings: Findings,
) -> tuple[tuple[Case, ...], frozenset[str]]:
    """Read every record; return also the names of the files that hold none.

    The nodes hold no cycles, so collecting them by count is enough.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        read = {
            path: read_case(path, settings, template, words, findings)
            for path in case_files(settings.cases, settings.root, findings)}
    finally:
        if enabled:
            gc.enable()
    return (tuple(case for case in read.values() if case is not None),
            frozenset(path.stem for path, case in read.items() if case is None))


def _synonyms(settings: Settings, findings: Findings) -> tuple[tuple[str, ...], ...]:
    path = settings.law / "synonyms.yml"
    law = read_law(path, SYNONYMS, settings, findings) if path.exists() else None
    listed: Sequence[object] = items(law.values.get("groups")) if law else ()
    return tuple(strings(group) for group in listed)  # type: ignore[arg-type]  # values of a list
