"""Formulas in the words of the reader: labels instead of keys, sentences instead of functions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.formula.calculator import Calculator, Table
from generator.formula.nodes import Call, Column, Name, Negate, Node, Number

_SIGNS = {"*": "×", "/": "÷", "-": "−", "<=": "≤", ">=": "≥", "<>": "≠"}
_CLOSER = {"+": 2, "-": 2, "*": 3, "/": 3}
"""How close a sign binds; comparisons are looser, whole sentences (0) looser still."""
_COMPARISON, _TIGHT, _ALONE = 1, 3, 4


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What figures and functions are called."""

    words: Mapping[str, str]
    """Fixed texts: for each function a pattern `formula_<name>` with `{0}`, `{1}`, … or `{all}`, or
    what stands between its arguments; `formula_brackets`, `formula_comma`."""
    labels: Mapping[str, str]
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Labels of columns by table and key."""


def vocabulary(
    calculator: Calculator, words: Mapping[str, str], table: Table | None = None,
) -> Vocabulary:
    """Return what the figures of a calculator are called; for a formula of a table's rows, theirs too."""
    labels = {one.key: one.label for one in calculator.inputs}
    labels |= {one.key: one.label for one in calculator.outputs}
    columns: dict[tuple[str, str], str] = {}
    for each in calculator.tables:
        own = {one.key: one.label for one in each.columns}
        own |= {one.key: one.label for one in each.row_figures}
        own |= {one.key: one.label for one in each.outputs}
        labels |= own if each == table else {}
        columns |= {(each.key, key): words["formula_column"].format(table=each.label, column=label)
                    for key, label in own.items()}
    return Vocabulary(words, labels, columns)


def to_words(node: Node, known: Vocabulary) -> str:
    """Return a checked formula as people read it."""
    return _said(node, known, 0)


def _said(node: Node, known: Vocabulary, wanted: int) -> str:
    """Return a node; in brackets where it binds looser than is wanted around it."""
    text, binds = _spoken(node, known)
    return known.words["formula_brackets"].format(text) if binds < wanted else text


def _spoken(node: Node, known: Vocabulary) -> tuple[str, int]:
    if isinstance(node, Number):
        return f"{node.value:.15g}", _ALONE
    if isinstance(node, Name):
        return known.labels.get(node.key, node.key), _ALONE
    if isinstance(node, Column):
        return known.columns.get((node.table, node.key), node.key), _ALONE
    if isinstance(node, Negate):
        return f"−{_said(node.inner, known, _ALONE)}", _TIGHT
    if isinstance(node, Call):
        return _call(node, known)
    binds = _CLOSER.get(node.sign, _COMPARISON)
    right = binds + 1 if node.sign in ("-", "/") or binds == _COMPARISON else binds
    left = _said(node.left, known, binds + 1 if binds == _COMPARISON else binds)
    return f"{left} {_SIGNS.get(node.sign, node.sign)} {_said(node.right, known, right)}", binds


def _call(node: Call, known: Vocabulary) -> tuple[str, int]:
    """Return a function as a sentence, or as its name with what stands in its brackets."""
    key = f"formula_{node.name.lower()}"
    pattern, closing = known.words[key], known.words["formula_brackets"][-1]
    divides = node.name in ("DIV", "CEILDIV")
    args = [_said(arg, known, _ALONE if divides else _COMPARISON) for arg in node.args]
    if "{" not in pattern:  # what stands between, as “and”
        return pattern.join(args), 0
    comma = known.words["formula_comma"]
    text = pattern.format(*args, all=comma.join(args), rest=comma.join(args[1:]))
    return text, _ALONE if pattern.endswith(closing) else 0
