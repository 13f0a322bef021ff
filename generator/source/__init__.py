"""Files and YAML text to nodes that know their line and column. The only reader of YAML."""

from generator.source.document import Document, Position, find, locate, read_document
from generator.source.files import (
    attachments_named,
    case_files,
    leaves,
    markdown_files,
    relative,
    tool_files,
)
from generator.source.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_empty,
    is_plain,
    piece,
    plain_value,
)

__all__ = [
    "Document",
    "Mapping",
    "Node",
    "Position",
    "Scalar",
    "Sequence",
    "attachments_named",
    "case_files",
    "find",
    "is_empty",
    "is_plain",
    "leaves",
    "locate",
    "markdown_files",
    "piece",
    "plain_value",
    "read_document",
    "relative",
    "tool_files",
]
