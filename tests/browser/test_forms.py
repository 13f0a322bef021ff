"""Forms in a real browser: filled in, kept, saved, opened, begun from a case, printed."""

import json
import re
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import DESKTOP, PHONE, ROOT, Visit

pytestmark = pytest.mark.browser

FORMS = tuple(json.loads((ROOT / "tests" / "data" / "forms.json").read_text("utf-8")))
ONE_SHEET = ("six_have", "one_page", "service_rating", "meeting_minutes", "first_scene", "saf_matrix",
             "versus_list", "latent_need", "service_box", "value_sheet")

ACROSS = ("saf_matrix", "versus_list", "latent_need", "five_look_eight_way")
"""Those with many columns."""


def _open(visit: Visit, address: str, form: str, after: str = "") -> Page:
    visit.page.goto(f"{address}/tools/{form}.html{after}")
    visit.page.wait_for_selector(".cl-form--live")
    return visit.page


def _saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.click("[data-cl-do=save]")
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def _load(page: Page, name: str, text: str) -> str:
    page.set_input_files("[data-cl-file]", {
        "name": name, "mimeType": "application/json", "buffer": text.encode()})
    page.wait_for_selector("[data-cl-said]:not([hidden])")
    return page.inner_text("[data-cl-said] p")


def _cell(row: int, key: str, table: str = "") -> str:
    where = f"[data-key={table}] " if table else ""
    return f"{where}[data-rows] > :nth-child({row}) [data-key={key}] :is(input, textarea, select)"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("visit", [{"viewport": DESKTOP}, {
    "viewport": PHONE, "is_mobile": True, "has_touch": True}], ids=["desktop", "phone"], indirect=True)
def test_every_form_opens_clean(
    visit: Visit, address: str, form: str, request: pytest.FixtureRequest,
) -> None:
    """No error, nothing from elsewhere, nothing too wide."""
    page = _open(visit, address, form)
    window = request.node.callspec.id.split("-")[0]
    visit.shot(f"form-{form}-{window}")
    assert visit.errors == []
    assert visit.foreign(address) == []
    assert visit.overflow() <= 0
    assert page.locator("h1").count() == 1
    assert page.inner_text("[data-cl-kept]").startswith("填的内容只存在这台设备的浏览器里")


def test_what_is_filled_in_is_there_again(visit: Visit, address: str, tmp_path: Path) -> None:
    """After the page was loaded anew, and in the saved file."""
    page = _open(visit, address, "visit_plan")
    page.fill("#f-cust_name", "某水务集团")
    page.fill("#f-worry", "第一行\n第二行")
    page.click("text=给印象")
    page.click("text=探真像")
    page.fill(_cell(2, "post", "persons"), "总工")
    page.select_option(_cell(2, "role", "persons"), "developer")
    page.fill("[data-key=questions] li:nth-child(1) input", "现在怎么做?")
    page.fill(_cell(3, "words", "lines"), "如果三月上线")
    page.fill(_cell(1, "due", "next_step"), "2026-12-01")
    page.reload()
    page.wait_for_selector(".cl-form--live")
    assert page.input_value("#f-cust_name") == "某水务集团"
    assert page.input_value("#f-worry") == "第一行\n第二行"
    assert page.locator("[data-key=aims] input:checked").count() == 2
    found = json.loads(_saved(page, tmp_path).read_text("utf-8"))
    assert found == {"tool": "visit_plan", "version": 1, "values": {
        "cust_name": "某水务集团", "worry": "第一行\n第二行", "aims": ["impression", "truth"],
        "persons": [{}, {"post": "总工", "role": "developer"}], "questions": ["现在怎么做?"],
        "lines": [{}, {}, {"words": "如果三月上线"}, {}], "next_step": [{"due": "2026-12-01"}]}}


def test_a_saved_file_opens_and_can_be_undone(visit: Visit, address: str, tmp_path: Path) -> None:
    """In another browser; what has no place is named, what stood there comes back."""
    page = _open(visit, address, "service_rating")
    page.fill("#f-cust_name", "甲")
    page.click("[data-key=overall] >> text=4")
    for at in range(1, 5):
        if at > 3:
            page.click("[data-key=items] [data-cl-add]")
        page.fill(_cell(at, "item", "items"), f"项目{at}")
    saved = json.loads(_saved(page, tmp_path).read_text("utf-8"))
    assert saved["values"]["overall"] == 4
    page.click("[data-cl-do=clear]")
    assert page.input_value("#f-cust_name") == ""
    page.fill("#f-cust_name", "乙")
    saved["values"]["strange"] = "x"
    said = _load(page, "表.json", json.dumps(saved))
    assert "已打开文件“表.json”" in said
    assert "strange" in said
    assert page.input_value("#f-cust_name") == "甲"
    assert page.locator("[data-key=items] [data-row]").count() == 4
    page.click("[data-cl-undo]")
    assert page.input_value("#f-cust_name") == "乙"
    assert page.locator("[data-key=items] [data-row]").count() == 3


@pytest.mark.parametrize(("text", "said"), [
    ("{", "不是本页存的文件"), ("[]", "不是本页存的文件"), ("{}", "不是本页存的文件"),
    ('{"tool":"six_have","version":1,"values":{}}', "另一张表（six_have）"),
    ('{"tool":"one_page","version":2,"values":{}}', "更新的版本"),
    ('{"tool":"one_page","version":1,"values":{"ill":{"a":1}}}', "“病:问题”的内容不对"),
])
def test_a_wrong_file_changes_nothing(visit: Visit, address: str, text: str, said: str) -> None:
    """It is told in words."""
    page = _open(visit, address, "one_page")
    page.fill("#f-headline", "少停机")
    assert said in _load(page, "别的.json", text)
    assert page.input_value("#f-headline") == "少停机"
    assert visit.errors == []


def test_a_file_with_a_wrong_table_changes_nothing(visit: Visit, address: str) -> None:
    """However deep the mistake lies."""
    page = _open(visit, address, "saf_matrix")
    for wrong in ({"nodes": 3}, {"nodes": ["x"]}, {"nodes": [{"node": {"a": 1}}]}):
        _load(page, "a.json", json.dumps({"tool": "saf_matrix", "version": 1, "values": wrong}))
        assert page.input_value(_cell(1, "node")) == "商机发现"


def test_rows_grow_and_come_back(visit: Visit, address: str) -> None:
    """A row that was removed by mistake returns with its words."""
    page = _open(visit, address, "latent_need")
    rows = page.locator("[data-key=rows] [data-row]")
    page.click("[data-key=rows] [data-cl-add]")
    expect(rows).to_have_count(4)
    page.keyboard.press("Tab")
    page.fill(_cell(4, "what", "rows"), "预算从哪来")
    page.click("[data-key=rows] [data-rows] > :nth-child(4) [data-cl-remove]")
    expect(rows).to_have_count(3)
    page.click("[data-cl-undo]")
    expect(rows).to_have_count(4)
    assert page.input_value(_cell(4, "what", "rows")) == "预算从哪来"


def test_going_back_takes_nothing_along(visit: Visit, address: str) -> None:
    """Once something else is typed, a step back is offered no more."""
    page = _open(visit, address, "latent_need")
    page.fill("#f-cust_name", "甲")
    page.click("[data-cl-do=clear]")
    expect(page.locator("[data-cl-undo]")).to_be_visible()
    page.fill("#f-next", "转给方案组")
    expect(page.locator("[data-cl-undo]")).to_be_hidden()


def test_computed_as_one_types(visit: Visit, address: str) -> None:
    """Nothing before everything is there; a text for a code; by row in a table."""
    page = _open(visit, address, "six_have")
    keys = ("base", "able", "sway", "will", "worth", "future")
    for at, key in enumerate(keys):
        assert page.inner_text("[data-key=level] output") == "—", at
        page.click(f"[data-key=six_{key}] .cl-chip >> text=5")
    assert page.inner_text("[data-key=level] output") == "战略"
    page.click("[data-key=six_base] .cl-chip >> text=1")
    assert page.inner_text("[data-key=level] output") == "一般"
    page.click("[data-key=six_base] .cl-chip >> text=1")
    assert page.inner_text("[data-key=level] output") == "—"
    page = _open(visit, address, "versus_list")
    page.select_option(_cell(2, "ours", "rows"), "2")
    page.select_option(_cell(2, "rival", "rows"), "5")
    outputs = page.locator("[data-key=rows] output")
    assert outputs.all_inner_texts() == ["—", "-3", "—"]


def test_checks_stand_beside_the_field(visit: Visit, address: str) -> None:
    """Shares that do not sum up, two who decide, what is no number, too few and too many."""
    page = _open(visit, address, "saf_matrix")
    checks = page.locator(".cl-form-field__check:not([hidden])")
    assert checks.count() == 0
    page.fill(_cell(1, "weight_ar"), "５０")
    assert checks.all_inner_texts() == ["三项权重合计应为 100%"]
    page.fill(_cell(1, "weight_fr"), "20%")
    assert checks.count() == 0
    page.fill(_cell(1, "weight_fr"), "不多")
    assert checks.all_inner_texts() == ["要写数字"]
    page.fill(_cell(1, "weight_fr"), "20")
    page.select_option(_cell(2, "duty_ar"), "A")
    assert checks.count() == 0
    page.select_option(_cell(2, "duty_sr"), "A")
    assert checks.all_inner_texts() == ["每个节点要有恰好一个 A"]
    page = _open(visit, address, "visit_plan")
    page.fill("[data-key=questions] li:nth-child(1) input", "问")
    assert page.inner_text("[data-key=questions] > .cl-form-field__check") == "已填 1 项，至少 3 项"
    page = _open(visit, address, "one_page")
    page.fill("#f-headline", "字" * 21)
    assert "最多 20 字" in page.inner_text("[data-key=headline] .cl-form-field__check")
    page = _open(visit, address, "customer_file")
    page.fill(_cell(1, "stance", "people"), "3")
    assert "不能大于 2" in page.inner_text("[data-key=people] .cl-form-field__check:not([hidden])")


def test_numbers_are_read_as_calculators_read_them(
    visit: Visit, address: str, tmp_path: Path,
) -> None:
    """What a calculator refuses is told beside the field, and is no other number in the file."""
    page = _open(visit, address, "one_page")
    check = page.locator("[data-key=gain] .cl-form-field__check:not([hidden])")
    for wrong in ("60%", "1 2", "1e16", "12万"):
        page.fill("#f-gain", wrong)
        assert check.all_inner_texts() == ["要写数字"], wrong
    assert json.loads(_saved(page, tmp_path).read_text("utf-8"))["values"]["gain"] == "12万"
    for right, number in (("１，２００", 1200), ("\u221215", -15), ("1.2e3\t", 1200), ("1e15", 1e15)):
        page.fill("#f-gain", right)
        assert check.count() == 0, right
        assert json.loads(_saved(page, tmp_path).read_text("utf-8"))["values"]["gain"] == number
    page = _open(visit, address, "saf_matrix")
    for typed, share in (("60", .6), ("33.3％", .333), ("7% ", .07)):
        page.fill(_cell(1, "weight_ar"), typed)
        found = json.loads(_saved(page, tmp_path).read_text("utf-8"))
        assert found["values"]["nodes"][0]["weight_ar"] == share


def test_entries_beyond_the_last_are_named_before_anything_is_replaced(
    visit: Visit, address: str,
) -> None:
    """What the browser keeps stays until the notice is closed; a step back brings the old state."""
    page = _open(visit, address, "value_sheet")
    page.fill("[data-key=cust_name] input", "原来的客户")
    names = [{"cust_name": f"客户{at}"} for at in range(1, 304)]
    text = json.dumps({"tool": "value_sheet", "version": 1, "values": {"customers": names}})
    kept = "Object.keys(localStorage).map(key => localStorage[key]).join('')"
    assert "客户 301–303" in _load(page, "多.json", text)
    assert page.locator("[data-entry]").count() == 300
    page.wait_for_timeout(500)
    assert "原来的客户" in page.evaluate(kept)
    page.click("[data-cl-undo]")
    assert page.input_value("[data-key=cust_name] input") == "原来的客户"
    assert page.locator("[data-entry]").count() == 1
    _load(page, "多.json", text)
    page.click("[data-cl-hush]")
    page.wait_for_function(f"{kept}.includes('客户300')")
    page.click("[data-cl-entries] > [data-cl-add]")
    assert "已经有 300 个" in page.inner_text("[data-cl-said]")
    page = _open(visit, address, "visit_plan")
    said = _load(page, "长.json", json.dumps({"tool": "visit_plan", "version": 1, "values": {
        "questions": ["问"] * 301}}))
    assert "提问清单 301" in said


def test_what_the_browser_keeps_of_an_older_form_is_told(visit: Visit, address: str) -> None:
    """Nothing of it goes away in silence."""
    page = _open(visit, address, "one_page")
    for values, said in (({"ill": {"a": 1}}, "“病:问题”对不上"), ({"gone": "x"}, "没有读入：gone")):
        page.evaluate("values => localStorage.setItem(`caselib-form:${location.pathname}`, values)",
                      json.dumps({"values": values}))
        page.reload()
        page.wait_for_selector("[data-cl-said]:not([hidden])")
        assert said in page.inner_text("[data-cl-said] p")


def test_a_matrix_grows(visit: Visit, address: str, tmp_path: Path) -> None:
    """By rows with heads of one's own: kept, saved, opened, removed, brought back, printed, cleared."""
    page = _open(visit, address, "five_look_eight_way")
    rows = page.locator("[data-key=grid] [data-row]")
    head = "[data-key=grid] [data-row]:nth-child(6) [data-key='+'] textarea"
    cell = "[data-key=grid] [data-row]:nth-child(6) [data-key=search] textarea"
    page.fill(_cell(1, "reports", "grid"), "年报")
    page.click("[data-key=grid] > [data-cl-add]")
    page.keyboard.type("看政策")
    page.fill(cell, "补贴目录")
    assert page.input_value(head) == "看政策"
    assert "已填 2 项" in page.inner_text("[data-key=grid] > .cl-form-field__check")
    page.reload()
    page.wait_for_selector(".cl-form--live")
    assert page.input_value(head) == "看政策"
    saved = json.loads(_saved(page, tmp_path).read_text("utf-8"))
    assert saved["values"] == {"grid": {
        "看行业/趋势": {"reports": "年报"}, "+1": {"+": "看政策", "search": "补贴目录"}}}
    page.click("[data-key=grid] [data-row]:nth-child(6) [data-cl-remove]")
    expect(rows).to_have_count(5)
    page.click("[data-cl-undo]")
    assert page.input_value(cell) == "补贴目录"
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    text = normalize("NFKC", "".join(one.extract_text() for one in PdfReader(tmp_path / "a.pdf").pages))
    assert "看政策" in text
    assert "加一行" not in text
    page.click("[data-cl-do=clear]")
    expect(rows).to_have_count(5)
    _load(page, "表.json", json.dumps(saved))
    assert page.input_value(cell) == "补贴目录"
    assert visit.errors == []


def test_a_matrix_takes_older_and_too_long_files(visit: Visit, address: str) -> None:
    """A row with a name of its own is added; those beyond twenty are named."""
    page = _open(visit, address, "five_look_eight_way")
    file = {"tool": "five_look_eight_way", "version": 1, "values": {"grid": {
        "看对手": {"rivals": "甲"}, "看天气": {"fairs": "乙"}}}}
    _load(page, "旧.json", json.dumps(file))
    assert page.input_value("[data-key=grid] [data-row]:nth-child(6) [data-key='+'] textarea") == "看天气"
    file["values"] = {"grid": {f"+{at}": {"+": f"第{at}看"} for at in range(1, 17)}}
    assert "五看×八法 第16看" in _load(page, "长.json", json.dumps(file))
    expect(page.locator("[data-key=grid] [data-row]")).to_have_count(20)
    page.click("[data-key=grid] > [data-cl-add]")
    assert "已经有 20 个" in page.inner_text("[data-cl-said]")
    file["values"] = {"grid": {"+1": {"+": {"a": 1}}}}
    assert "“行名”的内容不对" in _load(page, "错.json", json.dumps(file))


def test_a_scene_brings_its_standards(visit: Visit, address: str) -> None:
    """Another scene brings others; rows that someone wrote in stay."""
    page = _open(visit, address, "first_scene")
    standards = (
        "[...document.querySelectorAll('[data-key=standard] [data-key=standard] textarea')]"
        ".map(one => one.value).filter(Boolean)")
    page.click("text=第一次拜访")
    assert page.evaluate(standards) == ["想清楚", "写清楚", "讲清楚"]
    page.fill(_cell(2, "how", "standard"), "会前一天发提纲")
    page.click("text=第一个会议")
    assert page.evaluate(standards) == ["写清楚", "内部试讲", "少说黑话", "案例贴合", "兼顾受众"]
    page.click("[data-key=scene] >> text=方案呈现")
    assert page.evaluate(standards) == ["写清楚"]
    assert "请自己填" in page.inner_text("[data-cl-said]")


def test_a_case_begins_a_form(visit: Visit, address: str, tmp_path: Path) -> None:
    """From the case's page; a form that holds something is not overwritten unasked."""
    page = visit.page
    page.goto(f"{address}/cases/AB-2025-002.html")
    page.click(".cl-drafts >> text=拜访策划表")
    page.wait_for_selector(".cl-form--live")
    assert "#" not in page.url
    head = page.inner_text("[data-cl-case]")
    assert "AB-2025-002" in head
    assert "行业：" in head
    assert "销售阶段：" in head
    saved = json.loads(_saved(page, tmp_path).read_text("utf-8"))
    assert saved["from"]["id"] == "AB-2025-002"
    assert saved["values"]["materials"][0].startswith("AB-2025-002 ")
    assert {one["role"] for one in saved["values"]["persons"]} <= {
        "decider", "developer", "buyer", "user"}
    assert all(one["concern"] for one in saved["values"]["persons"])
    page.reload()
    page.wait_for_selector(".cl-form--live")
    assert "AB-2025-002" in page.inner_text("[data-cl-case]")
    page.fill("#f-cust_name", "丙")
    link = page.locator(".cl-draft").first
    assert unquote(link.get_attribute("href") or "").startswith("visit_plan.html#from={")
    link.click()
    page.wait_for_selector("text=换成这个案例的")
    assert page.input_value("#f-cust_name") == "丙"
    page.click("[data-cl-undo]")
    assert page.input_value("#f-cust_name") == ""
    assert visit.errors == []


@pytest.mark.parametrize("after", [
    "#from=%7B", "#from=%E4", "#from=3", '#from={"id":"a","title":"b","values":{"persons":3}}'])
def test_a_broken_address_changes_nothing(visit: Visit, address: str, after: str) -> None:
    """It is told, and forgotten."""
    page = _open(visit, address, "visit_plan", after)
    assert "读不出来" in page.inner_text("[data-cl-said]")
    assert "#" not in page.url
    assert visit.errors == []


def test_an_address_cannot_plant_a_link(visit: Visit, address: str) -> None:
    """Anyone can write one: only pages of this site are linked, words stay words."""
    told = {"id": "<b>", "title": "x", "href": "javascript:alert(1)", "facts": [["a", "<img src=x>"]],
            "values": {"cust_name": "<script>"}}
    page = _open(visit, address, "visit_plan", "#from=" + json.dumps(told))
    assert page.locator("[data-cl-case] a, [data-cl-case] b, [data-cl-case] img").count() == 0
    for href in ("//evil.example/a.html", "https://evil.example/a.html", "/a.html\n"):
        page = _open(visit, address, "one_page", "#from=" + json.dumps({**told, "href": href}))
        assert page.locator("[data-cl-case] a").count() == 0
        page.click("[data-cl-do=clear]")


def test_customers_open_in_the_calculator(visit: Visit, address: str) -> None:
    """A row for each, in the order of the calculator's columns; what is empty stays empty."""
    page = _open(visit, address, "value_sheet")
    page.fill("[data-key=cust_name] input", "甲,乙~丙-丁")
    page.fill("[data-key=potential] input", "1,200")
    page.fill("[data-key=share_get] input", "30")
    page.click("[data-key=v_size] .cl-chip >> text=4")
    page.click("[data-cl-entries] > [data-cl-add]")
    page.locator("[data-key=cust_name] input").nth(1).fill("戊")
    assert page.locator("[data-cl-entry-name]").all_inner_texts() == ["客户 1 · 甲,乙~丙-丁", "客户 2 · 戊"]
    page.click("[data-cl-do=open]")
    page.wait_for_url(re.compile("custvalue"))
    page.wait_for_function("document.querySelectorAll('[data-cl-cell=name]').length === 2")
    typed = page.evaluate(
        "['name', 'potential', 'share_get', 'prob_win', 'v_size'].map(key => "
        "[...document.querySelectorAll(`[data-cl-cell=${key}]`)].map(one => one.value))")
    assert typed == [["甲,乙~丙-丁", "戊"], ["1200", ""], ["30", ""], ["", ""], ["4", ""]]
    assert "客户价值分析表(管理表单)" in page.inner_text("[data-cl-from]")
    assert visit.errors == []


def test_radio_buttons_of_two_entries_are_apart(visit: Visit, address: str) -> None:
    """A rating of one customer leaves those of the others."""
    page = _open(visit, address, "value_sheet")
    for _ in range(2):
        page.click("[data-cl-entries] > [data-cl-add]")
    for at in (0, 1, 2):
        page.locator("[data-key=v_size]").nth(at).locator(".cl-chip").nth(at + 2).click()
    assert page.locator("[data-key=v_size] input:checked").count() == 3


def test_prints_a_clean_sheet(visit: Visit, address: str, tmp_path: Path) -> None:
    """Whole texts, title and date; no buttons, nothing of the site around it."""
    page = _open(visit, address, "one_page")
    long = "\n".join(f"第{at}条后果，损失{at}万元。" for at in range(1, 9))
    page.fill("#f-heavy", long)
    page.fill("#f-next_step", "十二月一日前定样机")
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    found = PdfReader(tmp_path / "a.pdf")
    assert len(found.pages) == 1
    text = normalize("NFKC", found.pages[0].extract_text())
    for words in ("纸方案", "第8条后果", "十二月一日前定样机", "日期"):
        assert words in text
    for words in ("存成文件", "加一行", "用过它的", "搜索", "大纲里有"):
        assert words not in text


@pytest.mark.parametrize("form", ONE_SHEET)
def test_short_forms_print_on_one_sheet(
    visit: Visit, address: str, form: str, tmp_path: Path,
) -> None:
    """As blanks with room to write."""
    page = _open(visit, address, form)
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    found = PdfReader(tmp_path / "a.pdf")
    assert len(found.pages) == 1
    sheet = found.pages[0].mediabox
    assert sorted((float(sheet.width), float(sheet.height))) == pytest.approx([595, 842], abs=1)
    assert (sheet.width > sheet.height) == (form in ACROSS)


def test_works_from_a_folder(visit: Visit, site: Path) -> None:
    """Without a server: kept, computed, begun from a case, and nothing asked for elsewhere."""
    page = _open(visit, site.as_uri(), "six_have")
    page.fill("#f-cust_name", "丁")
    page.reload()
    page.wait_for_selector(".cl-form--live")
    assert page.input_value("#f-cust_name") == "丁"
    page.goto(f"{site.as_uri()}/cases/AB-2025-002.html")
    page.click(".cl-drafts >> text=一页纸方案")
    page.wait_for_selector(".cl-form--live")
    assert page.input_value("#f-proof").startswith("AB-2025-002")
    assert visit.errors == []
    assert visit.foreign("file://") == []


def test_a_browser_that_keeps_nothing(visit: Visit, address: str) -> None:
    """Says so, and works."""
    visit.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page = _open(visit, address, "one_page")
    page.fill("#f-headline", "少停机")
    assert "浏览器不让保存" in page.inner_text("[data-cl-kept]")
    page.click("[data-cl-do=clear]")
    page.click("[data-cl-undo]")
    assert page.input_value("#f-headline") == "少停机"
    assert visit.errors == []


@pytest.mark.parametrize(
    "visit", [{"viewport": DESKTOP, "java_script_enabled": False}], indirect=True)
def test_whole_without_scripts(visit: Visit, address: str, tmp_path: Path) -> None:
    """Fields are there, can be filled and printed; no button that does nothing is."""
    page = visit.page
    page.goto(f"{address}/tools/saf_matrix.html")
    assert page.locator("[data-entry]").count() == 10
    assert page.locator(".cl-form button:visible").count() == 0
    assert "没有开启脚本" in page.inner_text("[data-cl-kept]")
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    assert "AR 权责" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_a_form_weighs_little(site: Path) -> None:
    """The form's own scripts, style and page stay below 40 KB in transfer."""
    import gzip  # noqa: PLC0415  used here only
    for form in FORMS:
        page = (site / "tools" / f"{form}.html").read_text("utf-8")
        own = page[page.index('<form class="cl-form'):].partition("</form>")[0]
        assert len(own) > 5000
        files = set(re.findall(
            rf'="\.\./(assets/caselib/(?:tool-form[\w-]*\.css|(?:tool-{form}|figures-text|form[\w-]*)\.js))"',
            page))
        assert len(files) == 12
        weight = len(gzip.compress(own.encode())) + sum(
            len(gzip.compress((site / file).read_bytes())) for file in files)
        assert weight <= 40 * 1024, form
