"""A page to be made.

Themes put titles and descriptions into a page as they are, so these are HTML here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import escape


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of a page: its text, its anchor, and the headings below it."""

    title: str
    anchor: str
    children: tuple["TocEntry", ...] = ()

    def __post_init__(self) -> None:
        """Make HTML of the title."""
        object.__setattr__(self, "title", escape(self.title))


def top(title: str) -> tuple[TocEntry, ...]:
    """Return the one heading of a page without a table of contents: the theme skips to it."""
    return (TocEntry(title, "top"),)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The body of a page and its headings."""

    html: str
    toc: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to be made: its path in the site, its title, and how to make it."""

    url: str
    title: str
    render: Callable[[], Rendered]
    description: str = ""
    in_nav: bool = False
    edit_path: str = ""
    """The file behind it, relative to the library."""
    meta: Mapping[str, object] = field(default_factory=dict)
    """What the theme reads, as `hide: [navigation, toc]`."""

    def __post_init__(self) -> None:
        """Make HTML of title and description; what is HTML already stays as it is."""
        object.__setattr__(self, "title", escape(self.title))
        object.__setattr__(self, "description", escape(self.description))
