"""The shape of a tool's file, as fields: what it is for, and for a calculator how it counts."""

from decimal import Decimal
from typing import Any

from generator.formula.charts import KINDS
from generator.schema.field import Field
from generator.schema.form_shapes import FORM
from generator.schema.shapes import choice, group, identifier, make, many, text, texts

_KEY = r"[a-z]+(_[a-z]+)*"
_KEY_HELP = "小写字母，词之间用 _，不带数字：数字会被表格软件当成单元格"
_LONGEST = 4000


def _key(label: str = "键") -> Field:
    return text("key", label, need=True, pattern=_KEY, max_length=40, help=_KEY_HELP)


def _number(key: str, label: str) -> Field:
    return make(key, label, "number")


_LIMITS = (
    text("unit", "单位", max_length=20), _number("min", "最小"), _number("max", "最大"),
    make("step", "步长", "number", min=Decimal(0)))


def _input(key: str, label: str, *more: Field) -> Field:
    return group(
        key, label, _key(), text("label", "标签", need=True, max_length=40), *_LIMITS,
        _number("default", "默认"), text("note", "说明", max_length=200), *more)


_DIGITS: dict[str, Any] = {"min": Decimal(0), "max": Decimal(10)}
_BY_ROW = choice("limits", "单位和范围", ("row",))


def _output(label: str, *more: Field) -> Field:
    return group(
        "output", label, _key(), text("label", "标签", need=True, max_length=40),
        text("unit", "单位", max_length=20), text("formula", "公式", need=True, max_length=_LONGEST),
        make("digits", "小数位", "integer", **_DIGITS), text("note", "说明", max_length=200),
        make("texts", "代码的意思", "words"), text("row_of", "第几行，属于哪张表"),
        text("unreachable", "何时不可达", max_length=_LONGEST),
        text("not_applicable", "何时不适用", max_length=_LONGEST), *more)


FIGURE_KINDS = ("number", "integer", "money", "percent", "rating")
"""Kinds of what is typed, as in records; `unit` and limits that are written win over those of a kind."""

_GROUP = text("group", "分组", max_length=40)
_CHART = group(
    "chart", "图", choice("kind", "类别", tuple(KINDS), need=True),
    text("label", "标题", need=True, max_length=60), text("note", "说明", max_length=300),
    many("series", "漏斗", group(
        "series", "漏斗", text("label", "标签", need=True, max_length=40),
        many("stages", "各级", group(
            "stage", "级", text("figure", "数量", need=True), text("rate", "转化率")), need=True))),
    *(make(word, word, "list", of=text("item", word)) if names in ("figures", "columns", "words")
      else text(word, word)
      for word, names in {w: n for kind in KINDS.values() for w, n in kind.items()}.items()
      if names != "series"))


_TABLE = group(
    "table", "表", _key(), text("label", "标签", need=True, max_length=40),
    make("min_rows", "最少行数", "integer", min=Decimal(0)),
    many("columns", "列", _input(
        "column", "列", choice("kind", "类别", (*FIGURE_KINDS, "text")), _BY_ROW), need=True),
    many("outputs", "算出的列", _output("算出的列", _BY_ROW)),
    many("row_figures", "各行自己算的列", group(
        "figure", "列", _key(), text("label", "标签", need=True, max_length=40),
        text("unit", "单位", max_length=20), make("digits", "小数位", "integer", **_DIGITS), _BY_ROW)),
    text("note", "说明", max_length=300),
    many("fixed_rows", "固定的行", group(
        "row", "行", _key(), text("label", "标签", need=True, max_length=40), *_LIMITS,
        make("formulas", "公式", "words"))),
    many("rows", "开始时的行", make("row", "行", "figures")))

TOOL = (
    identifier(), text("title", "名称", need=True, max_length=40),
    choice("kind", "类别", ("calculator", "form"), need=True),
    text("purpose", "用途", need=True, max_length=400), text("core", "核心", max_length=400),
    text("value", "价值", max_length=400), text("structure", "结构", max_length=400),
    text("when", "何时用", max_length=400), text("case", "案例", max_length=400),
    choice("source", "来源", ("outline", "own")),
    texts("stages", "阶段"), texts("scenes", "关键场景"),
    many("groups", "分组", group(
        "group", "分组", _key(), text("label", "标签", need=True, max_length=40),
        text("note", "说明", max_length=300), make("folded", "先折起", "bool"))),
    many("inputs", "输入", _input("input", "输入", choice("kind", "类别", FIGURE_KINDS), _GROUP)),
    many("tables", "表", _TABLE),
    many("outputs", "输出", _output("输出", _GROUP, make("main", "先看的数", "bool"))),
    make("status", "状态", "words"),
    many("feeds", "交给别的工具", group(
        "feed", "交给", text("tool", "工具", need=True), make("figures", "数据", "words", need=True))),
    many("presets", "示例数据", group(
        "preset", "示例", _key(), text("label", "名称", need=True, max_length=40),
        text("note", "说明", max_length=200), make("figures", "数据", "figures", need=True))),
    many("charts", "图", _CHART),
    texts("notes", "前提"),
    *FORM,
)
