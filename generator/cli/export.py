"""The command `export`: a calculator with figures as a workbook."""

import argparse
from collections.abc import Callable
from pathlib import Path

from generator.authoring import Refusal
from generator.authoring.in_place import put
from generator.cli.call import OK, Call, UsageError
from generator.cli.figures import add_options, asked, given_figures, refused
from generator.cli.words import HELP
from generator.diagnostics import Findings, Lang, say
from generator.exports.workbook import workbook
from generator.formula.given import FigureError
from generator.pages.templates import package_templates
from generator.pages.words import words
from generator.publication import published_tool
from generator.read import read_template

_ENDING, _BEGINS = ".xlsx", b"PK"


def add_command(
    command: Callable[[str, Callable[[Call], int]], argparse.ArgumentParser], lang: Lang,
) -> None:
    """Add `export`."""
    parser = command("export", _export)
    add_options(parser, lang)
    parser.add_argument("--xlsx", metavar="FILE", required=True, help=HELP["export_xlsx"].to(lang))


def _export(call: Call) -> int:
    path = _target(call.args.xlsx)
    wanted = asked(call)
    if isinstance(wanted, int):
        return wanted
    template = read_template(wanted.settings, Findings(), None)
    spoken = words(package_templates(), template[0].language if template else "zh")
    try:
        made = workbook(published_tool(wanted.tool), given_figures(call), spoken, wanted.settings.as_of)
    except FigureError as error:
        raise refused(error) from None
    try:
        put(path, made)
    except Refusal as refusal:
        raise UsageError(refusal.text) from None
    call.say(say("写好了：{path}", "written: {path}", path=path))
    return OK


def _target(name: str) -> Path:
    """Return where a workbook may be written: in a folder that is there, over nothing but a workbook."""
    path = Path(name)
    if path.suffix.lower() != _ENDING:
        raise UsageError(say("文件名要以 .xlsx 结尾：{name}", "a name that ends in .xlsx is needed: {name}",
                             name=name))
    if not path.parent.is_dir():
        raise UsageError(say("没有文件夹 {folder}；先建好它", "there is no folder {folder}; make it first",
                             folder=path.parent))
    if path.is_dir() or (path.exists() and not _is_workbook(path)):
        raise UsageError(say("{name} 已经在了，而且不是工作簿；换一个文件名",
                             "{name} is there already and is no workbook; use another name", name=name))
    return path


def _is_workbook(path: Path) -> bool:
    """Tell whether a file begins as a workbook does, or is empty."""
    with path.open("rb") as file:
        return file.read(len(_BEGINS)) in (b"", _BEGINS)
