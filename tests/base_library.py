"""A small library of three cases under the real law, and one record of it that tests bend."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

from generator.diagnostics import Diagnostic, Findings
from generator.model import Library
from generator.model.content_hash import UNSIGNED
from generator.read import read_library, read_settings
from generator.rules import run_rules
from generator.rules.content_hash import hash_of

HOME = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data" / "base"
CASE = "AB-2026-001"
AS_OF = date(2026, 11, 22)

OWNERSHIP = "cases/_library/ownership.yml"

_PICKS = re.compile(r"(?m)^picks:\n(?:[ ].*\n|\n)*")
_KEY = re.compile(r"^(\w+):")
_MKDOCS = f"""\
site_name: 测试
docs_dir: content
plugins:
  - case-library: {{as_of: {AS_OF}}}
"""


class Checked(list[Diagnostic]):
    """The findings of one check, by place."""

    def of(self, rule: str) -> list[Diagnostic]:
        """Return the findings of one rule, in any file."""
        return [found for found in self if found.rule == rule]

    def at(self, rule: str, case: str = CASE) -> list[tuple[int, int]]:
        """Return line and column of a rule's findings in one record."""
        return [(found.location.line, found.location.column) for found in self.of(rule)
                if found.location.path.endswith(f"/{case}.yml")]


def offered(found: Diagnostic) -> list[str]:
    """Return the words that a finding offers, nearest first."""
    assert found.hint is not None
    return found.hint.zh.partition("：")[2].split("、")


CheckText = Callable[..., Checked]


class BaseLibrary:
    """A library on disk that a test may change as it likes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @staticmethod
    def build(root: Path) -> "BaseLibrary":
        """Lay the library out in an empty folder and sign its approvals."""
        shutil.copytree(HOME / "cases" / "_library", root / "cases" / "_library")
        shutil.copytree(DATA, root / "cases" / "2026")
        (root / "content" / "tools").mkdir(parents=True)
        for name in ("visit_plan", "reserve"):  # a form and a calculator
            shutil.copy(HOME / "content" / "tools" / f"{name}.yml", root / "content" / "tools")
        (root / "content" / "index.md").write_text("# 首页\n", "utf-8")
        (root / "mkdocs.yml").write_text(_MKDOCS, "utf-8")
        base = BaseLibrary(root)
        law = (root / OWNERSHIP).read_text("utf-8")
        base.write(OWNERSHIP, _PICKS.sub("", law))  # they name cases of the sample library
        base.sign()
        return base

    def read(self) -> tuple[Library, Findings]:
        """Read the library; it is there to be read."""
        findings = Findings()
        library = read_library(read_settings(self.root, findings, AS_OF), findings)
        assert library is not None
        return library, findings

    def sign(self) -> None:
        """Write the fingerprint wherever a record says `pending`."""
        library, _ = self.read()
        for case in library.cases:
            approval = case.governance.approval
            if approval and approval.content_hash == UNSIGNED:
                self.edit(case.path, f"content_hash: {UNSIGNED}",
                          f"content_hash: {hash_of(case, library)}")

    def check(self) -> Checked:
        """Return what reading and the rules find."""
        library, findings = self.read()
        run_rules(library, findings)
        return Checked(findings)

    def check_text(
        self, snippet: str, *, path: str = f"2026/{CASE}.yml", sign: bool | None = None,
    ) -> Checked:
        """Check the library with a snippet on top of its first record, as lines 1 and onward.

        The approval is signed for the text as it is then, unless the snippet brings its own.
        """
        text = bent(snippet)
        self.write(f"cases/{path}", text)
        if sign if sign is not None else not re.search(r"(?m)^approval:", dedent(snippet)):
            self.sign()
        return self.check()

    def check_file(self, snippet: str, path: str) -> Checked:
        """Check the library with a snippet on top of one of its files."""
        self.write(path, bent_text(snippet, (self.root / path).read_text("utf-8")))
        return self.check()

    def write(self, path: str, text: str) -> None:
        """Write a file of the library."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))


def bent(snippet: str, case: str = CASE) -> str:
    """Return a base record with its top-level keys replaced by those of a snippet."""
    return bent_text(snippet, (DATA / f"{case}.yml").read_text("utf-8"))


def bent_text(snippet: str, text: str) -> str:
    """Return a YAML text with its top-level keys replaced by those of a snippet.

    The snippet comes first, so that its lines are the lines of the text.
    """
    snippet = dedent(snippet).strip("\n") + "\n"
    replaced = {match[1] for line in snippet.splitlines() if (match := _KEY.match(line))}
    kept, skip = [], False
    for line in text.splitlines(keepends=True):
        if match := _KEY.match(line):
            skip = match[1] in replaced
        if not skip:
            kept.append(line)
    return snippet + "".join(kept)
