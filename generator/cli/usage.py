"""How the command says that it was called wrongly: where, why and what to type instead.

argparse words its errors in English only; what it found is taken from its sentence and said anew.
A sentence that no pattern knows is passed on as it is.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from generator.cli.call import USAGE
from generator.cli.words import HEADINGS, HELP, USAGE_HEAD
from generator.diagnostics import Lang, Text, labelled, listed, say
from generator.text.likeness import nearest

_Found = Callable[[argparse.ArgumentParser, re.Match[str]], Text]


class Formatter(argparse.HelpFormatter):
    """Help under headings in the reader's language."""

    def __init__(self, prog: str, lang: Lang) -> None:
        super().__init__(prog)
        self._lang = lang

    def start_section(self, heading: str | None) -> None:
        """Begin a section; argparse names its own in English."""
        known = HEADINGS.get(heading or "")
        super().start_section(known.to(self._lang) if known else heading)

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action],
        groups: Iterable[Any], prefix: str | None = None,
    ) -> None:
        """Add the line that shows how the command is typed."""
        super().add_usage(
            usage, actions, groups, USAGE_HEAD.to(self._lang) if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in the reader's language and exits with 2."""

    def __init__(self, lang: Lang = "zh", *, helps: bool = True, **options: Any) -> None:
        super().__init__(
            **options, add_help=False, allow_abbrev=False,
            formatter_class=lambda prog: Formatter(prog, lang))
        self.lang: Lang = lang
        if helps:
            self.add_argument("-h", "--help", action="help", help=HELP["help"].to(lang))

    def parse_known_args(  # type: ignore[override]  # the overloads differ in the namespace only
        self, args: Sequence[str] | None = None, namespace: Any = None,
    ) -> tuple[Any, list[str]]:
        """Refuse here what this command does not know: the one above would not name it."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {rest[0]}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        """Say place, cause and remedy, and exit with 2."""
        said = explained(self, message)
        more = say("{prog} --help 列出全部写法", "“{prog} --help” shows all there is", prog=self.prog)
        print(f"{self.prog}: {said.to(self.lang)}", file=sys.stderr)
        self.print_usage(sys.stderr)
        print(more.to(self.lang), file=sys.stderr)
        sys.exit(USAGE)


def explained(parser: argparse.ArgumentParser, message: str) -> Text:
    """Return what argparse has found, with the remedy."""
    for pattern, words in _KNOWN:
        match = pattern.fullmatch(message)
        if match:
            return words(parser, match)
    return say("用法不对：{message}", "wrong usage: {message}", message=message)


def _missing(parser: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    names = match["names"].split(", ")
    return say("缺少 {names}", "missing: {names}",
               names=listed(_meaning(parser, name) for name in names))


def _one_of(parser: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    return say("要写其中一个：{names}", "one of these is needed: {names}",
               names=listed(_meaning(parser, name) for name in match["names"].split()))


def _not_both(_: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    return say("{name} 和 {other} 只写一个", "give either {name} or {other}",
               name=match["name"], other=match["other"])


def _meaning(parser: argparse.ArgumentParser, name: str) -> Text:
    """Return a name with its help beside it."""
    action = _action(parser, name)
    if action is None or not action.help:
        return Text(name, name)
    shown = f"{name} {action.metavar}" if action.option_strings else name
    return labelled(shown, action.help)


def _action(parser: argparse.ArgumentParser, name: str) -> argparse.Action | None:
    return next((action for action in parser._actions  # noqa: SLF001  argparse tells it nowhere else
                 if name in action.option_strings or name in (action.metavar, action.dest)), None)


def _strange(parser: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    word = match["word"].partition("=")[0]
    if not word.startswith("-"):
        return say("“{word}”是多出来的；有空格的内容要放进引号里",
                   "“{word}” is one word too many; put words with blanks into quotes", word=word)
    known = [name for action in parser._actions for name in action.option_strings  # noqa: SLF001
             if name.startswith("--")]
    return say("没有“{word}”这个选项；相近的有：{near}", "there is no option “{word}”; alike: {near}",
               word=word, near=listed(nearest(word, known, 3)))


def _choice(parser: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    action = _action(parser, match["name"].split("/")[0])
    known = [str(word) for word in (action.choices if action and action.choices else ())]
    what = "" if match["name"] == "COMMAND" else f"{match['name']} "
    return say("{what}没有“{word}”；可以写：{known}", "{what}“{word}” is not known; use one of: {known}",
               what=what, word=match["word"], known=listed(nearest(match["word"], known, len(known))))


def _valueless(_: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    name = match["name"]
    return say("{name} 后面要写内容；内容以“-”开头时写成 {name}=内容",
               "{name} takes a value; one that starts with “-” is written {name}=VALUE", name=name)


def _bad_value(_: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    return say("{name} 不能写“{word}”", "{name} cannot be “{word}”",
               name=match["name"], word=match["word"])


def _told(_: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    """Pass on what a type of ours says in both languages."""
    return Text(f"{match['name']} {match['zh']}", f"{match['name']} {match['en']}")


def _no_value(_: argparse.ArgumentParser, match: re.Match[str]) -> Text:
    return say("{name} 后面不写内容，去掉“{word}”", "{name} takes no value; leave out “{word}”",
               name=match["name"], word=match["word"])


_NAMED = r"argument (?P<name>\S+): "
_KNOWN: tuple[tuple[re.Pattern[str], _Found], ...] = tuple(
    (re.compile(pattern, re.DOTALL), words) for pattern, words in (
        (r"the following arguments are required: (?P<names>.+)", _missing),
        (r"one of the arguments (?P<names>.+) is required", _one_of),
        (r"unrecognized arguments: (?P<word>.*)", _strange),
        (_NAMED + r"invalid choice: (['\"])(?P<word>.*?)\2(?:, maybe .*)? \(choose from .*\)", _choice),
        (_NAMED + r"not allowed with argument (?P<other>.+)", _not_both),
        (_NAMED + r"expected (?:one|\d+) arguments?", _valueless),
        (_NAMED + r"invalid \S+ value: (['\"])(?P<word>.*)\2", _bad_value),
        (_NAMED + r"ignored explicit argument (['\"])(?P<word>.*)\2", _no_value),
        (_NAMED + r"(?P<zh>[^\n]+) / (?P<en>[^\n]+)", _told),
    ))
