"""页面里放工具的位置，要和开头列的工具对得上。

`[tool:编号]` 单独成一段，就是放卡片的地方。编号要在页面开头的 tools 里；同一个工具写几处，tools 里就要有
几项。夹在句子里的不算，会照原样印出来。

A marked place for a tool is a paragraph of its own, and names a tool that the page's head lists.
Source: the library's own files.

PASS:
    # content/index.md
    ---
    tools: [{tool: reserve}]
    ---

    [tool:reserve]

FAIL:
    # content/index.md
    ---
    tools: [{tool: reserve}]
    ---

    [tool:reserves]
"""

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Location, say
from generator.model import Library
from generator.rules.frame import Problem
from generator.schema.reading import nearest, offer


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each marker that stands for no tool of its page."""
    for page in library.pages.values():
        listed = Counter(one.tool for one in page.tools)
        used: Counter[str] = Counter()
        for marker in page.markers:
            place = Location(page.file, marker.line, marker.column)
            used[marker.tool] += marker.alone
            if not marker.alone:
                yield Problem((), say(
                    "“[tool:{tool}]”没有单独成段，会照原样印出来",
                    "“[tool:{tool}]” is no paragraph of its own and is printed as it stands",
                    tool=marker.tool), say(
                    "前后各空一行，行首不缩进；只想放链接就写 [文字](tool:{tool})",
                    "leave a blank line before and after, and no indent; a link is [text](tool:{tool})",
                    tool=marker.tool), place=place)
            elif not listed[marker.tool]:
                known = marker.tool in library.tools
                yield Problem((), say(
                    "页面开头的 tools 里没有“{tool}”", "the head of the page lists no tool “{tool}”",
                    tool=marker.tool), say(
                    "在 tools 里加一项：- {{tool: {tool}}}", "add to tools: - {{tool: {tool}}}",
                    tool=marker.tool) if known else offer(nearest(
                        marker.tool, listed or library.tools)), place=place)
            elif used[marker.tool] > listed[marker.tool]:
                yield Problem((), say(
                    "“{tool}”放了 {used} 处，tools 里只有 {listed} 项",
                    "“{tool}” has {used} places and {listed} in tools",
                    tool=marker.tool, used=used[marker.tool], listed=listed[marker.tool]), say(
                    "在 tools 里再加一项，或删掉这一处", "add another to tools, or delete this place"),
                    place=place)
