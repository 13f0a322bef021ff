"""A field in plain words, for the comments of a new record and the hints of an editor."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.model import Library
from generator.schema.field import Field, Requirement

_KINDS = {
    "text": ("文字", "text"),
    "markdown": ("正文（写“|”再换行缩进，可用 Markdown）", "Markdown (write “|”, then indented lines)"),
    "choice": ("选一个", "one of"), "choices": ("选几个", "some of"),
    "bool": ("是或否（true / false）", "yes or no (true / false)"),
    "link": ("网址", "address"), "integer": ("整数", "whole number"), "number": ("数字", "number"),
    "money": ("金额", "amount"), "percent": ("百分数，例如 35%", "percentage, as 35%"),
    "rating": ("评分", "rating"), "date": ("日期", "date"), "term": ("选一个", "one of"),
    "person": ("人员编号（people.yml）", "id of a person (people.yml)"),
    "team": ("团队编号（people.yml）", "id of a team (people.yml)"),
    "tool": ("工具编号（tools 文件夹里的文件名）", "id of a tool (a file in tools)"),
    "case": ("案例编号", "id of a case"), "level": ("选一个", "one of"),
    "attachment": ("文件名，文件放在与案例同名的文件夹里", "file in the folder named as the record"),
    "list": ("列表", "list"), "group": ("一组", "group"), "table": ("表格，每行一项", "table of rows"),
    "matrix": ("每行一组", "group for each row"),
    "figures": ("填进工具的数据", "figures for the tool"), "words": ("键和值", "keys and values"),
    "form-field": ("一个字段", "a field"),
    "computed": ("自动算出，不要填", "computed, leave empty"),
}
_SINCE = {
    "draft": ("必填", "required"),
    "submitted": ("提交时必填", "required when submitted"),
    "approved": ("批准时必填", "required when approved"),
}
_EXAMPLES = {"year": "2025", "quarter": "2025-Q2", "month": "2025-06", "day": "2025-06-18"}


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains fields in the library's language."""

    library: Library

    @property
    def _at(self) -> int:
        return 1 if self.library.template.language == "en" else 0

    def says(self, zh: str, en: str) -> str:
        """Return what is said in the library's language."""
        return (zh, en)[self._at]

    def words(self, field: Field) -> str:
        """Return kind, limits and requirement in one line."""
        parts = self.says("，", ", ").join([self.kind(field), *self._limits(field)])
        return parts + self.says("；", "; ") + self.required(field)

    def kind(self, field: Field) -> str:
        """Return the kind in plain words; a list says what its items are."""
        name = _KINDS[field.kind][self._at]
        if field.kind == "list" and field.item.kind != "group":
            item = self.says("，", ", ").join(
                [_KINDS[field.item.kind][self._at], *self._limits(field.item)])
            return f"{name}{self.says('，每项：', ', each: ')}{item}"
        return name

    def required(self, field: Field) -> str:
        """Return from when on the field is required."""
        if not field.required:
            return self.says("选填", "optional")
        return self.says("；", "; ").join(map(self._need, field.required))

    def _need(self, need: Requirement) -> str:
        words = _SINCE[need.since][self._at]
        if not need.when:
            return words
        record = self.library.template.record
        conditions = []
        for key, values in need.when.items():
            known = record[key]
            labels = [
                option.label if (option := known.item.option(value)) else value
                for value in values]
            conditions.append(
                self.says(f"{known.label}为", f"{known.label} is ")
                + self.says("或", " or ").join(labels))
        return f"{words}{self.says('（', ' (')}{self.says('、', ', ').join(conditions)}{self.says('）', ')')}"

    def _limits(self, field: Field) -> list[str]:
        found = []
        if field.max_length:
            found.append(self.says(f"最多 {field.max_length} 字",
                                   f"at most {field.max_length} characters"))
        if field.unit:
            found.append(self.says(f"单位 {field.unit}", f"in {field.unit}"))
        found += self._bounds(field)
        if field.kind == "date":
            examples = [_EXAMPLES[name] for name in field.granularity]
            found.append(self.says("写成 ", "as ") + self.says("、", ", ").join(examples))
        if field.min_items:
            found.append(self.says(f"至少 {field.min_items} 项", f"at least {field.min_items}"))
        if field.max_items:
            found.append(self.says(f"最多 {field.max_items} 项", f"at most {field.max_items}"))
        if field.rows:
            found.append(self.says("行：", "rows: ") + self.says("、", ", ").join(field.rows))
        return found

    def _bounds(self, field: Field) -> list[str]:
        low, high = field.min, field.max
        if field.kind == "rating":
            low, high = low or Decimal(1), high or Decimal(5)
        if low is not None and high is not None:
            return [f"{_bound(low, field)} – {_bound(high, field)}"]
        if low is not None:
            return [self.says("不小于 ", "at least ") + _bound(low, field)]
        if high is not None:
            return [self.says("不大于 ", "at most ") + _bound(high, field)]
        return []

    def allowed(self, field: Field) -> Mapping[str, str]:
        """Return the words that may stand here, each with what it means; empty where any may."""
        item = field.item
        if item.options:
            return {option.id: option.label for option in item.options}
        if item.kind == "term" and item.taxonomy in self.library.taxonomies:
            terms = self.library.taxonomies[item.taxonomy].terms.values()
            return {term.id: term.label for term in terms if not term.replaced_by}
        if item.kind == "level":
            levels = self.library.ownership.levels.values()
            return {level.id: level.label for level in levels}
        return {}


def _bound(bound: Decimal, field: Field) -> str:
    return f"{(bound * 100):g}%" if field.kind == "percent" else str(bound)
