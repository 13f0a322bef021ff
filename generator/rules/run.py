"""Runs every rule over a library and turns what they find into findings with line and column."""

from collections.abc import Iterable
from pathlib import Path

from generator.diagnostics import Diagnostic, Findings, Location
from generator.model import Case, Library
from generator.rules.frame import Problem, Rule
from generator.rules.registry import RULES
from generator.source import Document, locate, read_document
from generator.source.files import PAGES
from generator.source.front_matter import front_matter


class Positions:
    """Finds the line of a key path by reading the file again; the last file read is kept.

    Keeping the nodes of every record would cost a hundred times their text.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = ""
        self._document: Document | None = None

    def find(self, path: str, at: tuple[str | int, ...], *, key: bool = False) -> Location:
        """Return where a value stands; where it is missing, where its parent stands."""
        if path != self._path:
            self._path = path
            file = self._root / path
            self._document = self._read(file) if file.is_file() else None
        if self._document is None or self._document.root is None:
            return Location(path)
        return Location(path, *locate(self._document, at, key=key))

    def _read(self, file: Path) -> Document | None:
        """Return a record, or the head of a page."""
        if file.suffix not in PAGES:
            return read_document(self._root, file, Findings())
        text = file.read_text("utf-8-sig", "replace")
        return front_matter(text, self._path, Findings()).document


def run_rules(
    library: Library, findings: Findings, *, only: Iterable[Case] | None = None,
) -> None:
    """Run all rules over all cases (or some of them), and over the library as a whole."""
    positions = Positions(library.settings.root)
    per_case = [rule for rule in RULES.values() if rule.check is not None]
    day = library.settings.as_of
    for case in library.cases if only is None else only:
        waived = {waiver.rule for waiver in case.governance.waivers if waiver.covers(day)}
        for rule in per_case:
            if rule.check is None:
                continue
            set_aside = rule.waivable and rule.id in waived
            for problem in rule.check(case, library):
                if problem.binding or not set_aside:
                    findings.add(_diagnostic(rule, problem, case.path, positions))
    for rule in RULES.values():
        if rule.check_library is not None:
            for problem in rule.check_library(library):
                findings.add(_diagnostic(rule, problem, problem.file, positions))


def _diagnostic(rule: Rule, problem: Problem, path: str, positions: Positions) -> Diagnostic:
    return Diagnostic(
        rule.id, problem.severity or rule.severity,
        problem.place or positions.find(
            problem.file or path, problem.at, key=problem.at_key),
        problem.message, problem.hint, problem.quote)
