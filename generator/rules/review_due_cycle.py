"""复核到期日不能定得太远。

每级密级都有最长的复核周期，写在 ownership.yml 里，从最近一次复核算起；还没有复核记录就从批准那天算起。
定得更早可以，更晚不行。确有理由推迟，写豁免。

The next review is due within the cycle of the case's level, counted from the last review.
Source: levels in `ownership.yml`.

PASS:
    review_due: 2027-03-01

FAIL:
    review_due: 2028-03-01
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem

WAIVABLE = True

_MONTHS = 12


def latest_due(day: date, months: int) -> date:
    """Return the last day on which a review is due that comes so many months after a day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where the review is due later than the cycle allows."""
    governance = case.governance
    level = library.ownership.levels.get(governance.confidentiality)
    if governance.status != "approved" or governance.review_due is None or level is None:
        return
    last = max((entry.on for entry in governance.review_log if entry.on), default=None)
    if last is None and governance.approval is not None:
        last = governance.approval.on
    if last is None:
        return
    latest = latest_due(last, level.cycle_months)
    if governance.review_due > latest:
        yield Problem(
            ("review_due",),
            say("复核到期日 {due} 太远：“{level}”的案例最迟 {months} 个月复核一次，上一次是 {last}",
                "review due on {due} is too far off: “{level}” is reviewed every {months} months, "
                "and was last on {last}", due=governance.review_due, level=level.label,
                months=level.cycle_months, last=last),
            say("最迟写 review_due: {latest}", "at the latest, review_due: {latest}",
                latest=latest))
