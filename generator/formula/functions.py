"""The functions of the language: one table for the checker and all engines.

Which arguments each takes, what it gives, and how it is computed in Python. `formula.js` holds the
same functions under the same names in lower case, `to_excel.py` their spelling in a workbook.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.formula import numbers

Kind = Literal["number", "condition", "column", "digits", "values"]
"""`digits` is a written whole number; `values` are numbers, or one column alone."""


@dataclass(frozen=True, slots=True)
class Function:
    """What a function takes and gives; `more` may follow the parameters any number of times."""

    params: tuple[Kind, ...]
    compute: Callable[..., Any]
    more: Kind | None = None
    gives: Literal["number", "condition"] = "number"


def _numbers(*params: Kind, by: Callable[..., Any]) -> Function:
    return Function(params, by)


FUNCTIONS: Mapping[str, Function] = {
    "IF": Function(("condition", "number", "number"), lambda *_: None),  # its branches are lazy
    "AND": Function(("condition",), lambda *all_: all(all_), "condition", "condition"),
    "OR": Function(("condition",), lambda *any_: any(any_), "condition", "condition"),
    "NOT": Function(("condition",), lambda one: not one, None, "condition"),
    "MIN": Function(("values",), numbers.least, "values"),
    "MAX": Function(("values",), numbers.most, "values"),
    "SUM": Function(("values",), numbers.total, "values"),
    "ARGMIN": Function(("values",), lambda all_: numbers.place(all_, numbers.least(all_)), "values"),
    "ARGMAX": Function(("values",), lambda all_: numbers.place(all_, numbers.most(all_)), "values"),
    "SUMPRODUCT": _numbers("column", "column", by=numbers.products),
    "COUNTEQ": _numbers("column", "number", by=numbers.count_equal),
    "FIRST": _numbers("column", by=lambda column: column[0] if column else 0.0),
    "ABS": _numbers("number", by=lambda one: abs(one) + 0.0),
    "ROUND": _numbers("number", "digits", by=numbers.round_to),
    "CEILN": _numbers("number", by=numbers.up),
    "FLOORN": _numbers("number", by=numbers.down),
    "DIV": _numbers("number", "number", "number", by=numbers.divide),
    "CEILDIV": _numbers("number", "number", by=numbers.up_divided),
    "BINOMCDF": _numbers("number", "number", "number", by=numbers.binomial),
    "TRIALS": _numbers("number", "number", "number", by=numbers.trials),
    "PICK": Function(("number", "number"), lambda at, *all_: numbers.pick(at, all_), "number"),
}
