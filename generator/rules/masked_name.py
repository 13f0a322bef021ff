"""要隐去的名称不能出现在别处。

真名只能写在 customer.name 和 anonymisation.masked 里。标题、正文、附件文件名、授权存放位置，哪里漏了一处，
脱敏就白做了。全角半角、大小写、中间的空格都挡不住比对。把那里改成化名。

A masked name stands in no other text of the record, however it is spaced or spelt.
Source: `anonymisation` and “Customer” of the case template.

PASS:
    customer: {name: 青禾电器, alias: 华南某家电企业, disclosure: masked}
    anonymisation: {level: full, masked: [青禾电器]}
    summary: 华南某家电企业试用了五个月。

FAIL:
    customer: {name: 青禾电器, alias: 华南某家电企业, disclosure: masked}
    anonymisation: {level: full, masked: [青禾电器]}
    summary: 青 禾 电器试用了五个月。
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.model.walk import Found, find
from generator.rules.frame import Problem, withdrawn
from generator.schema.field import Field
from generator.schema.values import texts
from generator.text.folding import fold_for_match
from generator.text.markdown import is_plain, to_plain

_COMMAS = ("\uff0c", "\u3001")
_WORDS = ("text", "markdown", "link", "attachment", "figures")
"""Kinds that an author puts into words; ids of terms, people and options are the library's."""


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each text in which a masked name stands. Drafts are read, too."""
    if withdrawn(case):
        return
    for at, name in enumerate(case.governance.anonymisation.masked
                              if case.governance.anonymisation else ()):
        if not fold_for_match(name) or any(sign in name for sign in _COMMAS):
            yield Problem(
                ("anonymisation", "masked", at),
                say("masked 的每一项要是一个名称：不能为空，也不能用全角逗号连写",
                    "each item of “masked” is one name: not empty, and no two joined by a comma"),
                say("写成 [名称一, 名称二]，用半角逗号", "write [one, another]"), quote=False)
    names = _names(case)
    if not names:
        return
    customer = library.template.role("customer")
    for found in find(case, library.template, _holds_words):
        if found.at[:2] in ((customer, "name"), ("anonymisation", "masked")):
            continue
        if any(name in text for text in _read_as(found) for name in names):
            yield Problem(
                found.at,
                say("这段文字里有应当隐去的名称", "this text holds a name that has to be taken out"),
                say("改用化名；名称只留在 customer.name 和 anonymisation.masked 里",
                    "use the alias; the name stays in customer.name and anonymisation.masked only"),
                quote=False)


def _read_as(found: Found) -> Iterator[str]:
    """Yield the texts of a value as a reader sees them: marks of Markdown hide no name."""
    for text in texts(found.value):
        yield fold_for_match(text)
        if found.field.kind == "markdown" and not is_plain(text):
            yield fold_for_match(to_plain(text))


def _names(case: Case) -> tuple[str, ...]:
    anonymisation, customer = case.governance.anonymisation, case.customer
    listed = list(anonymisation.masked) if anonymisation is not None else []
    if customer is not None and customer.disclosure == "masked":
        listed.append(customer.name)
    return tuple(filter(None, map(fold_for_match, listed)))


def _holds_words(field: Field) -> bool:
    return field.kind in _WORDS
