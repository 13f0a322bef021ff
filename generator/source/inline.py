"""Writes a value as YAML on one line, so that any reader gets the same words back."""

import json
import re

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A value as YAML writes it: words, lists and keys. Dates and numbers are words."""

_SAFE = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`\x00-\x20\x7f-\x9f][^:,\[\]{}\x00-\x1f\x7f-\x9f]*")
_TYPED = re.compile(
    r"(?i)null|~|true|false|yes|no|on|off|[-+.]?(?:inf|nan)|[-+]?[\d.][\d_.]*(?:e[-+]?\d+)?|0[xo].*")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def inline(value: Plain) -> str:
    """Return a value as YAML on one line, safe in block and flow."""
    if isinstance(value, dict):
        return "{" + ", ".join(pair(key, inner) for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return value if _plain(value) and not _TYPED.fullmatch(value) else _quoted(value)


def pair(key: str | int, value: Plain) -> str:
    """Return key and value; `on` and `no` are no keys to quote, for here a key is a word."""
    name = str(key)
    return f"{name if _plain(name) else _quoted(name)}: {inline(value)}"


def _plain(word: str) -> bool:
    return (_SAFE.fullmatch(word) is not None and word == word.strip()
            and not re.search(r"\s#", word) and not _ESCAPED.search(word))


def _quoted(word: str) -> str:
    quoted = json.dumps(word, ensure_ascii=False)
    return _ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", quoted)
