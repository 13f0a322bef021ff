"""One library, read once; one record of it, read as often as a property asks."""

from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Diagnostic, Findings
from generator.model import Case, Library
from generator.read.cases import read_case
from generator.read.words import Words
from generator.rules import run_rules
from generator.source import read_document
from tests.base_library import DATA, BaseLibrary

RECORD = "cases/2026/AB-2026-001.yml"


class Bench:
    """A library in memory and on disk."""

    def __init__(self, root: Path, library: Library, words: Words) -> None:
        self.root, self.library, self.words = root, library, words

    @staticmethod
    def of(base: BaseLibrary) -> "Bench":
        """Read a library that is without findings, once its record is as it was."""
        (base.root / RECORD).write_bytes((DATA / "AB-2026-001.yml").read_bytes())
        library, findings = base.read()
        assert list(findings) == []
        return Bench(base.root, library, Words(
            library.taxonomies, library.people, library.ownership,
            {tool.id: tool.title for tool in library.tools.values()}))

    @property
    def record(self) -> str:
        """The record as it is without mistakes."""
        return (DATA / "AB-2026-001.yml").read_text("utf-8")

    def read(self, content: bytes) -> list[Diagnostic]:
        """Return what reading finds in a record."""
        findings = Findings()
        self._case(content, findings)
        return list(findings)

    def check(self, content: bytes) -> list[Diagnostic]:
        """Return what reading and the rules find in a record."""
        findings = Findings()
        case = self._case(content, findings)
        if case is not None:
            others = [one for one in self.library.cases if one.path != RECORD]
            library = replace(self.library, cases=(case, *others),
                              by_id={one.id: one for one in (*others, case)})
            run_rules(library, findings)
        return list(findings)

    def _case(self, content: bytes, findings: Findings) -> Case | None:
        path = self.root / RECORD
        path.write_bytes(content)
        return read_case(path, self.library.settings, self.library.template, self.words, findings)

    def lines(self) -> list[str]:
        """Return the lines of the record as findings count them."""
        document = read_document(self.root, self.root / RECORD, Findings())
        return document.text.split("\n") if document else [""]
