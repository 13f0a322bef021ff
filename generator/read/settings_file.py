"""`mkdocs.yml` to Settings: the plugin's options, read without MkDocs."""

from collections.abc import Mapping as Map
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.diagnostics import Findings, Location, say
from generator.schema.kinds.moment import parse_date
from generator.schema.reading import nearest, offer
from generator.settings import Settings
from generator.source import Document, Mapping, Node, Scalar, Sequence, plain_value, read_document

PLUGIN = "case-library"
MKDOCS = "mkdocs.yml"


def find_root(start: Path) -> Path | None:
    """Return the nearest folder upward that holds a `mkdocs.yml`."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / MKDOCS).is_file()), None)


def read_settings(root: Path, findings: Findings, today: date) -> Settings:
    """Read where the library lies and how it is built. `today` counts where nothing is pinned."""
    options: Map[str, object] = {}
    config: Map[str, object] = {}
    where = Location(MKDOCS)
    place = Location(MKDOCS)
    met = Findings()
    document = read_document(root, root / MKDOCS, met)
    if document is not None and isinstance(document.root, Mapping):
        config = {
            key.value: plain_value(value) for key, value in document.root.value
            if isinstance(key, Scalar) and key.value == "docs_dir"}
        found = _options(document.root)
        if found is not None:
            options = plain_value(found)
            pinned = next((value for key, value in found.value if key.value == "as_of"), found)
            where = document.at(pinned)
            _known(document, found, findings)
            named = next((value for key, value in found.value if key.value == "audience"), found)
            place = document.at(named)
        elif PLUGIN not in document.text:
            findings.error(
                "missing-key", Location(MKDOCS),
                say("mkdocs.yml 里没有启用 case-library", "mkdocs.yml does not use case-library"),
                say("在 plugins 下面加一行“- case-library”", "add “- case-library” under plugins"),
                quote=False)
    for finding in met:  # MkDocs has its own tags and anchors, and they are its business
        if finding.rule not in ("yaml-tag", "yaml-anchor"):
            findings.add(finding)
    settings = settings_from(root, config.get("docs_dir"), options, findings, today, where)
    return replace(settings, audience_place=(place.path, place.line, place.column))


OPTIONS = ("audience", "as_of", "cases_dir", "edit_url", "report_url", "lang")
LANGUAGES = ("zh", "en")


def _known(document: Document, options: Mapping, findings: Findings) -> None:
    """Report options that the plugin does not have: a slip in `audience` would widen the site."""
    for key, value in options.value:
        if key.value == "lang" and value.value not in LANGUAGES:
            findings.error(
                "unknown-choice", document.at(value),
                say("lang 只能是 zh 或 en", "lang is zh or en"),
                say("写 lang: zh", "write lang: zh"), quote=False)
        if key.value not in OPTIONS:
            findings.error(
                "unknown-key", document.at(key),
                say("case-library 没有“{key}”这个选项", "case-library has no option “{key}”",
                    key=key.value),
                offer(nearest(str(key.value), OPTIONS)), quote=False)


def settings_from(
    root: Path, docs_dir: object, options: Map[str, object], findings: Findings, today: date,
    where: Location | None = None,
) -> Settings:
    """Build settings from a library's folder and the plugin's options."""
    pinned = options.get("as_of")
    as_of = today
    if pinned:
        parsed = parse_date(str(pinned))
        if parsed is None or parsed.day is None:
            findings.error(
                "bad-date", where or Location(MKDOCS),
                say("as_of 不是日期：“{word}”", "as_of is no date: “{word}”", word=pinned),
                say("写成 2026-11-22", "write it as 2026-11-22"), quote=False)
        else:
            as_of = parsed.first_day
    return Settings(
        root=root,
        cases=root / str(options.get("cases_dir") or "cases"),
        content=root / str(docs_dir or "docs"),
        as_of=as_of,
        audience=_word(options, "audience"),
        edit_url=_word(options, "edit_url"),
        report_url=_word(options, "report_url"))


def _word(options: Map[str, object], key: str) -> str | None:
    value = options.get(key)
    return str(value) if value else None


def _options(root: Node) -> Mapping | None:
    """Return the options of our plugin, however the list of plugins is written."""
    plugins = next((value for key, value in root.value if key.value == "plugins"), None)
    pairs: list[tuple[Node, Node]] = []
    if isinstance(plugins, Mapping):
        pairs = list(plugins.value)
    elif isinstance(plugins, Sequence):
        pairs = [pair for item in plugins.value if isinstance(item, Mapping) for pair in item.value]
    for key, value in pairs:
        if isinstance(key, Scalar) and key.value == PLUGIN and isinstance(value, Mapping):
            return value
    return None


def for_one_run(settings: Settings, audience: str) -> Settings:
    """Return settings with the audience that is named for one run and not in `mkdocs.yml`."""
    return replace(settings, audience=audience, audience_place=("--audience", 1, 1))
