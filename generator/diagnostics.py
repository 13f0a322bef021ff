"""What is found wrong, as data: where, how bad, why, and what to do. No IO, no looks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Severity(StrEnum):
    """An error stops the build; a warning is printed and nothing else."""

    ERROR = "error"
    WARNING = "warning"


class Text(NamedTuple):
    """One sentence in the two languages that the command speaks."""

    zh: str
    en: str

    def to(self, lang: Lang) -> str:
        """Return the sentence in one language."""
        return self.en if lang == "en" else self.zh


def say(zh: str, en: str, **values: object) -> Text:
    """Fill the same values into both languages; a value may itself be said in both."""
    if not values:
        return Text(zh, en)
    return Text(
        zh.format(**{name: _in(value, "zh") for name, value in values.items()}),
        en.format(**{name: _in(value, "en") for name, value in values.items()}))


def _in(value: object, lang: Lang) -> object:
    return value.to(lang) if isinstance(value, Text) else value


def listed(words: Iterable[str | Text]) -> Text:
    """Return words in a row, parted as each language parts them."""
    parts = [word if isinstance(word, Text) else Text(word, word) for word in words]
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def labelled(name: str, label: str) -> Text:
    """Return a word with another beside it in brackets."""
    return Text(f"{name}（{label}）", f"{name} ({label})")


class Location(NamedTuple):
    """A place in a file: path relative to the library, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `quote` is False where the source line must not be repeated in a log."""

    rule: str
    severity: Severity
    location: Location
    message: Text
    hint: Text | None = None
    quote: bool = True


TELLING = ("wrong-kind", "unknown-key", "yaml-flow-comma")
"""Rules whose messages repeat what stands in the file."""
QUIET = say("这里的写法不对（涉密字段，不显示内容）",
            "this is not written as it should be (confidential, so it is not shown)")


def _manual(rule: str) -> Text:
    """Return a hint that repeats nothing of a file."""
    return say("改法见 caselib rules {rule}", "“caselib rules {rule}” tells how to mend it", rule=rule)


class Findings:
    """Collects findings of one run; the same finding at the same place counts once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, Location, str], Diagnostic] = {}
        self._secrets: dict[str, tuple[str, ...]] = {}
        self.cause = ""
        """The folder whose files are named first: what is wrong there may be why the rest is."""

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep one finding."""
        key = (diagnostic.rule, diagnostic.location, diagnostic.message.en)
        self._seen.setdefault(key, diagnostic)

    def like(self, found: Iterable[Diagnostic]) -> "Findings":
        """Return some findings as a report of its own, which keeps the same secrets."""
        other = Findings()
        other._secrets, other.cause = self._secrets, self.cause
        for one in found:
            other.add(one)
        return other

    def error(
        self, rule: str, where: Location, message: Text, hint: Text | None = None, *,
        quote: bool = True,
    ) -> None:
        """Keep an error."""
        self.add(Diagnostic(rule, Severity.ERROR, where, message, hint, quote))

    def warn(
        self, rule: str, where: Location, message: Text, hint: Text | None = None, *,
        quote: bool = True,
    ) -> None:
        """Keep a warning."""
        self.add(Diagnostic(rule, Severity.WARNING, where, message, hint, quote))

    def hush(self, path: str, lines: Iterable[tuple[int, int]], words: Iterable[str]) -> None:
        """Keep what is secret in a file out of all that is told of it: build logs are read by others.

        In the lines given nothing is repeated; elsewhere nothing that holds one of the words.
        """
        spans = tuple(lines)
        self._secrets[path] = tuple(word for word in words if len(word) > 1)
        for key, found in self._seen.items():
            if found.location.path == path and any(
                    first <= found.location.line <= last for first, last in spans):
                telling = found.rule in TELLING
                repeats = found.hint is not None and (
                    found.rule.startswith("yaml-") or found.rule == "wrong-kind")
                self._seen[key] = replace(
                    found, quote=False, message=QUIET if telling else found.message,
                    hint=_manual(found.rule) if repeats else found.hint)

    def tells(self, path: str, text: str) -> bool:
        """Tell whether a text holds a word that is to be kept out of what is told of a file."""
        return any(word in text for word in self._secrets.get(path, ()))

    def _kept(self, found: Diagnostic) -> Diagnostic:
        """Return a finding without secret words."""
        path, hint = found.location.path, found.hint
        if self.tells(path, "\n".join(found.message)):
            found = replace(found, message=QUIET, quote=False)
        if hint is not None and self.tells(path, "\n".join(hint)):
            found = replace(found, hint=_manual(found.rule))
        return found

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the findings by place, those that may be the cause of others first."""
        return iter(sorted(map(self._kept, self._seen.values()), key=lambda found: (
            not (self.cause and found.location.path.startswith(self.cause)),
            found.location, found.rule)))

    def __len__(self) -> int:
        return len(self._seen)

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(found.severity is severity for found in self._seen.values())
