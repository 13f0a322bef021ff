"""正文里的库内链接要指得到东西。

case、tool、term、person、page 开头的链接，指向的案例、工具、分类、人、页面要真的存在。写错一个字母，
读者点过去就是空的。term 的写法是 字段键/条目编号，page 的写法是 content 里的路径，不带 .md。

Links into the library lead to something that exists.
Source: `related_cases` and links of the case template.

PASS:
    background: 对照[另一条案例](case:AB-2026-002)，场景是[第一次拜访](term:key_scene/first_visit)。

FAIL:
    background: 对照[另一条案例](case:AB-2026-999)。
"""

from collections.abc import Collection, Iterator

from generator.diagnostics import Location, Text, say
from generator.model import Case, Library
from generator.rules.frame import Problem, inward_links
from generator.schema.reading import nearest, offer
from generator.text.links import inward

MADE_PAGES = ("browse", "governance", "collecting", "index")
"""Pages of every site that may have no file in `content/`."""


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each link into the library that leads nowhere."""
    for link in inward_links(case, library):
        words = _unknown(link.scheme, link.name, library)
        if words is not None:
            yield Problem(link.at, *words)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each link of a page written by hand that leads nowhere."""
    for page in library.pages.values():
        for link in page.links:
            named = inward(link.target)
            words = _unknown(*named, library) if named else None
            if words is not None:
                yield Problem((), *words, place=Location(page.file, link.line, link.column))


def _unknown(scheme: str, name: str, library: Library) -> tuple[Text, Text | None] | None:
    if scheme == "term":
        return _unknown_term(name, library)
    if scheme == "case" and library.has_case(name):
        return None
    known: Collection[str] = {
        "case": library.by_id, "tool": library.tools, "person": library.people.persons,
        "page": [path for path in library.pages if not path.startswith("terms/")]}[scheme]
    if name in known or (scheme == "page" and name in MADE_PAGES):
        return None
    near = nearest(name, [*known, *(MADE_PAGES if scheme == "page" else ())])
    return _nothing(f"{scheme}:{name}"), offer([f"{scheme}:{one}" for one in near])


def _unknown_term(name: str, library: Library) -> tuple[Text, Text | None] | None:
    """Look up FIELD/ID: a field that makes an index, and a term of its taxonomy in use."""
    key, _, word = name.partition("/")
    fields = {index.key: index.taxonomy for index in library.template.indexes()}
    if key not in fields:
        return _nothing(f"term:{name}"), offer(
            [f"term:{one}/{word or '…'}" for one in nearest(key, fields)])
    taxonomy = library.taxonomies.get(fields[key])
    if taxonomy is None or not taxonomy.terms:  # what is wrong there is said there
        return None
    term = taxonomy.terms.get(word)
    if term is None:
        in_use = [one.id for one in taxonomy.terms.values() if not one.replaced_by]
        return _nothing(f"term:{name}"), offer(
            [f"term:{key}/{one}" for one in nearest(word, in_use)])
    if term.replaced_by:
        return (say("“{label}”已停用", "“{label}” has been retired", label=term.label),
                say("改成 term:{key}/{new}", "write term:{key}/{new}",
                    key=key, new=term.replaced_by))
    return None


def _nothing(target: str) -> Text:
    return say("链接指向的“{target}”不存在", "the link leads to “{target}”, and there is none",
               target=target)
