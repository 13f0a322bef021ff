"""The shape of a form inside a tool's file: its sections, and what it does beyond being filled in."""

from dataclasses import replace
from decimal import Decimal

from generator.schema.field import Field, Requirement
from generator.schema.shapes import FIELD, choice, group, make, many, text, texts

_KEY = r"[a-z]+(_[a-z]+)*"
_KEY_HELP = "小写字母，词之间用 _，不带数字"
_BORROWED = (
    "key", "label", "kind", "help", "max_length", "min", "max", "unit", "options", "of", "fields",
    "rows", "min_items", "max_items", "formula")
_INNER = {"of": make("of", "每项", "form-field"),
          "fields": many("fields", "字段", make("field", "字段", "form-field"))}


def _borrowed(field: Field) -> Field:
    if field.key == "key":
        return replace(field, pattern=_KEY, help=_KEY_HELP)
    return _INNER.get(field.key, field)


FORM_FIELD = (
    *(_borrowed(field) for field in FIELD if field.key in _BORROWED),
    choice("source", "来源", ("outline", "own")),
    make("lines", "几行高", "integer", min=Decimal(1), max=Decimal(40)),
    text("corner", "行名一栏的标题", max_length=20), texts("hints", "逐行提示"),
)
"""What a form may say of a field: as the case template, without secrecy, indexes and duties."""

DECLARATIONS = {
    "field": FORM_FIELD,
    "item": tuple(
        replace(field, required=(Requirement("draft"),) if field.key == "kind" else ())
        for field in FORM_FIELD),
}
"""A field of a form by where it stands; the items of a list need no key and no label."""


def _key(name: str, label: str, *, need: bool = False) -> Field:
    return text(name, label, need=need, pattern=_KEY, max_length=40, help=_KEY_HELP)


FORM = (
    many("sections", "章节", group(
        "section", "章节", _key("key", "键", need=True), text("label", "标签", need=True, max_length=40),
        many("fields", "字段", make("field", "字段", "form-field"), need=True))),
    text("notice", "填写前要知道的事", max_length=400),
    group("repeats", "整张表重复", _key("key", "键", need=True),
          text("label", "一份叫什么", need=True, max_length=20), _key("heading", "每份的名称"),
          choice("shape", "排法", ("table", "cards")),
          many("rows", "开始时的行", make("row", "行", "figures"))),
    many("checks", "核对", group(
        "check", "核对", text("formula", "公式", max_length=4000), text("exactly_one", "恰好一个"),
        texts("of", "在哪些字段里"), text("message", "不对时说什么", need=True, max_length=120))),
    many("brings", "选了就带出", group(
        "bring", "带出", _key("when", "看哪个字段", need=True), _key("into", "带到哪张表", need=True),
        _key("column", "带到哪一列", need=True), make("rows", "每个选项带出的行", "words", need=True))),
    group("opens", "带进计算器", text("tool", "工具", need=True), _key("table", "表", need=True),
          make("columns", "列", "words")),
    group("from_case", "从案例起草", texts("facts", "案例里要带上的角色"),
          many("fills", "填进表里", group(
              "fill", "填进", _key("field", "字段", need=True), text("role", "案例模板的角色"),
              make("columns", "列", "words"), text("text", "写法", max_length=200)))),
)
