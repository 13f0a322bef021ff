"""What a library is: cases, tools, words, people and the rules of ownership. Frozen values."""

from generator.model.case import (
    Anonymisation,
    Approval,
    Case,
    Consent,
    Contribution,
    Customer,
    Governance,
    Review,
    Waiver,
)
from generator.model.library import Library, Page, PageLink, PageMarker, PageTool
from generator.model.ownership import (
    Audience,
    Level,
    Ownership,
    Pick,
    ReviewDuty,
    Role,
    Steward,
)
from generator.model.people import People, Person, Team
from generator.model.taxonomy import Taxonomy, Term
from generator.model.tool import Tool

__all__ = [
    "Anonymisation",
    "Approval",
    "Audience",
    "Case",
    "Consent",
    "Contribution",
    "Customer",
    "Governance",
    "Level",
    "Library",
    "Ownership",
    "Page",
    "PageLink",
    "PageMarker",
    "PageTool",
    "People",
    "Person",
    "Pick",
    "Review",
    "ReviewDuty",
    "Role",
    "Steward",
    "Taxonomy",
    "Team",
    "Term",
    "Tool",
    "Waiver",
]
