"""Pages of tools: what they are for, what is the library's own word, and who used them how."""

from markupsafe import escape

from generator.pages import SitePages, tools
from generator.pages.calculators import Teller, view
from generator.pages.templates import package_templates
from generator.pages.words import words
from generator.publication import PublishedSite
from tests.base_library import HOME
from tests.pages.conftest import Render

WORDS = words(package_templates(), "zh")


def test_every_tool_has_a_page(editors: PublishedSite) -> None:
    """Each tool's page has its title, its purpose and a place for the calculation to come."""
    plans = {plan.url: plan for plan in SitePages(editors, HOME / "content", {}).plans()}
    for tool in editors.tools.values():
        html = plans[f"tools/{tool.id}.html"].render().html
        assert html.count("<h1") == 1
        assert tool.title in html
        assert tool.purpose in html
    template = (HOME / "site_templates" / "pages" / "tool.html").read_text("utf-8")
    assert "{% block interactive %}" in template


def test_own_words_are_told_from_the_source(editors: PublishedSite, render: Render) -> None:
    """What stands behind the mark is shown as the library's own."""
    assert tools.marked("大纲没有给算法。本库的说明：先补哪里。", "本库的说明：") == [
        (False, "大纲没有给算法。"), (True, "先补哪里。")]
    assert tools.marked("漏斗效应。", "本库的说明：") == [(False, "漏斗效应。")]
    assert tools.marked("", "本库的说明：") == []
    html = render(editors, "tools/custvalue.html")
    assert '<span class="cl-tag">本库的说明</span>年初排客户' in html


def test_uses_show_notes_and_figures(editors: PublishedSite, render: Render) -> None:
    """A case's notes and figures for a tool stand on the tool's page; steps count as uses, too."""
    html = render(editors, "tools/reserve.html")
    assert "单个成交概率 <b>8%</b>" in html
    assert "样本很小" in html
    step = render(editors, "tools/meeting_minutes.html")
    assert "三方签字，设备进场" in step
    for case in editors.tools["meeting_minutes"].cases:
        assert f'href="../cases/{case}.html"' in step


def test_every_figure_says_how_it_comes_about(editors: PublishedSite, render: Render) -> None:
    """Those that differ from row to row by rows, in words; those of a table though it has no rows."""
    html = render(editors, "tools/sandbox.html")
    calculator = editors.tools["sandbox"].calculator
    assert calculator is not None
    (levers,) = [table for table in calculator.tables if table.fixed]
    teller = Teller(calculator, WORDS)
    for row in levers.fixed:
        for figure in levers.row_figures:
            how = teller.how(row.formulas[figure.key], levers.key)
            assert str(escape(f"{row.label}：{how}")) in html
    review = editors.tools["review"].calculator
    assert review is not None
    (stages,) = view(review, WORDS, {"stages": []}).tables
    assert stages.rows == ()
    assert [one.output for one in stages.heads if one.how] == list(stages.table.outputs)


def test_tool_without_cases_calls_for_some(empty: PublishedSite, render: Render) -> None:
    """Nobody has used it: the page says so and how to change that."""
    html = render(empty, "tools/reserve.html")
    assert 'href="../collecting.html"' in html
    assert "<table" not in html[html.index('id="cases"'):]


def test_stages_and_scenes_are_links(editors: PublishedSite, render: Render) -> None:
    """Where a tool is for, its page leads there."""
    html = render(editors, "tools/service_box.html")
    assert 'href="../by/stage/signing.html"' in html
    assert 'href="../by/key_scene/first_gift.html"' in html


def test_index_written_by_hand_wins(editors: PublishedSite) -> None:
    """`content/tools/index.md` takes the place of the generated list."""
    made = {plan.url for plan in SitePages(editors, HOME / "content", {}).plans()}
    kept = {plan.url for plan in SitePages(
        editors, HOME / "content", {"tools/index": "工具"}).plans()}
    assert made - kept == {"tools/index.html"}
