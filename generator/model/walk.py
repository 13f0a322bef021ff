"""Finds values of a case by what their fields are.

The template is looked through once for a question, then each case is asked only where an answer
can stand: a rule that wants links must not visit every word of ten thousand cases.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.model.case import Case
from generator.schema.field import Field
from generator.schema.template import Template
from generator.schema.values import Group, Guarded, Value, Visibility, bare

KeyPath = tuple[str | int, ...]
Wanted = Callable[[Field], bool]
"""A question about a field. A function of a module, so that the answer is kept."""


class Found(NamedTuple):
    """A value, its field, where it stands in the record, and what is set around it."""

    at: KeyPath
    field: Field
    value: Value
    guards: tuple[Visibility, ...]
    """Who may see it, from the outside inwards; a reader passes them all."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A field on the way to what is wanted, or wanted itself."""

    field: Field
    wanted: bool
    inner: tuple["_Spot", ...] = ()
    item: "_Spot | None" = None


def find(case: Case, template: Template, wanted: Wanted) -> Iterator[Found]:
    """Yield the values whose fields are wanted, in template order, without their guards."""
    for spot in _spots(template, wanted):
        key = spot.field.key
        value = case.fields.get(key)
        if value is None:
            value = case.builtin.get(key)
        if value is not None:
            yield from _down(case, spot, value, (key,), ())


def places(case: Case, at: KeyPath, count: int) -> Iterable[int]:
    """Return where the items of a list stand in the file: those that could not be read count."""
    return _stepped(case, at, count) if case.failed else range(count)


@lru_cache(maxsize=64)
def _spots(template: Template, wanted: Wanted) -> tuple[_Spot, ...]:
    """Return the fields of a template that lead to what is wanted."""
    return tuple(
        spot for field in template.record.values() if (spot := _spot(field, wanted)) is not None)


def _spot(field: Field, wanted: Wanted) -> _Spot | None:
    inner = tuple(
        spot for one in field.fields if (spot := _spot(one, wanted)) is not None)
    item = _spot(field.of, wanted) if field.of is not None else None
    itself = wanted(field)
    return _Spot(field, itself, inner, item) if itself or inner or item else None


def _down(
    case: Case, spot: _Spot, value: Value, at: KeyPath, guards: tuple[Visibility, ...],
) -> Iterator[Found]:
    guards = _guarded_by(spot.field, value, guards)
    value = bare(value)
    if value is None:
        return
    if spot.wanted:
        yield Found(at, spot.field, value, guards)
    for inner, step, item in _inner(case, spot, value, at):
        yield from _down(case, inner, item, (*at, step), guards)


def _inner(
    case: Case, spot: _Spot, value: Value, at: KeyPath,
) -> Iterator[tuple[_Spot, str | int, Value]]:
    """Yield what stands one step further in: its field, the step, the value."""
    row = spot.item or (_row(spot) if spot.inner else None)
    if isinstance(value, tuple) and row is not None:
        for place, item in zip(places(case, at, len(value)), value, strict=True):
            yield row, place, item
    elif isinstance(value, Group) and spot.field.kind == "matrix" and row is not None:
        for name, cells in value.values.items():
            yield row, name, cells
    elif isinstance(value, Group):
        for inner in spot.inner:
            key = inner.field.key
            if key in value.values:
                yield inner, key, value.values[key]


def _guarded_by(
    field: Field, value: Value, around: tuple[Visibility, ...],
) -> tuple[Visibility, ...]:
    """Return who may see a value: what stands around it says, its field, and itself."""
    if field.level is not None or field.audiences:
        around = (*around, Visibility(field.level, field.audiences))
    own = value.visibility if isinstance(value, Guarded | Group) else None
    return (*around, own) if own is not None else around


def _row(spot: _Spot) -> _Spot:
    """Return the row of a table: its fields, and not the table once more."""
    return _Spot(spot.field.row, wanted=False, inner=spot.inner)


def _stepped(case: Case, at: KeyPath, count: int) -> Iterator[int]:
    place = 0
    for _ in range(count):
        while (*at, place) in case.failed:
            place += 1
        yield place
        place += 1
