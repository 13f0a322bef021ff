"""What YAML takes without complaint and no record needs: anchors, aliases, tags, odd characters."""

import re
from collections.abc import Iterator

import yaml
from yaml.events import AliasEvent, NodeEvent

from generator.diagnostics import Findings, say
from generator.source.conflicts import SIGNS
from generator.source.draft import Draft
from generator.source.nodes import events

_PROPERTIES = (
    re.compile(r"&(?<![^\s:?,\[{\-]&)\w"),
    re.compile(r"\*(?<![^\s:?,\[{\-]\*)\w"),
    re.compile(r"!(?<![^\s:?,\[{\-]!)(?:[\w!<]|[ ]\S)"),
)
_PARTS = (*SIGNS, "\u2028", "\u2029", "\x85", "\ufeff")
_WIDE_BLANK = re.compile(r"(?:\n *|\A *|:|-)[\u3000\u00a0]")
_SIGNS = (
    re.compile(r"#(?<=[ \t]#)#*[^\s#]"),  # a comment that may be none
    *_PROPERTIES,
    re.compile(r"：(?:(?<=[A-Za-z0-9_\-]：)|(?<=[A-Za-z0-9_\-] ：))"),  # a full-width colon
    re.compile(r"，(?= ?[a-z_][a-z0-9_]* ?[:：])"),
    re.compile(r"\n *(?:-[^\s\-]|[－–—•])"),  # an item without its blank
    re.compile(r"\n( *)- [^\n]*\n\1 +- "),  # an item that is not in line with the one above
    re.compile(r"[｜＞]\n"),  # a full-width bar
    re.compile(r"＃(?<![^ \n]＃)"),  # a comment that is none
    re.compile(r"//(?<![^ \n]//)"),
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
_MOST_PROPERTIES = 200


def worth_a_look(text: str) -> bool:
    """Tell whether a text must be looked at closely; it may turn out to hold no trap at all."""
    for sign in _SIGNS:
        if sign.search(text):
            return True
    for part in _PARTS:
        if part in text:
            return True
    return ("\u3000" in text or "\u00a0" in text) and _WIDE_BLANK.search(text) is not None


def blank_controls(draft: Draft, findings: Findings) -> None:
    """Replace characters that nobody sees and YAML chokes on; one finding for each line."""
    told = 0
    for number, line in enumerate(draft.lines):
        found = _FORBIDDEN.search(line)
        if found is None:
            continue
        at = found.start()
        if told < _MOST_CHARACTERS:
            findings.error(
                "yaml-control-character", draft.place(number, at),
                say("这里有一个看不见的控制字符（U+{code:04X}）",
                    "an invisible control character (U+{code:04X})", code=ord(line[at])),
                say("删掉它，多半是从别的软件复制带来的", "delete it; it usually came in with a paste"),
                quote=False)
        told += 1
        draft.overwrite(number, _FORBIDDEN.sub(" ", line))


def defuse(draft: Draft, findings: Findings) -> bool:
    """Blank out anchors, aliases and tags, a finding each. Tell whether there were any.

    Events stop where the text is no YAML; what stands behind is found once that is mended.
    """
    text = draft.text
    if not any(sign.search(text) for sign in _PROPERTIES):
        return False
    found: dict[int, list[tuple[int, int]]] = {}
    try:
        for event in events(text):
            mark = event.start_mark
            if isinstance(event, NodeEvent) and mark is not None:
                spans = list(_properties(event, draft.lines[mark.line], mark.column))
                if spans:
                    found.setdefault(mark.line, []).extend(spans)
    except yaml.YAMLError:
        pass
    told = 0
    for number, spans in found.items():
        for start, _ in spans[:max(0, _MOST_PROPERTIES - told)]:
            rule, message, hint = _WORDS[draft.lines[number][start]]
            findings.error(rule, draft.place(number, start), message, hint)
        told += len(spans)
        draft.overwrite(number, _blanked(draft.lines[number], spans))
    return bool(found)


_WORDS = {
    "*": ("yaml-anchor", say("引用（*）不能用在记录里", "aliases (*) cannot be used in a record"),
          say("把被引用的内容照抄一遍；文字以 * 开头时加引号",
              "write the value out again; quote a text that starts with *")),
    "&": ("yaml-anchor", say("锚点（&）不能用在记录里", "anchors (&) cannot be used in a record"),
          say("去掉锚点；文字以 & 开头时加引号", "remove it; quote a text that starts with &")),
    "!": ("yaml-tag", say("类型标签（!）不能用在记录里", "tags (!) cannot be used in a record"),
          say("去掉标签；文字以 ! 开头时加引号", "remove it; quote a text that starts with !")),
}


def _properties(event: NodeEvent, line: str, column: int) -> Iterator[tuple[int, int]]:
    """Yield where anchors, aliases and tags of a node start and end in its line."""
    if isinstance(event, AliasEvent):
        yield column, column + len(event.anchor or "") + 1
        return
    while line[column:column + 1] in ("&", "!"):
        match = (_ANCHOR if line[column] == "&" else _TAG).match(line, column)
        if match is None:
            return
        yield column, match.end()
        column = match.end()


def _blanked(line: str, spans: list[tuple[int, int]]) -> str:
    """Return a line of the same length without its properties; an alias becomes an empty text."""
    signs = list(line)
    for start, end in spans:
        words = '""' if line[start] == "*" else ""
        signs[start:end] = words.ljust(end - start)
    return "".join(signs)
