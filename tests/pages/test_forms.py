"""The page of a form as it stands without a script, and the script of its own."""

import json
import re
import subprocess
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.pages import SitePages, drafts, forms
from generator.publication import PublishedSite
from generator.schema.field import Field, Section
from generator.schema.form import Form
from tests.base_library import HOME
from tests.pages.conftest import Render

FORMS = json.loads((Path(__file__).parents[1] / "data" / "forms.json").read_text("utf-8"))


class _Page(HTMLParser):
    """Ids, what refers to them, and controls without a name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.refers: list[str] = []
        self.unnamed: list[str] = []
        self.labelled: set[str] = set()
        self.inside_label = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"] or "")
        self.refers += [found[key] or "" for key in ("for", "aria-labelledby", "aria-describedby")
                        if key in found]
        if tag == "label":
            self.inside_label += 1
            self.labelled.add(found.get("for") or "")
        elif tag in ("input", "textarea", "select", "output"):
            named = self.inside_label or "aria-label" in found or found.get("id") in self.labelled
            if not named:
                self.unnamed.append(str(found))

    def handle_endtag(self, tag: str) -> None:
        self.inside_label -= tag == "label"


def _forms(html: str) -> str:
    return html[html.index('<form class="cl-form'):].partition("</form>")[0]


@pytest.mark.parametrize("name", FORMS)
def test_every_field_stands_there_without_a_script(
    name: str, editors: PublishedSite, render: Render,
) -> None:
    """Labels, help, options, rows and columns, each control with a name, each id once."""
    html = _forms(render(editors, f"tools/{name}.html"))
    text = re.sub(r"<[^>]+>", " ", html.replace("&#34;", '"').replace("&amp;", "&"))
    for one in FORMS[name]["fields"]:
        for words in (one["label"], one["help"], *one.get("options", ()), *one.get("rows", ()),
                      *one.get("cols", ()), *one.get("due_hint", ())):
            assert words in text or words in html, (one["key"], words)
        assert f'data-key="{one["key"]}"' in html
    whole = re.sub(r"(?s)<template.*?</template>", "", html)
    page = _Page(whole)
    assert page.unnamed == []
    assert len(page.ids) == len(set(page.ids))
    assert {one for line in page.refers for one in line.split()} <= set(page.ids)


def test_what_comes_from_the_outline_is_told(editors: PublishedSite, render: Render) -> None:
    """A mark at each field, heard as well as seen, and a legend."""
    html = _forms(render(editors, "tools/visit_plan.html"))
    fields = FORMS["visit_plan"]["fields"]
    for source, seed in (("outline", "seed"), ("own", "own")):
        marks = html.count(f'class="cl-src cl-src--{source}" title=')
        assert marks == sum(one["src"] == seed for one in fields)
    assert "（大纲里有）" in html
    assert "cl-form__legend" in html


def test_defaults_stand_in_the_rows(editors: PublishedSite, render: Render) -> None:
    """Shares as people write them."""
    html = re.sub(r"(?s)<template.*?</template>", "", render(editors, "tools/saf_matrix.html"))
    assert html.count("data-entry>") == 10
    assert 'value="商机发现"' in html or ">商机发现</textarea>" in html
    assert html.count('value="60"') == 4


def test_units_and_limits_go_along(editors: PublishedSite, render: Render) -> None:
    """Of what is computed as of what is typed."""
    share = Field("share", "份额", "percent", max=Decimal(1))
    money = Field("money", "金额", "computed", unit="万元", formula="share*3")
    tool = replace(editors.tools["one_page"], form=Form((Section("all", "全部", (share, money)),)))
    html = render(replace(editors, tools={**editors.tools, "one_page": tool}), "tools/one_page.html")
    assert 'data-max="1"' in html
    assert '<output class="cl-form-computed" id="f-money" data-unit="万元">' in html


def test_personal_data_are_warned_of(editors: PublishedSite, render: Render) -> None:
    """In the words of the tool's file."""
    html = render(editors, "tools/customer_file.html")
    assert "只留在你自己的电脑上" in html
    assert html.index("cl-form__notice") < html.index("cl-form__bar")


def test_every_case_begins_what_can_be_begun(editors: PublishedSite, render: Render) -> None:
    """Links on the page of the case, and beside each case on the page of the form."""
    case = editors.tools["visit_plan"].cases[0]
    html = render(editors, f"cases/{case}.html")
    for name in ("visit_plan", "one_page"):
        assert f'href="../tools/{name}.html#from=' in html
    assert 'href="visit_plan.html#from={' in unquote(render(editors, "tools/visit_plan.html"))
    assert "#from=" not in render(editors, "tools/saf_matrix.html")


def _told(site: PublishedSite, case: str, tool: str) -> dict[str, object]:
    context = SitePages(site, HOME / "content", {}).context
    href = drafts.address(context, f"cases/{case}.html", site.cases[case], site.tools[tool])
    found: dict[str, object] = json.loads(unquote(href.partition("#from=")[2]))
    return found


def test_a_draft_takes_what_the_reader_may_see(
    editors: PublishedSite, public: PublishedSite, sales: PublishedSite,
) -> None:
    """Nothing travels that the page of the case does not show to the same reader."""
    for site in (public, sales, editors):
        for case in site.cases.values():
            told = _told(site, case.id, "visit_plan")
            assert told["title"] == case.title
            facts = dict(told["facts"])  # type: ignore[call-overload]
            label = site.fields[site.role("customer")].label if site.role("customer") else ""
            assert facts.get(label, "") == case.customer
    masked = next(one for one in editors.cases.values() if one.customer_masked)
    assert masked.customer in json.dumps(_told(editors, masked.id, "one_page"), ensure_ascii=False)


def test_rows_take_options_of_the_form(editors: PublishedSite) -> None:
    """A role is one of those that the form offers, found by what it is called."""
    case = next(one for one in editors.cases.values() if one.values.get("stakeholders"))
    told = _told(editors, case.id, "visit_plan")
    rows = told["values"]["persons"]  # type: ignore[index]
    column = editors.tools["visit_plan"].form.fields["persons"].by_key["role"]  # type: ignore[union-attr]
    assert {row["role"] for row in rows} <= {one.id for one in column.options}
    assert all(row["concern"] for row in rows)


def test_scripts_are_plain_functions(editors: PublishedSite, tmp_path: Path) -> None:
    """One for each form, which node can read; nothing is evaluated from text."""
    context = SitePages(editors, HOME / "content", {}).context
    found = dict(forms.scripts(context))
    assert set(found) == {f"assets/caselib/tool-{name}.js" for name in FORMS}
    for path, text in found.items():
        assert not re.search(r"\beval\b|new Function", text)
        file = tmp_path / Path(path).name
        file.write_text(text, "utf-8")
        subprocess.run(["node", "--check", str(file)], check=True)
    assert "v.level=" in found["assets/caselib/tool-six_have.js"]
    assert '"rows/gap":["ours","rival"]' in found["assets/caselib/tool-versus_list.js"]


def test_columns_of_the_calculator_in_its_order(editors: PublishedSite) -> None:
    """Each with the field that fills it."""
    context = SitePages(editors, HOME / "content", {}).context
    text = dict(forms.scripts(context))["assets/caselib/tool-value_sheet.js"]
    assert '"columns":["cust_name","potential","share_get","prob_win","v_size"' in text
