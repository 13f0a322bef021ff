"""The adapter to MkDocs: options and hooks, each one call into `build`. No decisions live here."""

import logging
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import build, placing, report
from generator.diagnostics import Findings, Lang, Severity
from generator.pages import Plan, SitePages, TocEntry
from generator.pages.templates import package_templates
from generator.read import MKDOCS
from generator.search.documents import WrittenPage
from generator.settings import Settings
from generator.source.files import page_name

log = logging.getLogger("mkdocs.plugins.case-library")


class Options(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """What `mkdocs.yml` may say."""

    audience = options.Optional(options.Type(str))
    as_of = options.Optional(options.Type((str, date)))
    cases_dir = options.Type(str, default="cases")
    edit_url = options.Optional(options.Type(str))
    report_url = options.Optional(options.Type(str))
    lang = options.Choice(("zh", "en"), default="zh")


class GeneratedPage(Page):
    """A page whose HTML comes finished; it is rendered when it is written, not before."""

    def __init__(self, plan: Plan, file: File, config: MkDocsConfig) -> None:
        self.plan = plan
        super().__init__(plan.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what the theme reads; there is no Markdown."""
        del config
        self.markdown = ""
        self.meta = {"title": self.plan.title, **self.plan.meta}
        if self.plan.description:
            self.meta["description"] = self.plan.description

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the body for later: ten thousand bodies at once are not needed."""
        del config, files
        self.content = ""
        self.present_anchor_ids = set()

    def fill(self) -> None:
        """Render the body and its table of contents."""
        rendered = self.plan.render()
        self.content = rendered.html
        self.toc = TableOfContents([_anchor(entry, 2) for entry in rendered.toc])


def _anchor(entry: TocEntry, level: int) -> AnchorLink:
    link = AnchorLink(entry.title, entry.anchor, level)
    link.children = [_anchor(child, level + 1) for child in entry.children]
    return link


class CaseLibraryPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Checks the library, then gives MkDocs its pages."""

    pages: SitePages
    settings: Settings
    lang: Lang
    written: list[WrittenPage]
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay alive between the rebuilds of a preview, and with it the last good pages."""
        del dirty
        self.serving = command == "serve"

    @event_priority(50)  # before the theme's own search makes itself ready
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check before MkDocs touches the output folder; stop once, with every finding."""
        findings = Findings()
        root = Path(config.config_file_path or MKDOCS).resolve().parent
        self.settings, self.lang = build.plugin_settings(
            root, config.docs_dir, self.config, findings, written=bool(config.config_file_path))
        library, lang = build.check(self.settings, findings), self.lang
        self._tell(findings)
        if not self.serving and (why_not := placing.no_place(Path(config.site_dir), self.settings)):
            raise PluginError(why_not.to(lang))  # MkDocs would empty the folder first
        if library is None or findings.count(Severity.ERROR):
            if not (self.serving and hasattr(self, "pages")):
                raise PluginError(report.summary(findings, lang))
            print(build.STALE.to(lang), flush=True)  # noqa: T201
        else:
            if self.serving and hasattr(self, "pages"):
                print(build.RENEWED.to(lang), flush=True)  # noqa: T201
            try:
                self.pages = build.site_pages(library)
            except build.UnknownAudienceError as error:
                raise PluginError(error.text.to(lang)) from None
        self._theme(config)
        return config

    def _theme(self, config: MkDocsConfig) -> None:
        """Add our overrides and assets to the theme, and what every page says of its audience."""
        templates = package_templates()
        theme_dir = str(templates / "theme")
        if theme_dir not in config.theme.dirs:
            config.theme.dirs.insert(0, theme_dir)
        config.extra["caselib"] = {
            "site": self.pages.context.site, "words": self.pages.context.words,
            "files": self.pages.files, "engine": build.engine_address(self.pages)}
        theirs = config.plugins.get("material/search")
        if theirs is not None:
            theirs.config["enabled"] = False  # ours stands in its place
        os.environ["SOURCE_DATE_EPOCH"] = build.epoch(self.settings.as_of)
        config.site_name = escape(config.site_name)  # the theme takes it as HTML
        config.site_description = escape(config.site_description or "")
        if config.nav is not None:
            config.nav = build.shown(config.nav, self.pages)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take out what is read and never shown; add what is generated."""
        self.written = []
        for file in list(files):
            if not build.admits(self.pages, self.settings, file.src_uri, file.abs_src_path,
                                page=file.is_documentation_page()):
                files.remove(file)
        for plan in self.pages.plans():
            file = File.generated(
                config, plan.url.removesuffix(".html") + ".md", content="",
                inclusion=InclusionLevel.INCLUDED if plan.in_nav else InclusionLevel.NOT_IN_NAV)
            file.page = GeneratedPage(plan, file, config)
            files.append(file)
        for uri, content in build.files_made(self.pages):
            files.append(File.generated(config, uri, content=content))
        for uri, path in build.files_beside(self.pages.context.site, self.settings):
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        return files

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files,
    ) -> None:
        """Make HTML of what a hand-written page says of itself: the theme takes it as it is."""
        del markdown, config, files
        for key in ("title", "description"):
            if isinstance(page.meta.get(key), str):
                page.meta[key] = escape(page.meta[key])

    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files,
    ) -> str | None:
        """Give hand-written pages their cards and links, and what belongs below."""
        del config, files
        if isinstance(page, GeneratedPage):
            return None
        name = page_name(page.file.src_uri)
        if build.searched(page.meta):
            text = self.pages.searched(html, name)
            self.written.append(WrittenPage(name, self.pages.written[name], text))
        return self.pages.body(html, name, page.file.url)

    def on_env(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Write the index of the search: every page is read, and none is written yet."""
        del env, files
        findings = Findings()
        build.write_search(self.pages, self.written, Path(config.site_dir), findings)
        self._tell(findings)
        if findings.count(Severity.ERROR) and not self.serving:
            raise PluginError(report.summary(findings, self.lang))

    def _tell(self, findings: Findings) -> None:
        if len(findings):
            print(report.report(findings, self.settings.root, "text", self.lang), flush=True)  # noqa: T201

    @event_priority(100)  # before plugins that read the body
    def on_page_context(
        self, context: Mapping[str, Any], *, page: Page, config: MkDocsConfig, nav: object,
    ) -> None:
        """Render a generated page now that it is to be written."""
        del context, config, nav
        if isinstance(page, GeneratedPage):
            page.fill()

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Let go of the body: the page is written."""
        del output, config
        if isinstance(page, GeneratedPage):
            page.content = ""
            page.toc = TableOfContents([])

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object,
    ) -> LiveReloadServer:
        """Watch what the pages are made of, and say where they are."""
        del config, builder
        print(build.OPEN.to(self.lang).format(url=server.url), flush=True)  # noqa: T201
        for folder in (self.settings.cases, package_templates()):
            server.watch(str(folder))
        return server
