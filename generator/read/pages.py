"""The Markdown pages of `content/`: their titles and levels, for links and withholding."""

from generator.diagnostics import Findings, Location, say
from generator.model import Page
from generator.settings import LARGEST_FILE, Settings
from generator.source import markdown_files, relative
from generator.source.front_matter import front_matter


def read_pages(settings: Settings, findings: Findings) -> dict[str, Page]:
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
                say("这一页读不了(不是 UTF-8、太大或没有权限)",
                    "this page cannot be read (not UTF-8, too large, or no permission)"),
                say("另存为 UTF-8", "save it as UTF-8"), quote=False)
            continue
        meta, body = front_matter(text)
        found[name] = Page(name, meta.get("title") or _heading(body) or name, meta.get("level", ""))
    return found


def _heading(body: str) -> str:
    for line in body.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    return ""
