"""The Markdown pages of `content/`: their titles and levels, for links and withholding."""

from collections.abc import Collection, Iterator

from generator.diagnostics import Findings, Location, say
from generator.model import Page, PageLink
from generator.read.page_head import read_head
from generator.read.page_tools import read_markers
from generator.read.words import Words
from generator.settings import LARGEST_FILE, Settings
from generator.source import markdown_files, relative
from generator.source.document import position_in
from generator.source.files import PAGES, page_name
from generator.text.links import inward, placed_targets


def read_pages(
    settings: Settings, findings: Findings, levels: Collection[str] | None,
    words: Words | None = None,
) -> dict[str, Page]:
    """Return every page by its path without ending, as `method/saf`."""
    found: dict[str, Page] = {}
    for path in markdown_files(settings.content, settings.root, findings):
        name = page_name(relative(settings.content, path))
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
        if name in found or path.suffix not in PAGES:
            _misnamed(where, found.get(name), findings)
            continue
        head = read_head(text, where, levels, findings, words)
        found[name] = Page(
            name, head.title or _heading(head.body) or name, head.level, where,
            tuple(_links(text)) if ":" in text else (), head.tools,
            tuple(read_markers(text)) if "[tool:" in text else ())
    return found


def _misnamed(where: str, other: Page | None, findings: Findings) -> None:
    if other is None:
        findings.error(
            "file-unreadable", Location(where),
            say("页面文件名的结尾要小写", "the ending of a page's name is in lower case"),
            say("改成 .md", "make it .md"), quote=False)
        return
    findings.error(
        "duplicate-id", Location(where),
        say("和 {other} 是同一页", "this is the same page as {other}", other=other.file),
        say("删掉一个，或改文件名", "delete one or rename it"), quote=False)


def _links(text: str) -> Iterator[PageLink]:
    """Yield the links that lead into the library."""
    for target, at in placed_targets(text):
        if inward(target) is not None:
            yield PageLink(target, *position_in(text, at))


def _heading(body: str) -> str:
    for line in body.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    return ""
