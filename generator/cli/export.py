"""The command `export`: a calculator with figures as a workbook, a form as a blank one or a document."""

import argparse
from collections.abc import Callable
from pathlib import Path

from generator.authoring import Refusal
from generator.authoring.in_place import put
from generator.cli.call import OK, Call, UsageError
from generator.cli.figures import Named, add_options, given_figures, named, refused
from generator.cli.words import HELP
from generator.diagnostics import Findings, Lang, say
from generator.exports.form_document import form_document
from generator.exports.form_workbook import form_workbook
from generator.exports.workbook import workbook
from generator.formula.given import FigureError
from generator.pages.templates import package_templates
from generator.pages.words import words
from generator.publication import published_tool
from generator.read import read_template

_XLSX, _DOCX = ".xlsx", ".docx"
_KINDS = {_XLSX: say("工作簿", "workbook"), _DOCX: say("一个 Word 文档", "Word document")}
_BEGINS = b"PK"


def add_command(
    command: Callable[[str, Callable[[Call], int]], argparse.ArgumentParser], lang: Lang,
) -> None:
    """Add `export`."""
    parser = command("export", _export)
    add_options(parser, lang)
    into = parser.add_mutually_exclusive_group(required=True)
    into.add_argument("--xlsx", metavar="FILE", help=HELP["export_xlsx"].to(lang))
    into.add_argument("--docx", metavar="FILE", help=HELP["export_docx"].to(lang))


def _export(call: Call) -> int:
    ending = _XLSX if call.args.docx is None else _DOCX
    path = _target(call.args.docx if call.args.xlsx is None else call.args.xlsx, ending)
    wanted = named(call, lambda tool: tool.calculator is not None or tool.form is not None,
                   say("能写出来的工具", "calculator or form"))
    if isinstance(wanted, int):
        return wanted
    try:
        put(path, _made(call, wanted, ending))
    except Refusal as refusal:
        raise UsageError(refusal.text) from None
    call.say(say("写好了：{path}", "written: {path}", path=path))
    return OK


def _made(call: Call, wanted: Named, ending: str) -> bytes:
    """Return the file that is asked for."""
    template = read_template(wanted.settings, Findings(), None)
    spoken = words(package_templates(), template[0].language if template else "zh")
    tool, given = published_tool(wanted.tool), given_figures(call)
    if tool.form is not None:
        if given:
            raise UsageError(say("{title}是表单，写出来是空白表，不带数据：去掉 --set 和 --input",
                                 "{title} is a form and written blank: leave out --set and --input",
                                 title=tool.title))
        make = form_workbook if ending == _XLSX else form_document
        return make(tool, spoken, wanted.settings.as_of)
    if ending == _DOCX:
        raise UsageError(say("{title}是计算器，Word 文档里不能算：用 --xlsx",
                             "{title} is a calculator, and a Word document does not count: use --xlsx",
                             title=tool.title))
    try:
        return workbook(tool, given, spoken, wanted.settings.as_of)
    except FigureError as error:
        raise refused(error) from None


def _target(name: str, ending: str) -> Path:
    """Return where a file may be written: in a folder that is there, over nothing but one of its kind."""
    path = Path(name)
    if path.suffix.lower() != ending:
        raise UsageError(say("文件名要以 {ending} 结尾：{name}",
                             "a name that ends in {ending} is needed: {name}",
                             name=name, ending=ending))
    if not path.parent.is_dir():
        raise UsageError(say("没有文件夹 {folder}；先建好它", "there is no folder {folder}; make it first",
                             folder=path.parent))
    if path.is_dir() or (path.exists() and not _replaceable(path)):
        raise UsageError(say("{name} 已经在了，而且不是{kind}；换一个文件名",
                             "{name} is there already and is no {kind}; use another name",
                             name=name, kind=_KINDS[ending]))
    return path


def _replaceable(path: Path) -> bool:
    """Tell whether a file begins as workbooks and documents do, or is empty."""
    with path.open("rb") as file:
        return file.read(len(_BEGINS)) in (b"", _BEGINS)
