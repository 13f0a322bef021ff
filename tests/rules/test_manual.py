"""Every manual page has its parts, and its snippets do what they say."""

import re

import pytest

from generator.rules import RULES
from generator.rules.manual import file_of, paragraphs, snippets, title
from tests.base_library import BaseLibrary, Checked, CheckText

CHECKED = sorted(name for name, rule in RULES.items() if rule.check or rule.check_library)
CONFIDENTIAL = (
    "consent-covers", "customer-named", "link-level", "masked-name", "outside-use-barred")
_CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", CHECKED)
def test_a_page_is_chinese_first_then_english_then_snippets(name: str) -> None:
    """A title, a paragraph why, English, where the rule comes from, PASS and FAIL."""
    rule = RULES[name]
    assert _CHINESE.search(title(rule, "zh")), "the title is Chinese"
    assert title(rule, "zh").endswith("。")
    assert len(paragraphs(rule, "zh")) == 2, "a title and one paragraph"
    assert not _CHINESE.search(title(rule, "en")), "an English line"
    assert "\nSource: " in rule.manual
    assert set(snippets(rule)) == {"PASS", "FAIL"}


@pytest.mark.parametrize("name", CHECKED)
def test_the_pass_snippet_is_without_any_finding(
    name: str, base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """What a page shows as right is right in every respect, once it is signed."""
    assert shown(name, "PASS", base_library, check_text) == []


@pytest.mark.parametrize("name", CHECKED)
def test_the_fail_snippet_is_found(
    name: str, base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """What a page shows as wrong gets the finding that the page is about."""
    assert shown(name, "FAIL", base_library, check_text).of(name)


def shown(name: str, key: str, base_library: BaseLibrary, check_text: CheckText) -> Checked:
    """Check a snippet where it belongs: in a record, or in the file that its page names."""
    rule = RULES[name]
    snippet = snippets(rule)[key]
    file = file_of(rule)
    if file.endswith(".md"):  # its head must begin the file
        snippet = snippet.removeprefix(f"# {file}\n")
    if file:
        return base_library.check_file(snippet, file)
    return check_text(snippet, sign=True) if key == "PASS" else check_text(snippet)


@pytest.mark.parametrize("name", CONFIDENTIAL)
def test_a_confidentiality_rule_quotes_nothing(name: str, check_text: CheckText) -> None:
    """Logs are read by others: neither the line nor a word of the record may stand in them."""
    found = check_text(snippets(RULES[name])["FAIL"]).of(name)
    assert found
    assert not any(one.quote for one in found)
    assert not RULES[name].waivable


@pytest.mark.parametrize("name", [
    "id-form", "id-is-file-name", "id-unique", "people-active", "content-hash", *CONFIDENTIAL])
def test_identity_and_confidentiality_cannot_be_waived(name: str) -> None:
    """Nobody sets aside who someone is, what was approved, or what must stay hidden."""
    assert not RULES[name].waivable
