"""状态走到哪一步，就要填到哪一步。

草稿只要六样：编号、标题、案例性质、成败、状态、责任人。提交、批准时要的更多，有些只在成功或失败时才要。
空着的字段先写草稿，想好了再补。列表的最少项数也在这里查。豁免只管模板里的字段，治理字段不能免。

A field is required from a status on, and under what the template's `when` says.
A waiver covers the template's fields, never those of governance.
Source: the `required` column of the case template.

PASS:
    summary: 一家示例公司三个月里换了供应商。

FAIL:
    summary:
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.diagnostics import Text, say
from generator.model import Case, Library
from generator.model.walk import KeyPath, places
from generator.rules.frame import Problem
from generator.schema.field import Field
from generator.schema.governance import LIFECYCLE, RESERVED, STATUSES, reached
from generator.schema.values import Group, Value, bare

WAIVABLE = True

WRITTEN_BY_APPROVE = ("approver", "approval", "review_due", "review_log")


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each value that the case's status asks for and the record lacks."""
    step = reached(case.governance.status)
    for key, field in library.template.record.items():
        value = bare(case.fields.get(key, case.builtin.get(key)))
        for problem in _check(case, field, value, (key,), step):
            # A waiver may excuse a story that is not all told, not an approval that nobody gave.
            yield replace(problem, binding=True) if key in RESERVED else problem


def _check(case: Case, field: Field, value: Value, path: KeyPath, step: int) -> Iterator[Problem]:
    if _says_nothing(value):
        if path not in case.failed and _needed(case, field, step):
            yield _missing(case, field, path)
        return
    if isinstance(value, tuple):
        low = field.min_items
        if low is not None and len(value) < low and path not in case.failed and _needed(
                case, field, step):
            yield Problem(
                path,
                say("“{label}”只有 {count} 项，至少要 {low} 项",
                    "“{label}” has {count} items and needs {low}",
                    label=field.label, count=len(value), low=low),
                say("再补 {more} 项", "add {more}", more=low - len(value)))
        if field.item.fields:
            for at, item in zip(places(case, path, len(value)), value, strict=True):
                yield from _group(case, field.item.by_key, bare(item), (*path, at), step)
    elif field.fields:
        yield from _group(case, field.by_key, value, path, step)


def _group(
    case: Case, fields: Mapping[str, Field], value: Value, path: KeyPath, step: int,
) -> Iterator[Problem]:
    if not isinstance(value, Group):
        return
    for key, field in fields.items():
        if field.required or field.fields or field.of:
            yield from _check(case, field, bare(value.values.get(key)), (*path, key), step)


def _says_nothing(value: Value) -> bool:
    """Tell whether a value is none, blank, or a list of blanks."""
    if isinstance(value, tuple):
        return all(_says_nothing(bare(item)) for item in value)
    return value is None or (isinstance(value, str) and not value.strip())


def _needed(case: Case, field: Field, step: int) -> bool:
    return any(
        step >= LIFECYCLE.index(need.since) and all(
            case.text(key) in values for key, values in need.when.items())
        for need in field.required if need.since in LIFECYCLE)


def _missing(case: Case, field: Field, path: KeyPath) -> Problem:
    status = case.governance.status
    zh, en = STATUSES.get(status, (status, status))
    key = path[-1]
    if len(path) == 1 and key in WRITTEN_BY_APPROVE:
        return Problem(
            path,
            Text(f"缺少“{field.label}”（{key}），状态为“{zh}”时必填",
                 f"“{field.label}” ({key}) is missing; it is required when {en}"),
            say("不要手写状态：由批准人运行 caselib approve {id} --by PERSON",
                "do not type the status: the approver runs “caselib approve {id} --by PERSON”",
                id=case.id))
    return Problem(
        path,
        Text(f"缺少“{field.label}”（{key}），状态为“{zh}”时必填",
             f"“{field.label}” ({key}) is missing; it is required when {en}"),
        say("补上 {key}: …；{help}", "add {key}: … {help}", key=key, help=field.help) if field.help
        else say("补上 {key}: …", "add {key}: …", key=key))
