"""YAML nodes as the C parser composes them: text and marks, no types guessed.

The parser's own node classes are used as they are; a second tree would double the cost of
reading ten thousand records.
"""

from typing import Any

from yaml._yaml import CParser
from yaml.nodes import MappingNode as Mapping
from yaml.nodes import Node, ScalarNode
from yaml.nodes import ScalarNode as Scalar
from yaml.nodes import SequenceNode as Sequence

__all__ = ["UNTAGGED", "Mapping", "Node", "Scalar", "Sequence", "compose", "plain_value"]

UNTAGGED = "untagged"
"""The tag of every node whose author wrote none."""


class _Composer(CParser):  # type: ignore[misc]  # the extension module has no stubs
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
    node: Node | None = _Composer(text).get_single_node()
    return node


def plain_value(node: Node) -> Any:
    """Return a node as strings, lists and dicts; for values whose shape nobody declared."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.value]
    return {str(key.value): plain_value(value) for key, value in node.value}
