"""Index pages: every term has its page, its cases, its neighbours; none without cases is hidden."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.pages import SitePages, indexes, listing
from generator.publication import PublishedSite
from tests.base_library import HOME
from tests.pages.conftest import Render


def _cases(html: str) -> list[str]:
    return re.findall(r'class="cl-item__title" href="[./]*cases/([^"]+)\.html"', html)


def test_every_term_has_a_page_with_its_cases(editors: PublishedSite) -> None:
    """No term of any field is left out, and each page lists the cases that bear the term."""
    plans = {plan.url: plan for plan in SitePages(editors, HOME / "content", {}).plans()}
    for index in editors.indexes.values():
        assert f"by/{index.field}/index.html" in plans
        for term in index.terms.values():
            html = plans[f"by/{index.field}/{term.id}.html"].render().html
            assert sorted(_cases(html)) == sorted(term.cases)
            assert html.count("<h1") == 1


def test_outcomes_stand_side_by_side_and_add_up(editors: PublishedSite, render: Render) -> None:
    """The numbers of a term's outcomes are the numbers of its cases."""
    html = render(editors, "by/stage/proposal.html")
    tally = html[html.index('class="cl-tally"'):html.index("</ul>", html.index("cl-tally"))]
    numbers = [int(number) for number in re.findall(r"<b>(\d+)</b>", tally)]
    assert sum(numbers) == len(editors.indexes["stage"].terms["proposal"].cases)
    assert "browse.html#stage=proposal&amp;outcome=success" in tally


def test_term_without_cases_calls_for_some(empty: PublishedSite, render: Render) -> None:
    """An empty term leads to how cases are collected, on its own page and in its index."""
    for url in ("by/stage/lead.html", "by/stage/index.html"):
        html = render(empty, url)
        assert 'href="../../collecting.html"' in html
        assert "征集" in html


def test_long_list_is_cut_and_leads_to_the_rest(
    editors: PublishedSite, render: Render, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beyond the longest list the page says how many there are and where."""
    monkeypatch.setattr("generator.pages.indexes.LONGEST", 3)
    html = render(editors, "by/stage/signing.html")
    total = len(editors.indexes["stage"].terms["signing"].cases)
    assert len(_cases(html)) == 3
    assert f"共 {total} 条" in html
    assert 'href="../../browse.html#stage=signing"' in html


def test_neighbours_and_tools_of_a_stage(editors: PublishedSite, render: Render) -> None:
    """A term names the terms before and after it and the tools made for it."""
    html = render(editors, "by/stage/lead.html")
    assert re.search(r'rel="prev" href="prospect.html"', html)
    assert re.search(r'rel="next" href="opportunity.html"', html)
    named = [tool.id for tool in editors.tools.values() if "lead" in tool.stages]
    assert named
    for tool in named:
        assert f'href="../../tools/{tool}.html"' in html
    assert 'rel="prev"' not in render(editors, "by/stage/prospect.html")


def test_text_of_a_term_comes_from_its_file_with_links_resolved(
    editors: PublishedSite, render: Render,
) -> None:
    """`content/terms/TAXONOMY/TERM.md` stands on the page; its links lead to pages."""
    html = render(editors, "by/symptoms/cannot_reach.html")
    assert "大纲“四不现象”的第二项" in html
    assert 'href="../key_scene/first_contact.html"' in html
    assert "term:" not in html


def test_hidden_text_of_a_term_stays_hidden(editors: PublishedSite, render: Render) -> None:
    """A text above the audience's level is not on the term's page."""
    hidden = replace(editors, hidden_pages=frozenset({"terms/symptoms/cannot_reach"}))
    assert "大纲“四不现象”的第二项" not in render(hidden, "by/symptoms/cannot_reach.html")


def test_steward_of_a_term_is_named(editors: PublishedSite, render: Render) -> None:
    """Who looks after an industry stands beside its cases."""
    html = render(editors, "by/industry/metals.html")
    assert '<a href="../../people/chen-jingwen.html">陈静文</a>' in html


def test_words_of_a_record_are_data(editors: PublishedSite, render: Render) -> None:
    """Markup in a label, a text or a title is shown, not obeyed."""
    evil = "<script>alert(1)</script>{{ 7*7 }}"
    stage = editors.indexes["stage"]
    terms = dict(stage.terms) | {
        "lead": replace(stage.terms["lead"], label=evil, text=evil, aliases=(evil,))}
    cases = {name: replace(case, title=evil, summary=evil)
             for name, case in editors.cases.items()}
    site = replace(editors, cases=cases, indexes=dict(editors.indexes) | {
        "stage": replace(stage, terms=terms, label=evil)})
    for url in ("by/stage/index.html", "by/stage/lead.html", "index.html", "browse.html",
                "governance.html", "collecting.html", "tools/visit_plan.html"):
        html = render(site, url)
        assert "<script>alert" not in html
        assert "{{ 7*7 }}" in html or "7*7" not in html


def test_newest_first_puts_what_is_approved_before_all_else(editors: PublishedSite) -> None:
    """Approved cases come first, the latest look at them deciding."""
    found = listing.newest_first(editors.cases.values())
    statuses = [case.status == "approved" for case in found]
    assert statuses == sorted(statuses, reverse=True)
    days = [listing.last_seen(case) or date.min for case in found if case.status == "approved"]
    assert days == sorted(days, reverse=True)


def test_headings_of_a_terms_text_begin_below_the_title(tmp_path: Path, sales: PublishedSite) -> None:
    """Whatever level its author began with, no level is skipped."""
    folder = tmp_path / "terms" / sales.indexes["stage"].taxonomy
    folder.mkdir(parents=True)
    for mark in ("#", "##", "###"):
        (folder / "lead.md").write_text(f"甲\n\n{mark} 乙\n\n{mark}# 丙\n", "utf-8")
        context = SitePages(sales, tmp_path, {}).context
        html = indexes.long_text(context, folder.name, "lead", "by/stage/lead.html")
        assert "<h2>乙</h2>" in html
        assert "<h3>丙</h3>" in html
