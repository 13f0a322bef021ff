"""What is wrong with a formula beyond its grammar: names, functions, kinds, money, divisors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Text, say
from generator.formula.functions import FUNCTIONS, Kind
from generator.formula.guards import ANY, Spread, assumed, never_zero
from generator.formula.nodes import (
    COMPARISONS,
    Binary,
    Call,
    Column,
    FormulaError,
    Name,
    Negate,
    Node,
    Number,
    inner,
    start,
)
from generator.text.likeness import nearest, offer

MONEY = "万元"


@dataclass(frozen=True, slots=True)
class Figure:
    """What the checker knows of a figure: its unit, its limits, whether it is computed."""

    unit: str = ""
    limits: Spread = ANY
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that a formula may use."""

    figures: Mapping[str, Figure]
    """Inputs and outputs; in a row formula also the columns of its own table."""
    columns: Mapping[tuple[str, str], Figure] = field(default_factory=dict)
    """Columns of all tables, by table and key."""

    def unit(self, node: Node) -> str:
        """Return the unit of a name or column, empty for any other node."""
        found = self._figure(node)
        return found.unit if found else ""

    def _figure(self, node: Node) -> Figure | None:
        if isinstance(node, Name):
            return self.figures.get(node.key)
        return self.columns.get((node.table, node.key)) if isinstance(node, Column) else None

    @property
    def limits(self) -> dict[str, Spread]:
        """Return the limits of the figures by key."""
        return {key: figure.limits for key, figure in self.figures.items()}


def check(node: Node, scope: Scope, wanted: Kind = "number") -> Iterator[FormulaError]:
    """Yield every mistake of a formula that should give a number or a condition, in text order."""
    found = [*_of_kind(node, wanted, scope), *_divisions(node, scope, frozenset()),
             *_comparisons(node, scope)]
    yield from sorted(found, key=lambda error: error.at)


def _of_kind(node: Node, wanted: Kind, scope: Scope) -> Iterator[FormulaError]:
    """Check a node where a number, a condition or a column is wanted, and all inside it."""
    if isinstance(node, Column):
        yield from _column(node, scope)
        if wanted != "column":
            yield _error(node, say("这里要一个数，写的是一整列", "a number is wanted, not a column"),
                         say("汇总它：SUM({name})，或取第一行：FIRST({name})",
                             "sum it up: SUM({name}), or take FIRST({name})",
                             name=f"{node.table}.{node.key}"))
        return
    if wanted == "column":
        yield _error(node, say("这里要一整列：表.列", "a whole column is wanted: table.column"))
        return
    if isinstance(node, Name) and node.key not in scope.figures:
        yield _unknown(node, scope)
    gives = _gives(node)
    if gives != wanted and not (isinstance(node, Call) and node.name not in FUNCTIONS):
        yield _error(node, *((
            say("这里要一个条件", "a condition is wanted"),
            say("写一个比较，例如 {example}>0", "write a comparison, as {example}>0", example="target"))
            if wanted == "condition" else (
            say("这里要一个数，写的是条件", "a number is wanted, not a condition"),
            say("用 IF(条件, 1, 0)", "use IF(condition, 1, 0)"))))
    if isinstance(node, Call):
        yield from _call(node, scope)
    else:
        for one in inner(node):
            yield from _of_kind(one, "number", scope)


def _gives(node: Node) -> Kind:
    if isinstance(node, Binary) and node.sign in COMPARISONS:
        return "condition"
    if isinstance(node, Call) and node.name in FUNCTIONS:
        return FUNCTIONS[node.name].gives
    return "number"


def _column(node: Column, scope: Scope) -> Iterator[FormulaError]:
    if (node.table, node.key) in scope.columns:
        return
    known = [f"{table}.{key}" for table, key in scope.columns]
    yield _error(node, say("没有“{name}”这一列", "there is no column “{name}”",
                           name=f"{node.table}.{node.key}"),
                 offer(nearest(f"{node.table}.{node.key}", known)))


def _unknown(node: Name, scope: Scope) -> FormulaError:
    if node.key.upper() in FUNCTIONS:
        return _error(node, say("函数“{name}”后面要有括号", "the function “{name}” takes brackets",
                                name=node.key))
    return _error(node, say("没有“{name}”这个输入或输出", "there is no figure “{name}”", name=node.key),
                  offer(nearest(node.key, scope.figures)))


def _call(node: Call, scope: Scope) -> Iterator[FormulaError]:
    function = FUNCTIONS.get(node.name)
    if function is None:
        upper = node.name.upper()
        yield _error(node, say("没有函数“{name}”", "there is no function “{name}”", name=node.name),
                     say("函数名用大写：{name}", "in capitals: {name}", name=upper)
                     if upper in FUNCTIONS else offer(nearest(upper, FUNCTIONS)))
        for one in node.args:
            yield from _of_kind(one, "column" if isinstance(one, Column) else _gives(one), scope)
        return
    params = function.params
    if len(node.args) < len(params) or (len(node.args) > len(params) and function.more is None):
        yield _error(node, say("{name} 要 {count} 个参数，写了 {found} 个",
                               "{name} takes {count} arguments, {found} are given", name=node.name,
                               count=f"{len(params)}{'+' if function.more else ''}",
                               found=len(node.args)))
    kinds = [*params, *([function.more] * len(node.args) if function.more else [])]
    for one, kind in zip(node.args, kinds, strict=False):
        yield from _argument(one, kind, node, scope)


def _argument(node: Node, kind: Kind, call: Call, scope: Scope) -> Iterator[FormulaError]:
    if kind == "digits":
        if not (isinstance(node, Number) and node.value in range(16)):
            yield _error(node, say("{name} 的位数要直接写成 0 到 15 的整数",
                                   "{name} takes the digits as a whole number from 0 to 15",
                                   name=call.name))
    elif kind == "values":
        alone = isinstance(node, Column) and len(call.args) == 1
        yield from _of_kind(node, "column" if alone else "number", scope)
    else:
        yield from _of_kind(node, kind, scope)


def _divisions(node: Node, scope: Scope, sure: frozenset[Node]) -> Iterator[FormulaError]:
    """Find divisions whose divisor may be 0. `sure`: what conditions around say is not."""
    if isinstance(node, Call) and node.name == "IF" and len(node.args) == len(("test", "a", "b")):
        test, then, other = node.args
        yield from _divisions(test, scope, sure)
        yield from _divisions(then, scope, sure | {*assumed(test, holds=True)})
        yield from _divisions(other, scope, sure | {*assumed(test, holds=False)})
        return
    if isinstance(node, Binary) and node.sign == "/" and not never_zero(
            node.right, scope.limits, sure):
        yield FormulaError(
            node.at, say("除数可能是 0", "the divisor may be 0"),
            say("改成 DIV(被除数, 除数, 除数为 0 时的值)", "write DIV(dividend, divisor, value for 0)"))
    for one in inner(node):
        yield from _divisions(one, scope, sure)


def _comparisons(node: Node, scope: Scope) -> Iterator[FormulaError]:
    """Find comparisons of computed money that is not rounded: the last digits are noise."""
    if isinstance(node, Binary) and node.sign in COMPARISONS:
        sides = (node.left, node.right)
        literal_zero = any(isinstance(one, Number) and one.value == 0 for one in sides)
        raw = [one for one in sides if _computed(one, scope) and _money(one, scope) > 0]
        if raw and not literal_zero:
            yield FormulaError(
                start(raw[0]),
                say("比较算出来的金额，要先取整到固定位数", "computed money is rounded before it is compared"),
                say("改成 ROUND(…, 6)", "write ROUND(…, 6)"))
    for one in inner(node):
        yield from _comparisons(one, scope)


def _computed(node: Node, scope: Scope) -> bool:
    """Tell whether a value is neither written nor typed nor rounded."""
    if isinstance(node, Name):
        figure = scope.figures.get(node.key)
        return figure is not None and figure.computed
    return not (isinstance(node, Number) or (
        isinstance(node, Call) and node.name in ("ROUND", "CEILN", "FLOORN", "CEILDIV")))


def _money(node: Node, scope: Scope) -> int:
    """Return the power of money in a value: 1 for an amount, 0 for a rate of two amounts."""
    if isinstance(node, Name | Column):
        return int(scope.unit(node).startswith(MONEY))
    if isinstance(node, Negate):
        return _money(node.inner, scope)
    if isinstance(node, Binary):
        left, right = _money(node.left, scope), _money(node.right, scope)
        return {"*": left + right, "/": left - right}.get(node.sign, max(left, right))
    branches = 1 if isinstance(node, Call) and node.name in ("IF", "PICK") else 0
    args = [_money(one, scope) for one in inner(node)[branches:]]
    if isinstance(node, Call) and node.name in ("DIV", "CEILDIV") and len(args) > 1:
        return args[0] - args[1]
    return max(args, default=0)


def _error(node: Node, message: Text, hint: Text | None = None) -> FormulaError:
    return FormulaError(start(node), message, hint)
