"""Every kind of page for those who use a keyboard, a screen reader or a finger."""

from itertools import pairwise

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser

_UNNAMED = """() => {
  const named = (one) => one.ariaLabel || one.getAttribute('aria-labelledby') || one.title;
  const found = [];
  for (const role of ['search', 'navigation', 'complementary']) {
    const tag = {navigation: 'nav', complementary: 'aside'}[role];
    const all = [...document.querySelectorAll(tag ? `${tag}, [role=${role}]` : `[role=${role}]`)]
      .filter((one) => one.checkVisibility());
    const names = all.map((one) => named(one) || '');
    if (new Set(names).size < names.length) found.push(`${role}: ${names}`);
  }
  for (const one of document.querySelectorAll('[role=dialog], [role=region], [role=group]')) {
    if (!named(one)) found.push(one.outerHTML.slice(0, 80));
  }
  for (const one of document.querySelectorAll('th, button, article a')) {
    if (one.checkVisibility() && !one.textContent.trim() && !named(one)) {
      found.push(one.outerHTML.slice(0, 80));
    }
  }
  for (const one of document.querySelectorAll('article [aria-label]')) {
    const seen = one.matches('a, button') ? one.innerText.trim() : '';
    if (!one.ariaLabel.includes(seen)) found.push(`${one.ariaLabel} / ${seen}`);
  }
  return found;
}"""
_LEVELS = """() => [...document.querySelectorAll('article :is(h1, h2, h3, h4, h5, h6)')]
  .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"""
_SMALL = """(least) => [...document.querySelectorAll(
    'article :is(button, summary, select, input:not([type=checkbox]), .cl-choice, .cl-jump a)')]
  .filter((one) => one.checkVisibility({visibilityProperty: true})
    && one.getBoundingClientRect().height < least)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", PAGES)
def test_page_is_named_ordered_and_begins_with_a_way_to_its_content(
    visit: Visit, address: str, name: str,
) -> None:
    """Names that tell landmarks apart, headings without a gap, Tab first leads past the menus."""
    visit.page.goto(f"{address}/{PAGES[name]}")
    assert visit.page.evaluate(_UNNAMED) == []
    levels = visit.page.evaluate(_LEVELS)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    if name == "marked":  # one who comes from a search is led to the words that were found
        assert visit.page.locator("mark.cl-hit:focus, [tabindex='-1']:focus").count() == 1
        return
    visit.page.keyboard.press("Tab")
    skip = visit.page.evaluate("document.activeElement.getAttribute('href')")
    assert visit.page.evaluate("document.activeElement.matches('.md-skip')")
    assert visit.page.locator(f"[id='{skip.partition('#')[2]}']").count() == 1


@pytest.mark.parametrize("visit", [{"viewport": DESKTOP}], ids=["desktop"], indirect=True)
@pytest.mark.parametrize("name", ["home", "browse", "case", "governance", "search", "marked"])
def test_what_has_the_focus_is_seen_to_have_it(visit: Visit, address: str, name: str) -> None:
    """Thirty times Tab: always something that is on the page, with an outline around it."""
    visit.page.goto(f"{address}/{PAGES[name]}")
    visit.page.locator("article").press("Tab")
    for _ in range(30):
        visit.page.keyboard.press("Tab")
        seen = visit.page.evaluate("""() => {
          const one = document.activeElement, style = getComputedStyle(one);
          return one === document.body || !one.closest('article')
            || (one.checkVisibility() && style.outlineStyle !== 'none') || one.outerHTML; }""")
        assert seen is True


@pytest.mark.parametrize("visit", [{"viewport": PHONE, "is_mobile": True, "has_touch": True}],
                         ids=["phone"], indirect=True)
@pytest.mark.parametrize("name", ["home", "browse", "case", "governance", "tool", "form", "search"])
def test_a_finger_finds_what_is_to_be_pressed(visit: Visit, address: str, name: str) -> None:
    """Buttons, folds, fields and answers are 44 pixels high, or so near that nobody can tell."""
    visit.page.goto(f"{address}/{PAGES[name]}")
    assert visit.page.evaluate(_SMALL, 43) == []
