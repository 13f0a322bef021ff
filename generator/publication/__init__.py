"""The library turned into what one audience may see. The only place where withholding is decided.

What is withheld is absent from what comes out of here: pages, search and exports see nothing else.
"""

from generator.model import Library
from generator.publication.classes import Class, borne, classes
from generator.publication.publisher import Publisher, published_tool
from generator.publication.types import (
    PublishedCase,
    PublishedDuty,
    PublishedIndex,
    PublishedLevel,
    PublishedPerson,
    PublishedPick,
    PublishedRule,
    PublishedSite,
    PublishedTeam,
    PublishedTerm,
    PublishedTool,
    PublishedUse,
    PublishedWaiver,
    RelatedCase,
)
from generator.publication.view import reasons_withheld

__all__ = [
    "Class",
    "PublishedCase",
    "PublishedDuty",
    "PublishedIndex",
    "PublishedLevel",
    "PublishedPerson",
    "PublishedPick",
    "PublishedRule",
    "PublishedSite",
    "PublishedTeam",
    "PublishedTerm",
    "PublishedTool",
    "PublishedUse",
    "PublishedWaiver",
    "RelatedCase",
    "borne",
    "classes",
    "publish",
    "published_tool",
    "reasons_withheld",
]


def publish(library: Library, audience: str) -> PublishedSite:
    """Return what an audience may see. Raises KeyError for an audience nobody declared."""
    return Publisher(library, library.ownership.audiences[audience]).site()
