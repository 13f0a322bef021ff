"""The commands for authors: new, init, submit, approve, renew, renumber, schema."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

from generator import report
from generator.authoring import Refusal
from generator.authoring.json_schema import write_schemas
from generator.authoring.new_case import new_case
from generator.authoring.refusal import collected, errors_of
from generator.authoring.renumber import renumber
from generator.authoring.review import Edited, approve, renew, submit
from generator.authoring.skeleton import draft_fields
from generator.authoring.starter_files import init
from generator.cli.call import ERRORS, OK, Call, UsageError
from generator.cli.words import HELP
from generator.diagnostics import Findings, Lang, say
from generator.model import Library
from generator.read import read_library, read_settings
from generator.schema.field import Field

SCHEMAS = ".caselib"


class AddCommand(Protocol):
    """Adds one command to the table and returns its parser."""

    def __call__(self, name: str, run: Callable[[Call], int]) -> argparse.ArgumentParser:
        """Add `name`, which `run` carries out."""
        ...


def add_commands(command: AddCommand, lang: Lang) -> None:
    """Add the commands for authors."""
    new = command("new", _refusing(_new))
    new.add_argument("what", choices=("case",))
    for option in ("title", "kind", "outcome", "owner"):
        new.add_argument(f"--{option}", metavar="TEXT", help=HELP[option].to(lang))
    new.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                     help=HELP["set"].to(lang))
    new.add_argument("--year", type=int, help=HELP["year"].to(lang))
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


def _sound(call: Call) -> Library:
    """Return the library, unless its own files are at fault: records would be read wrongly."""
    library, findings = call.library()
    if library.sound:
        return library
    raise Refusal(
        say("先改好库自己的文件（见上），再改案例；什么都没有动",
            "mend the library's own files first, see above; nothing was changed"),
        collected(*(found for found in errors_of(findings)
                    if not found.location.path.startswith(
                        f"{library.settings.cases.name}/20"))))


def _new(call: Call) -> int:
    library = _sound(call)
    answers = _given(call, library)
    asking = sys.stdin.isatty()
    while missing := [(key, field) for key, field in draft_fields(library, answers)
                      if not answers.get(key)]:
        if not asking:
            raise UsageError(say(
                "还缺：{missing}。用 --title、--kind、--outcome、--owner 或 --set 键=值 给出",
                "missing: {missing}. Give them by --title, --kind, --outcome, --owner or --set",
                missing="、".join(f"{field.label}({key})" for key, field in missing)))
        key, field = missing[0]
        answers[key] = _ask(field, library, call.lang)
    path = new_case(library, answers, call.args.year or library.settings.as_of.year)
    call.say(say("写好了骨架：{path}。填完运行 caselib check，再运行 caselib submit {id}",
                 "a skeleton is in {path}. Fill it in, run “caselib check”, then “submit {id}”",
                 path=path.relative_to(library.settings.root), id=path.stem))
    return OK


def _given(call: Call, library: Library) -> dict[str, str]:
    """Return the answers given as options, by the template's own keys."""
    template, args = library.template, call.args
    found = {}
    for item in args.set:
        key, sign, value = item.partition("=")
        if not sign:
            raise UsageError(say("--set 要写成 键=值：{item}", "--set takes KEY=VALUE: {item}", item=item))
        found[key] = value
    named = ((template.role("title"), args.title), ("case_kind", args.kind),
             (template.role("outcome"), args.outcome), ("owner", args.owner))
    return found | {key: value for key, value in named if key and value}


def _ask(field: Field, library: Library, lang: Lang) -> str:
    """Ask for one answer on the terminal until there is one."""
    offers: Mapping[str, str] = {option.id: option.label for option in field.options}
    if field.kind == "person":
        persons = library.people.persons.values()
        offers = {one.id: one.name for one in persons if one.active_on(library.settings.as_of)}
    if field.help:
        print(f"  {field.help}")
    if offers:
        print("  " + "  ".join(f"{name}={label}" for name, label in offers.items()))
    while True:
        try:
            answer = input(f"{field.label}: ").strip()
        except EOFError:
            raise UsageError(say("没有写完，什么都没有建", "not finished; nothing was made")) from None
        by_label = {label: name for name, label in offers.items()}
        answer = by_label.get(answer, answer)
        if answer and (not offers or answer in offers):
            return answer
        print(say("  请从上面选一个", "  choose one of these").to(lang) if offers
              else say("  这一项要有", "  this is needed").to(lang))


def _init(call: Call) -> int:
    target = Path(call.args.target).resolve()
    day = call.day() if call.args.as_of else date.today()  # noqa: DTZ011  the author's own day
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
    library = _sound(call)
    edited = submit(library, call.args.id)
    return _edited(call, edited, say(
        "{id} 已提交审核", "{id} has been submitted", id=edited.case.id).to(call.lang))


def _approve(call: Call) -> int:
    library = _sound(call)
    edited = approve(library, call.args.id, call.args.by, library.settings.as_of, call.args.note)
    return _edited(call, edited, say(
        "{id} 已批准，复核到期 {due}", "{id} is approved; review is due {due}",
        id=edited.case.id, due=edited.case.governance.review_due).to(call.lang))


def _renew(call: Call) -> int:
    library = _sound(call)
    until = call.day_of(call.args.until, "--until") if call.args.until else None
    edited = renew(library, call.args.id, call.args.by, call.args.note,
                   library.settings.as_of, until)
    return _edited(call, edited, say(
        "{id} 已复核，下次复核到期 {due}", "{id} is renewed; the next review is due {due}",
        id=edited.case.id, due=edited.case.governance.review_due).to(call.lang))


def _renumber(call: Call) -> int:
    library = _sound(call)
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
