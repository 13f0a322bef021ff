"""What every template can ask: addresses, labels, dates, badges."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from generator.pages import urls
from generator.publication import PublishedSite
from generator.schema.field import Field
from generator.schema.values import Link, PartialDate, Value
from generator.text.markdown import resolve_links, to_html


@dataclass(slots=True)
class Context:
    """One site being rendered."""

    site: PublishedSite
    environment: Environment
    words: Mapping[str, str]
    content: Path
    """The folder of the library's Markdown pages, for texts of terms."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Titles of the hand-written pages that this audience sees, by path without ending."""
    scripts: bool = False
    """Whether someone writes the scripts that pages load; until then pages carry their data."""

    def render(self, template: str, page: str, **values: object) -> str:
        """Render a template for a page; `href` and `link` are seen from that page."""
        return self.environment.get_template(template).render(
            site=self.site, w=self.words, here=Here(self, page), **values)

    def links(self, html: str, page: str) -> str:
        """Resolve `case:ID` and the like in finished HTML, as seen from a page."""
        return resolve_links(html, Here(self, page).resolve)


class Here:
    """Addresses and labels as seen from one page."""

    def __init__(self, context: Context, page: str) -> None:
        self._context = context
        self.page = page

    def href(self, target: str) -> str:
        """Return a site path relative to this page."""
        return urls.relative(target, self.page)

    def case(self, case: str) -> str:
        """Return the address of a case."""
        return self.href(urls.case_url(case))

    def tool(self, tool: str) -> str:
        """Return the address of a tool."""
        return self.href(urls.tool_url(tool))

    def term(self, field: str, term: str) -> str:
        """Return the address of a term's page."""
        return self.href(urls.term_url(field, term))

    def index(self, field: str) -> str:
        """Return the address of a field's page of terms."""
        return self.href(urls.index_url(field))

    def person(self, person: str) -> str:
        """Return the address of a person's page."""
        return self.href(urls.person_url(person))

    def team(self, team: str) -> str:
        """Return the address of a team's page."""
        return self.href(urls.team_url(team))

    def single(self, name: str) -> str:
        """Return the address of a single or hand-written page."""
        return self.href(urls.page_url(name))

    def has(self, name: str) -> bool:
        """Tell whether this audience sees a page of this name, if the site has one."""
        return name not in self._context.site.hidden_pages

    def attachment(self, case: str, name: str) -> str:
        """Return the address of an attachment."""
        return self.href(urls.attachment_url(case, name))

    def term_label(self, taxonomy: str, term: str) -> str:
        """Return a term's label."""
        return self._context.site.taxonomies.get(taxonomy, {}).get(term, term)

    def person_name(self, person: str) -> str:
        """Return a person's name."""
        found = self._context.site.people.get(person)
        return found.name if found else person

    def markdown(self, text: str) -> Markup:
        """Return Markdown of a record as clean HTML with its links resolved."""
        return Markup(resolve_links(to_html(text), self.resolve))  # noqa: S704  cleaned by nh3

    def resolve(self, target: str) -> str | None:
        """Return the address of `case:ID` and the like; None where it is not on this site."""
        site = self._context.site
        kind, _, name = target.partition(":")
        name, _, anchor = name.partition("#")
        found: str | None = None
        if kind == "case" and name in site.cases:
            found = urls.case_url(name)
        elif kind == "tool" and name in site.tools:
            found = urls.tool_url(name)
        elif kind == "person" and name in site.people:
            found = urls.person_url(name)
        elif kind == "term":
            key, _, term = name.partition("/")
            index = site.indexes.get(key)
            if index is not None and not term:
                found = urls.index_url(key)
            elif index is not None and term in index.terms:
                found = urls.term_url(key, term)
        elif kind == "page" and name in self._context.pages:
            found = urls.page_url(name)
        if found is None:
            return None
        return self.href(found) + (f"#{anchor}" if anchor else "")

    def label(self, known: Field, value: Value) -> str:
        """Return a single value as plain text, for a title, a cell or a filter."""
        if value is None:
            return ""
        if known.kind == "choice":
            option = known.option(value)
            return option.label if option else str(value)
        if known.kind == "term":
            return self.term_label(known.taxonomy, str(value))
        if known.kind == "person":
            return self.person_name(str(value))
        if known.kind == "percent":
            return f"{value * 100:f}%" if not isinstance(value, str | tuple) else str(value)  # type: ignore[operator]
        if isinstance(value, Link):
            return value.title or value.url
        if isinstance(value, bool):
            return self._context.words["yes" if value else "no"]
        if isinstance(value, PartialDate):
            return str(value)
        return str(value)
