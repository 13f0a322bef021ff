"""A page with one chart in it, opened from file://, and what is asked of the picture."""

from pathlib import Path
from typing import Any

from generator.pages.calculator_page import ENGINE
from tests.browser.conftest import DESKTOP, PHONE, ROOT, Visit

ASSETS = ROOT / "site_templates" / "assets"
LIBRARY = ASSETS / "vendor" / "echarts.min.js"
POLICY = "default-src 'none'; script-src file:; style-src file: 'unsafe-inline'"
STILL = {"viewport": DESKTOP, "reduced_motion": "reduce"}
WINDOWS = {
    "desktop": STILL,
    "phone": {"viewport": PHONE, "is_mobile": True, "has_touch": True, "device_scale_factor": 2,
              "reduced_motion": "reduce"},
}
GROUND = "background: var(--cl-raised); --md-default-bg-color: var(--cl-raised)"
SHEETS = ("css/base.css", "tools/charts.css", "css/print.css")
Sample = tuple[dict[str, Any], dict[str, Any]]

DRAW = """([chart, state]) => new Promise((done) => {
  caselib.charts.draw(document.getElementById("chart"), chart, state);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  requestAnimationFrame(() => setTimeout(done, still ? 30 : 300));
})"""
TEXTS = "[...document.querySelectorAll('#chart svg text')].map((one) => one.textContent)"
FILLED = """(fill) => [...document.querySelectorAll('#chart svg path')]
  .filter((one) => one.getAttribute('fill') === `var(--cl-chart-${fill})`)
  .map((one) => one.getBBox()).map(({ x, y, width }) => [x, x + width, y])"""
OUTSIDE = """() => {
  const all = document.querySelector('#chart svg').getBoundingClientRect();
  return [...document.querySelectorAll('#chart svg text')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.left < all.left - 1 || box.right > all.right + 1
      || box.top < all.top - 1 || box.bottom > all.bottom + 1);
  }).map((one) => one.textContent);
}"""


def chart_page(folder: Path) -> str:
    """Write a page with one chart, under a policy without `unsafe-eval`, and return its address."""
    tools = ASSETS / "tools"
    scripts = [LIBRARY, *(tools / name for name in ENGINE),
               *sorted(tools.glob("charts*.js"))]
    page = folder / "page.html"
    page.write_text("".join([
        "<!doctype html><html lang=zh><meta charset=utf-8>",
        "<meta name=viewport content='width=device-width'>",
        f'<meta http-equiv=Content-Security-Policy content="{POLICY}">',
        *(f"<link rel=stylesheet href='{(ASSETS / name).as_uri()}'>" for name in SHEETS),
        f"<body data-md-color-scheme=default style='{GROUND}'>",
        "<div id=chart class=cl-chart></div>",
        *(f"<script src='{path.as_uri()}'></script>" for path in scripts),
    ]), "utf-8")
    return page.as_uri()


def drawn(visit: Visit, sample: Sample) -> list[str]:
    """Draw a sample, wait until it stands still, and return the texts in it."""
    visit.page.evaluate(DRAW, list(sample))
    texts: list[str] = visit.page.evaluate(TEXTS)
    return texts
