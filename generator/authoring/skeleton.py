"""The text of a new record: every field of the template, explained in its language."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.authoring.explain import Explainer
from generator.model import Library
from generator.schema.field import Field
from generator.schema.governance import RESERVED, record_fields
from generator.source.inline import Plain, inline

SCHEMA = ".caselib/case.schema.json"
"""Where the JSON Schema of records lies in a library."""

_FIRST = ("id", "case_kind", "template_version")
_INLINE = ("term", "choice", "person", "team", "tool", "case", "level")
_WIDEST = 96
_BREAKS = "，、；。,; "

_NOTES = {
    "id": ("编号由命令分配，与文件名相同，不要改", "Given by the command, as the file's name; leave it"),
    "case_kind": ("综合是几件真事合成一条；示例里的公司和数字都是虚构的",
                  "Composite: several true stories in one; sample: all invented"),
    "template_version": ("由命令填写", "Filled in by the command"),
    "status": ("用 caselib submit、approve 来改", "Changed by “caselib submit” and “approve”"),
    "return_reason": ("审核人退回时写", "Written by the reviewer who returns the case"),
    "owner": ("只写一位，答得上读者问题的人", "Exactly one, who can answer a reader's questions"),
    "contributors": ("写过、讲过这个案例的人", "Who wrote or told the case"),
    "reviewers": ("至少一位不是贡献人", "One at least is no contributor"),
    "approver": ("caselib approve 会写", "Written by “caselib approve”"),
    "approval": ("caselib approve 会写", "Written by “caselib approve”"),
    "review_due": ("caselib approve 和 renew 会写", "Written by “caselib approve” and “renew”"),
    "review_log": ("caselib approve 和 renew 会写", "Written by “caselib approve” and “renew”"),
    "anonymisation": ("masked 列出哪里都不能出现的名称", "Under masked, the names that must appear nowhere"),
    "consent": ("写 not_needed 要说明理由", "With not_needed goes a reason"),
    "waivers": ("哪条规则、为什么、谁同意、到哪天为止", "Which rule, why, by whom, until when"),
}
_FILLED = ("id", "status", "template_version")


def skeleton(library: Library, case_id: str, answers: Mapping[str, str], folder: Path) -> str:
    """Return the text of a draft in a folder. `answers` go by key, inner keys as `group.key`."""
    writer = _Writer(library, {
        **answers, "id": case_id, "status": "draft",
        "template_version": library.template.version})
    schema = os.path.relpath(library.settings.root / SCHEMA, folder).replace(os.sep, "/")
    lines = [f"# yaml-language-server: $schema={schema}", *writer.record()]
    return "\n".join(lines) + "\n"


def draft_fields(library: Library, answers: Mapping[str, str]) -> Iterator[tuple[str, Field]]:
    """Yield what a draft cannot do without, by key: what is asked for before a record is begun."""
    for key, field in library.template.record.items():
        if key not in _FILLED and _needed(library, field, answers):
            yield from _leaves(library, key, field, answers)


def _leaves(
    library: Library, path: str, field: Field, answers: Mapping[str, str],
) -> Iterator[tuple[str, Field]]:
    if not field.item.fields:
        yield path, field
    for inner in field.item.fields:
        if _needed(library, inner, answers):
            yield from _leaves(library, f"{path}.{inner.key}", inner, answers)


def _needed(library: Library, field: Field, answers: Mapping[str, str]) -> bool:
    """Tell whether a draft needs a field, given what was answered so far."""
    record = library.template.record
    return any(
        need.since == "draft" and all(
            option_id(record[key], answers.get(key, "")) in values
            for key, values in need.when.items())
        for need in field.required)


def option_id(field: Field, word: str) -> str:
    """Return the id of an option that is given by its label; any other word as it is."""
    return next((option.id for option in field.item.options if word == option.label), word)


class _Writer:
    """Writes fields line by line: a comment that explains, then the key."""

    def __init__(self, library: Library, answers: Mapping[str, str]) -> None:
        self._library = library
        self._answers = answers
        self._explain = Explainer(library)

    def record(self) -> Iterator[str]:
        says = self._explain.says
        yield from self._comment(says(
            "带 # 的行是说明，可以留着。先填必填的，其余想好了再填，随时可以运行 caselib check。",
            "Lines with # explain and may stay. Fill in what is required first, the rest when you "
            "know it; run “caselib check” at any time."))
        yield from self._comment(says(
            "成组的键和列表在注释里有写法：去掉行首的“# ”再填。",
            "How to write groups and lists stands in comments: take off the leading “# ” first."))
        builtin = record_fields(self._library.template.language)
        for field in builtin:
            if field.key in _FIRST:
                yield from self._field(field)
        for section in self._library.template.sections:
            yield from ("", f"# {says('【', '[')}{section.label}{says('】', ']')}")
            for field in section.fields:
                yield from self._field(field)
        yield from ("", says("# 【归属与治理】", "# [Ownership and governance]"))
        for field in builtin:
            if field.key not in _FIRST:
                yield from self._field(field)

    def _field(self, field: Field, path: str = "", indent: str = "") -> Iterator[str]:
        path = path or field.key
        yield from self._about(field, indent, top=path == field.key)
        answer = self._answer(field, path)
        given = any(key.startswith(f"{path}.") for key in self._answers)
        if answer is not None:
            yield f"{indent}{field.key}: {inline(answer)}"
        elif field.item.fields and given:
            yield f"{indent}{field.key}:"
            yield from self._group(field, path, indent + "  ")
        elif field.kind == "list" and field.item.kind in _INLINE:
            yield f"{indent}{field.key}: []"
        else:
            yield f"{indent}{field.key}:"
            yield from (f"{indent}# {line}" for line in self._body(field, path))

    def _answer(self, field: Field, path: str) -> Plain | None:
        word = self._answers.get(path, "").strip()
        if not word:
            return None
        if field.kind == "list" and not field.item.fields:
            parts = word.replace("，", ",").replace("、", ",").split(",")
            return [option_id(field, part.strip()) for part in parts if part.strip()]
        return option_id(field, word)

    def _body(self, field: Field, path: str) -> Iterator[str]:
        """Yield how a group, a list or a block of text is written, to be commented out."""
        if field.kind == "matrix":
            for row in field.rows or ("…",):
                yield f"  {inline(row)}:"
                yield from self._group(field, path, "    ")
        elif field.item.fields:
            yield from self._group(field, path, "  ")
        elif field.kind == "list":
            yield "  - …"

    def _group(self, field: Field, path: str, indent: str) -> Iterator[str]:
        """Yield the fields of a group; in a list or a table the first one bears the dash."""
        listed = field.kind in ("list", "table")
        inner_indent = indent + "  " if listed else indent
        dash = listed
        for inner in field.item.fields:
            for line in self._field(inner, f"{path}.{inner.key}", inner_indent):
                if dash and line.startswith(f"{inner_indent}{inner.key}:"):
                    yield f"{indent}- {line.removeprefix(inner_indent)}"
                    dash = False
                elif dash:
                    yield line.removeprefix("  ")
                else:
                    yield line

    def _about(self, field: Field, indent: str, *, top: bool) -> Iterator[str]:
        says = self._explain.says
        words = f"{field.label}{says('：', ': ')}{self._explain.words(field)}"
        note = field.help
        if top and field.key in RESERVED:
            note = says(*_NOTES[field.key]) if field.key in _NOTES else ""
        if note:
            words += says("。", ". ") + note
        yield from self._comment(words, indent)
        allowed = self._explain.allowed(field)
        if allowed:
            yield from self._comment(says("可以写：", "use: ") + says("、", ", ").join(
                name if name == label else says(f"{name}（{label}）", f"{name} ({label})")
                for name, label in allowed.items()), indent, "  ")

    def _comment(self, words: str, indent: str = "", inner: str = "") -> Iterator[str]:
        lead = f"{indent}# {inner}"
        for number, line in enumerate(_wrapped(" ".join(words.split()), _WIDEST - len(lead) - 2)):
            yield f"{lead}{'  ' if number else ''}{line}"


def _wrapped(words: str, widest: int) -> Iterator[str]:
    """Yield lines of a width as a terminal counts it, broken behind punctuation where possible."""
    line, width, last = "", 0, 0
    for char in words:
        line += char
        width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if char in _BREAKS:
            last = len(line)
        if width >= widest and last:
            yield line[:last].rstrip()
            line, last = line[last:].lstrip(), 0
            width = sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line)
    if line:
        yield line
