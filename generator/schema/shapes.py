"""The shapes of the library's own files, as fields: the same reader serves records and law."""

from decimal import Decimal
from typing import Any

from generator.schema.field import Field, Option, Requirement
from generator.schema.governance import LIFECYCLE, STATUSES, USES

_ALWAYS = (Requirement("draft"),)
_ONE = Decimal(1)


def text(key: str, label: str, *, need: bool = False, **limits: Any) -> Field:
    """Return a text field of a library file."""
    return make(key, label, "text", need=need, **limits)


def make(key: str, label: str, kind: str, *, need: bool = False, **limits: Any) -> Field:
    """Return a field of any kind."""
    return Field(key, label, kind, required=_ALWAYS if need else (), **limits)


def many(key: str, label: str, of: Field, *, need: bool = False) -> Field:
    """Return a list."""
    return make(key, label, "list", need=need, of=of)


def texts(key: str, label: str, *, need: bool = False) -> Field:
    """Return a list of texts."""
    return many(key, label, text("item", label), need=need)


def choice(key: str, label: str, names: tuple[str, ...], *, need: bool = False) -> Field:
    """Return a choice whose options are labelled as they are written."""
    return make(key, label, "choice", need=need, options=tuple(Option(n, n) for n in names))


def group(key: str, label: str, *fields: Field, need: bool = False) -> Field:
    """Return nested fields."""
    return make(key, label, "group", need=need, fields=fields)


PAGE_TOOLS = many("tools", "工具", group(
    "use", "用法", make("tool", "工具", "tool", need=True), make("figures", "数据", "figures"),
    text("note", "说明", max_length=200)))
"""What the head of a page may say of tools, as the records of the sample library do."""

_DAY: dict[str, Any] = {"granularity": ("day",)}
_ID = r"(?!index$)[^\W_][\w.\-]*"  # `index` is the page that lists them
_ID_HELP = "字母或数字开头，只用字母、数字、- 和 _；不能是 index"


def identifier(label: str = "编号") -> Field:
    """Return the field of an id."""
    return text("id", label, need=True, pattern=_ID, max_length=60, help=_ID_HELP)


PEOPLE = (
    many("teams", "团队", group("team", "团队", identifier(), text("name", "名称", need=True))),
    many("people", "人员", group(
        "person", "人员", identifier(), text("name", "姓名", need=True),
        text("team", "团队"), texts("roles", "角色"),
        text("email", "邮箱"), text("handle", "代码平台账号"),
        make("active", "在岗", "bool"), make("left_on", "离开日期", "date", **_DAY),
        text("delegate", "接手人")), need=True),
)

TERMS = (
    text("label", "名称", need=True),
    make("ordered", "按所列次序", "bool"),
    many("terms", "条目", group(
        "term", "条目", identifier(), text("label", "名称", need=True), texts("aliases", "别名"),
        text("text", "说明"), text("replaced_by", "改用")), need=True),
)

OWNERSHIP = (
    group("id", "案例编号", text("prefix", "前缀", need=True, pattern=r"[A-Za-z][A-Za-z0-9]{0,9}",
                              help="字母开头，最多十个字母或数字"),
           make("digits", "位数", "integer", need=True, min=_ONE, max=Decimal(9)), need=True),
    many("levels", "密级", group(
        "level", "密级", identifier(), text("label", "名称", need=True),
        make("cycle_months", "复核周期（月）", "integer", need=True, min=_ONE, max=Decimal(600)),
        make("grace_days", "宽限天数", "integer", min=Decimal(0), max=Decimal(3650)),
        make("barred", "不得对外", "bool")), need=True),
    many("audiences", "受众", group(
        "audience", "受众", identifier(), text("label", "名称", need=True),
        texts("levels", "可见密级", need=True),
        many("statuses", "可见状态", choice("status", "状态", tuple(STATUSES)), need=True),
        choice("use", "用途", tuple(USES)),
        choice("overdue", "超期案例", ("show", "hide"))), need=True),
    many("roles", "角色", group(
        "role", "角色", identifier(), text("label", "名称", need=True), text("text", "说明")), need=True),
    many("review", "审核要求", group(
        "duty", "审核要求",
        make("when", "适用", "conditions"),
        texts("reviewers", "审核角色", need=True), make("reviewers_any", "任一即可", "bool"),
        texts("approver", "批准角色", need=True)), need=True),
    many("stewards", "主责", group(
        "steward", "主责", text("field", "字段", need=True), texts("terms", "条目", need=True),
        text("person", "人员", need=True))),
    many("picks", "推荐", group(
        "pick", "推荐", text("case", "案例", need=True), text("by", "推荐人", need=True),
        text("reason", "理由", need=True, max_length=120))),
)

SYNONYMS = (many("groups", "同义词", texts("group", "同义词"), need=True),)

_OPTION = group(
    "option", "选项", identifier(), text("label", "名称", need=True), texts("aliases", "别名"),
    text("note", "附注"), choice("until", "止于", tuple(STATUSES)),
    make("unverified", "未经验证", "bool"), make("needs_verified", "须经验证", "bool"),
    make("external_from", "从此可对外", "bool"), make("opposite", "成败相反", "bool"))

_KEY = r"[^\W\d][\w\-]*"

FIELD = (
    text("key", "键", need=True, pattern=_KEY, max_length=40, help="字母开头，只用字母、数字、_"),
    text("label", "标签", need=True, max_length=40),
    text("kind", "类别", need=True), text("help", "说明"),
    make("required", "何时必填", "requirements"),
    text("level", "密级"), texts("audiences", "受众"),
    make("max_length", "最多字数", "integer", min=_ONE), text("pattern", "写法"),
    make("min", "最小", "number"), make("max", "最大", "number"), text("unit", "单位"),
    many("granularity", "精度", choice("precision", "精度", ("year", "quarter", "month", "day"))),
    many("options", "选项", _OPTION),
    many("opposites", "相反的选项", texts("pair", "一对")),
    make("ordered", "有次序", "bool"), text("taxonomy", "词表"),
    make("of", "每项", "template-field"),
    many("fields", "字段", make("field", "字段", "template-field")),
    texts("rows", "行"), make("min_items", "最少项数", "integer", min=Decimal(0)),
    make("max_items", "最多项数", "integer", min=_ONE), make("index", "做索引", "bool"),
    make("fold", "先收起", "bool"), text("refers", "指向"),
    text("formula", "公式"),
)
ANONYMOUS_FIELD = tuple(
    Field(field.key, field.label, field.kind, pattern=field.pattern, of=field.of,
          options=field.options, help=field.help, max_length=field.max_length,
          required=_ALWAYS if field.key == "kind" else ())
    for field in FIELD)
"""The field of a list's items, which needs no key and no label."""

TEMPLATE = (
    text("version", "版本"), choice("language", "语言", ("zh", "en")), text("noun", "叫法"),
    make("roles", "角色", "words", need=True),
    many("sections", "章节", group(
        "section", "章节", text("key", "键", need=True, pattern=_KEY, help=_ID_HELP),
        text("label", "标签", need=True),
        many("fields", "字段", make("field", "字段", "template-field"), need=True)), need=True),
)

SINCE = LIFECYCLE
