"""A page to be made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of a page: its text, its anchor, and the headings below it."""

    title: str
    anchor: str
    children: tuple["TocEntry", ...] = ()


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
