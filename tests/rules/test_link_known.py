"""The rule `link-known`."""

import pytest

from tests.base_library import BaseLibrary, CheckText, offered

RULE = "link-known"
TAXONOMY = "cases/_library/taxonomy.yml"


@pytest.mark.parametrize(("target", "near"), [
    ("case:AB-2026-020", "case:AB-2026-00"),
    ("tool:visit-plan", "tool:visit_plan"),
    ("term:key_scene/first_vist", "term:key_scene/first_visit"),
    ("term:scene/first_visit", "term:key_scene/first_visit"),
    ("term:failure_point/proposal", "term:"),
    ("term:key_scene", "term:key_scene/"),
    ("person:xu-anrn", "person:xu-anran"),
    ("page:index.md", "page:index"),
    ("page:governence", "page:governance"),
])
def test_a_link_to_nothing_is_found_with_the_nearest(
    target: str, near: str, check_text: CheckText,
) -> None:
    """At the text that holds it."""
    (found,) = check_text(f"title: 一家企业\nresult: |\n  见[那里]({target})。\n").of(RULE)
    assert (found.location.line, found.location.column) == (2, 9)
    assert found.message.zh == f"链接指向的“{target}”不存在"
    assert offered(found)[0].startswith(near)


@pytest.mark.parametrize("target", [
    "case:AB-2026-002", "case:AB-2026-002#result", "tool:visit_plan",
    "term:key_scene/first_visit", "term:industry/metals", "person:xu-anran", "page:index",
    "page:browse", "page:governance", "page:collecting", "https://example.com/", "#here"])
def test_a_link_to_something_passes(target: str, check_text: CheckText) -> None:
    """Into the library or out of it."""
    assert check_text(f"result: 见[那里]({target})。\n") == []


def test_a_page_of_the_library_is_known(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """By its path in `content/`, without its ending."""
    snippet = "result: 见[那里](page:method/saf)。\n"
    assert check_text(snippet).at(RULE) == [(1, 9)]
    base_library.write("content/method/saf.md", "# SAF\n")
    assert check_text(snippet) == []


def test_a_retired_term_is_found_with_its_successor(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """As where the term stands in a field."""
    base_library.edit(TAXONOMY, "{id: first_gift, label: 第一次礼品馈赠,",
                      "{id: first_gift, label: 第一次礼品馈赠, replaced_by: first_visit,")
    (found,) = check_text("result: 见[那里](term:key_scene/first_gift)。\n").of(RULE)
    assert found.message.zh == "“第一次礼品馈赠”已停用"
    assert found.hint is not None
    assert found.hint.zh == "改成 term:key_scene/first_visit"


def test_a_nested_text_is_read(check_text: CheckText) -> None:
    """Markdown of a group, and with a level of its own."""
    assert check_text("""
        teaching_notes:
          goals: [会比较]
          analysis: {value: "见[那里](tool:none)。", level: sales_only}
        """).at(RULE) == [(3, 13)]


def test_a_link_to_nothing_on_a_written_page_is_found_at_its_line(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Markdown pages are looked at too; a link in code is an example."""
    base_library.write(
        "content/method/saf.md", "# SAF\n\n`[x](case:NO)`，见[那里](tool:no_such_tool)。\n")
    (found,) = check_text("title: 一家企业\n").of(RULE)
    assert found.location == ("content/method/saf.md", 3, 22)
