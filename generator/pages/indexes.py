"""Index pages: one per term field, one per term."""

from collections.abc import Iterator

from generator.pages.context import Context
from generator.pages.plan import Plan


def plans(_context: Context) -> Iterator[Plan]:
    """Yield the pages."""
    yield from ()
