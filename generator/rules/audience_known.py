"""网站的受众要在权责文件里声明过。

mkdocs.yml 的 audience 决定网站给谁看、哪些内容要隐去。写错了就不知道该隐去什么，所以不生成。

The audience that the site is built for is declared.
Source: `--audience`, whose default stands in `mkdocs.yml`.

PASS:
    # mkdocs.yml
    plugins:
      - case-library: {audience: editors, as_of: 2026-11-22}

FAIL:
    # mkdocs.yml
    plugins:
      - case-library: {audience: press, as_of: 2026-11-22}
"""

from collections.abc import Iterator

from generator.diagnostics import Location, say
from generator.model import Library
from generator.rules.frame import Problem
from generator.schema.reading import nearest, offer


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem where the site is built for an audience that nobody declared."""
    settings, known = library.settings, library.ownership.audiences
    if settings.audience is None or settings.audience in known or not known:
        return
    by_label = [one.id for one in known.values() if one.label == settings.audience]
    yield Problem(
        (), say("没有“{name}”这个受众", "no audience “{name}”", name=settings.audience),
        offer(by_label or nearest(settings.audience, known)),
        place=Location(*settings.audience_place), quote=False)
