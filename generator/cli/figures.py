"""The calculator that a command is about, and the figures that it is given."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from generator import report
from generator.cli.call import ERRORS, Call, UsageError, pairs
from generator.cli.words import HELP
from generator.diagnostics import Findings, Lang, Severity, Text, say
from generator.formula.calculator import Calculator
from generator.formula.given import FigureError
from generator.model import Tool
from generator.read import read_tools
from generator.schema.reading import nearest, offer
from generator.settings import Settings
from generator.source.system import why


class Named(NamedTuple):
    """A tool and the settings of its library."""

    tool: Tool
    settings: Settings


class Asked(NamedTuple):
    """A calculator, its tool, and the settings of its library."""

    tool: Tool
    calculator: Calculator
    settings: Settings


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the tool and its figures."""
    parser.add_argument("tool", metavar="TOOL", help=HELP["tool"].to(lang))
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                        help=HELP["calc_set"].to(lang))
    parser.add_argument("--input", metavar="FILE.json", help=HELP["calc_input"].to(lang))


def asked(call: Call) -> Asked | int:
    """Return the calculator that is asked for, or an exit code where its file is at fault."""
    found = named(call, lambda tool: tool.calculator is not None, say("能计算的工具", "calculator"))
    if isinstance(found, int) or found.tool.calculator is None:
        return found if isinstance(found, int) else ERRORS
    return Asked(found.tool, found.tool.calculator, found.settings)


def named(call: Call, fits: Callable[[Tool], bool], kind: Text) -> Named | int:
    """Return the tool that is asked for, or an exit code where its file is at fault.

    `fits`: whether a tool can be used here. `kind`: what such a tool is called.
    """
    findings = Findings()
    settings = call.settings(findings)
    tools = read_tools(settings, findings)
    tool = tools.get(call.args.tool)
    broken = findings.like(
        found for found in findings if tool is not None and found.location.path == tool.path)
    if tool is not None and fits(tool) and (tool.calculator or not broken.count(Severity.ERROR)):
        return Named(tool, settings)
    if broken.count(Severity.ERROR):
        print(report.report(broken, settings.root, "text", call.lang))
        return ERRORS
    known = offer(nearest(call.args.tool, [name for name, one in tools.items() if fits(one)], 8))
    raise UsageError(say("没有{kind}“{name}”。{known}", "no {kind} “{name}”. {known}",
                         kind=kind, name=call.args.tool, known=known or ""))


def given_figures(call: Call) -> dict[str, object]:
    """Return the figures that were given: what `--set` says wins over the file."""
    return _from_file(call.args.input, call.args.tool) | pairs(call.args.set)


def refused(error: FigureError) -> UsageError:
    """Return what to say of figures that a calculator does not take."""
    words = say("{where}：{message}", "{where}: {message}", where=error.where, message=error.message)
    return UsageError(words if error.hint is None else say(
        "{words}。{hint}", "{words}. {hint}", words=words, hint=error.hint))


def _from_file(name: str | None, tool: str) -> dict[str, object]:
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
    if not isinstance(found.get("inputs"), dict):
        return found
    if found.get("tool") != tool:  # as the page of a calculator saves it
        raise UsageError(say("{name} 是工具“{tool}”的数据", "{name} holds figures of the tool “{tool}”",
                             name=name, tool=found.get("tool", "")))
    inputs: dict[str, object] = found["inputs"]
    return inputs
