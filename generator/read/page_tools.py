"""Tools that a page written by hand embeds: `tools` in its head, markers in its text."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Findings, say
from generator.model import PageMarker, PageTool
from generator.read.words import Words
from generator.schema.reading import Reading
from generator.schema.shapes import PAGE_TOOLS
from generator.schema.values import Group, groups, guarded
from generator.source import Document, Node, Sequence, is_empty
from generator.source.document import position_in
from generator.text.links import placed_markers


def read_page_tools(
    document: Document, node: Node, words: Words, findings: Findings,
) -> tuple[PageTool, ...]:
    """Read the list below `tools`. A page has one level: no value of it can have another."""
    if is_empty(node):
        return ()
    reading = Reading(document, findings, words)
    value = reading.kinds[PAGE_TOOLS.kind](node, PAGE_TOOLS, reading, (PAGE_TOOLS.key,))
    if guarded(value):
        findings.error(
            "page-level", document.at(node),
            say("页面里的工具不能单独写密级或受众", "a tool of a page has no level or audiences of its own"),
            say("删掉它们；要限制，就写整页的 level", "delete them; set the level of the whole page"),
            quote=False)
    return tuple(_tools(node, groups(value), reading)) if isinstance(node, Sequence) else ()


def _tools(node: Sequence, listed: Iterable[Group], reading: Reading) -> Iterator[PageTool]:
    key = PAGE_TOOLS.key
    steps = (at for at in range(len(node.value)) if (key, at) not in reading.failed)
    for at, group in zip(steps, listed, strict=False):
        figures = group.get("figures")
        if group.text("tool"):
            yield PageTool(group.text("tool"), at, figures if isinstance(figures, Group) else None,
                           group.text("note"))
        elif (key, at, "tool") not in reading.failed:
            reading.findings.error(
                "missing-key", reading.at(node.value[at]),
                say("缺少“tool”（工具）", "“tool” is missing"),
                say("补上一行 tool: 工具编号", "add a line tool: ID"))


def read_markers(text: str) -> Iterator[PageMarker]:
    """Yield the places of a page's text that are marked for a tool."""
    for marker in placed_markers(text):
        yield PageMarker(marker.tool, *position_in(text, marker.at), alone=marker.alone)
