"""The spine: read, check, publish, and hand pages over. Everything else is a step of this."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.diagnostics import Findings, Text, listed, say
from generator.model import Library
from generator.pages import SitePages
from generator.publication import PublishedSite, publish
from generator.read import read_library
from generator.rules import run_rules
from generator.settings import Settings
from generator.source import attachments_named


def environment_options() -> dict[str, str]:
    """Return the options that CASELIB_AUDIENCE, CASELIB_AS_OF and CASELIB_LANG set.

    They win over `mkdocs.yml`: this is how the command line reaches the plugin.
    """
    return {
        name: value for name in ("audience", "as_of", "lang")
        if (value := os.environ.get(f"CASELIB_{name.upper()}"))}


def check(settings: Settings, findings: Findings) -> Library | None:
    """Read the library and run every rule. None where it could not be read at all."""
    library = read_library(settings, findings)
    if library is not None:
        run_rules(library, findings)
    return library


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


@contextmanager
def written_aside(site_dir: Path) -> Iterator[Path]:
    """Give a fresh folder beside the site; it takes the site's place only if all went well."""
    for left in site_dir.parent.glob(f".{site_dir.name}.*.building"):
        shutil.rmtree(left, ignore_errors=True)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    aside = site_dir.parent / f".{site_dir.name}.{os.getpid()}-{secrets.token_hex(3)}.building"
    try:
        aside.mkdir()
        yield aside
        _swap(aside, site_dir)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(aside: Path, site_dir: Path) -> None:
    """Put the finished folder in the site's place; the old one goes only when the new stands."""
    if not site_dir.exists():
        aside.rename(site_dir)
        return
    old = aside.with_suffix(".old")
    site_dir.rename(old)
    try:
        aside.rename(site_dir)
    except OSError:
        old.rename(site_dir)
        raise
    shutil.rmtree(old, ignore_errors=True)
