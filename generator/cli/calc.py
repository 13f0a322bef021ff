"""The command `calc`: a calculator's figures at the command line, as text or JSON."""

import argparse
import json
from collections.abc import Callable

from generator.cli.call import OK, Call
from generator.cli.figures import add_options, asked, given_figures, refused
from generator.cli.words import HELP
from generator.diagnostics import Lang, say
from generator.formula.calculator import STATUS, Calculator
from generator.formula.figures import Computed, computed
from generator.formula.given import FigureError
from generator.formula.show import row_names, tell


def add_command(
    command: Callable[[str, Callable[[Call], int]], argparse.ArgumentParser], lang: Lang,
) -> None:
    """Add `calc`."""
    parser = command("calc", _calc)
    add_options(parser, lang)
    parser.add_argument("--format", choices=("text", "json"), default="text",
                        help=HELP["calc_format"].to(lang))


def _calc(call: Call) -> int:
    wanted = asked(call)
    if isinstance(wanted, int):
        return wanted
    try:
        done = computed(wanted.calculator, given_figures(call))
    except FigureError as error:
        raise refused(error) from None
    if call.args.format == "json":
        print(json.dumps({"tool": wanted.tool.id, **done.told}, ensure_ascii=False, indent=2))
    else:
        _print(wanted.calculator, done, call.lang)
    return OK


def _print(calculator: Calculator, done: Computed, lang: Lang) -> None:
    words = {key: text.to(lang) for key, text in _WORDS.items()}
    told = done.told
    names = {table.key: row_names(table, told["tables"][table.key]) for table in calculator.tables}
    for one in calculator.outputs:
        if one.key != STATUS:
            text = tell(one, told["outputs"][one.key], done.absent.get(one.key, ""), names, words)
            print(f"{one.label}  {text}  ({one.key})")
    for table in calculator.tables:
        print(f"\n{table.label} ({table.key})")
        for at, row in enumerate(told["tables"][table.key]):
            unit = next((fixed.unit for fixed in table.fixed if fixed.key == row.get("key")), None)
            absent = done.absent_rows[table.key][at]
            figures = (f"{one.label} {tell(one, row[one.key], absent.get(one.key, ''), names, words, unit)}"
                       for one in table.outputs)
            print("  " + "  ".join([names[table.key][at], *figures]))
    status = told["status"]
    if status["text"]:
        print(f"\n{status['code']}  {status['text']}")


_WORDS = {"calc_unreachable": say("不可达", "cannot be reached"),
          "calc_not_applicable": say("不适用", "does not apply"), "calc_none": say("没有", "none")}
