"""Formulas as a spreadsheet has them, with no leading sign: English names, commas, no new functions.

What is no single expression takes helper cells, which the sheet hands out.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from generator.formula.nodes import Binary, Call, Column, Name, Negate, Node, Number
from generator.formula.numbers import trial_steps

_LONGEST_TWICE = 255
"""Signs of a text that may stand twice in a formula; a longer one gets a cell of its own, for a
formula of more than 8,192 signs makes a workbook that cannot be opened."""
_EXACT = 10**15
"""Below it a whole number has digits that a spreadsheet keeps."""


class Helper(NamedTuple):
    """A formula that needs a cell of its own, and what it computes with the figures at hand."""

    formula: str
    value: float


class Cells(Protocol):
    """Where a workbook keeps its figures, as seen from the cell of a formula."""

    def name(self, key: str) -> str:
        """Return how a figure is read: a defined name, or a cell of the row at hand."""
        ...

    def column(self, table: str, key: str) -> str:
        """Return the range of a whole column."""
        ...

    def first(self, table: str, key: str) -> str:
        """Return the cell of a column's first row."""
        ...

    def value(self, node: Node) -> float:
        """Compute a part of the formula with the figures at hand."""
        ...

    def helpers(self, cells: Sequence[Helper]) -> Sequence[str]:
        """Place formulas in cells one below the other and return their absolute addresses."""
        ...


def to_excel(node: Node, cells: Cells) -> str:
    """Return a checked formula for a cell; brackets keep every step where it stands."""
    if isinstance(node, Number):
        return _number(node.value)
    if isinstance(node, Name):
        return cells.name(node.key)
    if isinstance(node, Negate):
        return f"(-{to_excel(node.inner, cells)})"
    if isinstance(node, Binary):
        return f"({to_excel(node.left, cells)}{node.sign}{to_excel(node.right, cells)})"
    if isinstance(node, Column):
        return cells.column(node.table, node.key)
    return _called(node, cells)


def _number(value: float) -> str:
    return repr(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value).upper()


def _called(node: Call, cells: Cells) -> str:
    if node.name in ("ARGMIN", "ARGMAX"):
        return _argument_of(node, cells)
    if node.name == "FIRST" and isinstance(node.args[0], Column):
        return f"N({cells.first(node.args[0].table, node.args[0].key)})"
    if node.name == "TRIALS":
        return _trials(node, cells)
    spell = _SPELLINGS.get(node.name)
    if spell is None:
        return f"{node.name}({','.join(to_excel(arg, cells) for arg in node.args)})"
    return spell(*(_short(arg, cells) for arg in node.args))


def _short(node: Node, cells: Cells) -> str:
    """Return a text that may be repeated: a cell's address instead of a long formula."""
    text = to_excel(node, cells)
    if len(text) <= _LONGEST_TWICE or isinstance(node, Column):
        return text
    return cells.helpers([Helper(text, cells.value(node))])[0]


def _divided(left: str, right: str, instead: str) -> str:
    return f"IF({right}=0,{instead},{left}/IF({right}=0,1,{right}))"


def _up(value: str) -> str:
    return f"ROUNDUP(ROUND({value},6),0)"


def _up_divided(left: str, right: str) -> str:
    return f"IF({right}<=0,0,{_up(f'{left}/IF({right}<=0,1,{right})')})"


def _binomial(wins: str, trials: str, chance: str) -> str:
    return (f"IF({wins}<0,0,IF({wins}>={trials},1,"
            f"BINOMDIST(MAX(0,MIN({wins},{trials})),{trials},{chance},TRUE())))")


def _pick(index: str, *values: str) -> str:
    return f"CHOOSE(MAX(1,MIN({len(values)},INT({index}))),{','.join(values)})"


_SPELLINGS: Mapping[str, Callable[..., str]] = {
    "CEILN": _up,
    "FLOORN": lambda value: f"ROUNDDOWN(ROUND({value},6),0)",
    "DIV": _divided,
    "CEILDIV": _up_divided,
    "BINOMCDF": _binomial,
    "PICK": _pick,
    "COUNTEQ": lambda column, value: f"COUNTIF({column},{value})",
}


def _argument_of(node: Call, cells: Cells) -> str:
    """Return where the least or most stands: in a column, or among helper cells."""
    best = node.name.removeprefix("ARG")
    if isinstance(node.args[0], Column):
        column = to_excel(node.args[0], cells)
        return f"IF(COUNT({column})=0,0,MATCH({best}({column}),{column},0))"
    places = cells.helpers([Helper(to_excel(arg, cells), cells.value(arg)) for arg in node.args])
    span = f"{places[0]}:{places[-1].rpartition('!')[2]}"
    return f"MATCH({best}({span}),{span},0)"


def _trials(node: Call, cells: Cells) -> str:
    """Return the number of trials: a helper cell for each bit, from the highest down."""
    wins, chance, confidence = (_short(arg, cells) for arg in node.args)
    low = f"({wins}-1)"
    limit = f"ROUND(1-{confidence},9)"
    for step, value in trial_steps(*(cells.value(arg) for arg in node.args)):
        enough = _binomial(f"({wins}-1)", f"({low}+{step})", chance)
        (low,) = cells.helpers([Helper(f"{low}+IF(ROUND({enough},9)>{limit},{step},0)", value)])
    return f"IF(OR({wins}<=0,{chance}<=0),0,{low}+1)"
