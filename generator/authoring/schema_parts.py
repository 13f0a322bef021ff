"""JSON Schema of single values, by kind: what the reader of that kind takes, and no less.

An editor guesses types as YAML 1.2 does: `007` is a number to it and a text to us. Hence a text
may be a number here, and every word that looks like something else is listed both ways.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from generator.schema.field import Field

Schema = dict[str, object]

_DIGITS = "[+\\-]?[0-9]+(\\.[0-9]+)?"
_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_DATES = {
    "year": "[0-9]{4}", "quarter": "[0-9]{4}-[Qq][1-4]", "month": f"[0-9]{{4}}-{_MONTH}",
    "day": f"[0-9]{{4}}-{_MONTH}-{_DAY}",
}
_FOREIGN = re.compile(r"\\[wWsSbBAZ]|\(\?[P<#(aiLmsux]")
"""What Python's expressions have and an editor's have not, or mean otherwise."""
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_WORDS: Mapping[str, object] = {"true": True, "false": False, "null": None, "~": None}


def spellings(words: Iterable[str]) -> list[object]:
    """Return words as an editor may read them: `7` is a number to it unless it is quoted."""
    found: list[object] = []
    for word in dict.fromkeys(words):
        found.append(word)
        if _NUMBER.fullmatch(word):
            found.append(float(word) if "." in word else int(word))
        elif word.lower() in _WORDS:
            found.append(_WORDS[word.lower()])
    return found


def one_of(meanings: Mapping[str, str]) -> Schema:
    """Return the schema of a word out of several, each by its id or by its label."""
    words = dict(meanings)
    for name, label in meanings.items():
        words.setdefault(label.split("\n")[0], name)
    listed: list[object] = []
    said: list[str] = []
    for word, meaning in words.items():
        for spelling in spellings([word]):
            listed.append(spelling)
            said.append(meaning)
    return {"enum": listed, "enumDescriptions": said}


def text(field: Field) -> Schema:
    """Return the schema of a text."""
    words: Schema = {"type": ["string", "number", "boolean"]}
    if field.max_length is not None:
        words["maxLength"] = field.max_length
    if field.pattern and not _FOREIGN.search(field.pattern):
        words["pattern"] = f"^(?:{field.pattern})$"
    return words


def number(field: Field) -> Schema:
    """Return the schema of a number; one in quotes is a number, too."""
    limits = _limits(field.min, field.max)
    return {"anyOf": [{"type": "number"} | limits, {"type": "string", "pattern": f"^{_DIGITS}$"}]}


def integer(field: Field) -> Schema:
    """Return the schema of a whole number."""
    low, high = field.min, field.max
    if field.kind == "rating":
        low, high = low or Decimal(1), high or Decimal(5)
    return {"anyOf": [
        {"type": "integer"} | _limits(low, high),
        {"type": "string", "pattern": "^[+\\-]?[0-9]+(\\.0+)?$"}]}


def _limits(low: Decimal | None, high: Decimal | None) -> Schema:
    found: Schema = {}
    for key, bound in (("minimum", low), ("maximum", high)):
        if bound is not None:
            found[key] = int(bound) if bound == bound.to_integral_value() else float(bound)
    return found


def percent(field: Field) -> Schema:
    """Return the schema of a percentage, which bears its sign."""
    del field
    digits = "[0-9０-９]+([.．][0-9０-９]+)?"
    return {"type": "string", "pattern": f"^[+\\-]?{digits} *[%％]$"}


def date(field: Field) -> Schema:
    """Return the schema of a date of the precisions that the field allows."""
    forms = "|".join(_DATES[name] for name in field.granularity)
    words: Schema = {"type": "string", "pattern": f"^({forms})$"}
    if "year" in field.granularity:
        return {"anyOf": [words, {"type": "integer", "minimum": 1, "maximum": 9999}]}
    return words


def link(field: Field) -> Schema:
    """Return the schema of an address, alone or with a title."""
    del field
    address: Schema = {
        "type": "string",
        "pattern": "^\\s*([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)"}
    return {"anyOf": [address, {
        "type": "object", "required": ["url"], "additionalProperties": False,
        "properties": {"title": {"type": ["string", "number", "null"]}, "url": address}}]}


def attachment(field: Field) -> Schema:
    """Return the schema of a file below the record's own folder."""
    del field
    return {"type": ["string", "number"],
            "pattern": r"^(?![/\\])(?!(.*[/\\])?\.\.([/\\]|$))(?!(.*[/\\])?usage\.yml$)"
                       r"[^:/\\]+([/\\].*)?$"}


def figures(field: Field) -> Schema:
    """Return the schema of figures for a tool: numbers and tables of numbers."""
    del field
    figure: Schema = {"type": ["number", "string", "boolean", "null"]}
    row: Schema = {"type": "object", "additionalProperties": figure}
    return {"type": "object",
            "additionalProperties": {"anyOf": [figure, {"type": "array", "items": row}]}}


def yes_or_no(field: Field) -> Schema:
    """Return the schema of yes and no, in the words that the reader takes."""
    del field
    words = ["yes", "no", "Yes", "No", "YES", "NO", "是", "否", "对", "不", "true", "false"]
    return {"enum": [True, False, *words]}


def nothing(field: Field) -> Schema:
    """Return the schema of what is computed and cannot be written."""
    del field
    return {"type": "null"}


def words(field: Field) -> Schema:
    """Return the schema of a mapping of words to words."""
    del field
    word: Schema = {"type": ["string", "number", "boolean"]}
    return {"type": "object", "additionalProperties": {
        "anyOf": [word, {"type": "array", "items": word}]}}


BY_KIND: Mapping[str, Callable[[Field], Schema]] = {
    "text": text, "markdown": text, "bool": yes_or_no, "link": link, "integer": integer,
    "rating": integer, "number": number, "money": number, "percent": percent, "date": date,
    "attachment": attachment, "figures": figures, "computed": nothing,
    "words": words,
}
"""Kinds whose schema follows from the field alone."""
