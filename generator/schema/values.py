"""The values of fields: what a record means once the template has said how to read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

_EXACT = 2**53
"""Whole numbers below it are exact everywhere."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as finely as it is known: year, quarter, month or day."""

    year: int
    quarter: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        if self.quarter:
            return f"{self.year}-Q{self.quarter}"
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """Return the first day that this date may mean."""
        month = self.month or ((self.quarter - 1) * 3 + 1 if self.quarter else 1)
        return date(self.year, month, self.day or 1)


@dataclass(frozen=True, slots=True)
class Link:
    """A reference with an address; the title may be empty."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Visibility:
    """Who may see one value: from a level up, or just the audiences named. Empty: as the case."""

    level: str | None = None
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Nested fields by key, in template order."""

    values: "Mapping[str, Value]" = field(default_factory=dict)
    visibility: Visibility | None = None

    def get(self, key: str) -> "Value":
        """Return a value without the visibility that may stand around it; None if absent."""
        return bare(self.values.get(key))

    def text(self, key: str) -> str:
        """Return a value as text, empty if absent."""
        value = self.get(key)
        return value if isinstance(value, str) else "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Guarded:
    """Any other value that names who may see it."""

    value: "Value"
    visibility: Visibility


Value: TypeAlias = (
    "str | bool | int | Decimal | PartialDate | Link | Group | Guarded | tuple[Value, ...] | None"
)


def bare(value: Value) -> Value:
    """Return a value without the visibility that may stand around it."""
    return value.value if isinstance(value, Guarded) else value


def items(value: Value) -> tuple[Value, ...]:
    """Return the items of a list, each bare; nothing for what is no list."""
    value = bare(value)
    return tuple(bare(item) for item in value) if isinstance(value, tuple) else ()


def strings(value: Value) -> tuple[str, ...]:
    """Return the texts of a list of texts or of a single text."""
    value = bare(value)
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in items(value) if isinstance(item, str))


def groups(value: Value) -> tuple[Group, ...]:
    """Return the groups of a list of groups or a single group."""
    value = bare(value)
    if isinstance(value, Group):
        return (value,)
    return tuple(item for item in items(value) if isinstance(item, Group))


def plain(value: Value) -> object:
    """Return figures as numbers, texts, lists and dictionaries, as JSON has them."""
    value = bare(value)
    if isinstance(value, Group):
        return {key: plain(one) for key, one in value.values.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        number = float(value)
        return int(number) if number.is_integer() and abs(number) < _EXACT else number
    return value


def texts(value: Value) -> Iterator[str]:
    """Yield every piece of text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Group):
        for item in value.values.values():
            yield from texts(item)
    elif isinstance(value, Guarded):
        yield from texts(value.value)
    elif isinstance(value, Link):
        yield value.title
        yield value.url


def guarded(value: Value) -> bool:
    """Tell whether a value, or one within it, names who may see it."""
    if isinstance(value, tuple):
        return any(map(guarded, value))
    if isinstance(value, Group):
        return value.visibility is not None or any(map(guarded, value.values.values()))
    return isinstance(value, Guarded)


def meaning(value: Value) -> object:
    """Return a value as JSON can write it, equal exactly where the meaning is equal.

    None where it says nothing: an empty key added later changes nothing.
    """
    if isinstance(value, str):
        return value or None
    if isinstance(value, tuple):
        return [kept for item in value if (kept := meaning(item)) is not None] or None
    if isinstance(value, Group):
        found = {
            key: kept for key, item in value.values.items()
            if (kept := meaning(item)) is not None}
        return found | _named(value.visibility) or None
    if isinstance(value, Guarded):
        kept = meaning(value.value)
        return ({} if kept is None else {"value": kept}) | _named(value.visibility) or None
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Link):
        return {"url": value.url} | ({"title": value.title} if value.title else {})
    return value


def _named(visibility: Visibility | None) -> dict[str, object]:
    if visibility is None:
        return {}
    named = {"level": visibility.level, "audiences": sorted(visibility.audiences)}
    return {key: value for key, value in named.items() if value}
