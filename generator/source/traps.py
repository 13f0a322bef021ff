"""What YAML takes without complaint and no record needs: anchors, aliases, tags, odd characters."""

import re

import yaml
from yaml.events import AliasEvent, NodeEvent

from generator.diagnostics import Findings, say
from generator.source.draft import Draft, Edit, Mend
from generator.source.nodes import events

_PROPERTY = re.compile(r"[&*!](?<![^\s:?,\[{\-][&*!])(?:(?<=[&*])\w|(?<=!)(?:[\w!<]|[ ]\S))")
_BREAKS = ("\u2028", "\u2029", "\x85", "\ufeff")
_WIDE_BLANK = re.compile(r"(?:\n *|\A *|:|-)[\u3000\u00a0]")
_SIGNS = (
    re.compile(r"#(?<=[ \t]#)#*[^\s#]"),  # a comment that may be none
    _PROPERTY,
    re.compile(r"：(?:(?<=[A-Za-z0-9_\-]：)|(?<=[A-Za-z0-9_\-] ：))"),  # a full-width colon
    re.compile(r"，(?= ?[a-z_][a-z0-9_]* ?[:：])"),
    re.compile(r"\n *(?:-[^\s\-]|[－–—•])"),  # an item without its blank
    re.compile(r"\{ *[A-Za-z_][\w\-]*:[^\s/,}\]]"),  # a key in brackets without its blank
    re.compile(r", *[A-Za-z_][\w\-]*:[^\s/,}\]]"),
    re.compile(r'"(?<=[\s\[{,]")[^"\n]*\n'),  # a quotation that goes on in the next line
    re.compile(r"'(?<=[\s\[{,]')[^'\n]*\n"),
)
"""Each begins with a rare character, so that a clean text is passed in no time."""
_ANCHOR = re.compile(r"&[\w\-]+[ \t]*")
_TAG = re.compile(r"!<[^>\n]*>[ \t]*|!+[^\s,\[\]{}]*[ \t]*")
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Beyond what YAML refuses: the line ends that only YAML knows, and a BOM inside the text."""

_MOST_CHARACTERS = 20


def worth_a_look(text: str) -> bool:
    """Tell whether a text must be looked at closely; it may turn out to hold no trap at all."""
    return (
        any(sign.search(text) for sign in _SIGNS)
        or any(sign in text for sign in _BREAKS)
        or (("\u3000" in text or "\u00a0" in text) and _WIDE_BLANK.search(text) is not None))


def blank_controls(draft: Draft, findings: Findings) -> None:
    """Replace characters that nobody sees and YAML chokes on; one finding for each line."""
    told = 0
    for number, line in enumerate(draft.lines):
        found = list(_FORBIDDEN.finditer(line))
        if not found:
            continue
        at = found[0].start()
        if told < _MOST_CHARACTERS:
            findings.error(
                "yaml-control-character", draft.place(number, at),
                say("这里有一个看不见的控制字符（U+{code:04X}）",
                    "an invisible control character (U+{code:04X})", code=ord(line[at])),
                say("删掉它，多半是从别的软件复制带来的", "delete it; it usually came in with a paste"),
                quote=False)
        told += 1
        draft.edit(Edit(number, one.start(), one.end(), " ") for one in found)


def defuse(draft: Draft, findings: Findings) -> bool:
    """Blank out anchors, aliases and tags, a finding each. Tell whether there were any.

    Events stop where the text is no YAML; what stands behind is found once that is mended.
    """
    text = draft.text
    if not _PROPERTY.search(text):
        return False
    found: list[Mend] = []
    try:
        for event in events(text):
            if isinstance(event, NodeEvent):
                found += _properties(event, draft)
    except yaml.YAMLError:
        pass
    for mend in reversed(found):  # from the end, so that places stay true
        draft.apply(mend, findings)
    return bool(found)


def _properties(event: NodeEvent, draft: Draft) -> list[Mend]:
    mark = event.start_mark
    if mark is None:
        return []
    line, column = mark.line, mark.column
    words = draft.lines[line]
    if isinstance(event, AliasEvent):
        size = len(event.anchor or "") + 1
        return [Mend(
            "yaml-anchor", line, column,
            say("引用（*）不能用在记录里", "aliases (*) cannot be used in a record"),
            (Edit(line, column, column + size, '""'.ljust(size)),),
            say("把被引用的内容照抄一遍；文字以 * 开头时加引号",
                "write the value out again; quote a text that starts with *"))]
    found = []
    while column < len(words) and words[column] in "&!":
        anchor = words[column] == "&"
        match = (_ANCHOR if anchor else _TAG).match(words, column)
        if match is None:
            break
        edit = (Edit(line, column, match.end(), " " * (match.end() - column)),)
        found.append(
            Mend("yaml-anchor", line, column,
                 say("锚点（&）不能用在记录里", "anchors (&) cannot be used in a record"), edit,
                 say("去掉锚点；文字以 & 开头时加引号",
                     "remove it; quote a text that starts with &")) if anchor else
            Mend("yaml-tag", line, column,
                 say("类型标签（!）不能用在记录里", "tags (!) cannot be used in a record"), edit,
                 say("去掉标签；文字以 ! 开头时加引号",
                     "remove it; quote a text that starts with !")))
        column = match.end()
    return found
