"""What is wrong with a calculator's figures: keys, limits, rows, the codes that a figure can be."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.diagnostics import Text, listed, say
from generator.formula import excel_names
from generator.formula.calculator import STATUS, FixedRow, Input, Limits, Output, Table
from generator.formula.nodes import Call, Node, Number
from generator.read.law import LawFile
from generator.schema.reading import GUARD_KEYS, nearest, offer
from generator.schema.values import Group, Value, groups, plain, strings

Path = tuple[str | int, ...]
BARRED: Mapping[str, Text] = {
    **dict.fromkeys(("from", "lack"), say(
        "“{key}”在网址里另有用处", "“{key}” means something else in the address of a page")),
    **dict.fromkeys(("value", *GUARD_KEYS), say(
        "“{key}”在案例的数据里另有用处", "“{key}” means something else among the figures of a case")),
    "constructor": say("“{key}”在页面的程序里早有意思", "“{key}” means something to the program of a page"),
}
"""Keys that no figure may have. Of the names that JavaScript's objects are born with, the others are
no keys anyway: they hold capitals or begin with `_`."""


class Mistake(NamedTuple):
    """A figure that cannot be: where it stands, why, and the remedy."""

    path: Path
    message: Text
    hint: Text | None
    key: bool = False
    """The key at the end of the path is at fault, and not its value."""
    inside: int | None = None
    """A place in the formula that stands there."""


def mistakes(
    law: LawFile, inputs: tuple[Input, ...], tables: tuple[Table, ...], outputs: tuple[Output, ...],
) -> Iterator[Mistake]:
    """Yield what is wrong with the figures of a tool, whatever its formulas compute."""
    yield from _names(law)
    yield from _limits(_each(law, law.values, (), "inputs"), inputs)
    yield from _codes(law, law.values, (), outputs)
    for (here, values), table in zip(_each(law, law.values, (), "tables"), tables, strict=True):
        yield from _columns(law, values, here)
        yield from _limits(_each(law, values, here, "columns"), table.columns)
        yield from _codes(law, values, here, table.outputs)
        yield from _fixed(law, values, here, table.fixed)


def _each(law: LawFile, holder: Group, here: Path, key: str) -> Iterator[tuple[Path, Group]]:
    """Yield the groups of a list with their paths."""
    path = (*here, key)
    for at, one in zip(law.places(path), groups(holder.get(key)), strict=False):
        yield (*path, at), one


def _names(law: LawFile) -> Iterator[Mistake]:
    """Yield keys that stand twice or mean something to a workbook, where they become names."""
    seen: set[str] = set()
    for part in ("inputs", "outputs", "tables"):
        for path, one in _each(law, law.values, (), part):
            key = one.text("key")
            taken = {"function": say("“{key}”是 Excel 的函数名", "“{key}” is a function of Excel", key=key),
                     "cell": say("“{key}”在 Excel 里是单元格", "“{key}” is a cell in Excel", key=key),
                     }.get(excel_names.clash(key))
            if key == STATUS and part != "outputs":
                taken = say("“{key}”是说明状态的输出", "“{key}” is the output that says how things are",
                            key=key)
            if key in BARRED:
                taken = _barred(key)
            if key in seen:
                taken = _twice(key)
            seen.add(key)
            if taken is not None:
                yield _other(path, key, taken)
    for part in ("groups", "presets"):
        yield from _distinct(_each(law, law.values, (), part))


def _columns(law: LawFile, values: Group, here: Path) -> Iterator[Mistake]:
    """Yield keys of columns that stand twice. They are no names of a workbook."""
    known = [one for part in ("columns", "outputs", "row_figures")
             for one in _each(law, values, here, part)]
    yield from _distinct(known)
    for path, one in known:
        key = one.text("key")
        if key == "key":
            yield _other(path, key, say("“key”是固定行自己的键", "“key” is that of a fixed row itself"))
        elif key in BARRED:
            yield _other(path, key, _barred(key))


def _distinct(keyed: Iterable[tuple[Path, Group]]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for path, one in keyed:
        key = one.text("key")
        if key and key in seen:
            yield _other(path, key, _twice(key))
        seen.add(key)


def _twice(key: str) -> Text:
    return say("键“{key}”用了两次", "the key “{key}” is used twice", key=key)


def _barred(key: str) -> Text:
    taken = BARRED[key]
    return say(taken.zh, taken.en, key=key)


def _other(path: Path, key: str, taken: Text) -> Mistake:
    return Mistake((*path, "key"), taken,
                   say("换一个键，例如 {key}_value", "use another key, as {key}_value", key=key))


def _limits(placed: Iterable[tuple[Path, Group]], inputs: Iterable[Input]) -> Iterator[Mistake]:
    """Yield limits that contradict each other, and defaults outside of them."""
    for (path, values), one in zip(placed, inputs, strict=True):
        low, high = one.limits.low, one.limits.high
        crossed = list(_crossed(path, one.limits))
        yield from crossed
        if not crossed and not one.words and not one.by_row and (
                (low is not None and one.default < low) or (high is not None and one.default > high)):
            yield Mistake(
                (*path, "default"),
                say("默认值 {value} 不在 {low} 到 {high} 之间",
                    "the default {value} is not between {low} and {high}", value=f"{one.default:g}",
                    low=_edge(low), high=_edge(high)),
                say("改默认值，或改范围", "change the default or the limits")
                if values.get("default") is not None else
                say("没有写默认值，就是 0：补上 default", "without a default it is 0: add `default`"))


def _edge(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"


def _crossed(path: Path, limits: Limits) -> Iterator[Mistake]:
    if limits.low is not None and limits.high is not None and limits.low > limits.high:
        yield Mistake((*path, "min"), say("min 比 max 大", "min is above max"),
                      say("把两个数对调", "swap the two"))


def _fixed(
    law: LawFile, values: Group, here: Path, fixed: Iterable[FixedRow],
) -> Iterator[Mistake]:
    """Yield what fixed rows lack: each has a formula for every figure that rows compute themselves."""
    declared = [one.text("key") for one in groups(values.get("row_figures"))]
    rows = list(_each(law, values, here, "fixed_rows"))
    yield from _distinct(rows)
    for (path, row), known in zip(rows, fixed, strict=True):
        yield from _crossed(path, known.limits)
        formulas = row.get("formulas")
        written = list(formulas.values) if isinstance(formulas, Group) else []
        for key in written:
            if key not in declared:
                yield Mistake(
                    (*path, "formulas", key),
                    say("row_figures 里没有“{key}”这一列", "row_figures has no column “{key}”", key=key),
                    offer(nearest(key, declared)) if declared else
                    say("在 row_figures 里写上它", "list it in row_figures"), key=True)
        for key in declared:
            if key not in written:
                yield Mistake(
                    path, say("“{row}”没有“{key}”的公式", "“{row}” has no formula for “{key}”",
                              row=row.text("label"), key=key),
                    say("在 formulas 里写上 {key}: …", "add {key}: … to its formulas", key=key))


def _codes(
    law: LawFile, holder: Group, here: Path, outputs: Iterable[Output],
) -> Iterator[Mistake]:
    """Yield codes without words and words without a code, where a formula writes its codes out."""
    known = {one.key: one for one in outputs}
    for path, one in _each(law, holder, here, "outputs"):
        output = known.get(one.text("key"))
        of_status = not here and one.text("key") == STATUS
        place: Path = (STATUS,) if of_status else (*path, "texts")
        texts = law.values.get(STATUS) if of_status else one.get("texts")
        words = texts.values if isinstance(texts, Group) else {}
        if output is not None and (words or of_status):
            yield from _unequal(output.node, words, place, path)
    if not here and STATUS not in known and law.values.get(STATUS) is not None and not any(
            one.text("key") == STATUS for one in groups(holder.get("outputs"))):
        yield Mistake((STATUS,), say("没有叫 status 的输出", "there is no output `status`"),
                      say("在 outputs 里写一个，或删掉这些文字", "add one to outputs, or delete the texts"),
                      key=True)


def _unequal(
    node: Node, words: Mapping[str, Value], place: Path, path: Path,
) -> Iterator[Mistake]:
    """Yield the difference between the codes of a formula and those that have words."""
    literals = _literals(node)
    given = {int(code) for code, said in words.items() if code.isdecimal() and strings(said)}
    known = {int(one.value) for one in literals or ()}
    for code in words:
        if not code.isdecimal():
            yield Mistake((*place, code), say("“{code}”不是代码", "“{code}” is no code", code=code),
                          say("代码是整数，例如 0", "codes are whole numbers, as 0"), key=True)
        elif literals is not None and int(code) not in known:
            yield Mistake((*place, code), say("公式里没有代码 {code}", "the formula has no code {code}",
                                              code=code),
                          say("公式里有：{codes}", "it has: {codes}", codes=listed(map(str, sorted(known)))),
                          key=True)
    for one in literals or ():
        if one.value not in given:
            yield Mistake((*path, "formula"),
                          say("代码 {code} 没有说明文字", "nothing says what code {code} means",
                              code=f"{one.value:g}"),
                          say("在 {key} 里补上 {code}: …", "add {code}: … to `{key}`", key=str(place[-1]),
                              code=f"{one.value:g}"), inside=one.at)


def _literals(node: Node) -> list[Number] | None:
    """Return the numbers that a formula chooses from; None where it computes one."""
    if isinstance(node, Number):
        return [node]
    if not isinstance(node, Call) or node.name not in ("IF", "PICK"):
        return None
    branches = [_literals(one) for one in node.args[1:]]
    found = [one for branch in branches if branch is not None for one in branch]
    return None if None in branches else found


def rows_to_begin_with(table: Table, written: Iterable[Group]) -> list[dict[str, object]]:
    """Return the rows of a file, and the fixed ones that it leaves out.

    Defaults whose limits are those of a fixed row are filled in: whether they fit shows only there.
    """
    by_row: dict[str, object] = {one.key: one.default for one in table.columns
                                 if one.by_row and table.fixed}
    rows = [by_row | found for one in written if isinstance(found := plain(one), dict)]
    named = [row.get("key") for row in rows]
    return [*rows, *({"key": one.key} | by_row for one in table.fixed if one.key not in named)]
