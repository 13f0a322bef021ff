"""Texts that try to be markup, script or template code stay texts, on every page."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import hostile
from tests.browser.conftest import DESKTOP, ROOT, Visit

pytestmark = pytest.mark.browser

_STUNG = """() => [...document.querySelectorAll('img, svg, iframe, script, b, *')].filter((one) =>
  one.matches('img[src="x"], svg[onload], b#stung, iframe[srcdoc], [onerror], [onfocus], '
    + 'a[href^="javascript" i]')
  || (one.matches('script:not([src])') && one.textContent.includes('stung=1')
    && one.type !== 'application/json')).map((one) => one.outerHTML)
  .concat(window.stung === undefined ? [] : ['window.stung'])"""
_SAID = """() => [document.body.textContent, document.title,
  ...[...document.querySelectorAll('[title], [aria-label], [data-label], meta[content]')].flatMap(
    (one) => [one.title, one.ariaLabel, one.dataset.label, one.content])].join('\\n')"""


@pytest.fixture(scope="module")
def stung(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """Build the hostile library for the editors with the real command."""
    root = tmp_path_factory.mktemp("hostile")
    attempts = hostile.write(ROOT, root)
    site = root / "site"
    built = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(root), "build",
         "--audience", "editors", "--site-dir", str(site)],
        capture_output=True, text=True, cwd=ROOT, check=False)
    assert built.returncode == 0, built.stdout
    return site, attempts


def test_every_attempt_is_shown_as_text_and_none_succeeds(
    stung: tuple[Path, set[str]], browser: Browser,
) -> None:
    """No script ran, nothing became an element, no template code was filled in, nothing is lost."""
    site, attempts = stung
    context = browser.new_context(viewport=DESKTOP)
    seen = Visit(context)
    said, found = [], {}
    for file in sorted(site.rglob("*.html")):
        if file.name == "404.html":  # its links are those of a server
            continue
        seen.page.goto(file.as_uri())
        seen.page.wait_for_load_state("load")
        if succeeded := seen.page.evaluate(_STUNG):
            found[file.relative_to(site).as_posix()] = succeeded
        said.append(seen.page.evaluate(_SAID))
    context.close()
    text = "\n".join(said)
    assert found == {}
    assert seen.errors == []
    assert seen.foreign("file://") == []
    assert "号49" not in text
    # Markdown itself reads back quotes and entities.
    assert {one for one in attempts
            if (one.partition("号")[0] if set(one) & set("`&") else one) not in text} == set()


def test_what_the_search_and_an_address_say_is_text(
    stung: tuple[Path, set[str]], visit: Visit,
) -> None:
    """Neither results nor what is asked for in an address become markup."""
    site, _ = stung
    sting = "<img src=x onerror=stung=1>"
    visit.page.goto(f"{(site / 'index.html').as_uri()}?q={sting}&h={sting}")
    visit.page.fill(".cl-find__field", "stung")
    visit.page.wait_for_selector(".cl-find__list [role=option] mark")
    assert visit.page.evaluate(_STUNG) == []
    for query in ("stung", sting, "onerror=stung=1"):
        visit.page.goto(f"{(site / 'search.html').as_uri()}?q={query}&outcome={sting}&sort={sting}")
        visit.page.goto(f"{(site / 'search.html').as_uri()}?q={query}")
        visit.page.wait_for_selector("main article mark")
        assert visit.page.evaluate(_STUNG) == []
    for path in ("cases/AB-2026-001.html", "collecting.html"):
        visit.page.goto(f"{(site / path).as_uri()}?q={sting}&h={sting}")
        visit.page.wait_for_function("caselib.searchEngine")
        assert visit.page.evaluate(_STUNG) == []
    visit.page.goto(f"{(site / 'collecting.html').as_uri()}?wanted={sting}&outcome={sting}#cl-wanted")
    visit.page.wait_for_selector("#cl-wanted textarea")
    assert visit.page.evaluate(_STUNG) == []
    visit.page.goto(f"{(site / 'browse.html').as_uri()}#.q={sting}&.sort={sting}&outcome={sting}")
    assert visit.page.evaluate(_STUNG) == []
    assert visit.errors == []
    assert visit.foreign("file://") == []
