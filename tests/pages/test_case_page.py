"""The page of a case: what stands on it, for whom, and what a record cannot make of it."""

import importlib.util
import re
import shutil
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from generator.pages import SitePages
from generator.pages.cases import CasePages
from generator.pages.plan import Rendered, TocEntry
from generator.pages.templates import package_templates
from generator.publication import PublishedSite, publish
from generator.schema.kinds import TEMPLATE_KINDS
from tests.base_library import CASE, HOME, BaseLibrary, bent

ENGLISH = Path(__file__).parents[1] / "fixtures" / "english"
LARGEST_BODY = 27_000
"""Bytes. The longest case is told in 25,000; what its links take along into forms is the rest."""

HOSTILE = """<script>document.title = "hit"</script> {{ 7*7 }} {% raw %} "'> &lt; 😀"""
SHOWN = ("&lt;script&gt;document.title = &#34;hit&#34;&lt;/script&gt; {{ 7*7 }} {% raw %} "
         "&#34;&#39;&gt; &amp;lt; 😀")


class Page(HTMLParser):
    """A page taken apart: ids, links, headings, and the text inside and outside what is folded."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: Counter[str] = Counter()
        self.open_text = ""
        self.folded_text = ""
        self._folds = 0
        self._summary = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self._folds += tag == "details"
        self._summary = self._summary or tag == "summary"

    def handle_endtag(self, tag: str) -> None:
        self._folds -= tag == "details"
        self._summary = self._summary and tag != "summary"

    def handle_data(self, data: str) -> None:
        if self._folds and not self._summary:
            self.folded_text += data
        else:
            self.open_text += data


def case_pages(site: PublishedSite) -> CasePages:
    """Return the maker of case pages over a site."""
    return CasePages(SitePages(site, HOME / "content", {"method/saf": "SAF"}).context)


def published(root: Path, audience: str) -> CasePages:
    """Return the case pages of a library on disk for one audience."""
    return case_pages(publish(BaseLibrary(root).read()[0], audience))


@pytest.fixture(scope="module")
def sample() -> CasePages:
    """Return the case pages of the sample library for its editors."""
    return published(HOME, "editors")


def render(pages: CasePages, case: str) -> tuple[Page, Rendered]:
    """Return one page, taken apart and as it was made."""
    made = pages.render(pages.site.cases[case])
    return Page(made.html), made


def with_record(base: BaseLibrary, snippet: str, audience: str = "editors") -> tuple[Page, Rendered]:
    """Return the page of the base record after some of its keys were replaced."""
    base.write(f"cases/2026/{CASE}.yml", bent(snippet))
    return render(published(base.root, audience), CASE)


def anchors(toc: tuple[TocEntry, ...]) -> list[str]:
    """Return every anchor of a table of contents."""
    return [anchor for entry in toc for anchor in (entry.anchor, *anchors(entry.children))]


# Every page of the sample library.


def test_every_kind_has_one_partial() -> None:
    """A kind that a template may declare can be shown."""
    folder = package_templates() / "parts" / "field"
    assert sorted(file.stem for file in folder.iterdir()) == sorted(TEMPLATE_KINDS)


def test_pages_of_the_sample_hang_together(sample: CasePages) -> None:
    """One h1, no heading level skipped, ids unique, anchors there, the body of modest size."""
    for case in sample.site.cases:
        page, made = render(sample, case)
        assert page.headings.count(1) == 1, case
        assert all(low + 1 >= high for low, high in
                   zip(page.headings, page.headings[1:], strict=False)), case
        assert max(Counter(page.ids).values()) == 1, case
        inner = [link[1:] for link in page.links if link.startswith("#")]
        assert set(inner) | set(anchors(made.toc)) <= set(page.ids), case
        assert len(made.html.encode()) <= LARGEST_BODY, case
        assert not page.tags["script"], case


def test_badges_say_outcome_kind_status_freshness_level_and_view(sample: CasePages) -> None:
    """The state of a case is told at its top."""
    page, made = render(sample, "AB-2025-006")
    head = page.open_text.split("概况", 1)[0]
    for word in ("失败", "示例·虚构", "已批准", "已过复核期：2026-11-05", "密级：", "编辑视图"):
        assert word in head
    assert 'cl-badge--bad">失败' in made.html
    assert "示例·虚构" not in render(sample, "AB-2026-014")[0].open_text


def test_facts_link_to_the_pages_of_their_terms(sample: CasePages) -> None:
    """Terms of index fields lead to their pages; the customer's alias is marked."""
    page, _ = render(sample, "AB-2025-006")
    assert "../by/industry/chemicals.html" in page.links
    assert re.search(r"华中某精细化工厂\s*化名", page.open_text)


def test_decision_does_not_give_itself_away(sample: CasePages) -> None:
    """Options are listed; what was chosen, why and what came of it is folded."""
    page, made = render(sample, "AB-2025-003")
    assert "改成租用，每月0.8万元，可抵货款" in page.open_text
    assert "都认为客户用惯了就会买" not in page.open_text
    assert "都认为客户用惯了就会买" in page.folded_text
    assert page.open_text.count("继续免费，换取更深的依赖") == 1
    assert '<b class="cl-letter">C</b> 继续免费' in made.html


def test_contrast_shows_both_outcomes(sample: CasePages) -> None:
    """The case that ended the other way stands out, with what both share."""
    page, made = render(sample, "AB-2025-003")
    part = made.html.split('id="cl-related"', 1)[1].split("</section>", 1)[0]
    assert "对照：同一场景，相反的结局" in part
    assert "cl-badge--bad" in part
    assert "cl-badge--good" in part
    assert "AB-2025-002.html" in page.links
    assert "../by/key_scene/first_demo.html" in part


def test_contrast_that_no_author_named_says_so(sample: CasePages) -> None:
    """It stands below with a word on who chose it, and is no fact of the case."""
    chosen = {case.id: [one.named_by == "system" for one in case.related if one.contrast]
              for case in sample.site.cases.values()}
    assert {True, False} <= {one for found in chosen.values() for one in found}
    for case, found in chosen.items():
        _, made = render(sample, case)
        assert made.html.count("系统按场景和阶段挑选") == sum(found)
        assert ("<dt>对照</dt>" in made.html) == (False in found)


def test_figures_refer_to_their_evidence(sample: CasePages) -> None:
    """A number in the metrics leads to the row of its evidence."""
    page, _ = render(sample, "AB-2025-003")
    assert "#evidence-E1" in page.links
    assert "evidence-E1" in page.ids


def test_care_counts_the_anonymous_and_lists_waivers(sample: CasePages) -> None:
    """An anonymous contributor is a number; a waiver says why and until when."""
    page, made = render(sample, "AB-2025-003")
    care = made.html.split('id="cl-care"', 1)[1]
    assert "匿名 1 人" in care
    assert "邓子豪" not in made.html
    assert "deng-zihao" not in made.html
    assert "review-due-cycle" in care
    assert "至 2027-03-31" in page.open_text


def test_owner_who_has_left_names_who_stands_in(sample: CasePages) -> None:
    """Whoever finds a mistake is sent to someone who is there."""
    page, _ = render(sample, "AB-2025-005")
    stand_in = sample.site.people[sample.site.cases["AB-2025-005"].stand_in].name
    assert f"已离岗，由{stand_in}代为负责" in page.open_text
    assert f"发现错漏，请告诉{stand_in}。" in page.open_text


def test_report_and_edit_links_fill_their_places(sample: CasePages) -> None:
    """Id, path and title are percent-encoded into the templates of the addresses."""
    site = replace(
        sample.site, edit_url="https://forge.example/edit/{path}",
        report_url="https://forge.example/new?title={id}%20{title}&x={other}")
    page, _ = render(case_pages(site), "AB-2025-003")
    assert "https://forge.example/edit/cases/2025/AB-2025-003.yml" in page.links
    report = next(link for link in page.links if "/new?" in link)
    assert report.startswith("https://forge.example/new?title=AB-2025-003%20%E6%A0%A9")
    assert report.endswith("&x={other}")
    assert "请告诉" not in page.open_text


# Withholding, seen from the page.


def test_withheld_values_are_not_on_the_page(sample: CasePages) -> None:
    """A value of a higher level and notes for trainers are absent, not hidden."""
    sales = published(HOME, "sales")
    for secret in ("总部授权的质保金上限", "案例使用说明"):
        assert secret not in sales.render(sales.site.cases["AB-2025-004"]).html
    assert "总部授权的质保金上限" in sample.render(sample.site.cases["AB-2025-004"]).html
    assert "案例使用说明" not in sales.render(sales.site.cases["AB-2025-003"]).html
    assert "销售视图" in sales.render(sales.site.cases["AB-2025-003"]).html


# One record, bent.


def test_unverified_cause_says_so(base_library: BaseLibrary) -> None:
    """Causes stand side by side; an assumption shows that the customer never confirmed it."""
    page, made = with_record(base_library, """
        outcome: mixed
        failure_point: proposal
        surface_cause: {cause: price, text: 客户说贵}
        real_cause: {cause: expectation, text: 期望没有谈清楚}
        cause_source: assumption
        confidence: medium
        early_signals: [没有回信]
        next_time: [{action: 先问清楚, role: ar}]
        """)
    assert made.html.count('class="cl-cause"') == 2
    assert re.search(r"原因来源\s*推测\s*未经客户验证", page.open_text)
    assert "cl-badge--plain" in made.html.split("mixed", 1)[0]


def test_text_of_a_record_is_data(base_library: BaseLibrary) -> None:
    """Markup, template code, quotes and emoji are shown as they stand, in every kind of place."""
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    page, made = with_record(base_library, f"""
        title: '<b>{{{{ 7*7 }}}}</b> 😀'
        summary: {quoted}
        background: |
          {HOSTILE} **粗**
        timeline:
          - {{step: a, action: {quoted}, response: {quoted}}}
        decision_points:
          - {{question: {quoted}, options: [{quoted}, b], chosen: {quoted}, consequence: {quoted}}}
        lessons: [{{id: '"><b>', statement: {quoted}}}]
        metrics: [{{name: {quoted}, after: {quoted}, grade: system_data}}]
        evidence: []
        discussion_questions: [{quoted}, b]
        tools: [{{tool: visit_plan, note: {quoted}, figures: {{'<i>': 1, name: {quoted}}}}}]
        attachments: [{{file: 报价说明.txt, title: {quoted}}}]
        waivers: [{{rule: review-due-cycle, reason: {quoted}, by: tang-shiqi, until: 2027-01-31}}]
        """)
    assert page.tags["script"] == page.tags["i"] == 0
    assert "{{ 7*7 }}" in page.open_text
    assert ">49<" not in made.html
    assert made.html.count(SHOWN) >= 12
    assert "<strong>粗</strong>" in made.html
    assert "&lt;script&gt;" in made.html.split("<strong>粗</strong>")[0]
    assert max(Counter(page.ids).values()) == 1


def test_empty_draft_has_a_page(base_library: BaseLibrary) -> None:
    """A draft of six lines says that nothing is written yet."""
    base_library.write(f"cases/2026/{CASE}.yml", (
        f"id: {CASE}\ntitle: 草稿\ncase_kind: real\noutcome: unknown\n"
        "status: draft\nowner: xu-anran\n"))
    page, made = render(published(base_library.root, "editors"), CASE)
    assert "还没有正文" in page.open_text
    assert anchors(made.toc) == ["cl-facts", "cl-care"]


def test_attachment_with_an_awkward_name_is_linked(base_library: BaseLibrary) -> None:
    """`#`, `?` and spaces in a file's name do not break its link."""
    shown = "报价 #1?.txt"
    folder = base_library.root / "cases" / "2026" / CASE
    (folder / "报价说明.txt").rename(folder / shown)
    page, _ = with_record(base_library, f"""
        attachments: [{{file: '{shown}', title: 报价}}]
        """)
    assert f"{CASE}/{quote(shown)}" in page.links


# Other templates.


def test_page_without_any_role_shows_every_field_by_its_kind(sample: CasePages) -> None:
    """A role that a template leaves out drops its layout, not the values."""
    site = replace(sample.site, roles={})
    page, _ = render(case_pages(site), "AB-2025-003")
    text = page.open_text + page.folded_text
    for word in ("栩珀光电有限公司", "第一次延期", "继续免费，换取更深的依赖", "经验教训",
                 "客户访谈", "销售会议质量表"):
        assert word in text
    assert "cl-timeline" not in page.html


def test_another_template_makes_pages(tmp_path: Path) -> None:
    """Other keys, nested lists, tables and another language need no other Python."""
    root = Path(shutil.copytree(ENGLISH, tmp_path / "library"))
    BaseLibrary(root).sign()
    pages = published(root, "workshop")
    page, made = render(pages, "QR-2030-01")
    text = page.open_text
    for word in ("Slewing gear", "Groove wear in mm", "1,240.50 EUR", "0.6%", "Never ordered",
                 "Sheet of the night crew", "Quay crew", "Ways open"):
        assert word in text
    assert 'cl-badge--good">Caught in time' in made.html
    assert "Climb, measure, then decide" in page.folded_text
    assert "https://maker.example/sheets/12?part=pin&lang=en" in page.links
    assert "QR-2030-01/pin-sheet.txt" in page.links
    assert not re.search("[\u3400-\u9fff\uff00-\uffef]", made.html)


def test_library_may_override_one_partial(tmp_path: Path) -> None:
    """A template of the same name in the library comes first; the rest stays."""
    field = tmp_path / "parts" / "field" / "date.html"
    field.parent.mkdir(parents=True)
    field.write_text("{% macro show(field, value, on) %}[{{ value }}]{% endmacro %}", "utf-8")
    site = publish(BaseLibrary(HOME).read()[0], "editors")
    context = SitePages(site, HOME / "content", {}, tmp_path).context
    assert "[2025-02-17]" in CasePages(context).render(site.cases["AB-2025-003"]).html


# In a browser.


def _standing_alone(html: str, folder: Path) -> str:
    """Write a body with the site's styles and scripts; return its address."""
    material = importlib.util.find_spec("material")
    assert material is not None
    assert material.origin is not None
    theme = Path(material.origin).parent / "templates" / "assets" / "stylesheets"
    assets = package_templates() / "assets"
    styles = [*theme.glob("main.*.css"), *sorted((assets / "css").glob("*.css"))]
    links = "".join(f'<link rel="stylesheet" href="{file.as_uri()}">' for file in styles)
    page = folder / "page.html"
    page.write_text(
        f'<!doctype html><html lang="zh"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">{links}'
        f'<body data-md-color-scheme="default"><article class="md-content__inner md-typeset">'
        f'{html}</article><script src="{(assets / "js" / "case.js").as_uri()}"></script>', "utf-8")
    return page.as_uri()


@pytest.mark.browser
def test_long_words_and_markup_neither_overflow_nor_run(
    base_library: BaseLibrary, tmp_path: Path, browser: Browser,
) -> None:
    """Words of thousands of characters break, at every width; nothing of a record is executed."""
    def long(count: int) -> str:
        return "W" * count

    _, made = with_record(base_library, f"""
        title: {long(40)}
        summary: {long(300)}
        background: '{HOSTILE.replace("'", "")} {long(2800)}'
        result: {long(3000)}
        stakeholders: [{{role: buyer, position: {long(40)}, concern: {long(120)}}}]
        timeline: [{{step: {long(40)}, action: {long(300)}, response: {long(300)}}}]
        metrics: [{{name: {long(60)}, before: {long(40)}, after: {long(40)}, grade: system_data}}]
        evidence: [{{id: {long(20)}, kind: crm, ref: {long(160)}}}]
        lessons: [{{id: {long(20)}, statement: {long(200)}, applies_when: {long(160)}}}]
        success_factors: [{{factor: {long(160)}, evidence: {long(200)}}}]
        """)
    address = _standing_alone(made.html, tmp_path)
    for width in (320, 360, 390, 768, 1280):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.title() != "hit"
        page.close()


@pytest.mark.browser
def test_paper_shows_what_is_folded_and_where_it_came_from(
    sample: CasePages, tmp_path: Path, browser: Browser,
) -> None:
    """Printing opens what is folded, closes it again, and names address, view and date."""
    _, made = render(sample, "AB-2025-003")
    address = _standing_alone(made.html, tmp_path)
    page = browser.new_page()
    page.goto(address)
    assert page.locator(".cl-print-foot").is_hidden()
    assert page.locator("details.cl-fold[open]").count() == 0
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_text("都认为客户用惯了就会买").is_visible()
    assert page.locator("[data-cl-print]").is_hidden()
    foot = page.locator(".cl-print-foot").inner_text()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.cl-fold[open]").count() == 0
    page.close()
    assert address in foot
    assert "编辑视图" in foot
    assert "截至 2026-11-22" in foot


def test_abbreviations_of_a_text_are_told_above_it(sample: CasePages) -> None:
    """What stands in the text is told, with no need to point at it; what does not is left out."""
    site = sample.site
    pages = CasePages(SitePages(site, HOME / "content", {"method/saf": "SAF 销售飞轮"}).context)
    case = next(iter(site.cases.values()))
    made = pages.render(replace(case, summary="", values={"background": "SR 与 SAF，不是 XAR。"})).html
    told = made[made.index("文中的缩写："):].partition("</p>")[0]
    assert "SR 方案经理" in told
    assert "AR " not in told
    assert '<a href="../method/saf.html">SAF 销售飞轮</a>' in told
    assert "文中的缩写" not in pages.render(replace(
        case, summary="", values={"background": "没有。"})).html


def test_reader_outside_is_told_until_when_a_case_holds_and_nothing_of_its_keeping(
    sample: CasePages,
) -> None:
    """No status, no permitted use; on paper every page says its level."""
    outside = published(HOME, "public")
    name = next(iter(outside.site.cases))
    html = render(outside, name)[1].html
    care = html[html.index('id="cl-care"'):]
    assert "复核到期" in care
    assert "允许用途" not in care
    assert "状态" not in care
    assert "密级：公开" in care[care.index("cl-print-foot"):]
    assert "允许用途" in render(sample, name)[1].html
