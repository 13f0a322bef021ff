"""A command that will not do what it was asked to, and why. Nothing has been written then."""

from generator.diagnostics import Diagnostic, Findings, Severity, Text


class Refusal(Exception):  # noqa: N818  an answer to the author, no failure of the program
    """`text` is one sentence; `findings` are what stands in the way, if that can be listed."""

    def __init__(self, text: Text, findings: Findings | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.findings = findings or Findings()


def errors_of(findings: Findings) -> list[Diagnostic]:
    """Return the errors among findings, in order."""
    return [found for found in findings if found.severity is Severity.ERROR]
