"""`caselib new case`: answers from options and, on a terminal, by asking. No answer gets lost."""

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.authoring import Refusal
from generator.authoring.answers import meant, offers, resolved, wrong
from generator.authoring.new_case import new_case, next_id
from generator.authoring.skeleton import draft_fields
from generator.cli.call import OK, Call, UsageError, pairs
from generator.diagnostics import Findings, Text, labelled, listed, say
from generator.model import Library
from generator.schema.field import Field

_CENTURY, _YEARS = 2000, (1900, 2999)


def year(word: str) -> int:
    """Return the year that `--year` gives; two digits are of this century."""
    number = int(word) if word.isdecimal() and word.isascii() else -1
    if 0 <= number < 100 and len(word) == 2:  # noqa: PLR2004  two digits
        return _CENTURY + number
    if not _YEARS[0] <= number <= _YEARS[1]:
        raise argparse.ArgumentTypeError(
            "要写成四位数的年份，例如 2026 / takes a year of four digits, as 2026")
    return number


def run(call: Call) -> int:
    """Make a new record of what was answered."""
    library = call.sound_library()
    asking = sys.stdin.isatty()
    session = _Session(call, library, call.args.year or library.settings.as_of.year)
    session.given()
    next_id(library, session.year)  # numbers that are used up are said before anyone is asked
    try:
        if asking:
            session.check_given()
            session.ask_all()
        else:
            session.refuse_missing()
        path = new_case(library, session.answers, session.year)
    except (Refusal, UsageError) as error:
        if session.typed:
            error.text = session.with_command(error.text)
        raise
    except KeyboardInterrupt:
        if session.typed:
            print("\n" + session.with_command(say("没有写完", "not finished")).to(call.lang),
                  file=sys.stderr)
        raise
    call.say(say("写好了骨架：{path}。填完运行 caselib check，再运行 caselib submit {id}",
                 "a skeleton is in {path}. Fill it in, run “caselib check”, then “submit {id}”",
                 path=path.relative_to(library.settings.root), id=path.stem))
    return OK


@dataclass(slots=True)
class _Session:
    """The answers so far; `typed` are keys that were answered on the terminal."""

    call: Call
    library: Library
    year: int
    answers: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)

    def given(self) -> None:
        """Take the answers given as options; keys and words may be labels."""
        template, args = self.library.template, self.call.args
        named = ((template.role("title"), args.title), ("case_kind", args.kind),
                 (template.role("outcome"), args.outcome), ("owner", args.owner))
        self.answers = resolved(
            self.library, pairs(args.set) | {key: value for key, value in named if key and value})

    def missing(self) -> list[tuple[str, Field]]:
        """Return what a draft needs and nobody has answered."""
        return [(key, known) for key, known in draft_fields(self.library, self.answers)
                if not self.answers.get(key, "").strip()]

    def refuse_missing(self) -> None:
        """Refuse to go on without an answer where nobody can be asked."""
        if missing := self.missing():
            raise UsageError(say(
                "还缺：{missing}。用 --title、--kind、--outcome、--owner 或 --set 键=值 给出",
                "missing: {missing}. Give them by --title, --kind, --outcome, --owner or --set",
                missing=listed(labelled(key, known.label) for key, known in missing)))

    def check_given(self) -> None:
        """Refuse options that hold what cannot stand, before anyone is asked for the rest."""
        asked = dict(draft_fields(self.library, self.answers))
        for key, answer in self.answers.items():
            found = wrong(self.library, key, self.answers) if key in asked else Findings()
            if len(found):
                raise Refusal(say("{key} 不能写“{word}”：{why}", "{key} cannot be “{word}”: {why}",
                                  key=labelled(key, asked[key].label), word=answer, why=_why(found)))

    def ask_all(self) -> None:
        """Ask for what is missing, one by one."""
        while missing := self.missing():
            self._ask(*missing[0])

    def _ask(self, key: str, known: Field) -> None:
        """Ask until there is an answer that can stand."""
        offered = offers(self.library, known)
        if known.help:
            print(f"  {known.help}")
        if offered:
            print("  " + "  ".join(f"{name}={label}" for name, label in offered.items()))
        while True:
            answer = self._line(known.label)
            if not answer:
                self.call.say(say("  这一项要有", "  this is needed"))
                continue
            try:
                answer = meant(self.library, known, answer)
            except Refusal as refusal:
                self.call.say(refusal.text)
                continue
            found = wrong(self.library, key, {**self.answers, key: answer})
            if len(found):
                self.call.say(_why(found))
                continue
            self.answers[key] = answer
            self.typed.append(key)
            return

    def _line(self, label: str) -> str:
        try:
            return input(f"{label}: ").strip()
        except EOFError:
            raise UsageError(say("没有写完，什么都没有建", "not finished; nothing was made")) from None

    def with_command(self, text: Text) -> Text:
        """Add the command that says again what was answered."""
        line = command_line(self.answers, self.call.args)
        return Text(f"{text.zh}\n已经回答的都在这里，改好再运行：\n  {line}",
                    f"{text.en}\nyour answers are all here; mend them and run:\n  {line}")


def _why(findings: Findings) -> Text:
    """Return what was found, each with its remedy."""
    said = [Text(*(f"{one.message[at]}{(' → ' + one.hint[at]) if one.hint else ''}"
                   for at in (0, 1))) for one in findings]
    return Text("；".join(one.zh for one in said), "; ".join(one.en for one in said))


def command_line(answers: Mapping[str, str], args: argparse.Namespace) -> str:
    """Return the command that gives these answers as options."""
    words = ["caselib", "new", "case"]
    for name in ("root", "as_of"):
        if getattr(args, name):
            words += [f"--{name.replace('_', '-')}", str(getattr(args, name))]
    if args.year:
        words += ["--year", str(args.year)]
    for key, answer in answers.items():
        words.append("--set")
        words.append(f"{key}={answer}")
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
