"""What people, files and links give to a calculator: good figures oddly spelled, and bad ones."""

from collections.abc import Iterator
from random import Random
from typing import Any

from generator.formula.calculator import Calculator, Input, Table
from generator.formula.given import MOST_ROWS
from tests.formula.drawing import BYTES, figures_of, off_step, on_step

_ODD: tuple[Any, ...] = (
    None, True, [], {}, [5], "", " ", "abc", "1_000", "infinity", "NaN", "0x10", "1e400", "1e-400", "1e-31",
    "5%", "５％", "5 %", "%", "5%%", "1e1%", ".5", "5.", ".", "+1", "--1", "\N{MINUS SIGN}1", "1,2,3", ",",
    "-0", "\x1f5", "\ufeff5", "\u00a05", "\u30005", "\u20285", "\v5", "٣", "½", "①", "²", "０.５", "1e5",
    "1 000", "e5", -0.0, 1e-31, 1e-30, 1e15, 1.1e15, 1e300, 10**400, -1, 0, 1, 2.5, "甲", "\ud800")
_STRANGE_KEYS = ("nope", "__proto__", "constructor", "toString", "length", "", "值")
_FULL = str.maketrans("0123456789.-%,+e", "０１２３４５６７８９．－％，＋ｅ")
_ODD_NAMES = ("甲", "", " ", "0", "5%", "a\tb", "constructor", "\ud800", "=1+1", "x" * 300)


def sets(calculator: Calculator, count: int) -> Iterator[dict[str, Any]]:
    """Yield sets of figures: half as good as they can be, half with something wrong or odd in them."""
    for at in range(count):
        random = Random(at)  # noqa: S311  the same sets in every run
        given = _good(calculator, random)
        for _ in range(random.randrange(1, 3) if at % 2 else 0):
            _spoil(calculator, given, random)
        yield given


def _good(calculator: Calculator, random: Random) -> dict[str, Any]:
    """Return figures inside the limits, some left out, each in one of many spellings."""
    data = random.randbytes(BYTES)
    whole = figures_of(calculator, data, random.choice((on_step, off_step)))
    given: dict[str, Any] = {}
    for one in calculator.inputs:
        if random.random() < 0.7:
            given[one.key] = _spelled(whole[one.key], one.unit, random)
    for table in calculator.tables:
        if random.random() < 0.7:
            given[table.key] = [_row(table, row, random) for row in whole[table.key]]
            if table.fixed:
                random.shuffle(given[table.key])
                del given[table.key][random.randrange(len(table.fixed) + 1):]
    return given


def _row(table: Table, row: dict[str, Any], random: Random) -> dict[str, Any]:
    fixed = next((one for one in table.fixed if one.key == row.get("key")), None)
    found: dict[str, Any] = {} if fixed is None else {"key": fixed.key}
    for one in table.columns:
        if random.random() < 0.2:
            continue
        unit = fixed.unit if fixed is not None and one.by_row else one.unit
        found[one.key] = random.choice(_ODD_NAMES) if one.words else _spelled(row[one.key], unit, random)
    for key in sorted(table.keys - {one.key for one in table.columns}):
        if random.random() < 0.2:
            found[key] = random.choice(_ODD)  # computed anew, whatever it says
    return found


def _spelled(value: float, unit: str, random: Random) -> float | str:
    if random.random() < 0.4:
        return value
    text = random.choice((repr(value), f"{value:e}", f"{value:,}", f"+{value!r}"))
    if unit == "%" and random.random() < 0.5:
        text = random.choice((f"{value * 100:.12g}%", f"{value * 100:.12e}%"))
    text = text.translate(_FULL) if random.random() < 0.3 else text
    return random.choice(("", " ", "\t", "\u3000")) + text + random.choice(("", " ", "\r\n"))


def _spoil(calculator: Calculator, given: dict[str, Any], random: Random) -> None:
    """Put something odd among the figures; it is not always wrong."""
    tables = [table for table in calculator.tables if given.get(table.key)]
    kind = random.randrange(5 if tables else 3)
    if kind == 0:
        given[random.choice(_STRANGE_KEYS)] = 1
    elif kind == 1 or (kind == 2 and not calculator.tables):
        one = random.choice(calculator.inputs)
        given[one.key] = _wrong(one, random)
    elif kind == 2:
        table = random.choice(calculator.tables)
        given[table.key] = random.choice((
            None, {}, 5, "rows", [], [None], [[]], [5], [{}] * MOST_ROWS, [{}] * (MOST_ROWS + 1), [{}]))
    else:
        table = random.choice(tables)
        rows = given[table.key]
        row = random.choice(rows) if isinstance(rows, list) else None
        if isinstance(row, dict):
            _spoil_row(table, rows, row, random)


def _spoil_row(
    table: Table, rows: list[dict[str, Any]], row: dict[str, Any], random: Random,
) -> None:
    if random.random() < 0.3:
        row[random.choice((*_STRANGE_KEYS, "key"))] = 1
    elif table.fixed and random.random() < 0.4:
        key = random.choice(table.fixed).key
        rows.append({**row, "key": random.choice((key, key.upper(), f"{key} ", "", None, 5, True, [key]))})
    else:
        one = random.choice(table.columns)
        row[one.key] = random.choice(_ODD) if one.words else _wrong(one, random)


def _wrong(one: Input, random: Random) -> Any:
    low, high = one.limits.low or 0.0, one.limits.high or 0.0
    return random.choice((*_ODD, low - 1, high + 1, high * 1.0000001, f"{high * 100 + 1}%", low, high))
