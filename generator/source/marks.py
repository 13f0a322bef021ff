"""Where a node's own words and lines end; the parser's marks may lie behind what follows."""

import re

from generator.source.nodes import Mapping, Node, Scalar, Sequence

BREAK = re.compile(r"\r\n|\n|\r")
_COMMENT = re.compile(r"([ ]*)#[^\r\n]*")


def is_empty(node: Node) -> bool:
    """Tell whether nothing is written where a value could stand."""
    return node.start_mark.index == node.end_mark.index


def line_start(bare: str, at: int) -> int:
    """Return where the line of a place starts."""
    return max(bare.rfind("\n", 0, at), bare.rfind("\r", 0, at)) + 1


def line_end(bare: str, at: int) -> int:
    """Return where the line of a place ends, before its line end."""
    found = BREAK.search(bare, at)
    return found.start() if found else len(bare)


def newline(bare: str) -> str:
    """Return the line end that a text uses."""
    found = BREAK.search(bare)
    return found[0] if found else "\n"


def own_end(bare: str, node: Node) -> int:
    """Return where a node's own words end; its mark may lie behind comments and blank lines."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, Scalar):
        if node.style in ("|", ">") and "+" in bare[start:line_end(bare, start)]:
            return len(bare[:end].removesuffix("\n").removesuffix("\r"))
        return start + len(bare[start:end].rstrip()) if (
            node.style not in ("'", '"')) else int(end)
    if not isinstance(node, Mapping | Sequence) or node.flow_style or not node.value:
        return int(end)
    last = node.value[-1]
    return own_end(bare, last[1] if isinstance(node, Mapping) else last)


def column_of(bare: str, node: Node) -> int:
    """Return how far a node is from the start of its line."""
    start = node.start_mark.index
    return int(start - line_start(bare, start))


def past_comments(bare: str, at: int, column: int) -> int:
    """Step over comment lines that belong to what stands above: they are indented deeper."""
    while line_break := BREAK.match(bare, at):
        comment = _COMMENT.match(bare, line_break.end())
        if comment is None or len(comment[1]) <= column:
            break
        at = comment.end()
    return at
