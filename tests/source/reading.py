"""One text of YAML, read: its findings by place, and the values that came out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings
from generator.source import Document, plain_value, read_document

Found = tuple[str, int, int]


@dataclass(frozen=True)
class Seen:
    """What became of a text."""

    findings: Findings
    document: Document | None

    @property
    def places(self) -> list[Found]:
        """Rule, line and column of each finding, by place."""
        return [(one.rule, one.location.line, one.location.column) for one in self.findings]

    @property
    def rules(self) -> list[str]:
        """The rules of the findings, by place."""
        return [one.rule for one in self.findings]

    @property
    def hints(self) -> list[str]:
        """The Chinese hints, by place."""
        return [one.hint.zh if one.hint else "" for one in self.findings]

    @property
    def value(self) -> Any:
        """The whole as strings, lists and dicts; None where nothing came out."""
        root = self.document.root if self.document else None
        return None if root is None else plain_value(root)


Read = Callable[[str | bytes], Seen]


def read(folder: Path, content: str | bytes) -> Seen:
    """Read a text, or the bytes of a file, as a record of a library."""
    file = folder / "record.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    findings = Findings()
    return Seen(findings, read_document(folder, file, findings))
