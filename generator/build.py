"""The spine: read, check, publish, and hand pages over. Everything else is a step of this."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location, Text, listed, say
from generator.model import Library
from generator.pages import SitePages
from generator.publication import PublishedSite, publish
from generator.read import MKDOCS, read_library
from generator.rules import run_rules
from generator.settings import Settings
from generator.source import attachments_named
from generator.source.files import OTHER_PAGES, YAML, page_name

fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None  # Windows has none


def environment_options() -> dict[str, str]:
    """Return the options that CASELIB_AUDIENCE, CASELIB_AS_OF and CASELIB_LANG set.

    They win over `mkdocs.yml`: this is how the command line reaches the plugin.
    """
    return {
        name: value for name in ("audience", "as_of", "lang")
        if (value := os.environ.get(f"CASELIB_{name.upper()}"))}


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
    raw = uri.lower().endswith((*YAML, *OTHER_PAGES))
    return name == uri and not raw and not uri.startswith("terms/")


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


def published_attachments(site: PublishedSite, settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield every visible attachment: its path in the site and its file."""
    for case in site.cases.values():
        folder = settings.root / case.folder
        for name, file in attachments_named(folder, case.attachments):
            yield f"cases/{case.id}/{name}", file


class BusyError(Exception):
    """Another build is writing the same site; `text` says so."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@contextmanager
def written_aside(site_dir: Path) -> Iterator[Path]:
    """Give a fresh folder beside the site; it takes the site's place only if all went well."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with locked(site_dir.parent / f".{site_dir.name}.lock"):
        _tidy(site_dir)
        aside = site_dir.parent / f".{site_dir.name}.{os.getpid()}-{secrets.token_hex(3)}.building"
        try:
            aside.mkdir()
            yield aside
            _swap(aside, site_dir)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file that one build at a time may hold; with the process the hold ends too."""
    file = _taken(path)
    if file is None:
        raise BusyError(say(
            "另一次构建正在写同一个网站，等它结束再来（锁文件 {name}）",
            "another build is writing this site; wait until it is done (lock file {name})",
            name=path.name))
    try:
        yield
    finally:
        if fcntl is not None:
            path.unlink(missing_ok=True)  # while it is held: who waits for it takes a new one
        os.close(file)
        if fcntl is None:
            with suppress(OSError):
                path.unlink()


def _taken(path: Path) -> int | None:
    """Open and hold the file; None where another build does."""
    if fcntl is None:  # elsewhere a file that is open cannot be deleted
        try:
            path.unlink(missing_ok=True)
            return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR)
        except (FileExistsError, PermissionError):
            return None
    file = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(file), path.stat()):
            return file
    except (BlockingIOError, FileNotFoundError):  # held, or let go and deleted this very moment
        pass
    os.close(file)
    return None


def _tidy(site_dir: Path) -> None:
    """Clear away what builds that died have left, and give the site back that one had set aside."""
    left = re.compile(rf"\.{re.escape(site_dir.name)}\.\d+-[0-9a-f]+\.(?:building|old)")
    found = [path for path in site_dir.parent.iterdir() if left.fullmatch(path.name)]
    olds = [path for path in found if path.suffix == ".old"]
    if olds and not site_dir.exists():
        max(olds, key=lambda path: path.stat().st_mtime).rename(site_dir)
    for path in found:
        shutil.rmtree(path, ignore_errors=True)


def _swap(aside: Path, site_dir: Path) -> None:
    """Put the finished folder in the site's place; the old one goes only when the new stands."""
    old = aside.with_suffix(".old")
    try:
        if site_dir.exists():
            site_dir.rename(old)
        aside.rename(site_dir)
    except BaseException:  # an interrupt may come between the two
        if old.exists() and not site_dir.exists():
            old.rename(site_dir)
        raise
    shutil.rmtree(old, ignore_errors=True)
