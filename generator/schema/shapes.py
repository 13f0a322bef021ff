"""The shapes of the library's own files, as fields: the same reader serves records and law."""

from decimal import Decimal
from typing import Any

from generator.schema.field import Field, Option, Requirement
from generator.schema.governance import LIFECYCLE, STATUSES, USES

_ALWAYS = (Requirement("draft"),)
_ONE = Decimal(1)


def text(key: str, label: str, *, need: bool = False, **limits: Any) -> Field:
    """Return a text field of a library file."""
    return _make(key, label, "text", need=need, **limits)


def _make(key: str, label: str, kind: str, *, need: bool = False, **limits: Any) -> Field:
    return Field(key, label, kind, required=_ALWAYS if need else (), **limits)


def _many(key: str, label: str, of: Field, *, need: bool = False) -> Field:
    return _make(key, label, "list", need=need, of=of)


def _texts(key: str, label: str, *, need: bool = False) -> Field:
    return _many(key, label, text("item", label), need=need)


def _choice(key: str, label: str, names: tuple[str, ...], *, need: bool = False) -> Field:
    return _make(key, label, "choice", need=need, options=tuple(Option(n, n) for n in names))


def _group(key: str, label: str, *fields: Field, need: bool = False) -> Field:
    return _make(key, label, "group", need=need, fields=fields)


_DAY: dict[str, Any] = {"granularity": ("day",)}
_ID = r"(?!index$)[^\W_][\w.\-]*"  # `index` is the page that lists them
_ID_HELP = "字母或数字开头，只用字母、数字、- 和 _；不能是 index"


def _id(label: str = "编号") -> Field:
    return text("id", label, need=True, pattern=_ID, max_length=60, help=_ID_HELP)


PEOPLE = (
    _many("teams", "团队", _group("team", "团队", _id(), text("name", "名称", need=True))),
    _many("people", "人员", _group(
        "person", "人员", _id(), text("name", "姓名", need=True),
        text("team", "团队"), _texts("roles", "角色"),
        text("email", "邮箱"), text("handle", "代码平台账号"),
        _make("active", "在岗", "bool"), _make("left_on", "离开日期", "date", **_DAY),
        text("delegate", "接手人")), need=True),
)

TERMS = (
    text("label", "名称", need=True),
    _make("ordered", "按所列次序", "bool"),
    _many("terms", "条目", _group(
        "term", "条目", _id(), text("label", "名称", need=True), _texts("aliases", "别名"),
        text("text", "说明"), text("replaced_by", "改用")), need=True),
)

OWNERSHIP = (
    _group("id", "案例编号", text("prefix", "前缀", need=True, pattern=r"[A-Za-z][A-Za-z0-9]{0,9}",
                              help="字母开头，最多十个字母或数字"),
           _make("digits", "位数", "integer", need=True, min=_ONE, max=Decimal(9)), need=True),
    _many("levels", "密级", _group(
        "level", "密级", _id(), text("label", "名称", need=True),
        _make("cycle_months", "复核周期（月）", "integer", need=True, min=_ONE, max=Decimal(600)),
        _make("grace_days", "宽限天数", "integer", min=Decimal(0), max=Decimal(3650)),
        _make("barred", "不得对外", "bool")), need=True),
    _many("audiences", "受众", _group(
        "audience", "受众", _id(), text("label", "名称", need=True),
        _texts("levels", "可见密级", need=True),
        _many("statuses", "可见状态", _choice("status", "状态", tuple(STATUSES)), need=True),
        _choice("use", "用途", tuple(USES)),
        _choice("overdue", "超期案例", ("show", "hide"))), need=True),
    _many("roles", "角色", _group(
        "role", "角色", _id(), text("label", "名称", need=True), text("text", "说明")), need=True),
    _many("review", "审核要求", _group(
        "duty", "审核要求",
        _make("when", "适用", "conditions"),
        _texts("reviewers", "审核角色", need=True), _make("reviewers_any", "任一即可", "bool"),
        _texts("approver", "批准角色", need=True)), need=True),
    _many("stewards", "主责", _group(
        "steward", "主责", text("field", "字段", need=True), _texts("terms", "条目", need=True),
        text("person", "人员", need=True))),
    _many("picks", "推荐", _group(
        "pick", "推荐", text("case", "案例", need=True), text("by", "推荐人", need=True),
        text("reason", "理由", need=True, max_length=120))),
)

SYNONYMS = (_many("groups", "同义词", _texts("group", "同义词"), need=True),)

TOOL = (
    _id(), text("title", "名称", need=True, max_length=40),
    _choice("kind", "类别", ("calculator", "form"), need=True),
    text("purpose", "用途", need=True, max_length=400), text("core", "核心", max_length=400),
    text("value", "价值", max_length=400), text("structure", "结构", max_length=400),
    text("when", "何时用", max_length=400), text("case", "案例", max_length=400),
    _choice("source", "来源", ("outline", "own")),
    _texts("stages", "阶段"), _texts("scenes", "关键场景"),
)

_OPTION = _group(
    "option", "选项", _id(), text("label", "名称", need=True), _texts("aliases", "别名"),
    text("note", "附注"), _choice("until", "止于", tuple(STATUSES)),
    _make("unverified", "未经验证", "bool"), _make("needs_verified", "须经验证", "bool"),
    _make("external_from", "从此可对外", "bool"), _make("opposite", "成败相反", "bool"))

_KEY = r"[^\W\d][\w\-]*"

FIELD = (
    text("key", "键", need=True, pattern=_KEY, max_length=40, help="字母开头，只用字母、数字、_"),
    text("label", "标签", need=True, max_length=40),
    text("kind", "类别", need=True), text("help", "说明"),
    _make("required", "何时必填", "requirements"),
    text("level", "密级"), _texts("audiences", "受众"),
    _make("max_length", "最多字数", "integer", min=_ONE), text("pattern", "写法"),
    _make("min", "最小", "number"), _make("max", "最大", "number"), text("unit", "单位"),
    _many("granularity", "精度", _choice("precision", "精度", ("year", "quarter", "month", "day"))),
    _many("options", "选项", _OPTION),
    _many("opposites", "相反的选项", _texts("pair", "一对")),
    _make("ordered", "有次序", "bool"), text("taxonomy", "词表"),
    _make("of", "每项", "template-field"),
    _many("fields", "字段", _make("field", "字段", "template-field")),
    _texts("rows", "行"), _make("min_items", "最少项数", "integer", min=Decimal(0)),
    _make("max_items", "最多项数", "integer", min=_ONE), _make("index", "做索引", "bool"),
    _make("fold", "先收起", "bool"), text("refers", "指向"),
    text("formula", "公式"),
)
ANONYMOUS_FIELD = tuple(
    Field(field.key, field.label, field.kind, pattern=field.pattern, of=field.of,
          options=field.options, help=field.help, max_length=field.max_length,
          required=_ALWAYS if field.key == "kind" else ())
    for field in FIELD)
"""The field of a list's items, which needs no key and no label."""

TEMPLATE = (
    text("version", "版本"), _choice("language", "语言", ("zh", "en")), text("noun", "叫法"),
    _make("roles", "角色", "words", need=True),
    _many("sections", "章节", _group(
        "section", "章节", text("key", "键", need=True, pattern=_KEY, help=_ID_HELP),
        text("label", "标签", need=True),
        _many("fields", "字段", _make("field", "字段", "template-field"), need=True)), need=True),
)

SINCE = LIFECYCLE
