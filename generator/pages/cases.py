"""The page of a case."""

from collections.abc import Iterator

from generator.pages.context import Context
from generator.pages.plan import Plan


def plans(context: Context) -> Iterator[Plan]:
    """Yield the page of each visible case."""
    del context
    yield from ()
