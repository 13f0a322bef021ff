"""A quite different library, in English: the template is data, and no Python knows its keys."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.authoring.json_schema import case_schema
from generator.cli.main import main
from generator.diagnostics import Findings
from generator.model import Library
from generator.publication import publish
from generator.read import read_library, read_settings
from generator.rules.registry import RULES
from generator.schema.field import Field
from generator.schema.kinds import TEMPLATE_KINDS
from generator.schema.template import ROLES
from generator.source import Mapping, Node, Sequence, read_document
from generator.source.nodes import is_plain
from tests.base_library import AS_OF, HOME, BaseLibrary

ENGLISH = Path(__file__).parent / "fixtures" / "english"
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_QUOTED = re.compile(r"(?m)^    \| .*$")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library with its approvals signed; nobody changes it."""
    root = tmp_path_factory.mktemp("english") / "library"
    shutil.copytree(ENGLISH, root)
    BaseLibrary(root).sign()
    return root


@pytest.fixture
def english(signed: Path, tmp_path: Path) -> BaseLibrary:
    """Return a copy that a test may break."""
    return BaseLibrary(Path(shutil.copytree(signed, tmp_path / "library")))


@pytest.fixture(scope="module")
def library(signed: Path) -> Library:
    """Return the library as it is read."""
    return _read(signed)


def _read(root: Path) -> Library:
    findings = Findings()
    found = read_library(read_settings(root, findings, AS_OF), findings)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def sites(signed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the site of each audience: one by plain MkDocs, one by the command."""
    out = tmp_path_factory.mktemp("sites")
    found = {name: out / name for name in ("workshop", "office")}
    for words in (
        ["mkdocs", "build", "--strict", "-q", "-f", str(signed / "mkdocs.yml"),
         "-d", str(found["workshop"])],
        ["generator", "--root", str(signed), "build", "--audience", "office",
         "--site-dir", str(found["office"])],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=HOME, text=True, capture_output=True, check=False,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        assert done.returncode == 0, done.stdout + done.stderr
    return found


def _fields(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _fields((*field.fields, *((field.of,) if field.of else ())))


def _html(site: Path, page: str) -> str:
    return (site / page).read_text("utf-8")


def test_the_library_is_without_findings(english: BaseLibrary) -> None:
    """Every rule holds for records of another template."""
    assert english.check() == []


def test_its_template_shares_no_key_with_the_default(library: Library) -> None:
    """What passes here passes by role and by kind, and not because a key has the same name."""
    default = _read(HOME).template
    assert not set(library.template.fields) & set(default.fields)


def test_it_uses_every_kind_but_those_of_tools(library: Library) -> None:
    """Lists of groups three deep, fixed rows, matrices, years, percentages, addresses."""
    used = {field.kind for field in _fields(tuple(library.template.fields.values()))}
    assert set(TEMPLATE_KINDS) - used == {"tool", "figures", "computed"}


def test_it_leaves_out_roles(library: Library) -> None:
    """No tools, no causes, no confidence, no stage."""
    left_out = set(ROLES) - set(library.template.roles)
    assert {"tools", "causes", "cause_source", "confidence", "stage", "industry"} <= left_out


def test_a_role_says_what_its_group_must_hold(english: BaseLibrary) -> None:
    """Who may read a name is decided by keys inside the group: none of them may be missing."""
    english.edit("reviews/_library/case-template.yml", "- key: disclosure", "- key: shown_as")
    found = [one for one in english.check() if one.rule == "template-field"]
    assert [one.message.en for one in found] == [
        "“terminal” bears the role “customer” and lacks the keys disclosure"]


def test_each_audience_has_its_cases(library: Library) -> None:
    """Drafts and cases in review are for the office; an overdue one leaves the workshop."""
    approved = {"QR-2029-03", "QR-2030-01"}
    assert set(publish(library, "workshop").cases) == approved
    assert set(publish(library, "office").cases) == approved | {
        "QR-2029-01", "QR-2030-02", "QR-2031-01"}


def test_a_withheld_row_does_not_move_the_others(english: BaseLibrary) -> None:
    """Fixed rows are named by their place."""
    english.edit("reviews/2030/QR-2030-01.yml", "  - {fitted: true, worked: true}\n",
                 "  - {fitted: true, worked: true, level: legal_hold}\n")
    library = _read(english.root)
    rows = publish(library, "workshop").cases["QR-2030-01"].values["safeguards"]
    assert isinstance(rows, tuple)
    assert len(rows) == 3
    assert rows[0].values == {}  # type: ignore[union-attr]
    assert rows[1].values["remark"] == "Tested at six o'clock"  # type: ignore[union-attr]


def test_lists_show_a_summary_without_marks(library: Library) -> None:
    """A summary may be Markdown; on cards and in descriptions it is words."""
    summary = publish(library, "office").cases["QR-2030-01"].summary
    assert "the jib locking pin standing proud" in summary


@pytest.mark.build
def test_each_case_has_its_page(sites: dict[str, Path]) -> None:
    """Pages lie where they belong, and no others."""
    for name, count in (("workshop", 2), ("office", 5)):
        assert len(list((sites[name] / "cases").glob("*.html"))) == count


@pytest.mark.build
@pytest.mark.parametrize("shown", [
    "Caught in time", "1998", "2027", "1,240.50 EUR", "0.6%", "0.7 h", "HL-0417", "Nobody",
    "Groove wear in mm", "61.5", "Slew brake", "Anemometer", "Never ordered for this crane",
    "Happens again", "1.5%", "18.25 EUR", "the pin &amp; calls: stop.", "06:05", "Way taken",
    "14 mm proud", "Note of counsel", "Tibor Varga", "Rope loft", "1 anonymous",
    '<a href="https://selvik-port.example/notices/pins"',
    'href="https://maker.example/sheets/12?part=pin&amp;lang=en"',
    'href="../handbook/permit.html"', 'href="QR-2029-03.html"', 'href="QR-2030-01/pin-sheet.txt"',
    'href="../by/crane/level_luffer.html"', 'href="../people/l-brandt.html"'])
def test_every_kind_of_value_is_shown(sites: dict[str, Path], shown: str) -> None:
    """One page holds each kind once."""
    assert shown in _html(sites["office"], "cases/QR-2030-01.html")


@pytest.mark.build
@pytest.mark.parametrize(("word", "offices"), [
    ("86,000", 1), ("Twistlock, corner two", 1), ("be kept", 1), ("Norrgate", 0),
    ("1,240.50", 2), ("fresh paving", 1)])
def test_what_is_withheld_is_nowhere(sites: dict[str, Path], word: str, offices: int) -> None:
    """By level of a value, of a group, by audiences of a field, by status; a masked name anywhere."""
    holding = [
        name for name, site in sites.items()
        if any(word in path.read_text("utf-8")
               for path in site.rglob("*") if path.suffix in (".html", ".json", ".txt"))]
    assert holding == ["workshop", "office"][2 - offices:]


@pytest.mark.build
def test_its_term_fields_have_indexes(sites: dict[str, Path], library: Library) -> None:
    """Each term in use has a page with its own text; a retired one, or another's, has none."""
    by = sites["office"] / "by"
    assert {path.name for path in by.iterdir()} == {"crane", "circumstances"}
    for key, taxonomy in (("crane", "crane_types"), ("circumstances", "circumstances")):
        terms = [term.id for term in library.taxonomies[taxonomy].terms.values()
                 if not term.replaced_by]
        assert {path.stem for path in (by / key).glob("*.html")} == {"index", *terms}
    page = _html(sites["office"], "by/crane/level_luffer.html")
    assert "a place where\ngrease is forgotten" in page
    assert "half home before the first lift" in page


@pytest.mark.build
def test_what_has_no_role_has_no_page(sites: dict[str, Path]) -> None:
    """There are no tools, so nothing speaks of them."""
    assert not (sites["office"] / "tools").exists()
    assert "tools/" not in _html(sites["office"], "index.html")


@pytest.mark.build
@pytest.mark.parametrize("name", ["workshop", "office"])
def test_no_page_speaks_chinese(sites: dict[str, Path], name: str) -> None:
    """The fixed words of the pages, and those of built-in fields, are there in English."""
    pages = [*sites[name].rglob("*.html"), *sites[name].rglob("*.json"),
             *(sites[name] / "assets" / "caselib").glob("*.js")]
    assert len(pages) > 20
    for page in pages:
        found = _CHINESE.search(page.read_text("utf-8"))
        assert found is None, f"{page.relative_to(sites[name])}: {found}"


@pytest.mark.build
def test_each_rule_is_told_in_a_sentence(sites: dict[str, Path]) -> None:
    """The governance page takes the English line of each manual page, and it is whole."""
    told = re.findall(r'What it says">([^<]*)<', _html(sites["office"], "governance.html"))
    assert len(told) >= len(RULES)
    assert [line for line in told if not line.endswith(".")] == []


def _as_an_editor_reads(node: Node) -> object:
    """Return a node with the types that editors give to what is written without quotes."""
    if isinstance(node, Mapping):
        return {key.value: _as_an_editor_reads(value) for key, value in node.value}
    if isinstance(node, Sequence):
        return [_as_an_editor_reads(item) for item in node.value]
    word = str(node.value)
    if is_plain(node) and word in ("", "null", "true", "false"):
        return {"true": True, "false": False}.get(word)
    if is_plain(node) and re.fullmatch(r"[-+]?\d+", word):
        return int(word)
    if is_plain(node) and re.fullmatch(r"[-+]?\d+\.\d+", word):
        return float(word)
    return word


def test_its_json_schema_fits_its_records(signed: Path, library: Library) -> None:
    """An editor underlines nothing in a record that passes, and something in a broken one."""
    schema = case_schema(library)
    told = re.findall(r'"(?:title|description)": "([^"]*)"', json.dumps(schema, ensure_ascii=False))
    assert len(told) > 100
    assert not _CHINESE.search(" ".join(told))
    validator = Draft202012Validator(schema)
    for case in library.cases:
        document = read_document(signed, signed / case.path, Findings())
        assert document is not None
        assert document.root is not None
        record = _as_an_editor_reads(document.root)
        assert [error.message for error in validator.iter_errors(record)] == []
        assert isinstance(record, dict)
        for broken in ({"title": "?"}, {"crane": "tower"}, {"severity": 9}, {"harm": "nobody"},
                       {"hour_by_hour": [{"clock": "05:50", "what": "?"}]}, {"status": "done"}):
            assert list(validator.iter_errors(record | broken)), broken


def test_a_new_record_speaks_english(
    english: BaseLibrary, capsys: pytest.CaptureFixture[str],
) -> None:
    """The skeleton explains every field of this template, and passes as it stands."""
    code = main(["--root", str(english.root), "--lang", "en", "new", "case",
                 "--title", "Anemometer frozen", "--kind", "real", "--outcome", "caught",
                 "--owner", "p-hale"])
    assert code == 0, capsys.readouterr()
    text = (english.root / "reviews" / "2031" / "QR-2031-02.yml").read_text("utf-8")
    assert "headline: Anemometer frozen" in text
    assert "Slew brake, Hoist limit switch, Anemometer" in text
    assert not _CHINESE.search(text)
    assert english.check() == []


_BREAKS = [
    ("verdict: caught", "verdict: cought", "unknown-choice"),
    ("crane: level_luffer", "crane: level_luffing", "unknown-term"),
    ("circumstances: [calm, handover]", "circumstances: [calm, storm]", "retired-term"),
    ("circumstances: [calm, handover]", "circumstances: [calm，handover]", "yaml-wide-comma"),
    ("built: 1998", "built: 1998-05", "bad-date"),
    ("built: 1998", "built: May 1998", "bad-date"),
    ("serial: HL-0417", "serial: HL-417", "wrong-form"),
    ("repair_cost: 1240.50", "repair_cost: 1,240.50", "wrong-kind"),
    ("downtime_share: 0.6%", "downtime_share: 0.6", "wrong-kind"),
    ("severity: 2", "severity: 7", "out-of-range"),
    ("reportable: no", "reportable: perhaps", "wrong-kind"),
    ("harm: [nobody]", "harm: [everybody]", "unknown-choice"),
    ("value: 1.8", "value: worn", "wrong-kind"),
    ("  - {fitted: false, remark: Never ordered for this crane}\n", "", "wrong-rows"),
    ("  before: {again: 12%, noticed: 2}", "  earlier: {again: 12%, noticed: 2}", "unknown-key"),
    ("by: l-brandt}", "by: l-brant}", "unknown-person"),
    ("crew: quay_crew", "crew: quay", "unknown-team"),
    ("https://selvik-port.example/notices\n", "ftp://selvik-port.example/notices\n", "bad-link"),
    ("page:handbook/permit", "page:handbook/permits", "link-known"),
    ("review: QR-2029-03", "review: QR-2029-04", "case-known"),
    ("how: other_ending", "how: same_part", "content-hash"),
    ("pin-sheet.txt", "pin.txt", "attachment-exists"),
    ("headline:", "title:", "unknown-key"),
    ("in_short: |", "in_short: |\n\n  and more:", "content-hash"),
    ("owner: l-brandt", "owner: s-ibe", "owner-active"),
    ("approver: t-varga", "approver: p-hale", "approver-role"),
    ("reviewers: [l-brandt]", "reviewers: [t-varga]", "reviewer-role"),
    ("confidentiality: yard", "confidentiality: everyone", "unknown-level"),
    ("review_due: 2032-02-20", "review_due: 2033-02-20", "review-due-cycle"),
    ("status: approved", "status: aproved", "unknown-choice"),
    ("permitted_use: [training, internal_search]", "permitted_use: [bids]", "unknown-choice"),
    ("account: |", "account：|", "yaml"),
    ("severity: 2", "severity: 2\nseverity: 3", "yaml-duplicate-key"),
]


@pytest.mark.parametrize(("old", "new", "rule"), _BREAKS)
def test_findings_are_english(
    english: BaseLibrary, capsys: pytest.CaptureFixture[str], old: str, new: str, rule: str,
) -> None:
    """Whatever is wrong is said in English, without a sign of Chinese print."""
    path = "reviews/2030/QR-2030-01.yml"
    text = (english.root / path).read_text("utf-8")
    assert old in text
    english.write(path, text.replace(old, new, 1))
    code = main(["--root", str(english.root), "check", "--lang", "en"])
    said = capsys.readouterr().out
    assert f"[{rule}" in said
    assert code == (0 if " 0 error" in f" {said.splitlines()[-1]}" else 1)
    written = set(_CHINESE.findall(new))  # what an author writes may be repeated
    assert set(_CHINESE.findall(_QUOTED.sub("", said))) <= written, said
