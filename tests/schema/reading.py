"""One value of one field, read: what it means and what is found."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Findings
from generator.model import Audience, Level, Ownership, People, Person, Taxonomy, Team, Term
from generator.read.words import Words
from generator.schema.field import Field
from generator.schema.reading import Reading, read_fields
from generator.schema.values import Value
from generator.source import Mapping, read_document

WORDS = Words(
    {"stages": Taxonomy("stages", "阶段", {term.id: term for term in (
        Term("lead", "线索", ("商机线索",)), Term("proposal", "方案呈现"),
        Term("both", "政府、事业单位"), Term("pitch", "述标", replaced_by="proposal"))})},
    People({one.id: one for one in (Person("xu-anran", "许安然"), Person("tang-shiqi", "唐诗琪"))},
           {"solution": Team("solution", "方案部")}),
    Ownership(levels={"internal": Level("internal", "内部", 0, 12),
                      "restricted": Level("restricted", "受限", 1, 6)},
              audiences={"trainer": Audience("trainer", "讲师", (), ()),
                         "editors": Audience("editors", "编辑", (), ())}),
    {"funnel": "双漏斗"})


@dataclass(frozen=True)
class Taken:
    """What became of a value."""

    value: Value
    findings: Findings
    failed: frozenset[tuple[str | int, ...]]

    @property
    def places(self) -> list[tuple[str, int, int]]:
        """Rule, line and column of each finding."""
        return [(one.rule, one.location.line, one.location.column) for one in self.findings]

    @property
    def rules(self) -> list[str]:
        """The rules of the findings."""
        return [one.rule for one in self.findings]

    @property
    def hints(self) -> list[str]:
        """The Chinese hints."""
        return [one.hint.zh if one.hint else "" for one in self.findings]

    @property
    def messages(self) -> list[str]:
        """The Chinese messages."""
        return [one.message.zh for one in self.findings]


Take = Callable[[Field, str], Taken]


def take(folder: Path, field: Field, text: str) -> Taken:
    """Read a text as the value of a field named `v`; it stands from line 1, column 4 on."""
    file = folder / "record.yml"
    file.write_text(f"v:{text}" if text.startswith("\n") else f"v: {text}\n", "utf-8")
    findings = Findings()
    document = read_document(folder, file, findings)
    assert document is not None
    assert isinstance(document.root, Mapping), list(findings)
    reading = Reading(document, findings, WORDS)
    values = read_fields(document.root, {"v": field}, reading)
    return Taken(values.get("v"), findings, frozenset(reading.failed))
