"""Finding values of a case by what their fields are."""

from generator.model import Case
from generator.model.walk import find, places
from generator.schema.field import Field, Section
from generator.schema.template import Template
from generator.schema.values import Group, Guarded, Visibility

NOTE = Field("note", "说明", "text")
TEMPLATE = Template.of((Section("all", "全部", (
    Field("title", "标题", "text"),
    Field("body", "正文", "markdown"),
    Field("tags", "标签", "list", of=Field("", "", "text")),
    Field("rows", "行", "list", of=Field("", "", "group", fields=(NOTE,))),
    Field("sheet", "表", "table", fields=(NOTE,)),
    Field("grid", "矩阵", "matrix", fields=(NOTE,), rows=("north", "south")),
    Field("box", "一组", "group", fields=(NOTE, Field("inner", "内", "group", fields=(NOTE,)))),
)),), {"title": ("title",)})


def _is_text(field: Field) -> bool:
    return field.kind == "text"


def _is_markdown(field: Field) -> bool:
    return field.kind == "markdown"


def _has_fields(field: Field) -> bool:
    return bool(field.fields)


def _group(word: str) -> Group:
    return Group({"note": word})


CASE = Case("AB-2026-001", "cases/AB-2026-001.yml", fields={
    "title": Guarded("题", Visibility("restricted")),
    "body": "正文",
    "tags": ("一", Guarded("二", Visibility("restricted"))),
    "rows": (_group("甲"), Guarded(_group("乙"), Visibility(None, ("editors",)))),
    "sheet": (_group("丙"), _group("丁")),
    "grid": Group({"north": _group("戊"), "south": _group("己")}),
    "box": Group({"note": "庚", "inner": _group("辛")}),
}, builtin={"return_reason": "壬"})


def test_every_kind_that_holds_others_is_looked_into() -> None:
    """Lists, groups, tables, matrices; through guards; the built-in fields first."""
    assert [(found.at, found.value) for found in find(CASE, TEMPLATE, _is_text)] == [
        (("return_reason",), "壬"), (("title",), "题"),
        (("tags", 0), "一"), (("tags", 1), "二"),
        (("rows", 0, "note"), "甲"), (("rows", 1, "note"), "乙"),
        (("sheet", 0, "note"), "丙"), (("sheet", 1, "note"), "丁"),
        (("grid", "north", "note"), "戊"), (("grid", "south", "note"), "己"),
        (("box", "note"), "庚"), (("box", "inner", "note"), "辛"),
    ]


def test_only_what_is_wanted_is_found() -> None:
    """With the field that wanted it."""
    (found,) = find(CASE, TEMPLATE, _is_markdown)
    assert found == (("body",), TEMPLATE.fields["body"], "正文", ())


def test_guards_gather_on_the_way_inwards() -> None:
    """Of the case's values and of the template's fields."""
    editors, restricted = Visibility(None, ("editors",)), Visibility("restricted")
    assert {found.at: found.guards for found in find(CASE, TEMPLATE, _is_text) if found.guards} == {
        ("title",): (restricted,), ("tags", 1): (restricted,), ("rows", 1, "note"): (editors,)}
    inner = Field("note", "说明", "text", level="restricted")
    table = Field("sheet", "表", "table", fields=(inner,), audiences=("editors",))
    template = Template.of((Section("all", "全部", (table,)),), {})
    case = Case("x", "x.yml", fields={"sheet": (Group({"note": "丙"}, Visibility("internal")),)})
    (found,) = find(case, template, _is_text_of_the_template)
    assert found.guards == (editors, Visibility("internal"), restricted)


def _is_text_of_the_template(field: Field) -> bool:
    return field.kind == "text" and field.key == "note"


def test_a_field_that_holds_others_can_itself_be_wanted() -> None:
    """A table once, not once more for each of its rows."""
    found = [one.at for one in find(CASE, TEMPLATE, _has_fields)]
    assert [at for at in found if at[0] in ("rows", "sheet", "box")] == [
        ("rows", 0), ("rows", 1), ("sheet",), ("box",), ("box", "inner")]


def test_values_of_another_shape_are_passed_over() -> None:
    """A template that changed does not make old values raise."""
    odd = Case("AB-2026-002", "x.yml", fields={"rows": "一句话", "box": ("一",), "grid": "无"})
    assert list(find(odd, TEMPLATE, _is_text)) == []


def test_places_count_the_items_that_could_not_be_read() -> None:
    """The finding must stand in the line that the author sees."""
    assert list(places(CASE, ("tags",), 3)) == [0, 1, 2]
    gaps = Case("x", "x.yml", failed=frozenset({("tags", 0), ("tags", 3), ("rows", 1)}))
    assert list(places(gaps, ("tags",), 3)) == [1, 2, 4]
