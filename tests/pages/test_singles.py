"""Home, governance and collecting: numbers that hold, and pages that stand without any case."""

import json
import posixpath
import re
import shutil
import subprocess
import tomllib
from dataclasses import replace
from itertools import product
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.pages import SitePages, home, singles
from generator.pages.governance import coverage_matrix, outcome_matrices
from generator.pages.home import most_useful, questions, way_in
from generator.publication import PublishedPick, PublishedSite
from tests.base_library import HOME
from tests.pages.conftest import Render


def test_every_single_page_stands_without_cases(empty: PublishedSite, render: Render) -> None:
    """An empty library has a home, a table, a governance page and a call for cases."""
    for name in singles.NAMES:
        html = render(empty, f"{name}.html")
        assert html.count("<h1") == 1
        assert 'href="collecting.html"' in html or name == "collecting"


def test_questions_are_answered_by_terms(editors: PublishedSite) -> None:
    """Whom, when, what: each question has the index that the template's roles point at."""
    found = {one.name: one.field for one in questions(editors)}
    assert found == {
        "role": "customer_roles", "stage": "stage", "symptom": "symptoms", "scene": "key_scene",
        "industry": "industry", "outcome": "outcome"}
    assert list(questions(replace(editors, roles={}))) == []


def test_way_in_counts_every_set_of_answers(editors: PublishedSite) -> None:
    """What the script reads says for each set of answers how many cases fit, each case once."""
    asked = list(questions(editors))
    data = way_in(editors, asked)
    counts = data["counts"]
    assert isinstance(counts, list)
    assert sum(cases for cases, *_ in counts) == len(editors.cases)
    for at, question in enumerate(asked):
        for place, answer in enumerate(question.answers):
            assert answer.cases == sum(
                cases for cases, *borne in counts if place in borne[at]), answer


def test_way_in_leaves_numbers_out_where_there_are_too_many(
    editors: PublishedSite, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page stays small however many cases there are."""
    monkeypatch.setattr(home, "MOST_COMBINATIONS", 3)
    assert way_in(editors, list(questions(editors)))["counts"] == []


def test_home_lists_new_picked_and_most_cited(editors: PublishedSite, render: Render) -> None:
    """What is new is approved; a pick has its reason and its name; most cited comes first."""
    picked = replace(editors, picks=(
        PublishedPick("AB-2025-002", "chen-jingwen", "先读这一条"),))
    html = render(picked, "index.html")
    assert "先读这一条（陈静文）" in html
    new = html[html.index('id="new"'):html.index('id="picks"')]
    for case in re.findall(r"cases/([^\"]+)\.html", new):
        assert editors.cases[case].status == "approved"


def test_useful_cases_say_why_and_leave_out_picks_and_what_is_overdue(
    editors: PublishedSite, render: Render,
) -> None:
    """Each has a reason; the strongest comes first."""
    useful = most_useful(editors, editors.cases.values())
    assert [one.weight for one in useful] == sorted((one.weight for one in useful), reverse=True)
    assert all(one.cited or one.tools or one.contrast for one in useful)
    assert not {one.case.id for one in useful} & {pick.case for pick in editors.picks}
    assert all(one.case.freshness != "overdue" for one in useful)
    html = render(editors, "index.html")
    assert f"被 {useful[0].cited} 条案例引用 · 有对照案例" in html


def test_home_below_a_hand_written_page_has_no_heading(editors: PublishedSite) -> None:
    """The page that stands above brings its own."""
    pages = SitePages(editors, HOME / "content", {"index": "首页", "collecting": "制度"})
    for name in ("index", "collecting"):
        below = pages.appended(name)
        assert below is not None
        assert "<h1" not in below()
        assert f"{name}.html" not in {plan.url for plan in pages.plans()}
    assert pages.appended("method/saf") is None


def test_coverage_counts_and_leads_to_the_cases(editors: PublishedSite, render: Render) -> None:
    """Each cell holds the cases of both terms and leads to them; empty cells call for some."""
    matrix = coverage_matrix(editors)
    assert matrix is not None
    industries, stages = editors.indexes["industry"].terms, editors.indexes["stage"].terms
    for industry, (_, _, cells) in zip(industries, matrix.rows, strict=True):
        for stage, cell in zip(stages, cells, strict=True):
            cases = [case for case in editors.cases.values()
                     if industry in case.terms["industry"] and stage in case.terms["stage"]
                     and case.status != "retired"]
            approved = sum(case.status == "approved" for case in cases)
            assert (cell.approved, cell.waiting) == (approved, len(cases) - approved)
            assert cell.href.startswith(f"browse.html#industry={industry}&stage={stage}")
    html = render(editors, "governance.html")
    part = html[html.index('id="coverage"'):html.index('id="outcomes"')]
    assert part.count("征集</a>") == matrix.empty
    assert 'role="region" tabindex="0"' in part


def test_cell_leads_to_what_it_counts(editors: PublishedSite) -> None:
    """Where something is retired, a cell's link asks for every other status; else for none."""
    some = next(iter(editors.cases))
    with_retired = {**editors.cases, some: replace(editors.cases[some], status="retired")}
    without = {name: replace(case, status="approved") for name, case in editors.cases.items()}
    for cases, filtered in ((with_retired, True), (without, False)):
        site = replace(editors, cases=cases)
        coverage = coverage_matrix(site)
        assert coverage is not None
        kept = {case.status for case in cases.values()} - {"retired"}
        for matrix in (coverage, *outcome_matrices(site)):
            for cell in (cell for _, _, row in matrix.rows for cell in row):
                asked = parse_qs(urlsplit(cell.href).fragment).get("status", [""])[0]
                assert set(asked.split(",")) == (kept if filtered else {""})


def test_outside_nothing_leads_to_pages_that_are_not_there(public: PublishedSite) -> None:
    """Without people, governance and collecting no page links to them or calls for cases."""
    pages = SitePages(public, HOME / "content", {})
    plans = {plan.url: plan for plan in pages.plans()}
    assert not {"governance.html", "collecting.html"} & set(plans)
    for url, plan in plans.items():
        html = plan.render().html
        for target in re.findall(r'href="([^"#?:]+)', html):
            found = posixpath.normpath(posixpath.join(posixpath.dirname(url), target))
            beside = found.startswith(("cases/", "assets/")) or found.endswith((".xlsx", ".docx"))
            assert found in plans or beside, (url, target)
        assert "征集" not in html, url
        assert "<dt>责任人</dt>" not in html
        assert "<dd></dd>" not in html
        assert "<code></code>" not in html


def test_outcome_matrices_call_for_opposites_only(editors: PublishedSite) -> None:
    """A mixed outcome is not something to ask for."""
    matrices = list(outcome_matrices(editors))
    assert [one.rows_label for one in matrices] == ["销售阶段", "关键场景", "行业"]
    wanted = {cell.label.split(" × ")[1] for matrix in matrices
              for _, _, row in matrix.rows for cell in row if cell.wanted}
    assert wanted == {"成功", "失败"}


def test_governance_lists_rules_waivers_and_duties(
    editors: PublishedSite, render: Render,
) -> None:
    """Everything that the law and the rules say has its row."""
    html = render(editors, "governance.html")
    for rule in editors.rules:
        assert f"<code>{rule.id}</code>" in html
    assert editors.waivers
    for waiver in editors.waivers:
        assert waiver.reason in html
    for level in editors.levels:
        assert f"<b>{level.label}</b>" in html


def test_collecting_names_roles_and_what_is_wanted(
    editors: PublishedSite, render: Render,
) -> None:
    """Roles with their people; terms that no case bears, up to what a page can hold."""
    html = render(editors, "collecting.html")
    for label, _, people in editors.library_roles:
        assert label in html
        assert "、".join(people) in html
    bare = [(index.field, term.id) for index in editors.indexes.values()
            for term in index.terms.values() if not term.cases]
    for field, term in bare[:10]:
        assert f'href="by/{field}/{term}.html"' in html


def test_template_without_roles_still_makes_pages(editors: PublishedSite) -> None:
    """A role that a template leaves out drops a part, never the page."""
    bare = replace(editors, roles={})
    for plan in SitePages(bare, HOME / "content", {}).plans():
        if not plan.url.startswith("cases/"):
            assert plan.render().html.count("<h1") == 1, plan.url


def test_pages_speak_english_as_well(editors: PublishedSite) -> None:
    """With another language no fixed Chinese word is left on a page that shows no record."""
    site = replace(editors, language="en", noun="case", cases={}, picks=(), waivers=(), people={},
                   indexes={}, tools={}, stewards=(), duties=(), levels=(), rules=(), synonyms=(),
                   library_roles=(), audience_label="editors")
    for plan in SitePages(site, HOME / "content", {}).plans():
        html = plan.render().html
        assert not re.search("[\u4e00-\u9fff：，。]", html), plan.url
        assert not re.search("[\u4e00-\u9fff]", plan.title)


def test_words_have_the_same_keys_and_names_in_both_languages() -> None:
    """What one language can say, the other can; what is filled in has the same name."""
    words = [tomllib.loads((HOME / "site_templates" / "words" / f"{name}.toml").read_text("utf-8"))
             for name in ("zh", "en")]
    assert set(words[0]) == set(words[1])
    for key, text in words[0].items():
        here, there = (set(re.findall(r"\{(\w+)\}", one)) for one in (text, words[1][key]))
        assert here - {"noun"} == there - {"noun"}, key


def test_script_of_home_reads_the_table_as_it_was_written(editors: PublishedSite) -> None:
    """For sets of two answers the script finds as many cases as bear them."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is missing; run scripts/test_needs.sh")
    asked = list(questions(editors))
    data = way_in(editors, asked)
    sets = [(one.id, "", "", "", other.id, "")
            for one, other in product(asked[0].answers, asked[4].answers)]
    script = HOME / "site_templates" / "assets" / "js" / "home.js"
    ask = """
      const logic = require(process.argv[1]), [data, sets] = JSON.parse(process.argv[2]);
      console.log(JSON.stringify([sets.map((one) => logic.found(data, one)),
        logic.hash(data.fields, ["buyer", "", "cannot_win"])]));
    """
    said = subprocess.run([node, "-e", ask, str(script), json.dumps([data, sets])],
                          check=True, capture_output=True, text=True)
    found, address = json.loads(said.stdout)
    assert found == [
        sum(one[0] in case.terms["customer_roles"] and one[4] in case.terms["industry"]
            for case in editors.cases.values()) for one in sets]
    assert address == "customer_roles=buyer&symptoms=cannot_win"
