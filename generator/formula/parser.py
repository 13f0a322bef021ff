"""Tokens to a tree.

formula = sum [ ("=" | "<>" | "<" | "<=" | ">" | ">=") sum ];
sum = product { ("+" | "-") product };
product = factor { ("*" | "/") factor };
factor = "-" factor | number | name | name "." name | "(" formula ")"
| NAME "(" formula { "," formula } ")".
"""

from collections.abc import Callable
from itertools import islice

from generator.diagnostics import say
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
)
from generator.formula.tokens import Token, tokens

_DEEPEST = 60
"""More than any formula that people can read; beyond it a file is hostile."""
_LONGEST = 4000
_MOST_TOKENS = 400


def parse(text: str) -> Node:
    """Return the tree of a formula. Raises FormulaError with the place of the first mistake."""
    pieces = list(islice(tokens(text[:_LONGEST]), _MOST_TOKENS + 1))
    if len(text) > _LONGEST or len(pieces) > _MOST_TOKENS:
        raise FormulaError(
            pieces[-1].at, say("公式太长", "the formula is too long"),
            say("拆成几个输出", "make it several outputs"))
    return _Parser(pieces).whole()


class _Parser:
    """Reads one formula from left to right, one token ahead."""

    def __init__(self, pieces: list[Token]) -> None:
        self._tokens = pieces
        self._at = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def whole(self) -> Node:
        """Return the tree of the whole text."""
        node = self._formula()
        if self._next.kind != "end":
            raise self._unexpected(self._next)
        return node

    def _take(self, *signs: str) -> Token | None:
        token = self._next
        if token.kind != "sign" or token.text not in signs:
            return None
        self._at += 1
        return token

    def _formula(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaError(
                self._next.at, say("括号套得太深", "the brackets nest too deep"),
                say("拆成几个输出", "make it several outputs"))
        left = self._joined(self._product, "+", "-")
        sign = self._take(*COMPARISONS)
        if sign is not None:
            left = Binary(sign.text, left, self._joined(self._product, "+", "-"), sign.at)
            again = self._take(*COMPARISONS)
            if again is not None:
                raise FormulaError(
                    again.at, say("比较不能连着写", "comparisons cannot follow one another"),
                    say("用 AND(…, …) 把两个比较连起来", "join two comparisons by AND(…, …)"))
        self._depth -= 1
        return left

    def _product(self) -> Node:
        return self._joined(self._factor, "*", "/")

    def _joined(self, part: Callable[[], Node], *signs: str) -> Node:
        left = part()
        while (sign := self._take(*signs)) is not None:
            left = Binary(sign.text, left, part(), sign.at)
        return left

    def _factor(self) -> Node:
        minuses = []
        while (minus := self._take("-")) is not None:
            minuses.append(minus.at)
            if len(minuses) > _DEEPEST:
                raise self._unexpected(minus)
        node = self._primary()
        for at in reversed(minuses):
            node = Negate(node, at)
        return node

    def _primary(self) -> Node:
        token = self._next
        if token.kind == "end" or (token.kind == "sign" and token.text != "("):
            raise self._unexpected(token)
        self._at += 1
        if token.kind == "number":
            return Number(float(token.text), token.at)
        if token.kind == "word":
            return self._word(token)
        node = self._formula()
        self._close(token)
        return node

    def _word(self, word: Token) -> Node:
        if self._take("("):
            return Call(word.text, self._arguments(word), word.at)
        if self._take("."):
            key = self._next
            if key.kind != "word":
                raise self._unexpected(key)
            self._at += 1
            return Column(word.text, key.text, word.at)
        return Name(word.text, word.at)

    def _arguments(self, word: Token) -> tuple[Node, ...]:
        if self._take(")"):
            return ()
        args = [self._formula()]
        while self._take(","):
            args.append(self._formula())
        self._close(word)
        return tuple(args)

    def _close(self, opened: Token) -> None:
        if self._take(")"):
            return
        if self._next.kind == "end":
            raise FormulaError(
                opened.at, say("这里开始的括号没有合上", "the bracket that begins here is not closed"),
                say("在后面补上 )", "add a “)”"))
        raise self._unexpected(self._next)

    def _unexpected(self, token: Token) -> FormulaError:
        if token.kind == "end":
            word = self._tokens[self._at - 1].text if self._at else ""
            return FormulaError(
                token.at, say("公式没有写完", "the formula is not finished"),
                say("在“{word}”后面补上一个值", "add a value after “{word}”", word=word)
                if word else say("写一个公式，例如 target*0.5", "write a formula, as target*0.5"))
        before = self._tokens[self._at - 1] if self._at else token
        if token.kind in ("word", "number") and before.kind in ("word", "number"):
            hint = say("两个值之间要有 + - * / 或逗号", "between two values stands + - * / or a comma")
        else:
            hint = None
        return FormulaError(
            token.at, say("这里不该是“{word}”", "“{word}” is not expected here", word=token.text), hint)
