"""Changes one value of a YAML text at the marks of its nodes; comments and line ends stay.

What comes out is read again: a text that does not mean what was asked for is never returned.
"""

import copy
from collections.abc import Iterable
from typing import Any

from yaml import YAMLError

from generator.diagnostics import Text, say
from generator.source.inline import Plain, inline, pair
from generator.source.marks import (
    BREAK,
    column_of,
    is_empty,
    line_end,
    line_start,
    newline,
    own_end,
    past_comments,
)
from generator.source.nodes import Mapping, Node, Scalar, Sequence, compose, plain_value

Path = tuple[str | int, ...]
_BOM = "\ufeff"
_GUARD = {"value", "level", "audiences"}


class SpliceError(Exception):
    """The text cannot be changed in place; `message` says why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def value_at(text: str, path: Path) -> Plain | None:
    """Return what stands at a path as plain words, lists and keys; None where nothing does."""
    node = _find(_read(text.removeprefix(_BOM))[0], path)
    return None if node is None or is_empty(node) else plain_value(node)


def stretch(text: str, path: Path) -> tuple[int, int] | None:
    """Return where the words of a value start and end, as `substitute` counts."""
    bare = text.removeprefix(_BOM)
    node = _find(_read(bare)[0], path)
    return None if node is None else (node.start_mark.index, own_end(bare, node))


def put(text: str, path: Path, value: Plain, *, after: Iterable[str] = ()) -> str:
    """Set a value. A missing key is added after the first of `after` that is there, or last."""
    bare = text.removeprefix(_BOM)
    root, wanted = _read(bare)
    node = _find(root, path)
    if node is not None and plain_value(node) == value:
        return text
    _expect(wanted, path, value)
    if node is None:
        changed = _add(bare, root, path, value, after)
    else:
        start, end = _span(bare, root, path, node)
        if start == end and not bare[end:line_end(bare, end)].strip():
            end = line_end(bare, end)
        blank = "" if bare[start - 1:start].isspace() or bare[start - 1:start] in "[{" else " "
        changed = bare[:start] + blank + inline(value) + bare[end:]
    return _checked(text, changed, wanted)


def append(text: str, path: Path, item: Plain, *, after: Iterable[str] = ()) -> str:
    """Add an item to a list, in the style the list is written in; a missing list is begun."""
    bare = text.removeprefix(_BOM)
    root, wanted = _read(bare)
    node = _find(root, path)
    if node is None or is_empty(node):
        _expect(wanted, path, [item])
        changed = _begin(bare, root, path, item, after)
    elif isinstance(node, Sequence):
        _expect(wanted, path, [*plain_value(node), item])
        changed = (
            _into_flow(bare, node, inline(item)) if node.flow_style else _below(bare, node, item))
    else:
        raise SpliceError(say("“{key}”不是列表", "“{key}” is no list", key=path[-1]))
    return _checked(text, changed, wanted)


def remove(text: str, key: str) -> str:
    """Take out a top-level key with its value; a text without it stays as it is."""
    bare = text.removeprefix(_BOM)
    root, wanted = _read(bare)
    if key not in wanted:
        return text
    del wanted[key]
    at = next(at for at, (name, _) in enumerate(root.value) if name.value == key)
    name, value = root.value[at]
    start, end = line_start(bare, name.start_mark.index), line_end(bare, own_end(bare, value))
    if bare[start:name.start_mark.index].strip():
        raise SpliceError(say("“{key}”没有独占一行", "“{key}” does not start its line", key=key))
    line_break = BREAK.match(bare, end)
    if line_break:
        end = line_break.end()
    elif at and getattr(root.value[at - 1][1], "style", None) not in ("|", ">"):
        # the last line had no end, and the one before it shall have none
        start = len(bare[:start].removesuffix("\n").removesuffix("\r"))
    return _checked(text, bare[:start] + bare[end:], wanted)


def substitute(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Replace stretches of a text, each given by start, end and its new words."""
    shift = len(text) - len(text.removeprefix(_BOM))
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start + shift] + words + text[end + shift:]
    return text


def _read(bare: str) -> tuple[Mapping, dict[str, Plain]]:
    root = _composed(bare)
    if not isinstance(root, Mapping):
        raise SpliceError(say("这个文件不是可读的 YAML 记录", "this file is no readable record"))
    return root, copy.deepcopy(plain_value(root))


def _composed(bare: str) -> Node | None:
    try:
        return compose(bare)
    except (YAMLError, ValueError):
        return None


def _checked(before: str, changed: str, wanted: dict[str, Plain]) -> str:
    """Return the text, once it reads back as wanted."""
    root = _composed(changed)
    if root is None or plain_value(root) != wanted:
        raise SpliceError(say(
            "这里的写法太特别，没法只改这一处，请手工修改",
            "this is written too unusually to be changed in place; edit it by hand"))
    return (_BOM if before.startswith(_BOM) else "") + changed


def _guarded(node: Node | None) -> Node | None:
    """Look through `{value: ..., level: ...}` around a value."""
    if isinstance(node, Mapping):
        keys = _by_key(node)
        if "value" in keys and set(keys) <= _GUARD and len(keys) > 1:
            return keys["value"]
    return node


def _by_key(node: Mapping) -> dict[str, Node]:
    return {key.value: value for key, value in node.value if isinstance(key, Scalar)}


def _find(root: Node, path: Path) -> Node | None:
    node: Node | None = root
    for step in path:
        if isinstance(node, Mapping):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
        node = _guarded(node)
    return node


def _expect(tree: Plain, path: Path, value: Plain) -> None:
    """Set a value in the plain tree, looking through guards as `_find` does."""
    holder: Any = tree
    for step in path[:-1]:
        holder = _unguarded(_step(holder, step))
    last = path[-1]
    there = _step(holder, last)
    if _is_guard(there):
        holder, last = there, "value"
    if not isinstance(holder, dict | list):
        raise SpliceError(say("没有“{key}”这一组", "there is no “{key}” group", key=path[-2]))
    holder[last] = value  # type: ignore[index]  # a list is reached by its own place


def _step(holder: Any, step: str | int) -> Any:
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
        return holder[step]
    return None


def _unguarded(value: Any) -> Any:
    return value["value"] if _is_guard(value) else value


def _is_guard(value: Any) -> bool:
    return (isinstance(value, dict) and "value" in value and set(value) <= _GUARD
            and len(value) > 1)


def _span(bare: str, root: Node, path: Path, node: Node) -> tuple[int, int]:
    """Return what to replace: a block begins behind the colon of its key."""
    start = node.start_mark.index
    if isinstance(node, Mapping | Sequence) and not node.flow_style:
        parent = _find(root, path[:-1])
        key = next((key for key, value in parent.value if value is node), None) if isinstance(
            parent, Mapping) else None
        if key is None:
            raise SpliceError(say("没法只改这一处", "this cannot be changed in place"))
        start = bare.index(":", key.end_mark.index) + 1
    return start, own_end(bare, node)


def _add(bare: str, root: Mapping, path: Path, value: Plain, after: Iterable[str]) -> str:
    parent = _find(root, path[:-1])
    if not isinstance(parent, Mapping):
        raise SpliceError(say("没有“{key}”这一组", "there is no “{key}”", key=path[-1]))
    words = pair(path[-1], value)
    if parent.flow_style:
        return _into_flow(bare, parent, words)
    return _line_after(bare, parent, after, [words])


def _begin(bare: str, root: Mapping, path: Path, item: Plain, after: Iterable[str]) -> str:
    """Write the first item of a list whose key is missing or empty."""
    node = _find(root, path)
    parent = _find(root, path[:-1])
    if not isinstance(parent, Mapping) or parent.flow_style:
        return put(bare, path, [item], after=after)
    if node is None:
        return _line_after(bare, parent, after, [f"{path[-1]}:", f"  - {inline(item)}"])
    at = line_end(bare, node.start_mark.index)
    indent = " " * (column_of(bare, parent) + 2)
    return bare[:at] + newline(bare) + f"{indent}- {inline(item)}" + bare[at:]


def _line_after(bare: str, parent: Mapping, after: Iterable[str], lines: list[str]) -> str:
    """Add lines below one key of a block mapping."""
    pairs = _by_key(parent)
    before = next((pairs[key] for key in after if key in pairs), parent.value[-1][1])
    column = column_of(bare, parent)
    if _open_block(bare, before):
        key = next(name for name, value in parent.value if value is before)
        at = key.start_mark.index
        return bare[:at] + "".join(
            line + newline(bare) + " " * column for line in lines) + bare[at:]
    at = past_comments(bare, line_end(bare, own_end(bare, before)), column)
    whole = "".join(newline(bare) + " " * column + line for line in lines)
    return bare[:at] + whole + bare[at:]


def _open_block(bare: str, node: Node) -> bool:
    """Tell whether a text ends the file without a line end, and would get one by what follows."""
    return (isinstance(node, Scalar) and node.style in ("|", ">")
            and node.end_mark.index == len(bare) and not bare.endswith(("\n", "\r")))


def _into_flow(bare: str, node: Node, words: str) -> str:
    if not node.value:
        at = node.start_mark.index + 1
        return bare[:at] + words + bare[at:]
    last = node.value[-1]
    at = own_end(bare, last[1] if isinstance(node, Mapping) else last)
    return f"{bare[:at]}, {words}{bare[at:]}"


def _below(bare: str, node: Sequence, item: Plain) -> str:
    """Add an item to a block list, written like the last one."""
    last, column = node.value[-1], column_of(bare, node)
    at = past_comments(bare, line_end(bare, own_end(bare, last)), column)
    lines = [inline(item)]
    if isinstance(item, dict) and isinstance(last, Mapping) and not last.flow_style:
        lines = [pair(key, value) for key, value in item.items()]
    lead = " " * column
    whole = (newline(bare) + lead + "  ").join(lines)
    return bare[:at] + newline(bare) + f"{lead}- {whole}" + bare[at:]
