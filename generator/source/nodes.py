"""YAML nodes as the C parser composes them: text and marks, no types guessed.

The parser's own node classes are used as they are; a second tree would double the cost of
reading ten thousand records.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeGuard

import yaml
from yaml import MarkedYAMLError
from yaml._yaml import CParser
from yaml.error import Mark
from yaml.nodes import MappingNode as Mapping
from yaml.nodes import Node, ScalarNode
from yaml.nodes import ScalarNode as Scalar
from yaml.nodes import SequenceNode as Sequence

__all__ = [
    "DEEPEST",
    "UNTAGGED",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "TooDeepError",
    "compose",
    "events",
    "is_empty",
    "is_plain",
    "may_be_deep",
    "piece",
    "plain_value",
]

UNTAGGED = "untagged"
"""The tag of every node whose author wrote none."""

DEEPEST = 40

_STEEP = re.compile(r"(?m)^ {200}|(?:[-?] ){40}")
_PARTS_OF_STEEP = (" " * 200, "- - ", "- ? ", "? - ", "? ? ")
"""One of these stands in every text that is steep; looking for them takes a tenth of the time."""
_MOST_OPEN = 400


class TooDeepError(MarkedYAMLError):
    """Nesting beyond what any record needs."""


class _Composer(CParser):
    """Composes nodes without resolving types: the template decides what a value is."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """Give every untagged node the same tag."""
        del kind, value, implicit
        return UNTAGGED

    def descend_resolver(self, parent: Any, index: Any) -> None:
        """Nothing to resolve."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve."""


def compose(text: str) -> Node | None:
    """Return the root node of a single document, None where there is none.

    Raises yaml.YAMLError where the text is not YAML.
    """
    if may_be_deep(text):
        return _compose_warily(text)
    node: Node | None = _Composer(text).get_single_node()
    return node


def may_be_deep(text: str) -> bool:
    """Tell whether nesting must be counted: the C parser recurses, and dies of too much."""
    return text.count("[") + text.count("{") > _MOST_OPEN or (
        any(part in text for part in _PARTS_OF_STEEP) and _STEEP.search(text) is not None)


def events(text: str) -> Iterator[yaml.Event]:
    """Yield the parser's events. Raises yaml.YAMLError where the text is not YAML, or too deep."""
    parser, depth = _Composer(text), 0
    while (event := parser.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise TooDeepError(
                    problem="nested too deep", problem_mark=_mark(event.start_mark))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event


def _compose_warily(text: str) -> Node | None:
    """Compose without recursion. An alias is an empty text, so that nothing is expanded."""
    root: Node | None = None
    holders: list[Mapping | Sequence] = []
    for event in events(text):
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise yaml.composer.ComposerError(
                "expected a single document in the stream", root.start_mark,
                "but found another document", _mark(event.start_mark))
        if isinstance(event, yaml.CollectionEndEvent):
            done = holders.pop()
            done.end_mark = event.end_mark
            continue
        node = _node_of(event)
        if node is None:
            continue
        if not holders:
            root = node
        else:
            _put(holders[-1], node)
        if isinstance(node, Mapping | Sequence):
            holders.append(node)
    return root


def _node_of(event: yaml.Event) -> Node | None:
    marks = (_mark(event.start_mark), _mark(event.end_mark))
    if isinstance(event, yaml.ScalarEvent):
        return ScalarNode(UNTAGGED, event.value, *marks, style=event.style)
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(UNTAGGED, [], *marks, flow_style=event.flow_style)
    if isinstance(event, yaml.MappingStartEvent):
        return Mapping(UNTAGGED, [], *marks, flow_style=event.flow_style)
    if isinstance(event, yaml.AliasEvent):
        return ScalarNode(UNTAGGED, "", *marks, style="")
    return None


def _mark(mark: Any) -> Mark:
    """Return a mark; those of the C parser have the same parts, and are never missing."""
    found: Mark = mark
    return found


def _put(holder: Mapping | Sequence, node: Node) -> None:
    """Add a node; in a mapping every second one is the value of the key before it."""
    if isinstance(holder, Sequence):
        holder.value.append(node)
    elif holder.value and holder.value[-1][1] is None:
        holder.value[-1] = (holder.value[-1][0], node)
    else:
        holder.value.append((node, None))


def piece(node: Scalar, start: int, words: str) -> Scalar:
    """Return a part of a plain text as a node of its own, at its own place."""
    mark = node.start_mark
    if not node.style and node.end_mark.line == mark.line:
        mark = Mark(mark.name, mark.index + start, mark.line, mark.column + start, None, 0)
    return ScalarNode(UNTAGGED, words, mark, node.end_mark, style=node.style)


def is_plain(node: Node) -> TypeGuard[Scalar]:
    """Tell whether a text is written without quotes and not as a block."""
    return isinstance(node, ScalarNode) and not node.style


def is_empty(node: Node) -> TypeGuard[Scalar]:
    """Tell whether nothing is written where a value could stand."""
    return isinstance(node, ScalarNode) and node.value == "" and not node.style


def plain_value(node: Node, depth: int = 0) -> Any:
    """Return a node as strings, lists and dicts; for values whose shape nobody declared."""
    if isinstance(node, ScalarNode):
        return node.value
    if depth > DEEPEST:
        return ""
    if isinstance(node, Sequence):
        return [plain_value(item, depth + 1) for item in node.value]
    return {str(key.value) if isinstance(key, ScalarNode) else "": plain_value(value, depth + 1)
            for key, value in node.value}
