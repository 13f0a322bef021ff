"""A new, small library: the starter's files, and the template and words of the sample library."""

import os
import secrets
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.authoring.refusal import Refusal
from generator.authoring.review import approve
from generator.diagnostics import Findings, say
from generator.read import MKDOCS, read_library, read_settings
from generator.source.system import why

_STARTER = Path(__file__).with_name("starter")
_CHECKOUT = Path(__file__).parents[2]
_LAW = "cases/_library"
_SHARED = (
    *(f"{_LAW}/{name}" for name in ("case-template.yml", "taxonomy.yml", "synonyms.yml")),
    *(f"content/help/{name}.md" for name in (
        "reading", "search", "writing", "governance", "template", "tool-template")),
    *(f"content/tools/{name}.yml" for name in ("reserve", "versus_list")))
"""Files of the sample library. An installed package has them among the starter's."""
_RENAMED = {"gitignore": ".gitignore"}
"""A file of that name would hide files of this project."""
_SAMPLE, _APPROVER = "AB-2025-001", "sun-hao"


def starter_files() -> Mapping[str, Path]:
    """Return the file to copy for each path of a new library."""
    found = {
        path.relative_to(_STARTER).as_posix(): path
        for path in sorted(_STARTER.rglob("*")) if path.is_file()}
    for name in _SHARED:
        if name not in found:
            found[name] = _CHECKOUT / name
        if not found[name].is_file():
            raise Refusal(say("安装不完整，缺少 {name}；请重新安装 caselib",
                              "the installation lacks {name}; install caselib again", name=name))
    return {_RENAMED.get(name, name): found[name] for name in sorted(found)}


def init(target: Path, as_of: date) -> list[Path]:
    """Make a new library in a folder that is empty or not there yet; return its files.

    The sample case is approved on `as_of`, by the same step as any other.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refusal(say(
            "{name} 已经存在，而且不是空文件夹；换一个名字，或先清空它",
            "{name} is there and is no empty folder; use another name, or empty it", name=target))
    files = starter_files()
    aside = target.parent / f".{target.name}.{os.getpid()}-{secrets.token_hex(3)}.tmp"
    try:
        for name, source in files.items():
            copy = aside / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
        _sign_sample(aside, as_of)
        _settle(aside, target)
    except OSError as error:
        raise Refusal(say(
            "建不了 {name}：{why}", "{name} cannot be made: {why}", name=target,
            why=why(error))) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return [target / name for name in files]


def _sign_sample(root: Path, as_of: date) -> None:
    findings = Findings()
    library = read_library(read_settings(root, findings, as_of), findings)
    if library is None:
        raise Refusal(say("安装不完整，请重新安装 caselib",
                          "the installation is incomplete; install caselib again"), findings)
    approve(library, _SAMPLE, _APPROVER, as_of)


def _settle(aside: Path, target: Path) -> None:
    """Put the finished folder in its place; a folder that is there keeps its identity."""
    if not target.exists():
        aside.rename(target)
        return
    for entry in sorted(aside.iterdir(), key=lambda path: path.name == MKDOCS):
        entry.rename(target / entry.name)
