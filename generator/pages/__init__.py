"""Pages: from what is published to finished HTML. Knows nothing of what is withheld."""

from generator.pages.plan import Plan, Rendered, TocEntry
from generator.pages.site import SitePages

__all__ = ["Plan", "Rendered", "SitePages", "TocEntry"]
