"""Kinds that are numbers. Values are decimal, never binary: 0.1 stays 0.1."""

import re
import unicodedata
from decimal import Decimal

from generator.diagnostics import Text, say
from generator.schema.field import Field
from generator.schema.reading import Reading
from generator.source import Node, Scalar

Path = tuple[str | int, ...]

_PLAIN = re.compile(r"[+-]?\d{1,20}(?:\.\d{1,20})?")
_PADDED = re.compile(r"^([+-]?)0+(?=\d)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,20})?")


def _decimal(node: Node, reading: Reading, wanted: Text, example: str) -> Decimal | None:
    """Read plain digits. `1,200` and full-width digits are refused with the corrected form."""
    if isinstance(node, Scalar):
        word = node.value.strip()
        if _PLAIN.fullmatch(word) and word.isascii() and not _PADDED.match(word):
            return Decimal(word)
        folded = unicodedata.normalize("NFKC", word).replace(" ", "")
        if _PLAIN.fullmatch(folded) or _GROUPED.fullmatch(folded):
            fixed = _PADDED.sub(r"\1", folded.replace(",", ""))
            reading.wrong(node, wanted, say("写成 {fixed}", "write {fixed}", fixed=fixed))
            return None
    reading.wrong(node, wanted, say("只写数字，例如 {example}", "digits only, as {example}",
                                    example=example))
    return None


def _within(value: Decimal, node: Node, field: Field, reading: Reading) -> Decimal | None:
    low, high = field.min, field.max
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = f"{'' if low is None else low} – {'' if high is None else high}"
        reading.error(
            "out-of-range", node,
            say("“{label}”是 {value}，超出 {bounds}", "“{label}” is {value}, outside {bounds}",
                label=field.label, value=value, bounds=bounds),
            say("写 {bounds} 之间的数", "write a number in {bounds}", bounds=bounds))
        return None
    return value


def read_number(node: Node, field: Field, reading: Reading, path: Path) -> Decimal | None:
    """Read a number; its unit stands in the template, not in the value."""
    del path
    wanted = Text(f"数字（{field.unit}）", f"a number ({field.unit})") if field.unit else say(
        "数字", "a number")
    value = _decimal(node, reading, wanted, "1200.5")
    return None if value is None else _within(value, node, field, reading)


def read_integer(node: Node, field: Field, reading: Reading, path: Path) -> int | None:
    """Read a whole number."""
    del path
    wanted = say("整数", "a whole number")
    value = _decimal(node, reading, wanted, "12")
    if value is None:
        return None
    if value != value.to_integral_value():
        reading.wrong(node, wanted, say("只写整数，例如 12", "digits only, as 12"))
        return None
    value = _within(value, node, field, reading)
    return None if value is None else int(value)


def read_percent(node: Node, field: Field, reading: Reading, path: Path) -> Decimal | None:
    """Read `35%` as the fraction 0.35. A number without the sign could mean either: refused."""
    del path
    if isinstance(node, Scalar):
        word = unicodedata.normalize("NFKC", node.value).replace(" ", "")
        if word.endswith("%") and _PLAIN.fullmatch(word[:-1]):
            return _within(Decimal(word[:-1]) / 100, node, field, reading)
        if _PLAIN.fullmatch(word):
            value = Decimal(word)
            as_percent = f"{(value * 100 if abs(value) <= 1 else value).normalize():f}%"
            reading.wrong(node, say("百分数", "a percentage"),
                          say("带上百分号，例如 {fixed}", "with its sign, as {fixed}",
                              fixed=as_percent))
            return None
    reading.wrong(node, say("百分数", "a percentage"), say("例如 35%", "as 35%"))
    return None


def read_rating(node: Node, field: Field, reading: Reading, path: Path) -> int | None:
    """Read a rating, 1 to 5 unless the template says otherwise."""
    value = read_integer(node, field, reading, path)
    if value is None:
        return None
    low = 1 if field.min is None else int(field.min)
    high = 5 if field.max is None else int(field.max)
    if not low <= value <= high:
        reading.error(
            "out-of-range", node,
            say("评分是 {value}，应在 {low} 到 {high} 之间", "the rating is {value}, not {low} to {high}",
                value=value, low=low, high=high),
            say("写 {low} 到 {high} 的整数", "write {low} to {high}", low=low, high=high))
        return None
    return value
