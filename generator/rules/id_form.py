"""编号的写法：前缀、年份、序号。

前缀和序号的位数写在 ownership.yml 里，年份是四位数。案例放在以年份命名的文件夹里时，编号里的
年份要和文件夹相同，不然按年份找不到它。新编号用 caselib new case 取，不用自己数。

An id is prefix, year and number as `ownership.yml` says; its year is that of its folder.
Source: identity fields of the case template.

PASS:
    id: AB-2026-001

FAIL:
    id: AB-26-1
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem

_YEAR_DIGITS = 4


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where the id has another form, or lies in another year's folder."""
    if "id" not in case.builtin:
        return
    prefix, digits = library.ownership.prefix, library.ownership.digits
    start, _, rest = case.id.partition("-")
    year, _, number = rest.partition("-")
    if start != prefix or not _digits(year, _YEAR_DIGITS) or not _digits(number, digits):
        yield Problem(
            ("id",),
            say("编号“{id}”不合写法", "the id “{id}” has not the form of an id", id=case.id),
            say("写成 {prefix}-四位年份-{digits}位序号，例如 {prefix}-2026-{one}",
                "write {prefix}, a year of four digits and a number of {digits}: "
                "{prefix}-2026-{one}", prefix=prefix, digits=digits, one="1".zfill(digits)))
        return
    folder = case.path.rpartition("/")[0].rpartition("/")[2]
    if _digits(folder, _YEAR_DIGITS) and folder != year:
        yield Problem(
            ("id",),
            say("编号的年份是 {year}，文件却在 {folder} 文件夹里",
                "the id says {year}, and the file lies in the folder {folder}",
                year=year, folder=folder),
            say("把文件移到 {year} 文件夹；如果年份写错了，用 caselib renumber {id} 换编号",
                "move the file to the folder {year}; or, if the year is wrong, "
                "run “caselib renumber {id}”", year=year, id=case.id))


def _digits(word: str, count: int) -> bool:
    return len(word) == count and word.isascii() and word.isdigit()
