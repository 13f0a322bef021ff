"""Formula text to tokens."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import say
from generator.formula.nodes import FormulaError

_TOKEN = re.compile(r"""
    (?P<blank>[ \t\r\n]+)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)
  | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<sign><>|<=|>=|[-+*/=<>(),.])
""", re.VERBOSE)

_MEANT = {
    "（": "(", "）": ")", "，": ",", "．": ".", "＋": "+", "－": "-", "＊": "*", "／": "/", "＝": "=",
    "＜": "<", "＞": ">", "；": ",", ";": ",", "、": ",", "×": "*", "÷": "/", "≤": "<=", "≥": ">=",
    "≠": "<>", "==": "=", "!=": "<>"}
_BARRED = {
    "^": say("没有乘方，把它乘开：x*x", "there are no powers: write x*x"),
    "%": say("不写百分号，30% 写成 0.3", "no percent sign: write 0.3 for 30%"),
    '"': say("公式里没有文字，只有数字", "no texts in a formula, only numbers"),
    "'": say("公式里没有文字，只有数字", "no texts in a formula, only numbers"),
    "&": say("公式里没有文字；并且写 AND(…)", "no texts in a formula; “and” is AND(…)"),
    "$": say("不写单元格，写键", "no cells: write the key"),
    ":": say("没有区域；一列写成 表.列", "no ranges: a column is table.column"),
    "!": say("没有工作表；“非”写 NOT(…)", "no sheets; “not” is NOT(…)"),
}


class Token(NamedTuple):
    """A piece of a formula: `number`, `word`, `sign` or `end`, its text, its place from 0."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a formula and one `end`. Raises FormulaError at the first odd sign."""
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or (match.lastgroup == "sign" and text[at:at + 2] == "=="):
            raise _odd(text, at)
        if match.lastgroup != "blank":
            yield Token(str(match.lastgroup), match[0], at)
        at = match.end()
    yield Token("end", "", len(text))


def _odd(text: str, at: int) -> FormulaError:
    sign = text[at:at + 2] if text[at:at + 2] in _MEANT else text[at]
    hint = _BARRED.get(sign)
    if sign in _MEANT:
        hint = say("改成 {sign}", "write {sign}", sign=_MEANT[sign])
    return FormulaError(at, say("这里不能写“{sign}”", "“{sign}” has no place here", sign=sign), hint)
