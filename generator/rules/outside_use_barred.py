"""哪些案例不能拿到外面去。

密级写明不得对外的、客户拒绝或收回授权的、指标证据还不够硬的，都不能给客户看、不能进标书、不能宣传，
也不能定为外人看得到的密级。要么去掉对外的用途，要么先把证据补到位。

Barred levels, refused consent and weak figures keep a case from every use outside the company.
Source: rule 3 across fields of the case template.

PASS:
    permitted_use: [training, bid]
    confidentiality: internal

FAIL:
    permitted_use: [training, bid]
    confidentiality: restricted
"""

from collections.abc import Iterator

from generator.diagnostics import Text, say
from generator.model import Case, Library
from generator.model.walk import KeyPath, find, places
from generator.rules.frame import Problem, submitted
from generator.schema.field import Field
from generator.schema.governance import OUTSIDE_USES
from generator.schema.values import strings


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each outside use, and each reason against it."""
    if not submitted(case):
        return
    outside = tuple(_outside(case, library))
    if not outside:
        return
    for message in _reasons(case, library):
        for at in outside:
            yield Problem(
                at, message,
                say("去掉对外的用途和密级，或者先解决这个原因",
                    "take back the outside use or level, or remove the reason first"),
                quote=False)


def _outside(case: Case, library: Library) -> Iterator[KeyPath]:
    """Yield where the record lets people outside see it."""
    uses, at = case.governance.permitted_use, ("permitted_use",)
    for place, use in zip(places(case, at, len(uses)), uses, strict=True):
        if use in OUTSIDE_USES:
            yield (*at, place)
            break
    level = case.governance.confidentiality
    if any(audience.use in OUTSIDE_USES and level in audience.levels
           for audience in library.ownership.audiences.values()):
        yield ("confidentiality",)


def _reasons(case: Case, library: Library) -> Iterator[Text]:
    level = library.ownership.levels.get(case.governance.confidentiality)
    if level is not None and level.barred:
        yield say("这一密级的案例不得对外", "cases of this level never leave the company")
    consent = case.governance.consent
    if consent is not None and consent.status in ("refused", "withdrawn"):
        yield say("客户没有同意，案例不得对外", "the customer has not agreed to outside use")
    for found in find(case, library.template, _is_gauge):
        if any(_below(found.field, name) for name in strings(found.value)):
            yield say("有的指标证据等级不够，案例不得对外",
                      "the evidence of a figure is too weak for outside use")
            return


def _is_gauge(field: Field) -> bool:
    return any(option.external_from for option in field.options)


def _below(field: Field, name: str) -> bool:
    """Tell whether an option comes before the first that may be used outside."""
    for option in field.options:
        if option.external_from:
            return False
        if option.id == name:
            return True
    return False
