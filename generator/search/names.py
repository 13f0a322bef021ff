"""What is suggested while someone types: terms, people, tools and pages by their names.

Titles of cases are many and come from the index itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.publication import PublishedPerson, PublishedSite
from generator.search.documents import Addresses, WrittenPage
from generator.search.said import SEPARATOR

_SURNAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "朴": "piao", "盖": "ge",
    "翟": "zhai", "员": "yun", "种": "chong", "乐": "yue", "缪": "miao", "覃": "qin"}
"""How these are read at the head of a name, where words know another reading."""


@dataclass(frozen=True, slots=True)
class Name:
    """Something that has a page and is called by name."""

    kind: str
    """`term`, `person`, `tool` or `page`."""
    label: str
    detail: str
    url: str
    aliases: tuple[str, ...] = ()
    reading: str = ""
    """How the first characters are spelled, if unlike what words would tell."""


def names(site: PublishedSite, addresses: Addresses, written: Iterable[WrittenPage] = ()) -> Iterator[Name]:
    """Yield what an audience may be led to, each kind in the order of its pages."""
    for index in site.indexes.values():
        for term in index.terms.values():
            yield Name("term", term.label, index.label, addresses.term_url(index.field, term.id),
                       term.aliases)
    for person in site.people.values():
        yield Name("person", person.name, _detail(site, person), addresses.person_url(person.id),
                   reading=_surname(person.name))
    for tool in site.tools.values():
        yield Name("tool", tool.title, tool.purpose, addresses.tool_url(tool.id))
    for page in sorted(written, key=lambda page: page.path):
        if page.path not in site.hidden_pages:
            yield Name("page", page.title, "", addresses.page_url(page.path))


def _detail(site: PublishedSite, person: PublishedPerson) -> str:
    """Return team and roles, as the page of a person shows them."""
    team = site.teams.get(person.team)
    return SEPARATOR.join([*([team.name] if team else []), *person.roles])


def _surname(name: str) -> str:
    return _SURNAMES.get(name[:1], "")
