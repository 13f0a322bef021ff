"""One call of the command: its arguments, its language, and the library it is about."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator import build, report
from generator.authoring import Refusal
from generator.authoring.refusal import errors_of
from generator.diagnostics import Findings, Lang, Text, say
from generator.model import Library
from generator.read import find_root, for_one_run, read_settings
from generator.schema.kinds.moment import parse_date
from generator.settings import Settings
from generator.source import relative

OK, ERRORS, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command was called wrongly; `text` says how."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the parsed arguments, the language, and the library's settings when asked for."""

    args: argparse.Namespace
    lang: Lang

    def say(self, text: Text) -> None:
        """Print a sentence."""
        print(text.to(self.lang))

    def root(self) -> Path:
        """Return the folder of the library that is meant."""
        given: str | None = self.args.root
        root = Path(given).resolve() if given else find_root(Path.cwd())
        if root is None or not (root / "mkdocs.yml").is_file():
            raise UsageError(say(
                "这里不是案例库：{where} 没有 mkdocs.yml。用 --root 指定，或用 caselib init 新建",
                "no library here: {where} has no mkdocs.yml. Use --root, or “caselib init DIR”",
                where=given or Path.cwd()))
        return root

    def settings(self, findings: Findings) -> Settings:
        """Return the settings of the library that is meant."""
        today = date.today()  # noqa: DTZ011  a review is due on the reader's own calendar day
        settings = read_settings(self.root(), findings, today)
        given = build.environment_options(findings)  # as for a build, so that both find the same
        if self.args.as_of is not None:
            settings = replace(settings, as_of=self.day())
        elif "as_of" in given:
            settings = replace(settings, as_of=self.day_of(given["as_of"], "CASELIB_AS_OF"))
        if "audience" in given:
            settings = for_one_run(settings, given["audience"])
        return settings

    def day(self) -> date:
        """Return the day given by `--as-of`."""
        return self.day_of(self.args.as_of, "--as-of")

    def day_of(self, word: str, option: str) -> date:
        """Return the day that an option gives."""
        parsed = parse_date(word)
        if parsed is None or parsed.day is None:
            raise UsageError(say("{option} 要写成 2026-11-22", "{option} takes a day as 2026-11-22",
                                 option=option))
        return parsed.first_day

    def library(self) -> tuple[Library, Findings]:
        """Return the library, read and checked; raises where nothing could be read."""
        findings = Findings()
        library = build.check(self.settings(findings), findings)
        if library is None:
            print(report.report(findings, self.root(), "text", self.lang))
            raise UsageError(say("库读不出来，见上", "the library cannot be read, see above"))
        return library, findings

    def sound_library(self) -> Library:
        """Return the library, unless its own files are at fault: records would be read wrongly."""
        library, findings = self.library()
        if library.sound:
            return library
        settings = library.settings
        law, cases = (relative(settings.root, folder) for folder in (settings.law, settings.cases))
        raise Refusal(
            say("先改好库自己的文件（见上），再改案例；什么都没有动",
                "mend the library's own files first, see above; nothing was changed"),
            findings.like(found for found in errors_of(findings) if _lies_in(
                found.location.path, law) or not _lies_in(found.location.path, cases)))


def pairs(words: Iterable[str]) -> dict[str, str]:
    """Return what `--set KEY=VALUE` was given, each time it was."""
    found = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign:
            raise UsageError(say("--set 要写成 键=值：{word}", "--set takes KEY=VALUE: {word}", word=word))
        found[key.strip()] = value
    return found


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
