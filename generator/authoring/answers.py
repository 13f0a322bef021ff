"""Answers to what a new record asks: people write names and labels, a record holds ids."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.authoring.explain import Explainer
from generator.authoring.refusal import Refusal, errors_of
from generator.authoring.skeleton import draft_fields, skeleton
from generator.authoring.trial import read_text
from generator.diagnostics import Findings, labelled, listed, say
from generator.model import Library
from generator.schema.field import Field
from generator.schema.reading import fold, nearest
from generator.source import relative
from generator.source.splice import stretch

_COMMAS = re.compile("[,，、]")


def offers(library: Library, field: Field) -> Mapping[str, str]:
    """Return the words to choose from, by id, each with its name; people who have left are none."""
    if field.item.kind == "person":
        day = library.settings.as_of
        persons = library.people.persons.values()
        return {one.id: one.name for one in persons if one.active_on(day)}
    return _names(library, field.item)


def _names(library: Library, item: Field) -> Mapping[str, str]:
    if item.kind == "person":
        return {one.id: one.name for one in library.people.persons.values()}
    if item.kind == "team":
        return {one.id: one.name for one in library.people.teams.values()}
    if item.kind == "tool":
        return {one.id: one.title for one in library.tools.values()}
    return Explainer(library).allowed(item)


def meant(library: Library, field: Field, answer: str) -> str:
    """Return an answer with ids in the place of names and labels; what is unknown stays."""
    names = _names(library, field.item)
    if not names:
        return answer
    if field.kind in ("list", "choices"):
        words = (word.strip() for word in _COMMAS.split(answer))
        return ", ".join(_id(field.label, names, word) for word in words if word)
    return _id(field.label, names, answer.strip())


def person_of(library: Library, word: str) -> str:
    """Return the id of a person who is given by id or by name."""
    persons = library.people.persons
    names = {one.id: one.name for one in persons.values()}
    found = _id("people.yml", names, word.strip())
    if found in persons:
        return found
    near = dict.fromkeys((*nearest(word, names, 3), *_called(names, nearest(word, names.values(), 1))))
    raise Refusal(say(
        "people.yml 里没有“{word}”；相近的有：{near}", "people.yml has no “{word}”; alike: {near}",
        word=word, near=listed(labelled(name, names[name]) for name in near)))


def _called(names: Mapping[str, str], wanted: Iterable[str]) -> Iterator[str]:
    return (name for name, label in names.items() if label in wanted)


def _id(what: str, names: Mapping[str, str], word: str) -> str:
    """Return the id that a word is, or is the name of; two of one name are refused."""
    if word in names:
        return word
    bearers = [name for name, label in names.items() if fold(label) == fold(word)]
    if len(bearers) > 1:
        raise Refusal(say(
            "{what}：叫“{word}”的不止一个，请写编号：{bearers}",
            "{what}: more than one is called “{word}”; write the id: {bearers}",
            what=what, word=word, bearers=listed(bearers)))
    return bearers[0] if bearers else word


def resolved(library: Library, answers: Mapping[str, str]) -> dict[str, str]:
    """Return answers by key; both the keys and the words may be given by their labels."""
    record = library.template.record
    by_label = {fold(field.label): key for key, field in record.items()}
    by_key = {
        key if key in record else by_label.get(fold(key), key): word
        for key, word in answers.items()}
    fields = {**record, **dict(draft_fields(library, by_key))}
    return {
        key: meant(library, fields[key], word) if key in fields else word
        for key, word in by_key.items()}


def wrong(library: Library, key: str, answers: Mapping[str, str]) -> Findings:
    """Return what a check would find in one of the answers, before there is a record."""
    folder = library.settings.cases / "0000"
    case_id = f"{library.ownership.prefix}-0000-{0:0{library.ownership.digits}}"
    text = skeleton(library, case_id, answers, folder)
    found = Findings()
    read_text(library, relative(library.settings.root, folder / f"{case_id}.yml"), text, found)
    span = stretch(text, tuple(key.split(".")))
    if span is None:
        return Findings()
    line = text.count("\n", 0, span[0]) + 1
    return found.like(one for one in errors_of(found) if one.location.line == line)
