"""Kinds that are words: text, Markdown, choices, yes and no, links."""

import re
from itertools import islice

from generator.diagnostics import Text, say
from generator.schema.field import Field
from generator.schema.reading import Reading, nearest, offer, read_fields, shape, short
from generator.schema.values import Link
from generator.source import Mapping, Node, Scalar, Sequence
from generator.text.links import bad_links

Path = tuple[str | int, ...]

LONGEST = 20_000
"""Characters of a text whose field sets no limit of its own."""
_MOST_BRACKETS = 1000
"""Markdown takes a time that grows with their square: a tenth of a second for these."""
_MOST_PROBLEMS = 100
_EMPTY_LINES = re.compile(r"(?:[^\S\n]*\n)+")
_YES = ("true", "yes", "是", "对")
_NO = ("false", "no", "否", "不")


def read_text(node: Node, field: Field, reading: Reading, path: Path) -> str | None:
    """Read a text as it stands: `007`, `no` and `12:30` stay what they are."""
    del path
    if not isinstance(node, Scalar):
        reading.wrong(
            node, say("一段文字", "a text"),
            say("文字里有 [ ]、花括号或“: ”时，整段加引号", "quote a text with brackets or “: ”")
            if isinstance(node, Mapping | Sequence) and node.flow_style else
            say("正文里分条或有“键: 值”的，在键后面写 |，正文整体缩进两格",
                "for a text in items or with “key: value”, write | after the key and indent the text"))
        return None
    value = trimmed(node.value) if node.style in ("|", ">") else node.value.strip()
    most = LONGEST if field.max_length is None else field.max_length
    if len(value) > most:
        reading.error(
            "too-long", node,
            say("“{label}”有 {length} 个字，最多 {most} 个",
                "“{label}” has {length} characters, at most {most}",
                label=field.label, length=len(value), most=most),
            say("删去 {over} 个字", "shorten it by {over}", over=len(value) - most))
    if len(value) > max(most, LONGEST):
        return None
    if field.pattern and not re.fullmatch(field.pattern, value):
        reading.error(
            "wrong-form", node,
            say("“{value}”不合“{label}”的写法", "“{value}” has not the form of “{label}”",
                value=short(value), label=field.label),
            say("写法：{help}", "form: {help}", help=field.help or field.pattern))
        return None
    return value


def trimmed(words: str) -> str:
    """Return a block text without empty lines before it and blanks behind it: they are layout.

    Blanks at the start of its first line may be an indentation that Markdown means.
    """
    empty = _EMPTY_LINES.match(words)
    return (words[empty.end():] if empty else words).rstrip()


def read_markdown(node: Node, field: Field, reading: Reading, path: Path) -> str | None:
    """Read Markdown; links that lead elsewhere than http, https, mailto or the library are found."""
    value = read_text(node, field, reading, path)
    if value and isinstance(node, Scalar) and node.style in (None, "", "'"):
        value = value.replace("\n", "\n\n")  # without a bar, a line end is what is left of an empty line
    if value and value.count("[") > _MOST_BRACKETS:
        reading.error(
            "wrong-form", node,
            say("“{label}”里有 {count} 个“[”，最多 {most} 个", "“{label}” holds {count} “[”, at most {most}",
                label=field.label, count=value.count("["), most=_MOST_BRACKETS),
            say("这大概不是正文；原件放在别处，在证据里写去哪里找",
                "this is hardly prose; keep documents elsewhere and name the place"))
        return None
    if value and isinstance(node, Scalar) and ("](" in value or "<" in value or "]:" in value):
        for problem in islice(bad_links(node.value), _MOST_PROBLEMS):
            report = reading.findings.warn if problem.rule == "raw-html" else reading.findings.error
            report(problem.rule, reading.document.inside(node, problem.at),
                   problem.message, problem.hint)
    return value


def read_choice(node: Node, field: Field, reading: Reading, path: Path) -> str | None:
    """Read an option by its id or its label."""
    del path
    if not isinstance(node, Scalar):
        reading.wrong(node, say("“{label}”的一个选项", "an option of “{label}”", label=field.label),
                      offer([option.id for option in field.options]))
        return None
    word = node.value.strip()
    for option in field.options:
        if word in (option.id, option.label):
            return option.id
    known = {
        alias: option.id for option in field.options
        for alias in (option.id, option.label, *option.aliases)}
    first = [known[name] for name in nearest(word, known)]
    labels = {option.id: option.label for option in field.options}
    ids = list(dict.fromkeys([*first, *labels]))
    reading.error(
        "unknown-choice", node,
        say("“{label}”没有“{word}”这个选项", "“{label}” has no option “{word}”",
            label=field.label, word=shape(node).zh.strip("“”")),
        Text("可以写：" + "、".join(f"{name}（{labels[name]}）" for name in ids),
             "use one of: " + ", ".join(f"{name} ({labels[name]})" for name in ids)))
    return None


def read_bool(node: Node, field: Field, reading: Reading, path: Path) -> bool | None:
    """Read yes or no."""
    del path
    if isinstance(node, Scalar):
        word = node.value.strip().lower()
        if word in _YES or word in _NO:
            return word in _YES
    reading.wrong(node, say("“{label}”：是或否", "“{label}”: yes or no", label=field.label),
                  say("写 true 或 false", "write true or false"))
    return None


_PARTS = {key: Field(key, label, "text", max_length=300)
          for key, label in (("title", "标题"), ("url", "网址"))}
_ADDRESS = re.compile(r"(?i)https?://[^\s<>\"]+|mailto:[^\s<>\"@]+@[^\s<>\"]+")


def read_link(node: Node, field: Field, reading: Reading, path: Path) -> Link | None:
    """Read an address, alone or with a title."""
    title, url = "", node
    if isinstance(node, Mapping):
        parts = read_fields(node, _PARTS, reading, path)
        title = str(parts.get("title") or "")
        url = next((value for key, value in node.value if key.value == "url"), node)
    if not isinstance(url, Scalar):
        reading.wrong(node, say("一个网址", "an address"),
                      say("写 {title: …, url: https://…}", "write {title: …, url: https://…}"))
        return None
    address = url.value.strip()
    if not _ADDRESS.fullmatch(address):
        reading.error(
            "bad-link", url,
            say("“{label}”只能用 http、https 或 mailto 地址",
                "“{label}” takes http, https or mailto addresses only", label=field.label),
            say("写完整网址，例如 https://example.com/", "write the whole address"))
        return None
    return Link(address, title)
