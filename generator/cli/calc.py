"""The command `calc`: a calculator's figures at the command line, as text or JSON."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import report
from generator.cli.call import ERRORS, OK, Call, UsageError, pairs
from generator.cli.words import HELP
from generator.diagnostics import Findings, Lang, Severity, say
from generator.formula.calculator import STATUS, Calculator
from generator.formula.figures import compute
from generator.formula.given import FigureError
from generator.model import Tool
from generator.read import read_tools
from generator.schema.reading import nearest, offer
from generator.source.system import why


def add_command(
    command: Callable[[str, Callable[[Call], int]], argparse.ArgumentParser], lang: Lang,
) -> None:
    """Add `calc`."""
    parser = command("calc", _calc)
    parser.add_argument("tool", metavar="TOOL", help=HELP["tool"].to(lang))
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                        help=HELP["calc_set"].to(lang))
    parser.add_argument("--input", metavar="FILE.json", help=HELP["calc_input"].to(lang))
    parser.add_argument("--format", choices=("text", "json"), default="text",
                        help=HELP["calc_format"].to(lang))


def _calc(call: Call) -> int:
    tool = _tool(call)
    if isinstance(tool, int):
        return tool
    given = _input(call.args.input) | pairs(call.args.set)
    calculator = tool.calculator or Calculator((), (), ())
    try:
        found = {"tool": tool.id, **compute(calculator, given)}
    except FigureError as error:
        words = say("{where}：{message}", "{where}: {message}", where=error.where, message=error.message)
        hint = error.hint
        raise UsageError(words if hint is None else say(
            "{words}。{hint}", "{words}. {hint}", words=words, hint=hint)) from None
    if call.args.format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print(calculator, found)
    return OK


def _tool(call: Call) -> Tool | int:
    """Return the calculator that is asked for, or an exit code where its file is at fault."""
    findings = Findings()
    settings = call.settings(findings)
    tools = read_tools(settings, findings)
    countable = {name: tool for name, tool in tools.items() if tool.calculator is not None}
    tool = tools.get(call.args.tool)
    if tool is not None and tool.calculator is not None:
        return tool
    broken = findings.like(
        found for found in findings if tool is not None and found.location.path == tool.path)
    if broken.count(Severity.ERROR):
        print(report.report(broken, settings.root, "text", call.lang))
        return ERRORS
    known = offer(nearest(call.args.tool, countable, 8))
    raise UsageError(say(
        "没有能计算的工具“{name}”。{known}", "no calculator “{name}”. {known}",
        name=call.args.tool, known=known or ""))


def _input(name: str | None) -> dict[str, object]:
    """Return the figures of a JSON file, or of standard input for `-`."""
    if name is None:
        return {}
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8-sig")
        found: Any = json.loads(text)
    except OSError as error:
        raise UsageError(say("读不了 {name}：{why}", "{name} cannot be read: {why}",
                             name=name, why=why(error))) from None
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UsageError(say("{name} 不是 JSON（第 {line} 行）", "{name} is no JSON (line {line})",
                             name=name, line=line)) from None
    if not isinstance(found, dict):
        raise UsageError(say("{name} 里要是一组键和值", "{name} holds no object", name=name))
    return found


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
