"""Calculators as people use them: typed into, shared, handed on, kept, saved, printed."""

import gzip
import io
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page
from pypdf import PdfReader

from generator.formula.figures import compute
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.exports.sheets import counted, planted
from tests.formula.sample import calculators, examples

pytestmark = pytest.mark.browser

NAMES = sorted(calculators())
WINDOWS = {"desktop": {"viewport": DESKTOP},
           "phone": {"viewport": PHONE, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}}


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the site elsewhere: nothing in it may know where it was built."""
    target = tmp_path_factory.mktemp("stick") / "案例库 2026"
    shutil.copytree(site, target)
    return target


@pytest.fixture
def page(visit: Visit, folder: Path) -> Iterator[Page]:
    """Return a page over the copied folder that must end without an error."""
    visit.page.goto((folder / "tools" / "index.html").as_uri())
    yield visit.page
    assert visit.errors == []
    assert visit.foreign("file://") == []


def opened(page: Page, folder: Path, tool: str, behind: str = "") -> Page:
    """Open a calculator, with figures behind `#` where they are given."""
    page.goto("about:blank")  # the same page with another part behind `#` is not loaded anew
    page.goto((folder / "tools" / f"{tool}.html").as_uri() + (f"#{behind}" if behind else ""))
    page.wait_for_selector(".cl-live")
    return page


def box(page: Page, key: str) -> Locator:
    """Return the box of an input, its part unfolded."""
    found = page.locator(f'[data-cl-in="{key}"]')
    found.evaluate("one => { const part = one.closest('details'); if (part) part.open = true; }")
    return found


def told(page: Page, key: str) -> str:
    """Return an output as it is shown first."""
    return page.locator(f'[data-cl-out="{key}"]').first.text_content() or ""


def error(page: Page, key: str) -> str:
    """Return what is said beside an input."""
    return "".join(page.locator(f'[data-cl-field="{key}"] [data-cl-error]').all_text_contents())


@pytest.mark.parametrize("tool", NAMES)
@pytest.mark.parametrize("visit", WINDOWS.values(), ids=WINDOWS.keys(), indirect=True)
def test_every_calculator_at_every_width(
    visit: Visit, folder: Path, tool: str, request: pytest.FixtureRequest,
) -> None:
    """From a folder, with its pictures drawn; a shot for a person to look at."""
    opened(visit.page, folder, tool)
    for figure in visit.page.locator(".cl-chart__canvas").all():
        figure.scroll_into_view_if_needed()
        figure.locator("svg").wait_for()
    visit.page.evaluate("scrollTo(0, 0)")
    visit.shot(f"calculator-{tool}-{request.node.callspec.id.split('-')[0]}")
    assert visit.errors == []
    assert visit.foreign("file://") == []
    assert visit.overflow() <= 0


@pytest.mark.parametrize("tool", NAMES)
def test_without_a_script_the_figures_stand_there(
    browser: Browser, folder: Path, tool: str,
) -> None:
    """Every input with its default, every output computed; nothing that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "tools" / f"{tool}.html").as_uri())
    calculator = calculators()[tool]
    for one in calculator.inputs:
        assert page.locator(f'[data-cl-in="{one.key}"]').input_value() != ""
    outputs = [one for one in calculator.outputs if one.key != "status"]
    for one in outputs:
        assert page.locator(f'[data-cl-out="{one.key}"]').first.text_content()
    assert page.locator(".cl-calc button").filter(visible=True).count() == 0
    if tool == "dual_funnel":
        assert told(page, "prospects_new") == "1,234 家"
    context.close()


@pytest.mark.parametrize("tool", NAMES)
def test_the_script_tells_what_the_build_told(page: Page, folder: Path, tool: str) -> None:
    """Python and JavaScript write every figure alike: nothing moves when the script comes."""
    text = (folder / "tools" / f"{tool}.html").read_text("utf-8")
    still = dict(re.findall(r'<output data-cl-out="(\w+)"[^>]*>([^<]*)<', text))
    opened(page, folder, tool)
    assert {key: told(page, key) for key in still} == still
    tables = re.findall(r"<tbody data-cl-results>(.*?)</tbody>", text, re.DOTALL)
    cells = [re.findall(r"<td[^>]*>([^<]*)</td>", one) for one in tables]
    assert [one.locator("td").all_text_contents()
            for one in page.locator("[data-cl-results]").all()] == cells


@pytest.mark.parametrize("tool", NAMES)
def test_the_documented_way_in_gives_the_command_s_answer(
    page: Page, folder: Path, tool: str,
) -> None:
    """`caselib.calculators[id].compute`, on every example and edge; the same object, to the last bit."""
    opened(page, folder, tool)
    for given in (given for name, given, _ in examples() if name == tool):
        found = page.evaluate(
            "([tool, given]) => JSON.stringify(caselib.calculators[tool].compute(given))", [tool, given])
        assert json.loads(found) == {"tool": tool, **compute(calculators()[tool], given)}


@pytest.mark.parametrize("written", ["4500", "４５００", "4,500", " 4500万元 ", "4500.0"])
def test_figures_as_people_write_them(page: Page, folder: Path, written: str) -> None:
    """Full-width digits, separators of thousands, the unit behind."""
    opened(page, folder, "dual_funnel")
    wanted = compute(calculators()["dual_funnel"], {"target": 4500})["outputs"]["prospects_new"]
    box(page, "target").fill(written)
    assert told(page, "prospects_new") == f"{wanted:,} 家"
    assert error(page, "target") == ""


@pytest.mark.parametrize(("key", "written", "said"), [
    ("target", "三千", "要一个数"), ("target", "", "还空着"), ("target", "1000001", "超出范围"),
    ("target", "-1", "超出范围"), ("rate_win", "130", "100%"), ("target", "1e400", "要一个数"),
    ("target", "0x10", "要一个数"), ("target", "3 000 5 x", "要一个数"), ("target", "１２%", "要一个数")])
def test_what_is_wrong_is_refused_beside_the_box(
    page: Page, folder: Path, key: str, written: str, said: str,
) -> None:
    """With the reason; the last good result stays, and comes alive again with the next good figure."""
    opened(page, folder, "dual_funnel")
    box(page, "deal_new").fill("50")
    before = told(page, "prospects_new")
    box(page, key).fill(written)
    assert said in error(page, key)
    assert box(page, key).get_attribute("aria-invalid") == "true"
    assert told(page, "prospects_new") == before
    assert "1 处" in (page.locator("[data-cl-stale]").text_content() or "")
    box(page, key).fill("20")
    assert error(page, key) == ""
    assert page.locator("[data-cl-stale]").is_hidden()
    assert told(page, "prospects_new") != before


def test_what_cannot_be_reached_is_never_a_zero(page: Page, folder: Path) -> None:
    """Only the figures that really have none; the status says why."""
    opened(page, folder, "dual_funnel")
    box(page, "rate_contact").fill("0")
    assert told(page, "prospects_new") == "不可达"
    assert told(page, "leads_new") == "370 条"
    assert "不可达" in (page.locator("[data-cl-status]").text_content() or "")
    assert "cl-absent--unreachable" in (
        page.locator('[data-cl-out="prospects_new"]').first.get_attribute("class") or "")
    link = page.locator('[data-cl-tool="headcount"]').get_attribute("href") or ""
    assert "num_leads=370" in link
    assert "num_prospects=" not in link
    page.locator('[data-cl-tool="headcount"]').click()
    page.wait_for_selector(".cl-live")
    assert "没有带过来的：潜在客户数" in (page.locator("[data-cl-from]").text_content() or "")


def test_every_formula_is_there_on_demand(page: Page, folder: Path) -> None:
    """In the words of the reader; none is left out."""
    opened(page, folder, "dual_funnel")
    line = page.locator(".cl-told", has_text="需有效线索数").first
    line.locator("summary").click()
    how = line.locator(".cl-how").text_content() or ""
    assert "向上取整（需商机数 ÷ 商机转化率）" in how
    assert page.locator(".cl-told").count() == page.locator(".cl-told .cl-how p").count()


def test_a_link_gives_a_colleague_the_same_figures(page: Page, folder: Path) -> None:
    """Inputs and rows, whatever they are called; nothing of it is sent."""
    opened(page, folder, "custvalue")
    box(page, "hours_total").fill("640")
    page.get_by_role("button", name="加一行客户").click()
    name = '甲&乙，"丙"~<b>=1;#%'
    row = page.locator("[data-cl-row]").last
    row.locator('[data-cl-cell="name"]').fill(name)
    row.locator('[data-cl-cell="potential"]').fill("1,234.5")
    page.wait_for_function("location.hash.includes('hours_total=640')")
    table = page.locator("[data-cl-results]").text_content()
    link = page.url
    assert "?" not in link
    other = page.context.new_page()
    other.goto("about:blank")
    other.goto(link)
    other.wait_for_selector(".cl-live")
    assert box(other, "hours_total").input_value() == "640"
    last = other.locator("[data-cl-row]").last
    assert last.locator('[data-cl-cell="name"]').input_value() == name
    assert last.locator('[data-cl-cell="potential"]').input_value() == "1234.5"
    assert other.locator("[data-cl-results]").text_content() == table
    assert other.locator("[data-cl-results] b").count() == 0
    other.close()


def test_a_link_with_a_figure_outside_its_limits_shows_and_refuses_it(
    page: Page, folder: Path,
) -> None:
    """Nothing is clipped; the rest is taken."""
    opened(page, folder, "reserve", "reserve:wins_need=999&prob_win=0.25&nobody=1&conf=%E0%A4%A")
    assert box(page, "wins_need").input_value() == "999"
    assert "0 家 到 200 家" in error(page, "wins_need")
    assert box(page, "prob_win").input_value() == "25"
    assert "要一个数" in error(page, "conf")


@pytest.mark.parametrize(("behind", "said"), [
    ("scenarios=", "1 到 200 行"), ("scenarios=" + "~".join(["x"] * 5000), "1 到 200 行")])
def test_a_link_with_too_few_or_too_many_rows_is_refused(
    page: Page, folder: Path, behind: str, said: str,
) -> None:
    """In words; the page stays alive."""
    opened(page, folder, "sandbox", f"sandbox:{behind}")
    stale = page.locator("[data-cl-stale]").text_content() or ""
    assert said in stale
    assert "改好才有结果" in stale
    assert page.locator(".cl-main").is_hidden()
    page.get_by_role("button", name="恢复示例数据").click()
    assert told(page, "best_scenario") == "C 抓签约与挖潜"


def test_figures_of_a_case_do_not_mix_with_those_typed_before(page: Page, folder: Path) -> None:
    """What the case does not give is the example's, as its card says."""
    opened(page, folder, "reserve")
    box(page, "conf").fill("60")
    page.wait_for_function("localStorage.getItem('caselib:reserve') !== null")
    case = page.evaluate("Object.entries(JSON.parse(document.querySelector("
                         "'[data-cl-sources]').textContent)).find(([, one]) => one[2])[0]")
    opened(page, folder, "reserve", f"reserve:wins_need=3&prob_win=0.08&from={case}")
    assert box(page, "conf").input_value() == "90"
    wanted = compute(calculators()["reserve"], {"wins_need": 3, "prob_win": 0.08})["outputs"]["n_conf"]
    assert told(page, "n_conf") == f"{wanted} 家"


def test_a_file_with_a_few_figures_means_what_the_command_takes_it_for(
    page: Page, folder: Path, tmp_path: Path,
) -> None:
    """Defaults for the rest, in rows too; nothing of what stood in the boxes before."""
    opened(page, folder, "custvalue")
    for tool, inputs in (("custvalue", {"customers": [{"name": "X", "potential": 100}]}),
                         ("sandbox", {"levers": [{"key": "rate_win", "val_good": 0.5}]}),
                         ("diagnose", {"act_rev": 33.33333349, "plan_rate_win": 0.007})):
        opened(page, folder, tool)
        file = tmp_path / f"{tool}.json"
        file.write_text(json.dumps({"tool": tool, "inputs": inputs}), "utf-8")
        page.get_by_role("button", name="打开文件").click()  # loads what reads files
        page.locator("[data-cl-file]").set_input_files(file)
        page.locator("[data-cl-said]", has_text=file.name).wait_for()
        page.wait_for_function("tool => localStorage.getItem(`caselib:${tool}`) !== null", arg=tool)
        kept = json.loads(page.evaluate("tool => localStorage.getItem(`caselib:${tool}`)", tool))
        assert compute(calculators()[tool], kept) == compute(calculators()[tool], inputs)


def test_the_chain_hands_figures_on(page: Page, folder: Path) -> None:
    """Goal, people, diagnosis, sandbox: one click each, and the page says where a figure came from."""
    opened(page, folder, "dual_funnel")
    box(page, "target").fill("2000")
    given = compute(calculators()["dual_funnel"], {"target": 2000})["outputs"]
    page.locator('[data-cl-tool="headcount"]').click()
    page.wait_for_selector(".cl-live")
    assert float(box(page, "target_ar").input_value()) == pytest.approx(given["target_new"])
    assert box(page, "num_prospects").input_value() == str(given["prospects_new"])
    assert "双漏斗目标拆解" in (page.locator("[data-cl-from]").text_content() or "")
    field = page.locator('[data-cl-field="num_prospects"]')
    assert "cl-fed" in (field.get_attribute("class") or "")
    assert field.get_attribute("data-cl-fed") == "来自 双漏斗目标拆解"
    assert "cl-fed" not in (page.locator('[data-cl-field="quota_ar"]').get_attribute("class") or "")
    box(page, "num_prospects").fill("900")
    assert "cl-fed" not in (field.get_attribute("class") or "")
    heads = compute(calculators()["headcount"], {
        "target_ar": given["target_new"], "target_sr": given["old_cover"], "cust_old": 40,
        "num_projects": given["wins_new"] + given["exp_plan"], "num_prospects": 900,
        "num_leads": given["leads_new"], "num_opps": given["opps_new"], "num_props": given["props_new"],
    })["outputs"]["heads_ar"]
    assert told(page, "heads_ar") == f"{heads} 人"
    page.locator('[data-cl-tool="diagnose"]').click()
    page.wait_for_selector(".cl-live")
    assert box(page, "heads_ar").input_value() == str(heads)


def test_figures_go_into_a_row_of_a_table(page: Page, folder: Path) -> None:
    """The first scenario of the sandbox is how things stand; the others stay."""
    opened(page, folder, "dual_funnel")
    box(page, "rate_win").fill("40")
    page.locator('[data-cl-tool="sandbox"]').click()
    page.wait_for_selector(".cl-live")
    rows = page.locator('[data-cl-table="scenarios"] [data-cl-row]')
    assert rows.nth(0).locator('[data-cl-cell="rate_win"]').input_value() == "40"
    assert rows.nth(1).locator('[data-cl-cell="rate_win"]').input_value() == "30"
    assert rows.count() == 3


def test_figures_that_were_handed_on_join_those_typed_before(page: Page, folder: Path) -> None:
    """What this browser kept stays where nothing is handed on."""
    opened(page, folder, "headcount")
    box(page, "quota_ar").fill("260")
    page.wait_for_function("localStorage.getItem('caselib:headcount') !== null")
    opened(page, folder, "headcount", "headcount:target_ar=999&from=dual_funnel")
    assert box(page, "quota_ar").input_value() == "260"
    assert box(page, "target_ar").input_value() == "999"


def test_what_was_typed_is_kept_and_can_be_let_go(page: Page, folder: Path) -> None:
    """In this browser only; reset goes back to the example, and back again."""
    opened(page, folder, "reserve")
    box(page, "wins_need").fill("30")
    page.wait_for_function("localStorage.getItem('caselib:reserve') !== null")
    opened(page, folder, "reserve")
    assert box(page, "wins_need").input_value() == "30"
    assert "上次" in (page.locator("[data-cl-said]").text_content() or "")
    page.get_by_role("button", name="恢复示例数据").click()
    assert told(page, "n_stock") == "102 家"
    assert "#" not in page.url
    assert page.evaluate("localStorage.getItem('caselib:reserve')") is None
    page.get_by_role("button", name="撤销").click()
    assert box(page, "wins_need").input_value() == "30"


def test_presets_put_figures_in(page: Page, folder: Path) -> None:
    """Each that a tool names."""
    for tool in NAMES:
        opened(page, folder, tool)
        for preset in calculators()[tool].presets:
            page.locator("[data-cl-preset]").select_option(preset.key)
            wanted = compute(calculators()[tool], preset.figures)
            status = page.locator("[data-cl-status]").text_content()
            assert status == wanted["status"]["text"], (tool, preset.key)


def test_a_saved_file_can_be_opened(page: Page, folder: Path, tmp_path: Path) -> None:
    """Also by the command; a file of another tool, or of nobody, changes nothing."""
    opened(page, folder, "review")
    box(page, "target").fill("1000")
    with page.expect_download() as saved:
        page.get_by_role("button", name="存成文件").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    assert found["tool"] == "review"
    assert found["inputs"]["target"] == 1000
    page.get_by_role("button", name="恢复示例数据").click()
    wrong = ({"tool": "reserve", "inputs": {}}, {"tool": "review", "inputs": {"target": "?"}}, None,
             {"tool": "review", "inputs": {"stages": [{"amount": -1}]}}, {"tool": "review"})
    for at, text in enumerate(("{", *map(json.dumps, wrong))):
        (tmp_path / f"{at}.json").write_text(text, "utf-8")
        page.locator("[data-cl-file]").set_input_files(tmp_path / f"{at}.json")
        page.locator("[data-cl-said]", has_text=f"{at}.json").wait_for()
        assert box(page, "target").input_value() == "900"
    page.locator("[data-cl-file]").set_input_files(file)
    page.wait_for_function("document.querySelector('[data-cl-in=target]').value === '1000'")


def test_rows_grow_and_shrink(page: Page, folder: Path) -> None:
    """Down to the least; names of rows reach the results."""
    opened(page, folder, "sandbox")
    rows = page.locator('[data-cl-table="scenarios"] [data-cl-row]')
    page.get_by_role("button", name="加一行情景").click()
    rows.last.locator('[data-cl-cell="name"]').fill("D 全上")
    rows.last.locator('[data-cl-cell="prospects"]').fill("4000")
    assert told(page, "best_scenario") == "D 全上"
    while rows.count() > 1:
        rows.last.locator("[data-cl-less]").click()
    rows.last.locator("[data-cl-less]").click()
    assert rows.count() == 1
    assert told(page, "best_scenario") == "A 现状"
    page.get_by_role("button", name="撤销").click()
    assert rows.count() == 2
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_arrow_keys_step_within_the_limits(page: Page, folder: Path) -> None:
    """By the step of the tool's file."""
    opened(page, folder, "dual_funnel")
    rate = box(page, "rate_win")
    rate.press("ArrowUp")
    assert rate.input_value() == "30.5"
    rate.fill("100")
    rate.press("ArrowUp")
    assert rate.input_value() == "100"


def test_the_workbook_that_is_downloaded_counts_as_the_page(
    page: Page, folder: Path, tmp_path: Path,
) -> None:
    """Every calculator's, recalculated from wrong results: the figures that the page shows."""
    books = {}
    for tool in NAMES:
        opened(page, folder, tool)
        with page.expect_download() as download:
            page.get_by_role("link", name="下载工作簿").click()
        download.value.save_as(tmp_path / "download.xlsx")
        books[tool] = planted((tmp_path / "download.xlsx").read_bytes())
    for tool, found in counted(tmp_path, books).items():
        for key, wanted in compute(calculators()[tool], {})["outputs"].items():
            assert found.figure(key) == pytest.approx(wanted, rel=1e-9, abs=1e-9), (tool, key)


@pytest.mark.parametrize("tool", NAMES)
@pytest.mark.parametrize("seen", [True, False])
def test_a_calculator_prints_on_one_page(
    page: Page, folder: Path, tool: str, seen: bool,  # noqa: FBT001
) -> None:
    """A4, with all figures; with its pictures where they have been drawn."""
    opened(page, folder, tool)
    if seen:
        for figure in page.locator(".cl-chart__canvas").all():
            figure.scroll_into_view_if_needed()
            figure.locator("svg").wait_for()
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == 1
    assert round(float(paper.pages[0].mediabox.width) / 72 * 25.4) == 210
    text = re.sub(r"\s", "", paper.pages[0].extract_text())
    for one in calculators()[tool].outputs:
        if one.key != "status":
            figure = re.search(r"[\d,.]+", told(page, one.key))
            assert figure is None or figure[0] in text
    assert "非行业基准" in unicodedata.normalize("NFKC", text)


def test_a_page_with_a_calculator_is_light(visit: Visit, site: Path, address: str) -> None:
    """At most 40 KB with gzip beyond the theme's own files until a picture is in view, then 260 KB."""
    for tool in NAMES:
        visit.requests.clear()
        visit.page.goto("about:blank")
        visit.page.goto(f"{address}/tools/{tool}.html")
        visit.page.wait_for_selector(".cl-live")
        visit.page.wait_for_load_state("networkidle")
        assert _transferred(visit, site, address) <= 40_000, tool
        for figure in visit.page.locator(".cl-chart__canvas").all():
            figure.scroll_into_view_if_needed()
            figure.locator("svg").wait_for()
        assert _transferred(visit, site, address) <= 260_000, tool


def _transferred(visit: Visit, site: Path, address: str) -> int:
    paths = {url.removeprefix(f"{address}/").split("#")[0] for url in visit.requests if url.startswith(address)}
    own = [path for path in paths if path.startswith(("assets/caselib/", "tools/"))]
    assert own
    return sum(len(gzip.compress((site / path).read_bytes())) for path in own)


def test_nothing_is_evaluated(site: Path) -> None:
    """A strict policy of a company network lets every script of ours run."""
    for path in (site / "assets" / "caselib").glob("*.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"\beval\(|new Function|setTimeout\(\s*[\"']", text), path.name
