"""Every page of a site: which there are, and each one's HTML when asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.pages import (
    browse,
    calculator_page,
    cases,
    forms,
    indexes,
    people,
    search_page,
    singles,
    tools,
    urls,
)
from generator.pages.assets import engine, files
from generator.pages.cards import Cards, without_markers
from generator.pages.context import Context, Here
from generator.pages.plan import Plan
from generator.pages.templates import environment, package_templates
from generator.pages.words import words
from generator.publication import PublishedSite


class SitePages:
    """All pages of one published site."""

    def __init__(
        self, site: PublishedSite, content: Path, written: Mapping[str, str],
        overrides: Path | None = None,
    ) -> None:
        """`written`: titles of the hand-written pages by path; `overrides`: own templates."""
        own = {path: title for path, title in written.items() if path not in site.hidden_pages}
        spoken = {key: text.replace("{noun}", site.noun)
                  for key, text in words(package_templates(), site.language).items()}
        generated = {name: spoken[f"page_{name}"] for name in singles.NAMES
                     if name not in site.hidden_pages}
        self.written = own
        self._cards: Cards | None = None
        self.context = Context(
            site, environment(overrides), spoken, content, {**generated, **own})

    def plans(self) -> Iterator[Plan]:
        """Yield every page that no one wrote by hand."""
        yield from cases.plans(self.context)
        yield from indexes.plans(self.context)
        yield from tools.plans(self.context)
        if self.context.site.people:
            yield from people.plans(self.context)
        taken = {*self.written, *self.context.site.hidden_pages}
        for plan in singles.plans(self.context):
            if plan.url.removesuffix(".html") not in taken:
                yield plan

    @staticmethod
    def files(kind: str, page: Any) -> list[str]:
        """Return the style sheets or scripts that a page of the theme needs, as paths in the site."""
        parts = page.meta.get("parts") if page else None
        return [urls.asset(name) for name in files(package_templates(), kind, parts)]

    def has_place(self, path: str) -> bool:
        """Tell whether a navigation may name a page: none that is withheld, and no index of one."""
        first, _, rest = path.partition("/")
        if first == urls.INDEXES:
            return rest.partition("/")[0] in self.context.site.indexes
        return path not in self.context.site.hidden_pages

    def scripts(self) -> Iterator[tuple[str, str]]:
        """Yield the scripts of data that pages load, by path; who asks for them writes them."""
        self.context.scripts = True
        yield from calculator_page.generated(self.context)
        yield from forms.scripts(self.context)
        text = browse.script(self.context)
        if text:
            yield browse.SCRIPT, text

    @cached_property
    def search_script(self) -> str:
        """Return the scripts of the search with their words, which pages load when someone searches."""
        return engine(package_templates()) + search_page.spoken(self.context)

    def appended(self, path: str) -> Callable[[], str] | None:
        """Return what is generated below a hand-written page, as the tables of `collecting`."""
        return singles.below(self.context, path)

    def searched(self, html: str, path: str) -> str:
        """Return a hand-written page as it is searched."""
        return without_markers(self.context.site.page_tools.get(path, ()), html)

    def body(self, html: str, path: str, url: str) -> str:
        """Return a hand-written page with its cards, its links resolved, and what belongs below."""
        uses, below = self.context.site.page_tools.get(path, ()), self.appended(path)
        if uses:
            self._cards = self._cards or Cards(self.context)
            html = self._cards.placed(uses, html, Here(self.context, url))
        return self.context.links(html, url) + (below() if below else "")
