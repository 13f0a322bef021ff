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
from generator.schema.kinds.moment import parse_date
from generator.settings import Settings
from generator.source import attachments_named
from generator.source.files import OTHER_PAGES, PAGES, YAML, page_name

fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None  # Windows has none


ASSETS = "assets/caselib"
"""Where our style sheets lie in a site; a folder that holds them is a site of ours."""


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


def no_place(site_dir: Path, settings: Settings) -> Text | None:
    """Say why a site must not be written to a folder: it holds the library, or lies in it."""
    site_dir, root = Path(os.path.realpath(site_dir)), settings.root.resolve()
    own = (settings.cases.resolve(), settings.content.resolve(), root / ".git", root / "site_templates")
    if root.is_relative_to(site_dir) or any(site_dir.is_relative_to(folder) for folder in own):
        return say("不能把网站写到 {dir}：那里有库本身的文件",
                   "the site cannot be written to {dir}: it holds the library's own files",
                   dir=site_dir)
    return None


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


class PlaceError(Exception):
    """A site cannot be written where it shall; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class BusyError(PlaceError):
    """Another build is writing the same site."""


@contextmanager
def written_aside(site_dir: Path) -> Iterator[Path]:
    """Give a fresh folder beside the site; it takes the site's place only if all went well."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with locked(site_dir.parent / f".{site_dir.name}.lock"):
        _tidy(site_dir)
        _replaceable(site_dir)
        aside = site_dir.parent / f".{site_dir.name}.{os.getpid()}-{secrets.token_hex(3)}.building"
        try:
            aside.mkdir()
            yield aside
            _nothing_else(site_dir, aside)
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


def _replaceable(site_dir: Path) -> None:
    """Refuse to put a site in the place of anything but a site of ours, or of nothing."""
    if not os.path.lexists(site_dir):
        return
    if not site_dir.is_dir():
        raise PlaceError(say(
            "不能把网站写到 {dir}：那里有一个不是文件夹的东西",
            "the site cannot be written to {dir}: something that is no folder is there", dir=site_dir))
    if not (site_dir / ASSETS).is_dir():
        _refuse(site_dir, [path.name for path in site_dir.iterdir()])


def _nothing_else(site_dir: Path, aside: Path) -> None:
    """Refuse where the old site holds a hidden file that no build has made, as a repository."""
    if site_dir.is_dir():
        _refuse(site_dir, [path.name for path in site_dir.glob(".*")
                           if not os.path.lexists(aside / path.name)])


def _refuse(site_dir: Path, names: list[str]) -> None:
    strange = sorted(name for name in names if name != ".DS_Store")
    if strange:
        raise PlaceError(say(
            "不能把网站写到 {dir}：那里有不是网站的文件（{names}），不会覆盖。换一个文件夹，或先把它们挪走",
            "the site cannot be written to {dir}: there are files that are no site ({names}), and "
            "they are not overwritten. Use another folder, or move them away",
            dir=site_dir, names=listed(strange[:_SHOWN])))


_SHOWN = 3


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
