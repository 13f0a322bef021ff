"""For authors: a new record, edits in place, a new id, JSON Schemas, a new library."""

from generator.authoring.refusal import Refusal

__all__ = ["Refusal"]
