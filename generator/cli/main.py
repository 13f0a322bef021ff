"""The command `caselib`: arguments in, one call into the room that does the work, an exit code out.

Exit codes: 0 all well, 1 errors in the library or a refusal, 2 wrong usage.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from generator import build, report
from generator.cli import authoring, calc, export, search
from generator.cli.call import ERRORS, OK, USAGE, Call, UsageError
from generator.cli.usage import Parser
from generator.cli.words import COMMANDS, DESCRIPTION, HELP
from generator.diagnostics import Findings, Lang, Severity, say
from generator.source.system import why


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a sign that the console cannot show is no crash
            stream.reconfigure(errors="backslashreplace")
    words = list(sys.argv[1:] if argv is None else argv)
    lang = _language(words)
    parser = _parser(lang)
    # Set here, not as defaults: the parsers share these options, and a default of the inner one
    # would overwrite what was given before the command.
    args = parser.parse_args(words, argparse.Namespace(root=None, as_of=None, lang=lang))
    command: Callable[[Call], int] | None = getattr(args, "run", None)
    if command is None:
        parser.print_help()
        return USAGE
    try:
        code = command(Call(args, lang))
        print(end="", flush=True)  # a full disk or a closed pipe is said now, or not at all
    except UsageError as error:
        print(error.text.to(lang), file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return CUT_OFF
    except OSError as error:
        _silence()
        print(say("做不下去：{why}{where}", "cannot go on: {why}{where}", why=why(error),
                  where=f" {error.filename}" if error.filename else "").to(lang), file=sys.stderr)
        return ERRORS
    return code


INTERRUPTED, CUT_OFF = 130, 141
"""What a shell says of a command that was stopped, or whose reader went away."""


def _silence() -> None:
    """Let what is not printed yet go nowhere: Python would complain of it at the very end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _language(words: Sequence[str]) -> Lang:
    """Return the language before anything is parsed, so that the help speaks it too."""
    for at, word in enumerate(words):
        given = word.partition("=")[2] if word.startswith("--lang=") else (
            words[at + 1] if word == "--lang" and at + 1 < len(words) else "")
        if given:
            return "en" if given == "en" else "zh"
    return "en" if os.environ.get("CASELIB_LANG") == "en" else "zh"


# The commands.


def _check(call: Call) -> int:
    findings = Findings()
    settings = call.settings(findings)
    wanted = [_inside(path, settings.root) for path in call.args.paths]
    build.check(settings, findings)
    shown = findings.like(found for found in findings if not wanted or any(
        _covers(path, found.location.path) for path in wanted))
    text = report.report(shown, settings.root, call.args.format, call.lang)
    if text:
        print(text)
    if call.args.format == "text":
        print(report.summary(shown, call.lang))
    return ERRORS if shown.count(Severity.ERROR) else OK


def _inside(path: str, root: Path) -> str:
    """Return a path relative to the library; it may be given from here or from the root."""
    for start in (Path.cwd(), root):
        full = (start / path).resolve()
        if full.exists() and full.is_relative_to(root):
            return full.relative_to(root).as_posix()
    raise UsageError(say("库里没有 {path}", "no such file in the library: {path}", path=path))


def _covers(path: str, file: str) -> bool:
    return path in (".", file) or file.startswith(path.rstrip("/") + "/")


def _build(call: Call) -> int:
    from generator.cli.serving import build_site  # noqa: PLC0415  MkDocs takes 0.2 s to import

    return build_site(call)


def _serve(call: Call) -> int:
    from generator.cli.serving import serve_site  # noqa: PLC0415  as above

    return serve_site(call)


def _rules(call: Call) -> int:
    from generator.rules.manual import manual, overview  # noqa: PLC0415  only needed here

    if not call.args.id:
        print(overview(call.lang))
        return OK
    page = manual(call.args.id, call.lang)
    if page is None:
        raise UsageError(say("没有规则“{id}”；caselib rules 列出全部",
                             "no rule “{id}”; “caselib rules” lists them", id=call.args.id))
    print(page)
    return OK


def _port(word: str) -> int:
    """Return a port."""
    port = int(word) if word.isdecimal() else 0
    if not 1 <= port <= _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(
            f"要写 1 到 {_HIGHEST_PORT} 之间的整数 / takes a number from 1 to {_HIGHEST_PORT}")
    return port


_HIGHEST_PORT = 65535


def _parser(lang: Lang) -> Parser:
    shared = Parser(helps=False)
    shared.add_argument("--root", metavar="DIR", default=argparse.SUPPRESS, help=HELP["root"].to(lang))
    shared.add_argument("--as-of", metavar="YYYY-MM-DD", default=argparse.SUPPRESS,
                        help=HELP["as_of"].to(lang))
    shared.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS,
                        help=HELP["lang"].to(lang))
    parser = Parser(
        lang, prog="caselib", description=DESCRIPTION.to(lang), parents=[shared])
    commands = parser.add_subparsers(title=COMMANDS.to(lang), metavar="COMMAND")

    def command(name: str, run: Callable[[Call], int]) -> Parser:
        text = HELP[name].to(lang)
        found: Parser = commands.add_parser(
            name, lang=lang, help=text, description=text, parents=[shared])
        found.set_defaults(run=run)
        return found

    check = command("check", _check)
    check.add_argument("paths", nargs="*", metavar="PATH", help=HELP["paths"].to(lang))
    check.add_argument("--format", choices=report.FORMATS, default="text",
                       help=HELP["format"].to(lang))
    built = command("build", _build)
    built.add_argument("--site-dir", metavar="DIR", help=HELP["site_dir"].to(lang))
    built.add_argument("--audience", metavar="NAME", help=HELP["audience"].to(lang))
    served = command("serve", _serve)
    served.add_argument("--audience", metavar="NAME", help=HELP["audience"].to(lang))
    served.add_argument("--port", type=_port, default=8000, help=HELP["port"].to(lang))
    rules = command("rules", _rules)
    rules.add_argument("id", nargs="?", metavar="ID", help=HELP["rule_id"].to(lang))
    authoring.add_commands(command, lang)
    calc.add_command(command, lang)
    export.add_command(command, lang)
    search.add_command(command, lang)
    return parser
