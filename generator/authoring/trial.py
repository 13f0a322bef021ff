"""What a library would be with one record changed: read and checked before anything is written."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from generator.authoring.in_place import load
from generator.authoring.refusal import Refusal, errors_of
from generator.diagnostics import Diagnostic, Findings, Severity, listed, say
from generator.model import Case, Library
from generator.read.cases import read_case
from generator.read.words import Words
from generator.rules import run_rules
from generator.schema.reading import nearest
from generator.source import case_files, relative


@dataclass(frozen=True, slots=True)
class Trial:
    """A record as it would read, and what the check would say of it."""

    case: Case
    errors: Findings
    """Errors in the record itself, and those elsewhere that were not there before."""
    warnings: Findings


def case_of(library: Library, case_id: str) -> Case:
    """Return the one record that bears an id."""
    bearers = [case for case in library.cases if case.id == case_id]
    if len(bearers) > 1:
        raise Refusal(say(
            "有 {count} 条案例的编号都是 {id}，先用 caselib renumber 改掉一个",
            "{count} records bear the id {id}; mend that with “caselib renumber” first",
            count=len(bearers), id=case_id))
    settings = library.settings
    broken = [] if bearers else [
        relative(settings.root, path)
        for path in case_files(settings.cases, settings.root, Findings()) if path.stem == case_id]
    if broken:
        raise Refusal(say(
            "{path} 读不出来；运行 caselib check 看原因",
            "{path} cannot be read; “caselib check” says why", path=broken[0]))
    if not bearers:
        near = nearest(case_id, (case.id for case in library.cases), 3)
        raise Refusal(say(
            "没有案例 {id}；相近的有：{near}", "there is no case {id}; alike: {near}",
            id=case_id, near=listed(near or ["-"])))
    return bearers[0]


def read_text(library: Library, path: str, text: str, findings: Findings) -> Case | None:
    """Return a record as it would read if its file held this text."""
    tools = {tool.id: tool.title for tool in library.tools.values()}
    words = Words(library.taxonomies, library.people, library.ownership, tools)
    with tempfile.TemporaryDirectory() as folder:
        shadow = Path(folder).resolve()
        file = shadow / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
        settings = replace(library.settings, root=shadow)
        return read_case(file, settings, library.template, words, findings)


def with_case(library: Library, case: Case) -> Library:
    """Return the library with a record put in the place of the one at the same path, or added."""
    old = next((one for one in library.cases if one.path == case.path), None)
    others = [one for one in library.cases if one is not old]
    cases = tuple(sorted([*others, case], key=lambda one: one.path))
    by_id: dict[str, Case] = {}
    for one in cases:
        by_id.setdefault(one.id, one)
    return replace(library, cases=cases, by_id=by_id)


def tried(library: Library, path: str, text: str) -> Trial | None:
    """Read a text in a record's place and run every rule. None where it is no record."""
    reading = Findings()
    case = read_text(library, path, text, reading)
    if case is None:
        return None
    after = Findings()
    run_rules(with_case(library, case), after)
    lines = _lines(library.settings.root / path), text.removeprefix("\ufeff").splitlines()
    own = [*(_quotable(found, *lines) for found in reading),
           *(found for found in after if found.location.path == path)]
    elsewhere = [found for found in errors_of(after) if found.location.path != path]
    if elsewhere:
        elsewhere = _new(library, elsewhere)
    return Trial(
        case,
        reading.like([*(one for one in own if one.severity is Severity.ERROR), *elsewhere]),
        reading.like(one for one in own if one.severity is Severity.WARNING))


def _lines(file: Path) -> list[str]:
    return load(file).removeprefix("\ufeff").splitlines() if file.is_file() else []


def _quotable(found: Diagnostic, before: list[str], after: list[str]) -> Diagnostic:
    """Take the quote off a line that the file does not hold yet: another one stands there."""
    at = found.location.line - 1
    same = at < min(len(before), len(after)) and before[at] == after[at]
    return found if same else replace(found, quote=False)


def _new(library: Library, errors: list[Diagnostic]) -> list[Diagnostic]:
    """Return the errors that the library does not have as it stands."""
    before = Findings()
    run_rules(library, before)
    known = set(before)
    return [found for found in errors if found not in known]
