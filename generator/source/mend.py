"""Makes nodes of a text that is not quite YAML, mending it step by step, a finding for each step.

The parser often reports the line after the mistake, or one far away. What may be wrong is guessed
from the lines around; a guess counts where the parser gets further with it. Where none does, the
parser's own place is reported and the line left out, so that reading can go on.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from yaml import MarkedYAMLError, YAMLError
from yaml.composer import ComposerError
from yaml.reader import ReaderError

from generator.diagnostics import Findings, Text, say
from generator.source import conflicts, traps
from generator.source.draft import Draft, Edit, Mend
from generator.source.flow import flow_slips
from generator.source.indents import lost_dash, misplaced, realigned
from generator.source.lines import is_bar, prose
from generator.source.nodes import Node, TooDeepError, compose, may_be_deep
from generator.source.slips import (
    IN_ORDER,
    UNREADABLE,
    any_value,
    comment,
    empty_list,
    line_slips,
    stray,
    unclosed_quote,
    value_slips,
)
from generator.source.swallowed import swallowed

_MOST_CHARACTERS = 20_000_000
"""How much text is parsed for one file before the rest of it is given up."""
_MOST_ROUNDS = 12
_MOST_AT_ONCE = 300
_NEAR = 3
_MOST_BETWEEN = 60
_LEAVING_OUT = ("yaml-syntax", "yaml-comment")
_RIVALS = ("yaml-indent", "yaml-syntax", "yaml-dash-blank", "yaml-open-bracket")
"""Rules of the guesses that change where lines stand, or leave one out."""

_KEY = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w\-]*[ ]?[:：]|[ ]*(?:-|$)|[ ]*[\t\u3000\u00a0]|---|\.\.\.")

Place = tuple[int, int]
_END = (1 << 30, 0)


class _ExhaustedError(Exception):
    """One file has taken too much work."""


@dataclass(slots=True)
class _Workshop:
    """A text being mended, and how much work is left for it."""

    draft: Draft
    line: int = 0
    left: int = _MOST_CHARACTERS
    rounds: int = _MOST_ROUNDS
    moved: set[int] = field(default_factory=set)
    """Lines that were put into another column: once is enough, or they would go to and fro."""

    def spend(self, work: int) -> None:
        """Count work, in characters parsed."""
        self.left -= work
        if self.left < 0:
            raise _ExhaustedError

    def compose(self, text: str) -> Node | None:
        """Compose a text."""
        self.spend((len(text) + 500) * (15 if may_be_deep(text) else 1))
        return compose(text)

    def error_in(self, text: str) -> "_Trouble | None":
        """Return what the parser says of a text, None where it is content."""
        try:
            self.compose(text)
        except MarkedYAMLError as error:
            return _Trouble.of(error)
        except (YAMLError, ValueError):
            return _Trouble((0, 0), (0, 0), "")
        return None


@dataclass(frozen=True, slots=True)
class _Trouble:
    """The parser's complaint: where it stopped, and where what it was reading had begun."""

    at: Place
    begun: Place
    problem: str

    @staticmethod
    def of(error: MarkedYAMLError) -> "_Trouble":
        mark = error.problem_mark or error.context_mark
        at = (mark.line, mark.column) if mark else (0, 0)
        begun = error.context_mark
        return _Trouble(at, (begun.line, begun.column) if begun else at,
                        f"{error.context or ''} {error.problem or ''}".strip())

    @property
    def unclosed(self) -> bool:
        """Tell whether a quotation or a bracket was being read."""
        return any(word in self.problem for word in ("quoted scalar", "a flow "))


def compose_mended(draft: Draft, findings: Findings) -> Node | None:
    """Compose the text, mending what is in the way; None where nothing can be made of it."""
    workshop = _Workshop(draft)
    traps.blank_controls(draft, findings)
    conflicts.resolve(draft, findings)
    try:
        while True:
            if traps.defuse(draft, findings):
                workshop.spend(10 * len(draft.text))
            before = draft.text
            try:
                root = workshop.compose(before)
            except TooDeepError as error:
                _too_deep(draft, _Trouble.of(error), findings)
                return None
            except MarkedYAMLError as error:
                trouble = _Trouble.of(error)
                workshop.line = trouble.at[0]
                mend = _explain(workshop, trouble, error)
                draft.apply(mend, findings)
                if not mend.edits or draft.text == before:
                    return None  # nothing left to change, and still no YAML
            except (ReaderError, YAMLError, ValueError) as error:
                _hopeless(draft, error, findings)
                return None
            else:
                if root is None or not _unswallow(workshop, root, findings):
                    return root
    except _ExhaustedError:
        findings.error(
            "yaml-syntax", draft.place(min(workshop.line, len(draft.lines) - 1), 0),
            say("错误太多，从这里往后没有读", "too many mistakes: what follows has not been read"),
            say("先改好上面的，再查一次", "mend those above and check again"))
        return None


def _unswallow(workshop: _Workshop, root: Node, findings: Findings) -> bool:
    """Mend what parsed by accident. Tell whether anything was, so that it is read again."""
    workshop.rounds -= 1
    if workshop.rounds < 0:
        return False
    draft = workshop.draft
    found = list(islice(swallowed(root, draft), _MOST_AT_ONCE))
    touched: dict[int, int] = {}
    for mend in sorted(found, key=lambda mend: (mend.line, -mend.column)):
        # From the end of a line, so that columns stay true; what overlaps waits for another round.
        if all(edit.end <= touched.get(edit.line, edit.end) for edit in mend.edits):
            draft.apply(mend, findings)
            touched |= {edit.line: min(edit.start for edit in mend.edits) for edit in mend.edits}
            workshop.line = mend.line
            workshop.spend(20 * len(draft.lines[mend.line]))
    return bool(found)


def _explain(workshop: _Workshop, trouble: _Trouble, error: MarkedYAMLError) -> Mend:
    """Return the mistake behind a complaint of the parser."""
    lines = workshop.draft.lines
    if isinstance(error, ComposerError) and "single document" in trouble.problem:
        return _second_document(lines, trouble)
    skip = prose(lines)
    for number in range(min(trouble.at[0], len(lines))):
        if number not in skip and (found := unclosed_quote(lines, number)) is not None:
            return found
    best = _Best()
    for mend in _guesses(lines, trouble, skip, workshop.draft.outer):
        if mend.rule == "yaml-indent" and mend.line in workshop.moved:
            continue
        if best.mend is not None and mend.rule not in _RIVALS:
            continue
        best.weigh(mend, _reach(workshop, mend, trouble), trouble)
        if best.certain or (best.mend is not None and workshop.left < _MOST_CHARACTERS // 2):
            break
    if best.mend is None:
        workshop.draft.partial = True
        return _left_out(lines, trouble)
    if best.mend.rule == "yaml-indent":
        workshop.moved.add(best.mend.line)
    workshop.draft.partial |= best.mend.rule in _LEAVING_OUT
    return best.mend


def _guesses(
    lines: Sequence[str], trouble: _Trouble, skip: set[int], outer: Collection[str],
) -> Iterator[Mend]:
    """Yield what may be wrong, the most certain first."""
    suspects = list(_suspects(lines, trouble))
    numbers = [number for number in suspects if number not in skip or number == trouble.at[0]]
    texts = [number for number in numbers if _goes_on(lines, number, skip)]
    others = [number for number in numbers if number not in texts]
    for number in texts:
        yield from filter(None, [comment(lines, number)])
        yield from realigned(lines, number)
    for number in others:
        for guesses in (line_slips, value_slips, flow_slips, lost_dash, empty_list):
            yield from guesses(lines, number)
    near = [number for number in others if number > suspects[0] - _NEAR - 1]
    begun = [number for number in others if number == trouble.begun[0]]
    for number in dict.fromkeys([*near[:2], *begun]):
        yield from stray(lines, number)
    yield from misplaced(lines, near, outer) if near else ()
    for guesses in (stray, any_value):
        for number in dict.fromkeys([*near, *begun]):
            yield from guesses(lines, number)


@dataclass(slots=True)
class _Best:
    """The guess with which the parser gets furthest.

    A guess that leads the parser well past the trouble is taken at once. One after which it stops
    again close by may only have moved the mistake: then the guesses that change where lines stand
    are tried as well.
    """

    mend: Mend | None = None
    reached: Place = (-1, 0)
    certain: bool = False

    def weigh(self, mend: Mend, reached: Place | None, trouble: _Trouble) -> None:
        """Compare one more guess."""
        if reached is None:
            return
        last = max(trouble.at[0], mend.line)
        near = mend.line < reached[0] <= last + _NEAR
        if self.mend is None or reached > (self.reached[0] + 1, 0):
            self.mend, self.reached = mend, reached
            self.certain = reached == _END or (not near and mend.rule != "yaml-indent")


def _goes_on(lines: Sequence[str], number: int, skip: set[int]) -> bool:
    """Tell whether a line is rather a part of the block text above, out of line, than a key."""
    if number in skip:
        return True
    above = number - 1
    while above > 0 and not lines[above].strip(" "):
        above -= 1
    return (above in skip or is_bar(lines[above])) and not _KEY.match(lines[number])


def _suspects(lines: Sequence[str], trouble: _Trouble) -> Iterator[int]:
    """Yield line numbers worth a look, the most likely first."""
    last = min(trouble.at[0], len(lines) - 1)
    while last > 0 and not lines[last].strip(" "):
        last -= 1
    first = min(trouble.begun[0], last)
    near = list(range(last, max(-1, last - _NEAR - 1), -1))
    order = [first, *near] if trouble.unclosed else near
    yield from dict.fromkeys([*order, *range(first, last)[:_MOST_BETWEEN], first])


def _reach(workshop: _Workshop, mend: Mend, before: _Trouble) -> Place | None:
    """Return how far the parser gets with a mend; None where it gets no further."""
    after = workshop.error_in(workshop.draft.with_edits(mend.edits))
    if after is None:
        return _END
    if (after.at, after.begun) > (before.at, before.begun):
        return after.at
    if "scanning" in before.problem and "scanning" not in after.problem and after.at < (mend.line, 0):
        return after.at  # the scanner looks ahead: what it met has hidden a mistake further up
    if after.begun != before.begun and after.at > (mend.line, mend.column) and before.unclosed:
        return after.at
    return None


def _second_document(lines: Sequence[str], trouble: _Trouble) -> Mend:
    number = min(trouble.at[0], len(lines) - 1)
    while number > 0 and not lines[number].startswith(("---", "...")):
        number -= 1
    return Mend("yaml-two-documents", number, 0,
                say("“---”之后是第二份文档", "what follows “---” is a second document"),
                (Edit(number, 0, len(lines[number]), ""),),
                say("一个文件只写一条；删掉这一行，或分成两个文件",
                    "one record to a file: delete this line, or make two files"))


def _left_out(lines: Sequence[str], trouble: _Trouble) -> Mend:
    """Use the parser's own place and leave the line out."""
    at = trouble.begun if "simple key" in trouble.problem else trouble.at
    number = min(at[0], len(lines) - 1)
    while number > 0 and not lines[number].strip(" "):
        number -= 1
    while number < len(lines) - 1 and not lines[number].strip(" "):
        number += 1
    line = lines[number]
    column = at[1] if number == at[0] else 0
    problem = trouble.problem.removeprefix("did not find ").strip() or "not YAML"
    return Mend(
        "yaml-syntax", number, min(column, len(line)),
        Text(UNREADABLE.zh, f"this line cannot be understood ({problem})"),
        (Edit(number, 0, len(line), ""),), IN_ORDER)


def _too_deep(draft: Draft, trouble: _Trouble, findings: Findings) -> None:
    findings.error(
        "yaml-too-deep", draft.place(*trouble.at),
        say("括号或缩进嵌套得太深，没法读", "nested too deep to be read"),
        say("记录最多三四层；检查括号和缩进", "a record needs three or four levels"))


def _hopeless(draft: Draft, error: Exception, findings: Findings) -> None:
    findings.error(
        "yaml-syntax", draft.place(0, 0),
        say("读不懂这个文件：{why}", "the file cannot be understood: {why}",
            why=type(error).__name__),
        say("请从一条好的记录复制重写", "start again from a good record"))
