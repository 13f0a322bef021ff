"""The spine: read, check, publish, and hand pages over. Everything else is a step of this."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Lang, Location, Text, listed, say
from generator.exports.form_document import form_document
from generator.exports.form_workbook import form_workbook
from generator.exports.workbook import workbook
from generator.model import Library
from generator.pages import SitePages, urls
from generator.pages.assets import ENGINE_SCRIPT, FOREIGN, shipped, without_comments
from generator.pages.templates import package_templates
from generator.publication import PublishedSite, publish
from generator.read import MKDOCS, for_one_run, read_library, read_settings, settings_from
from generator.rules import run_rules
from generator.schema.kinds.moment import parse_date
from generator.search.documents import WrittenPage
from generator.settings import ASSETS, INDEX, Settings
from generator.source import attachments_named
from generator.source.files import OTHER_PAGES, PAGES, YAML, page_name


def environment_options(findings: Findings) -> dict[str, str]:
    """Return the options that CASELIB_AUDIENCE, CASELIB_AS_OF and CASELIB_LANG set.

    They win over `mkdocs.yml`: this is how the command line reaches the plugin. What they cannot be
    is a finding, and is left out.
    """
    found = {}
    for name, wanted in (("audience", ""), ("as_of", "2026-11-22"), ("lang", "zh, en")):
        variable = f"CASELIB_{name.upper()}"
        value = os.environ.get(variable, "").strip()
        if value and _fits(name, value):
            found[name] = value
        elif value:
            findings.error(
                "wrong-form", Location(variable),
                say("环境变量 {name} 不能是“{value}”", "the environment variable {name} cannot be “{value}”",
                    name=variable, value=value),
                say("写成 {wanted}，或者去掉它", "set it to {wanted}, or unset it", wanted=wanted),
                quote=False)
    return found


def _fits(name: str, value: str) -> bool:
    if name == "as_of":
        parsed = parse_date(value)
        return parsed is not None and parsed.day is not None
    return name != "lang" or value in ("zh", "en")


def plugin_settings(
    root: Path, docs_dir: str, options: Mapping[str, object], findings: Findings, *, written: bool,
) -> tuple[Settings, Lang]:
    """Return the settings that the plugin's options make, and the language of its messages.

    `written`: whether the options stand in `mkdocs.yml`, where a slip in one is a finding.
    """
    given = environment_options(findings)
    today = date.today()  # noqa: DTZ011  a review is due on the reader's own calendar day
    settings = settings_from(root, docs_dir, {**options, **given}, findings, today)
    if "audience" in given:
        settings = for_one_run(settings, given["audience"])
    if written:  # MkDocs would only warn of it
        read_settings(root, findings, today)
    return settings, "en" if given.get("lang", options.get("lang")) == "en" else "zh"


def epoch(as_of: date) -> str:
    """Return a day as SOURCE_DATE_EPOCH, as far as a compressed file can say it."""
    midnight = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    return str(min(max(0, int(midnight.timestamp())), 2**32 - 1))


def check(settings: Settings, findings: Findings) -> Library | None:
    """Read the library and run every rule. None where it could not be read at all."""
    _apart(settings, findings)
    library = read_library(settings, findings)
    if library is not None:
        run_rules(library, findings)
    return library


def _apart(settings: Settings, findings: Findings) -> None:
    """Report records that lie where MkDocs publishes whatever it finds, or the reverse."""
    cases, content = settings.cases.resolve(), settings.content.resolve()
    if cases.is_relative_to(content) or content.is_relative_to(cases):
        findings.error(
            "library-incomplete", Location(MKDOCS),
            say("案例文件夹 {cases}/ 和页面文件夹 {content}/ 一个在另一个里面，案例原文会被发布",
                "of {cases}/ and {content}/ one lies in the other: records would be published raw",
                cases=settings.cases.name, content=settings.content.name),
            say("把两个文件夹并列放，再改 mkdocs.yml 的 cases_dir 或 docs_dir",
                "put them side by side and set cases_dir or docs_dir in mkdocs.yml"), quote=False)


def published(name: str) -> bool:
    """Tell whether a file that is no page may be copied into a site: sources and their copies not."""
    return _SOURCE.search(name.lower()) is None


_SOURCE = re.compile(
    rf"[.．。](?:{'|'.join(end[1:] for end in (*YAML, *PAGES, *OTHER_PAGES))})(?![a-z0-9])")
"""A source, also one that an editor has given another ending: `a.md.txt`, `a.yml~`."""


def admits(pages: SitePages, settings: Settings, uri: str, path: str | None, *, page: bool) -> bool:
    """Tell whether a file that MkDocs found may be published.

    `page`: whether MkDocs makes a page of it. Of pages only those that were read are let through,
    for nobody knows the level of another.
    """
    if path is not None and Path(path).resolve().is_relative_to(settings.cases.resolve()):
        return False
    name = page_name(uri)
    if page:
        return name in pages.written
    return published(uri) and not uri.startswith("terms/")


OPEN = say("预览在 {url}，文件一改就更新；按 Ctrl-C 结束",
           "the preview is at {url} and follows every change; Ctrl-C ends it")
RENEWED = say("没有错误，预览更新了", "no errors: the preview has been renewed")
STALE = say("有错误：预览里还是上一次没有错误时的内容", "with errors, the preview shows the last good state")


class UnknownAudienceError(Exception):
    """An audience that `ownership.yml` does not declare; `text` says which there are."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def audience_of(library: Library) -> str:
    """Return the audience to build for: as set, else the one that sees least."""
    known = library.ownership.audiences
    wanted = library.settings.audience
    if wanted is None:
        wanted = min(known, key=lambda name: (
            len(known[name].levels), len(known[name].statuses), not known[name].use), default="")
    if wanted not in known:
        raise UnknownAudienceError(say(
            "没有“{name}”这个受众；ownership.yml 里有：{known}",
            "no audience “{name}”; ownership.yml has: {known}",
            name=wanted, known=listed(known)))
    return wanted


def site_pages(library: Library) -> SitePages:
    """Publish the library for its audience and return the pages to be made."""
    settings = library.settings
    site = publish(library, audience_of(library))
    written = {page.path: page.title for page in library.pages.values()
               if not page.path.startswith("terms/")}
    return SitePages(site, settings.content, written, settings.root / "site_templates")


def files_made(pages: SitePages) -> Iterator[tuple[str, str | bytes]]:
    """Yield what is made beside the pages: scripts, workbooks of calculators, blanks of forms."""
    yield from pages.scripts()
    yield f"{ASSETS}/{ENGINE_SCRIPT}", pages.search_script
    for path in shipped(package_templates(), pages.context.site):
        if path.parent.name != FOREIGN:
            yield f"{ASSETS}/{path.name}", without_comments(path.name, path.read_text("utf-8"))
    site, words = pages.context.site, pages.context.words
    for tool in site.tools.values():
        if tool.calculator is not None:
            yield f"tools/{tool.id}.xlsx", workbook(tool, {}, words, site.as_of)
        if tool.form is not None:
            yield f"tools/{tool.id}.xlsx", form_workbook(tool, words, site.as_of)
            yield f"tools/{tool.id}.docx", form_document(tool, words, site.as_of)


def engine_address(pages: SitePages) -> str:
    """Return where the scripts of the search lie; caches ask anew when they have changed."""
    from generator.search.hashing import content_name  # noqa: PLC0415  numpy takes 0.1 s to import

    return f"{ASSETS}/{ENGINE_SCRIPT}?v={content_name(pages.search_script)}"


def searched(meta: Mapping[str, Any]) -> bool:
    """Tell whether a hand-written page is searched, by what stands at its head."""
    said = meta.get("search")
    return not (isinstance(said, Mapping) and said.get("exclude"))


def write_search(
    pages: SitePages, written: Iterable[WrittenPage], site_dir: Path, findings: Findings,
) -> None:
    """Write what the search of a site reads, and report each case that it would not find."""
    from generator.search.index import site_index  # noqa: PLC0415  as above

    context = pages.context
    folder = site_dir / ASSETS / INDEX
    for name, text in site_index(context.site, urls, written, context.words, findings):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def files_beside(site: PublishedSite, settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield what goes into a site as it is, our assets and every visible attachment: path and file."""
    for path in shipped(package_templates(), site):
        if path.parent.name == FOREIGN:
            yield f"{ASSETS}/{path.name}", path
    for case in site.cases.values():
        for name, file in attachments_named(settings.root / case.folder, case.attachments):
            yield f"cases/{case.id}/{name}", file


def shown(nav: Any, pages: SitePages) -> Any:
    """Return a navigation without pages that this audience may not see."""
    if isinstance(nav, str):
        return nav if pages.has_place(page_name(posixpath.normpath(nav))) else None
    if isinstance(nav, dict):
        kept = {key: shown(value, pages) for key, value in nav.items()}
        return {key: value for key, value in kept.items() if value} or None
    return [item for item in (shown(one, pages) for one in nav or ()) if item]
