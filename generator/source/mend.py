"""Makes nodes of a text that is not quite YAML, mending it step by step, a finding for each step.

The parser often reports the line after the mistake, or one far away. What may be wrong is guessed
from the lines around; a guess counts where the parser gets further with it. Where none does, the
parser's own place is reported and the line left out, so that reading can go on.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from yaml import MarkedYAMLError, YAMLError
from yaml.composer import ComposerError
from yaml.reader import ReaderError

from generator.diagnostics import Findings, Text, say
from generator.source import traps
from generator.source.draft import Draft, Edit, Mend
from generator.source.flow import flow_slips
from generator.source.lines import prose
from generator.source.nodes import Node, TooDeepError, compose, may_be_deep
from generator.source.slips import (
    IN_ORDER,
    UNREADABLE,
    any_value,
    line_slips,
    misplaced,
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

_KEY = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w\-]*[ ]?[:：]|[ ]*(?:-|$)|[ ]*[\t\u3000\u00a0]|---|\.\.\.")

Place = tuple[int, int]
Guesses = Callable[[Sequence[str], int], Iterator[Mend]]


class _ExhaustedError(Exception):
    """One file has taken too much work."""


@dataclass(slots=True)
class _Workshop:
    """A text being mended, and how much work is left for it."""

    draft: Draft
    line: int = 0
    left: int = _MOST_CHARACTERS
    rounds: int = _MOST_ROUNDS

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
    numbers = [number for number in _suspects(lines, trouble)
               if number not in skip or number == trouble.at[0]]
    certain: list[Guesses] = [line_slips, value_slips, flow_slips]
    for kinds in (certain, [misplaced], [stray], [any_value]):
        for number in numbers:
            for guesses in [misplaced] if _goes_on(lines, number, skip) else kinds:
                for mend in guesses(lines, number):
                    if _helps(workshop, mend, trouble):
                        workshop.draft.partial |= mend.rule == "yaml-syntax"
                        return mend
    workshop.draft.partial = True
    return _left_out(lines, trouble)


def _goes_on(lines: Sequence[str], number: int, skip: set[int]) -> bool:
    """Tell whether a line is rather a part of the block text above, out of line, than a key."""
    above = number - 1
    while above > 0 and not lines[above].strip(" "):
        above -= 1
    return above in skip and number not in skip and not _KEY.match(lines[number])


def _suspects(lines: Sequence[str], trouble: _Trouble) -> Iterator[int]:
    """Yield line numbers worth a look, the most likely first."""
    last = min(trouble.at[0], len(lines) - 1)
    while last > 0 and not lines[last].strip(" "):
        last -= 1
    first = min(trouble.begun[0], last)
    near = list(range(last, max(-1, last - _NEAR - 1), -1))
    order = [first, *near] if trouble.unclosed else near
    yield from dict.fromkeys([*order, *range(first, last)[:_MOST_BETWEEN], first])


def _helps(workshop: _Workshop, mend: Mend, before: _Trouble) -> bool:
    """Tell whether the parser gets further with a mend."""
    after = workshop.error_in(workshop.draft.with_edits(mend.edits))
    if after is None or (after.at, after.begun) > (before.at, before.begun):
        return True
    if "scanning" in before.problem and "scanning" not in after.problem and after.at < (mend.line, 0):
        return True  # the scanner looks ahead: what it met has hidden a mistake further up
    return after.begun != before.begun and after.at > (mend.line, mend.column) and before.unclosed


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
