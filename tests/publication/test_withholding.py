"""What an audience does not see, in the places where it is easily forgotten."""

from dataclasses import asdict

import pytest

from generator.publication import publish
from generator.publication.names import Names
from generator.schema.field import Field
from generator.schema.values import Group, Link
from tests.base_library import CASE, BaseLibrary, bent

CUSTOMER = "customer: {name: 川屿精工, alias: 某厂, disclosure: own}\n"
MASKED = "anonymisation: {level: full, masked: [华阳]}\n"
CONSENT = ("consent: {status: granted, scope: [training], granted_on: 2026-01-01,"
           " expires_on: 2027-12-31}\n")


def seen(base: BaseLibrary, audience: str, snippet: str) -> str:
    """Return all that an audience may know of the library but its template, as one text."""
    base.write(f"cases/2026/{CASE}.yml", bent(snippet))
    library, _ = base.read()
    site = asdict(publish(library, audience))
    return repr({key: value for key, value in site.items() if key not in ("sections", "fields")})


@pytest.mark.parametrize("customer", [
    "customer: {name: 川屿精工, alias: 某厂, disclosure: own, level: restricted}\n",
    "customer: {name: {value: 川屿精工, level: restricted}, alias: 某厂, disclosure: own}\n",
    "customer: {name: {value: 川屿精工, audiences: [editors]}, alias: 某厂, disclosure: own}\n",
])
def test_a_guarded_customer_is_named_to_no_one_else(
    base_library: BaseLibrary, customer: str,
) -> None:
    """Neither in its field nor in any text of the case."""
    text = customer + "background: 在川屿精工的第一天。\n"
    assert "川屿" not in seen(base_library, "sales", text)
    assert "川屿精工" in seen(base_library, "editors", text)
    assert "川屿精工" in seen(base_library, "sales", CUSTOMER)


@pytest.mark.parametrize("written", [
    "ABC华阳", "ＡＢＣ华阳", "abc 华 阳", "ABC华**阳**", "ABC华\u00ad阳", "ABC华\u200b阳",
    "华&#38451;", "`ABC`华阳", "ABC华[阳](https://example.com/)"])
def test_a_name_without_consent_is_taken_out_however_it_is_written(
    base_library: BaseLibrary, written: str,
) -> None:
    """A reader would take it for the name."""
    name = "华阳" if "&#" in written else "ABC华阳"
    text = (f"customer: {{name: {name}, alias: 某厂, disclosure: consented}}\n{CONSENT}"
            f"background: |\n  一句。\n\n  在{written}那里。\n")
    found = seen(base_library, "sales", text)
    assert written not in found
    assert "某厂" in found


def test_levels_of_list_items_and_rows_count(base_library: BaseLibrary) -> None:
    """A level may stand on the items of a list, and on a column of a matrix."""
    base_library.edit("cases/_library/case-template.yml", "  - key: customer_section\n", """\
      - {key: notes, label: 记, kind: list, of: {kind: text, level: restricted}}
      - key: grid
        label: 表
        kind: matrix
        fields:
          - {key: a, label: 甲, kind: text, level: restricted}
          - {key: b, label: 乙, kind: text}
  - key: customer_section
""")
    text = "notes: [密语一]\ngrid:\n  b: {a: 密语二, b: 明语一}\n  a: {a: 密语三, b: 明语二}\n"
    sales, editors = (seen(base_library, who, text) for who in ("sales", "editors"))
    for word in ("密语一", "密语二", "密语三"):
        assert word not in sales
        assert word in editors
    assert "明语一" in sales
    assert "明语二" in sales


def test_what_is_said_of_a_withheld_case_goes_with_it(base_library: BaseLibrary) -> None:
    """A relation without its case would still tell that there is one."""
    base_library.edit("cases/2026/AB-2026-002.yml", "confidentiality: ", "# was: ")
    base_library.write("cases/2026/AB-2026-002.yml", (
        base_library.root / "cases/2026/AB-2026-002.yml").read_text("utf-8")
        + "confidentiality: restricted\n")
    text = "related_cases:\n  - {id: AB-2026-002, relation: variant}\n"
    assert "variant" not in seen(base_library, "sales", text)
    assert "variant" in seen(base_library, "editors", text)


def test_people_are_named_to_nobody_outside(base_library: BaseLibrary) -> None:
    """Who reads the public site learns nothing of the company's own people."""
    text = "confidentiality: public\npermitted_use: [training, internal_search, publicity]\n"
    public = seen(base_library, "public", text)
    assert CASE in public
    for person in base_library.read()[0].people.persons.values():
        assert person.name not in public
        assert f"'{person.id}'" not in public


def test_figures_and_matrices_reach_readers_outside(base_library: BaseLibrary) -> None:
    """What holds no people is as the case has it; a column of people goes."""
    base_library.edit("cases/_library/case-template.yml", "  - key: customer_section\n", """\
      - key: grid
        label: 表
        kind: matrix
        fields:
          - {key: who, label: 谁, kind: person}
          - {key: word, label: 话, kind: text}
  - key: customer_section
""")
    text = ("confidentiality: public\npermitted_use: [training, internal_search, publicity]\n"
            "grid:\n  头一行: {who: chen-jingwen, word: 明语}\n")
    public = seen(base_library, "public", text)
    assert "头一行" in public
    assert "明语" in public
    assert "chen-jingwen" not in public


def test_fixed_rows_stay_in_their_places_for_readers_outside(base_library: BaseLibrary) -> None:
    """A row that held a person alone is empty; the next one does not move up under its name."""
    base_library.edit("cases/_library/case-template.yml", "  - key: customer_section\n", """\
      - key: seats
        label: 席位
        kind: table
        rows: [首席, 次席]
        fields:
          - {key: who, label: 谁, kind: person}
          - {key: word, label: 话, kind: text}
  - key: customer_section
""")
    text = ("confidentiality: public\npermitted_use: [training, internal_search, publicity]\n"
            "seats:\n  - {who: chen-jingwen}\n  - {word: 次席的话}\n")
    base_library.write(f"cases/2026/{CASE}.yml", bent(text))
    library, _ = base_library.read()
    seats = publish(library, "public").cases[CASE].values["seats"]
    assert seats == (Group(), Group({"word": "次席的话"}))


def test_a_file_whose_name_is_withheld_leaves_no_trace(base_library: BaseLibrary) -> None:
    """Nor the word None."""
    text = (f"customer: {{name: 华阳, alias: 某厂, disclosure: masked}}\n{MASKED}"
            "attachments: [{file: 华阳报价.txt, title: 报价}, {file: 华阳合同.txt}]\n")
    base_library.write(f"cases/2026/{CASE}.yml", bent(text))
    library, _ = base_library.read()
    values = publish(library, "sales").cases[CASE].values
    assert values["attachments"] == (Group({"title": "报价"}),)


def test_an_alias_that_is_withheld_stands_for_nothing(base_library: BaseLibrary) -> None:
    """The name goes all the same."""
    text = (f"customer: {{name: 华阳, alias: {{value: 某密厂, audiences: [editors]}}, disclosure: masked}}\n"
            f"{MASKED}background: 在华阳的第一天。\nsummary: 华**阳**的第一天\n")
    sales = seen(base_library, "sales", text)
    assert "某密厂" not in sales
    assert "华阳" not in sales
    assert "▇▇的第一天" in sales


def test_terms_of_a_withheld_field_are_unknown(base_library: BaseLibrary) -> None:
    """Their labels would be told where a text holds their id, as an abbreviation."""
    taxonomy = base_library.root / "cases/_library/taxonomy.yml"
    taxonomy.write_text(taxonomy.read_text("utf-8") + (
        "secrets:\n  label: 密\n  terms:\n    - {id: hy, label: 华阳收购案}\n"), "utf-8")
    base_library.edit("cases/_library/case-template.yml", "  - key: customer_section\n", """\
      - {key: secret, label: 密, kind: term, taxonomy: secrets, level: restricted}
  - key: customer_section
""")
    assert "华阳收购案" not in seen(base_library, "sales", "background: HY 的事\n")
    assert "华阳收购案" in seen(base_library, "editors", "background: HY 的事\n")


def test_tools_of_a_withheld_page_are_unknown(base_library: BaseLibrary) -> None:
    """What it gives them is the page's own business."""
    head = "---\nlevel: restricted\ntools: [{tool: reserve, figures: {wins_need: 7}, note: 华阳的盘子}]\n---\n"
    base_library.write("content/plan.md", head)
    assert "华阳的盘子" not in seen(base_library, "sales", "")
    assert "华阳的盘子" in seen(base_library, "editors", "")


def test_names_in_figures_are_taken_out(base_library: BaseLibrary) -> None:
    """Rows of a table name customers."""
    text = MASKED + "tools: [{tool: reserve, figures: {customers: [{name: 华阳一厂}]}}]\n"
    assert "▇▇一厂" in seen(base_library, "sales", text)
    assert "华阳" not in seen(base_library, "sales", text)


def test_names_are_taken_out_of_words_and_not_of_ids() -> None:
    """A short Latin name must not break the terms that hold it."""
    names = Names({"lead": "▇", "华阳": "▇", "华阳重工": "某厂", "": "x"})
    term = Field("stage", "阶段", "term", taxonomy="stages")
    text = Field("t", "文", "text")
    assert names.value("lead", term) == "lead"
    assert names.value("华阳重工与华阳", text) == "某厂与▇"
    assert names.value(Link("https://华阳.cn/", "华阳"), Field("l", "链", "link")) == Link(
        "https://▇.cn/", "▇")
    assert names.value("华阳.pdf", Field("f", "件", "attachment")) is None
    assert names.value(Group({"华阳": "1"}), Field("g", "数", "figures")) == Group({"▇": "1"})
