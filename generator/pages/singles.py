"""The single pages: home, all cases, the search, governance, and how cases are collected."""

from collections.abc import Callable, Iterator

from generator.pages import browse, governance, home, search_page, urls
from generator.pages.context import Context
from generator.pages.plan import Plan, Rendered, TocEntry, top

NAMES = ("index", "browse", "search", "governance", "collecting")


def plans(context: Context) -> Iterator[Plan]:
    """Yield the single pages; the caller leaves out those that are written by hand."""
    w = context.words
    yield Plan(
        urls.page_url("index"), w["page_index"], lambda: _home(context), in_nav=True,
        meta={"hide": ["toc", "navigation"]})
    yield Plan(
        urls.page_url("browse"), w["page_browse"],
        lambda: Rendered(
            browse.body(context, urls.page_url("browse")), top(w["page_browse"])), in_nav=True,
        meta={"hide": ["toc", "navigation"], "search": {"exclude": True}})
    yield Plan(
        urls.page_url(search_page.NAME), w["page_search"], lambda: search_page.page(context),
        meta={"hide": ["toc", "navigation"], "parts": ["search"]})
    yield Plan(
        urls.page_url("governance"), w["page_governance"],
        lambda: governance.governance(context), in_nav=True)
    yield Plan(
        urls.page_url("collecting"), w["page_collecting"], lambda: _collecting(context),
        in_nav=True)


def below(context: Context, path: str) -> Callable[[], str] | None:
    """Return what is generated below a hand-written page of this path."""
    page = urls.page_url(path)
    if path == "index":
        return lambda: home.body(context, page, heading=False)
    if path == "collecting":
        return lambda: governance.collecting(context, page, heading=False)
    return None


def _home(context: Context) -> Rendered:
    return Rendered(
        home.body(context, urls.page_url("index"), heading=True), top(context.words["page_index"]))


def _collecting(context: Context) -> Rendered:
    html = governance.collecting(context, urls.page_url("collecting"), heading=True)
    return Rendered(html, (TocEntry(context.words["collect_roles"], "roles"),))
