"""One slip of a hand makes two errors at most, the first where it happened: anywhere in real records.

Asked of the reader of YAML alone: whether a key is known where it came to stand, it cannot tell. So a
key between a group and the next one, out of line by one blank, may be put into the wrong one of them.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Findings, Severity
from generator.source.document import document_of
from generator.source.lines import indent_of, prose
from tests.base_library import HOME

RECORDS = [HOME / "cases" / "2026" / "AB-2026-017.yml", HOME / "cases" / "2025" / "AB-2025-010.yml",
           HOME / "cases" / "2026" / "AB-2026-022.yml"]
MOST_ERRORS = 2

Slip = Callable[[list[str], int], list[str] | None]


def _key(line: str) -> re.Match[str] | None:
    return re.match(r"( *(?:- )?[a-z_]+): ([^\s|>\[{\"'].*)$", line)


def _value(new: str) -> Slip:
    """Return a slip that writes the key and value of a line otherwise."""
    def slip(lines: list[str], at: int) -> list[str] | None:
        match = _key(lines[at])
        return [new.format(key=match[1], value=match[2])] if match else None
    return slip


def _before(stray: str) -> Slip:
    def slip(lines: list[str], at: int) -> list[str] | None:
        return [stray, lines[at]]
    return slip


def _enter(lines: list[str], at: int) -> list[str] | None:
    line = lines[at]
    middle = len(line) * 2 // 3
    return [line[:middle], line[middle:].lstrip()] if len(line) > 30 else None


def _deeper(by: int) -> Slip:
    def slip(lines: list[str], at: int) -> list[str] | None:
        indent = indent_of(lines[at]) + by
        return [" " * indent + lines[at].lstrip()] if indent >= 0 and lines[at].strip() else None
    return slip


def _dash(new: str) -> Slip:
    def slip(lines: list[str], at: int) -> list[str] | None:
        line = lines[at]
        return [line.replace("- ", new, 1)] if line.lstrip().startswith("- ") else None
    return slip


def _conflict(lines: list[str], at: int) -> list[str] | None:
    return ["<<<<<<< HEAD", lines[at], "=======", lines[at] + "改", ">>>>>>> li-na"]


def _empty_list(lines: list[str], at: int) -> list[str] | None:
    match = re.match(r"(\w+): \[(.+)\]$", lines[at])
    return [f"{match[1]}: []", *(f"  - {one}" for one in match[2].split(", "))] if match else None


def _bar_text(lines: list[str], at: int) -> list[str] | None:
    return [lines[at] + " 客户：很大"] if lines[at].endswith(": |") else None


SLIPS: dict[str, Slip] = {
    "wide colon": _value("{key}：{value}"), "no blank": _value("{key}:{value}"),
    "wide blank": _value("{key}:\u3000{value}"), "second colon": _value("{key}: 复盘: {value}"),
    "open quote": _value('{key}: "{value}'), "mixed quotes": _value('{key}: "{value}”'),
    "at sign": _value("{key}: @{value}"), "number sign": _value("{key}: {value} #1"),
    "stray text": _before("这里还要补一句"), "stray rule": _before("----------"),
    "slashes": _before("// 备注"), "wide number sign": _before("＃备注"),
    "enter": _enter, "conflict": _conflict, "empty list": _empty_list, "text on bar": _bar_text,
    "one blank more": _deeper(1), "one blank less": _deeper(-1), "two more": _deeper(2),
    "tight dash": _dash("-"), "wide dash": _dash("－"), "no dash": _dash(""),
}


def _slipped(text: str, name: str, number: int) -> str | None:
    """Return the record with a slip at one of its lines; None where it has no place there."""
    lines = text.split("\n")
    if name not in ("conflict", "text on bar") and number in prose(lines):
        return None
    new = SLIPS[name](lines, number)
    return None if new is None else "\n".join([*lines[:number], *new, *lines[number + 1:]])


def _errors(text: str) -> list[int]:
    findings = Findings()
    document_of("record.yml", text, findings)
    return [one.location.line for one in findings if one.severity is Severity.ERROR]


def _fails(text: str, name: str, number: int) -> str:
    slipped = _slipped(text, name, number)
    if slipped is None:
        return ""
    errors = _errors(slipped)
    if len(errors) > MOST_ERRORS or (errors and abs(errors[0] - number - 1) > 1):
        return f"{name} at line {number + 1}: {errors}"
    return ""


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=st.sampled_from(RECORDS), name=st.sampled_from(sorted(SLIPS)), number=st.integers(1, 400))
def test_one_slip_is_told_once_or_twice_where_it_happened(record: Path, name: str, number: int) -> None:
    """Whatever stands around it."""
    text = record.read_text("utf-8")
    assume(number < text.count("\n"))
    assert _fails(text, name, number) == ""


@pytest.mark.parametrize("name", sorted(SLIPS))
def test_every_slip_is_found_somewhere(name: str) -> None:
    """A slip that is never an error tests nothing."""
    text = RECORDS[0].read_text("utf-8")
    assert any(_errors(slipped) for number in range(1, text.count("\n"))
               if (slipped := _slipped(text, name, number)) is not None)
