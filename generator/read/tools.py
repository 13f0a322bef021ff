"""Tool templates to tools."""

from generator.diagnostics import Findings, Location, say
from generator.model import Tool
from generator.read.calculator import read_calculator
from generator.read.form import read_form
from generator.read.law import read_law, texts_of
from generator.schema.tool_shapes import TOOL
from generator.schema.values import Group
from generator.settings import Settings
from generator.source import relative, tool_files


def read_tools(settings: Settings, findings: Findings) -> dict[str, Tool]:
    """Read every tool; its id is its file's name, and is known though the file cannot be read."""
    found: dict[str, Tool] = {}
    for path in tool_files(settings.content, settings.root, findings):
        law = read_law(path, TOOL, settings, findings)
        values = law.values if law else Group()
        name = values.text("id")
        if law and name and name != path.stem:
            findings.error(
                "id-is-file-name", law.at("id"),
                say("编号“{id}”与文件名“{stem}”不同", "the id “{id}” is not the file's name “{stem}”",
                    id=name, stem=path.stem),
                say("改成 id: {stem}", "write id: {stem}", stem=path.stem))
        if path.stem in found:
            findings.error(
                "duplicate-id", Location(relative(settings.root, path)),
                say("两个文件是同一个工具“{id}”", "two files are the tool “{id}”", id=path.stem),
                say("删掉其中一个", "delete one of them"))
            continue
        found[path.stem] = Tool(
            path.stem, relative(settings.root, path), values.text("title") or path.stem,
            values.text("kind"), values.text("purpose"), values.text("core"),
            values.text("value"), values.text("structure"), values.text("when"),
            values.text("case"), values.text("source"), texts_of(values, "stages"),
            texts_of(values, "scenes"),
            read_calculator(law) if law and values.get("outputs") else None,
            read_form(law) if law and values.get("sections") else None)
    return found
