"""The Markdown pages of `content/`: their titles and levels, for links and withholding."""

from collections.abc import Collection, Iterator

from generator.diagnostics import Findings, Location, say
from generator.model import Page, PageLink
from generator.schema.reading import nearest, offer
from generator.settings import LARGEST_FILE, Settings
from generator.source import markdown_files, relative
from generator.source.front_matter import front_matter
from generator.text.links import inward, placed_targets


def read_pages(
    settings: Settings, findings: Findings, levels: Collection[str],
) -> dict[str, Page]:
    """Return every page by its path without ending, as `method/saf`."""
    found: dict[str, Page] = {}
    for path in markdown_files(settings.content, settings.root, findings):
        name = relative(settings.content, path).removesuffix(".md")
        where = relative(settings.root, path)
        try:
            text = path.read_text("utf-8-sig") if path.stat().st_size <= LARGEST_FILE else None
        except (OSError, UnicodeDecodeError):
            text = None
        if text is None:
            findings.error(
                "file-unreadable", Location(where),
                say("这一页读不了（不是 UTF-8、太大或没有权限）",
                    "this page cannot be read (not UTF-8, too large, or no permission)"),
                say("另存为 UTF-8", "save it as UTF-8"), quote=False)
            continue
        meta, body = front_matter(text)
        level = meta.get("level", "")
        if level and level not in levels:
            findings.error(
                "unknown-level", Location(where),
                say("没有这个密级：“{level}”", "no such level: “{level}”", level=level),
                offer(nearest(level, levels)))
        found[name] = Page(
            name, meta.get("title") or _heading(body) or name, level, where,
            tuple(_links(text)) if ":" in text else ())
    return found


def _links(text: str) -> Iterator[PageLink]:
    """Yield the links that lead into the library."""
    for target, at in placed_targets(text):
        if inward(target) is not None:
            start = text.rfind("\n", 0, at) + 1
            yield PageLink(target, text.count("\n", 0, at) + 1, at - start + 1)


def _heading(body: str) -> str:
    for line in body.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    return ""
