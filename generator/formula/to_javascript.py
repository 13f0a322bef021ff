"""Formulas as JavaScript text: plain expressions over `v` (figures), `r` (the row) and `f`.

`f` is the table of functions in `formula.js`; keys are reached as properties, so that no key can be
a word of the language.
"""

from collections.abc import Iterable, Mapping

from generator.formula.functions import FUNCTIONS
from generator.formula.nodes import Call, Column, Name, Negate, Node, Number
from generator.formula.program import Step

_SIGNS: Mapping[str, str] = {"=": "===", "<>": "!=="}


def to_javascript(node: Node, row_keys: frozenset[str] = frozenset()) -> str:
    """Return a checked formula as an expression; brackets keep every step where it stands."""
    if isinstance(node, Number):
        return _number(node.value)
    if isinstance(node, Name):
        return f"{'r' if node.key in row_keys else 'v'}.{node.key}"
    if isinstance(node, Negate):
        return f"(-{to_javascript(node.inner, row_keys)})"
    if isinstance(node, Column):
        return f"f.column(v.{node.table},{_text(node.key)})"
    if isinstance(node, Call):
        return _call(node, row_keys)
    left, right = to_javascript(node.left, row_keys), to_javascript(node.right, row_keys)
    if node.sign == "/":
        return f"f.over({left},{right})"
    return f"({left}{_SIGNS.get(node.sign, node.sign)}{right})"


def _call(node: Call, row_keys: frozenset[str]) -> str:
    args = [to_javascript(arg, row_keys) for arg in node.args]
    if node.name == "IF":
        return f"({args[0]}?{args[1]}:{args[2]})"
    if node.name in ("AND", "OR"):
        return "(" + {"AND": "&&", "OR": "||"}[node.name].join(args) + ")"
    if node.name == "NOT":
        return f"(!{args[0]})"
    params = FUNCTIONS[node.name].params
    if params[0] == "values" and not isinstance(node.args[0], Column):
        args = [f"[{','.join(args)}]"]
    elif node.name == "PICK":
        args = [args[0], f"[{','.join(args[1:])}]"]
    return f"f.{node.name.lower()}({','.join(args)})"


def _number(value: float) -> str:
    """Return a number as both languages read it alike."""
    return repr(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def _text(key: str) -> str:
    return f'"{key}"'


def program(steps: Iterable[Step], columns: Mapping[str, frozenset[str]]) -> str:
    """Return the body of a function of `v` and `f` that fills in every figure, a line a step."""
    return "\n".join(_step(step, columns.get(step.table, frozenset())) for step in steps)


def _step(step: Step, own: frozenset[str]) -> str:
    formulas = [f"{to_javascript(node, own)}+0" for node in step.formulas]
    if not step.table:
        return f"v.{step.key}={formulas[0]};"
    if len(formulas) == 1:
        return f"for(const r of v.{step.table})r.{step.key}={formulas[0]};"
    return "\n".join(f"for(const r of v.{step.table}.slice({at},{at + 1}))r.{step.key}={formula};"
                     for at, formula in enumerate(formulas))
