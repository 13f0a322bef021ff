"""日期要说得通。

授权不能还没给就到期，也不能在将来才给；案例发生的时间不能在今天以后。多半是年份写错了一位。

Consent ends after it was granted, and was granted by today; a case does not lie in the future.
Source: `period` and `consent` of the case template.

PASS:
    period: 2026-Q1

FAIL:
    period: 2062-Q1
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem
from generator.schema.values import PartialDate


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each date that cannot be."""
    today, key = library.settings.as_of, library.template.role("period")
    period = case.get(key)
    if isinstance(period, PartialDate) and period.first_day > today:
        yield Problem(
            (key,),
            say("发生时间 {period} 在今天（{today}）以后", "{period} lies after today ({today})",
                period=period, today=today),
            say("写事情实际发生的时间", "write when it happened"))
    consent = case.governance.consent
    if consent is None or consent.granted_on is None:
        return
    if consent.granted_on > today:
        yield Problem(
            ("consent", "granted_on"),
            say("授权日期 {day} 在今天（{today}）以后", "granted on {day}, after today ({today})",
                day=consent.granted_on, today=today),
            say("写客户实际授权的那一天；还没有授权，写 status: pending",
                "write the day on which it was; or “status: pending” if it was not"))
    if consent.expires_on is not None and consent.expires_on <= consent.granted_on:
        yield Problem(
            ("consent", "expires_on"),
            say("到期日期 {end} 不晚于授权日期 {start}", "it expires on {end}, not after {start}",
                end=consent.expires_on, start=consent.granted_on),
            say("对照授权函改正其中一个日期", "correct one of them from the letter of consent"))
