"""The command `calc`: a calculator's figures at the command line, as text or JSON."""

import argparse
import json
from collections.abc import Callable
from typing import Any

from generator.cli.call import OK, Call
from generator.cli.figures import add_options, asked, given_figures, refused
from generator.cli.words import HELP
from generator.diagnostics import Lang
from generator.formula.calculator import STATUS, Calculator
from generator.formula.figures import compute
from generator.formula.given import FigureError


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
        found = {"tool": wanted.tool.id, **compute(wanted.calculator, given_figures(call))}
    except FigureError as error:
        raise refused(error) from None
    if call.args.format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print(wanted.calculator, found)
    return OK


def _print(calculator: Calculator, found: dict[str, Any]) -> None:
    for one in calculator.outputs:
        if one.key != STATUS:
            print(f"{one.label}  {shown(found['outputs'][one.key], one.unit, one.digits)}  ({one.key})")
    for table in calculator.tables:
        print(f"\n{table.label} ({table.key})")
        for row in found["tables"][table.key]:
            names = [row[one.key] for one in table.columns if one.words] or [row.get("key", "")]
            figures = (f"{one.label} {shown(row[one.key], one.unit, one.digits)}" for one in table.outputs)
            print("  " + "  ".join([*map(str, names), *figures]))
    status = found["status"]
    if status["text"]:
        print(f"\n{status['code']}  {status['text']}")


def shown(value: float, unit: str, digits: int) -> str:
    """Return a figure as people read it: rates in percent, thousands parted, the unit behind."""
    if unit == "%":
        return f"{value * 100:,.{max(digits, 1)}f}%"
    return f"{value:,.{digits}f} {unit}".rstrip()
