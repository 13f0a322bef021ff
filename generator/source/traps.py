"""What YAML takes without complaint and an author did not mean."""

import re
from collections.abc import Iterator

import yaml
from yaml.events import AliasEvent, NodeEvent, ScalarEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.diagnostics import Findings, Location, Text, say
from generator.source.nodes import _Composer

DEEPEST = 40

_PROPERTY = re.compile(
    r"(?m)(?:^[ ]*(?:- +)*|[:?] +|[\[{,] *)[&*!](?=[\w!<])")
_CUT = re.compile(r"[ \t]#[^\s#]")
WORTH_A_LOOK = re.compile(_PROPERTY.pattern + "|" + _CUT.pattern)
"""Finds no trap by itself; a text without a match has none of those looked for here."""

_STEEP = re.compile(r"(?m)^ {200}|(?:[-?] ){40}")


def forbidden(char: str) -> bool:
    """Tell whether YAML refuses this character outright."""
    code = ord(char)
    return not (
        code in (0x09, 0x0A, 0x0D, 0x85) or 0x20 <= code <= 0x7E
        or 0xA0 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
    ) or code == 0xFEFF


def too_deep_to_try(text: str) -> bool:
    """Tell whether nesting should be counted before the parser, which recurses in C, sees it."""
    return text.count("[") + text.count("{") > 400 or _STEEP.search(text) is not None


def defuse(text: str, name: str, findings: Findings) -> str | None:
    """Blank out anchors, aliases and tags, a finding each. None where nesting is too deep."""
    if not (_PROPERTY.search(text) or too_deep_to_try(text)):
        return text
    blank: list[tuple[int, int]] = []
    try:
        for event, depth in _events(text):
            if depth > DEEPEST:
                findings.error(
                    "yaml-too-deep", _place(name, event.start_mark),
                    say("嵌套超过 {most} 层", "nested more than {most} deep", most=DEEPEST),
                    say("记录最多三四层;检查括号和缩进", "a record needs three or four levels"))
                return None
            if isinstance(event, AliasEvent):
                _found(findings, name, event, "yaml-anchor", _ALIAS)
                blank.append((event.start_mark.index, event.end_mark.index))
            elif isinstance(event, NodeEvent):
                tag = getattr(event, "tag", None)
                if event.anchor:
                    _found(findings, name, event, "yaml-anchor", _ANCHOR)
                if tag:
                    _found(findings, name, event, "yaml-tag", _TAG)
                if event.anchor or tag:
                    start = event.start_mark.index
                    match = re.compile(r"(?:[&!]\S*[ \t]*)+").match(text, start)
                    blank.append((start, match.end() if match else start))
    except yaml.YAMLError:
        pass  # what stands after it is found once the syntax is mended
    for start, end in reversed(blank):
        stand_in = '""' if text[start] == "*" else ""
        text = text[:start] + stand_in.ljust(end - start) + text[end:]
    return text


_ALIAS = (say("引用(*)不能用在记录里", "aliases (*) cannot be used in a record"),
          say("把被引用的内容照抄一遍", "write the value out again"))
_ANCHOR = (say("锚点(&)不能用在记录里", "anchors (&) cannot be used in a record"),
           say("去掉锚点;文字以 & 开头时加引号", "remove it; quote a text that starts with &"))
_TAG = (say("类型标签(!)不能用在记录里", "tags (!) cannot be used in a record"),
        say("去掉标签;文字以 ! 开头时加引号", "remove it; quote a text that starts with !"))


def _found(
    findings: Findings, name: str, event: NodeEvent, rule: str, words: tuple[Text, Text],
) -> None:
    findings.error(rule, _place(name, event.start_mark), words[0], words[1])


def _place(name: str, mark: yaml.Mark) -> Location:
    return Location(name, mark.line + 1, mark.column + 1)


def _events(text: str) -> Iterator[tuple[NodeEvent, int]]:
    """Yield node events with their depth; iterative, so depth cannot exhaust the stack."""
    parser, depth = _Composer(text), 0
    while True:
        event = parser.get_event()
        if event is None or isinstance(event, yaml.StreamEndEvent):
            return
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        if isinstance(event, NodeEvent | ScalarEvent):
            yield event, depth


def cut_by_comment(root: Node, text: str, name: str, findings: Findings) -> None:
    """Find plain text that ` #` cuts short: `客户 #1` is read as `客户`."""
    if not _CUT.search(text):
        return
    for node in _scalars(root):
        if node.style is not None:
            continue
        end = node.end_mark.index
        if node.start_mark.index != end:  # the end mark may lie behind the blanks
            end = node.start_mark.index + len(text[node.start_mark.index:end].rstrip())
        match = re.compile(r"[ \t]+(#[^\s#][^\n]*)").match(text, end)
        if match is None:
            continue
        line = text.count("\n", 0, match.start(1))
        start = text.rfind("\n", 0, match.start(1)) + 1
        whole = text[min(node.start_mark.index, end):match.end(1)].strip()
        findings.error(
            "yaml-cut-by-comment", Location(name, line + 1, match.start(1) - start + 1),
            say("“#”前有空格,从这里起被当成注释,文字被截断",
                "a “#” after a blank starts a comment, so the text is cut here"),
            say("整段加引号:{fixed}", "quote the whole text: {fixed}",
                fixed=text[start:node.start_mark.index] + quoted(whole)))


def quoted(value: str) -> str:
    """Return a value as a double-quoted YAML scalar on one line."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _scalars(root: Node) -> Iterator[ScalarNode]:
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, ScalarNode):
            yield node
        elif isinstance(node, SequenceNode):
            pending.extend(node.value)
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                pending += (key, value)
