"""The single pages: home, browse, governance, collecting."""

from collections.abc import Callable, Iterator

from generator.pages.context import Context
from generator.pages.plan import Plan

NAMES = ("index", "browse", "governance", "collecting")


def plans(_context: Context) -> Iterator[Plan]:
    """Yield the pages."""
    yield from ()


def below(_context: Context, _path: str) -> Callable[[], str] | None:
    """Return what is generated below a hand-written page."""
    return None
