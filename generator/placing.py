"""Puts a finished site in its place: written aside, swapped in at the end, one build at a time."""

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

from generator.diagnostics import Text, listed, say
from generator.settings import ASSETS, Settings

fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None  # Windows has none


def no_place(site_dir: Path, settings: Settings) -> Text | None:
    """Say why a site must not be written to a folder: it holds the library, or lies in it."""
    site_dir, root = Path(os.path.realpath(site_dir)), settings.root.resolve()
    own = (settings.cases.resolve(), settings.content.resolve(), root / ".git", root / "site_templates")
    if root.is_relative_to(site_dir) or any(site_dir.is_relative_to(folder) for folder in own):
        return say("不能把网站写到 {dir}：那里有库本身的文件",
                   "the site cannot be written to {dir}: it holds the library's own files",
                   dir=site_dir)
    return None


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
            if site_dir.is_dir():
                shutil.copymode(site_dir, aside)  # who may read it is for its owner to say
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
