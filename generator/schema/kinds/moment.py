"""Dates, as finely as they are known."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Collection

from generator.diagnostics import Text, listed, say
from generator.schema.field import Field
from generator.schema.reading import Reading
from generator.schema.values import PartialDate
from generator.source import Node, Scalar

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:[Qq](?P<quarter>\d)|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?")
_LOOSE = re.compile(
    r"(\d{4})(?:\D{1,3}(\d{1,2})(?:\D{1,3}(\d{1,2}))?\D{0,2}|(\d\d)(\d\d))")
_EXAMPLES = {"year": "2025", "quarter": "2025-Q2", "month": "2025-06", "day": "2025-06-18"}
_LAST_MONTH, _LAST_QUARTER = 12, 4


def parse_date(word: str) -> PartialDate | None:
    """Return the date that a word means; None where it is none or cannot exist."""
    match = _FORM.fullmatch(word)
    if match is None or not word.isascii():
        return None
    year, quarter, month, day = (int(part) if part else None for part in match.groups())
    if not year or (quarter is not None and not 1 <= quarter <= _LAST_QUARTER):
        return None
    if month is not None and not 1 <= month <= _LAST_MONTH:
        return None
    if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
        return None
    return PartialDate(year, quarter, month, day)


def granularity(value: PartialDate) -> str:
    """Name how finely a date is known."""
    return ("day" if value.day else "month" if value.month
            else "quarter" if value.quarter else "year")


def read_date(
    node: Node, field: Field, reading: Reading, path: tuple[str | int, ...],
) -> PartialDate | None:
    """Read a date of a granularity that the field allows."""
    del path
    if not isinstance(node, Scalar):
        reading.wrong(node, say("日期", "a date"), _forms(field))
        return None
    word = node.value.strip()
    value = parse_date(word)
    if value is None:
        reading.error("bad-date", node, *_why(word, _forms(field), field.granularity))
        return None
    if granularity(value) not in field.granularity:
        reading.error(
            "bad-date", node,
            say("“{label}”要写到{wanted}，写的是“{word}”",
                "“{label}” takes another precision than “{word}” ({wanted})",
                label=field.label, word=word, wanted=listed(_NAMES[n] for n in field.granularity)),
            _forms(field))
        return None
    return value


def _forms(field: Field) -> Text:
    return say("写法：{forms}", "forms: {forms}",
               forms=listed(_EXAMPLES[name] for name in field.granularity))


_NAMES = {"year": Text("年", "year"), "quarter": Text("季", "quarter"),
          "month": Text("月", "month"), "day": Text("日", "day")}


def _why(word: str, forms: Text, allowed: Collection[str]) -> tuple[Text, Text]:
    folded = unicodedata.normalize("NFKC", word)
    if _FORM.fullmatch(folded) and parse_date(folded) is None:
        return say("没有“{word}”这一天", "there is no such date: “{word}”", word=word), forms
    loose = _LOOSE.fullmatch(folded)
    if loose:
        fixed = "-".join(part.zfill(2) for part in loose.groups() if part)
        value = parse_date(fixed)
        if value and granularity(value) in allowed:
            return (say("日期写法不对：“{word}”", "not the form of a date: “{word}”", word=word),
                    say("改成 {fixed}", "write {fixed}", fixed=fixed))
    return say("这不是日期：“{word}”", "not a date: “{word}”", word=word[:40]), forms
