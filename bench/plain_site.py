"""The same cases as hand-written Markdown pages: what MkDocs alone takes for so many pages."""

from collections.abc import Iterator
from pathlib import Path

from bench.library import NAV, PAGES, THEME, read
from generator.model import Case
from generator.schema.field import Field, Section
from generator.schema.template import Template
from generator.schema.values import Group, Value, items, texts


def make_plain_site(root: Path, library_root: Path) -> None:
    """Write a MkDocs project with one page for each case, outside the navigation."""
    library = read(library_root)
    pages = root / "content"
    (pages / "cases").mkdir(parents=True)
    for page in PAGES:
        path = pages / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {page}\n", "utf-8")
    for case in library.cases:
        text = "\n".join(_page(case, library.template))
        (pages / "cases" / f"{case.id}.md").write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text(
        f"{THEME}plugins: []\nnot_in_nav: /cases/\n{NAV}", "utf-8")


def _page(case: Case, template: Template) -> Iterator[str]:
    yield f"# {case.text('title')}\n"
    for section in template.sections:
        yield f"## {section.label}\n"
        yield from _section(case, section)
    yield "## 归属与治理\n"
    yield "| 项 | 内容 |\n|---|---|"
    for key, value in case.builtin.items():
        yield f"| {key} | {_line(value)} |"


def _section(case: Case, section: Section) -> Iterator[str]:
    """Yield the short values as one table, then the long ones under headings of their own."""
    short = [one for one in section.fields if case.get(one.key) is not None and not _long(one)]
    if short:
        yield "| 项 | 内容 |\n|---|---|"
        yield from (f"| {one.label} | {_line(case.get(one.key))} |" for one in short)
        yield ""
    for one in section.fields:
        value = case.get(one.key)
        if value is not None and _long(one):
            yield f"### {one.label}\n"
            if isinstance(value, str):
                yield value
            else:
                yield from (f"- {_line(item)}" for item in items(value))
            yield ""


def _long(field: Field) -> bool:
    return field.kind == "markdown" or (field.kind == "list" and field.item.kind == "group")


def _line(value: Value) -> str:
    if isinstance(value, tuple | Group):
        return "；".join(texts(value))
    return str(value)
