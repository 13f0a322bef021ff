"""客户授权要撑得起披露方式。

写“经客户授权”的，要真的已获授权；写“不需要授权”的，要写理由；其余情况（等待、拒绝、收回）要完全脱敏。
授权过了期，真名会从网站上隐去，直到续签，这时只提醒。

A name shown by consent needs consent that was granted; without consent, anonymisation is full.
Source: rule 2 across fields of the case template.

PASS:
    consent: {status: not_needed, reason: 虚构公司}

FAIL:
    consent: {status: pending}
    anonymisation: {level: none}
"""

from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.model import Case, Consent, Library
from generator.rules.frame import Problem, approved, submitted


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each promise of the record that its consent does not keep."""
    if not submitted(case):
        return
    shown = case.customer is not None and case.customer.disclosure == "consented"
    consent = case.governance.consent
    if consent is None:
        if shown and not approved(case):  # from approval on, a missing one is reported anyway
            yield _not_granted(("consent",))
        return
    if consent.status and shown and consent.status != "granted":
        yield _not_granted(("consent", "status"))
    yield from _alone(case, consent)
    if shown and consent.status == "granted" and not consent.holds(library.settings.as_of):
        yield Problem(
            ("consent", "expires_on"),
            say("客户授权已到期，真名现在不显示", "consent has expired; the name is withheld now"),
            say("请客户续签；不续的，把披露方式改为 masked",
                "ask the customer to renew it, or set the disclosure to masked"),
            Severity.WARNING, quote=False)


def _alone(case: Case, consent: Consent) -> Iterator[Problem]:
    """Yield what is wrong with a consent whatever the disclosure."""
    if consent.status == "not_needed" and not consent.reason:
        yield Problem(
            ("consent", "reason"),
            say("不需要授权的，要写理由", "where no consent is needed, the reason is"),
            say("在 consent 里补上 reason: …", "add “reason: …” to consent"), quote=False)
    if consent.status == "granted" and not (consent.scope and consent.granted_on):
        yield Problem(
            ("consent",),
            say("已授权的，要写范围和授权日期", "granted consent has a scope and a date"),
            say("补上 scope: [training, …] 和 granted_on: 2026-01-31",
                "add “scope: [training, …]” and “granted_on: 2026-01-31”"), quote=False)
    anonymisation = case.governance.anonymisation
    if (consent.status not in ("", "granted", "not_needed") and anonymisation is not None
            and anonymisation.level not in ("", "full")):
        yield Problem(
            ("anonymisation", "level"),
            say("客户没有授权，脱敏程度要写 full", "without consent, anonymisation has to be full"),
            say("把名称、地点和能认出客户的细节都隐去，再写 level: full",
                "take out whatever tells who the customer is, then write “level: full”"),
            quote=False)


def _not_granted(at: tuple[str, ...]) -> Problem:
    return Problem(
        at,
        say("披露方式是“经客户授权”，授权却还没有拿到",
            "the disclosure rests on consent, and none has been granted"),
        say("拿到授权后写 status: granted；没有授权，把披露方式改为 masked",
            "write “status: granted” once it is, or set the disclosure to masked"), quote=False)
