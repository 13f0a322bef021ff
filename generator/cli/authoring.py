"""The commands for authors: new, init, submit, approve, renew, renumber, schema."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from generator import report
from generator.authoring import Refusal
from generator.authoring.json_schema import write_schemas
from generator.authoring.renumber import renumber
from generator.authoring.review import Edited, approve, renew, submit
from generator.authoring.starter_files import init
from generator.cli.call import ERRORS, OK, Call
from generator.cli.new import run as new_run
from generator.cli.new import year
from generator.cli.words import HELP
from generator.diagnostics import Findings, Lang, say
from generator.read import read_library, read_settings

SCHEMAS = ".caselib"


class AddCommand(Protocol):
    """Adds one command to the table and returns its parser."""

    def __call__(self, name: str, run: Callable[[Call], int]) -> argparse.ArgumentParser:
        """Add `name`, which `run` carries out."""
        ...


def add_commands(command: AddCommand, lang: Lang) -> None:
    """Add the commands for authors."""
    new = command("new", _refusing(new_run))
    new.add_argument("what", choices=("case",), metavar="case", help=HELP["what"].to(lang))
    for option in ("title", "kind", "outcome", "owner"):
        new.add_argument(f"--{option}", metavar="TEXT", help=HELP[option].to(lang))
    new.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                     help=HELP["set"].to(lang))
    new.add_argument("--year", type=year, metavar="YYYY", help=HELP["year"].to(lang))
    command("init", _refusing(_init)).add_argument(
        "target", metavar="DIR", help=HELP["target"].to(lang))
    command("schema", _refusing(_schema)).add_argument(
        "--out", metavar="DIR", help=HELP["out"].to(lang))
    for name, run in (("submit", _submit), ("approve", _approve), ("renew", _renew)):
        parser = command(name, _refusing(run))
        parser.add_argument("id", metavar="ID", help=HELP["case_id"].to(lang))
        if name != "submit":
            parser.add_argument("--by", required=True, metavar="PERSON", help=HELP["by"].to(lang))
            parser.add_argument("--note", required=name == "renew", default="", metavar="TEXT",
                                help=HELP["note"].to(lang))
        if name == "renew":
            parser.add_argument("--until", metavar="YYYY-MM-DD", help=HELP["until"].to(lang))
    command("renumber", _refusing(_renumber)).add_argument(
        "id", metavar="ID|PATH", help=HELP["case_or_path"].to(lang))


def _refusing(run: Callable[[Call], int]) -> Callable[[Call], int]:
    """Print a refusal as findings and one sentence, and exit with 1."""
    def command(call: Call) -> int:
        try:
            return run(call)
        except Refusal as refusal:
            if len(refusal.findings):
                print(report.report(refusal.findings, call.root(), "text", call.lang))
            print(refusal.text.to(call.lang), file=sys.stderr)
            return ERRORS
    return command


def _init(call: Call) -> int:
    target = Path(call.args.target).resolve()
    day = call.day() if call.args.as_of is not None else date.today()  # noqa: DTZ011  the author's own day
    init(target, day)
    findings = Findings()
    library = read_library(read_settings(target, findings, day), findings)
    if library is not None:
        write_schemas(library, target / SCHEMAS)
    call.say(say(
        "新的案例库在 {dir}。进去以后：caselib check、caselib serve、caselib new case",
        "a new library is in {dir}. There: caselib check, caselib serve, caselib new case",
        dir=target))
    return OK


def _schema(call: Call) -> int:
    library, _ = call.library()
    root = library.settings.root
    folder = Path(call.args.out).resolve() if call.args.out else root / SCHEMAS
    for path in write_schemas(library, folder):
        print(path.relative_to(root) if path.is_relative_to(root) else path)
    return OK


def _edited(call: Call, edited: Edited, done: str) -> int:
    if len(edited.warnings):
        print(report.report(edited.warnings, call.root(), "text", call.lang))
    print(done)
    return OK


def _submit(call: Call) -> int:
    library = call.sound_library()
    edited = submit(library, call.args.id)
    return _edited(call, edited, say(
        "{id} 已提交审核", "{id} has been submitted", id=edited.case.id).to(call.lang))


def _approve(call: Call) -> int:
    library = call.sound_library()
    edited = approve(library, call.args.id, call.args.by, library.settings.as_of, call.args.note)
    return _edited(call, edited, say(
        "{id} 已批准，复核到期 {due}", "{id} is approved; review is due {due}",
        id=edited.case.id, due=edited.case.governance.review_due).to(call.lang))


def _renew(call: Call) -> int:
    library = call.sound_library()
    until = call.day_of(call.args.until, "--until") if call.args.until else None
    edited = renew(library, call.args.id, call.args.by, call.args.note,
                   library.settings.as_of, until)
    return _edited(call, edited, say(
        "{id} 已复核，下次复核到期 {due}", "{id} is renewed; the next review is due {due}",
        id=edited.case.id, due=edited.case.governance.review_due).to(call.lang))


def _renumber(call: Call) -> int:
    library = call.sound_library()
    done = renumber(library, call.args.id)
    root = library.settings.root
    call.say(say("{old} 改为 {new}：{path}", "{old} is now {new}: {path}",
                 old=done.old, new=done.new, path=done.path.relative_to(root)))
    for path in done.changed:
        call.say(say("  链接已改：{path}", "  links changed: {path}", path=path))
    for place in done.undecided:
        call.say(say("  请看一下这里指的是哪一条：{path}:{line}",
                     "  please decide which one is meant: {path}:{line}",
                     path=place.path, line=place.line))
    return OK
