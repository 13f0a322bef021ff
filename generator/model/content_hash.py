"""The fingerprint of what an approval was given for. No IO: digests of attachments are handed in.

Over the meaning of the template's fields (customer and tool figures among them), case kind,
confidentiality, permitted use, the scope of consent and the bytes of the named attachments; not
over status, people, reviews, waivers, comments or layout.
"""

import hashlib
import json
from collections.abc import Mapping

from generator.model.case import Case
from generator.model.library import Library
from generator.model.walk import find
from generator.schema.field import Field
from generator.schema.template import Template
from generator.schema.values import meaning

UNSIGNED = "pending"
"""Stands in a record for a fingerprint that is still to be made."""

_DIGITS = 32


def content_hash(case: Case, library: Library, digests: Mapping[str, str]) -> str:
    """Return the fingerprint of a case. `digests` are those of its attachments, by their names."""
    governance = case.governance
    consent = governance.consent
    signed = {
        "fields": {
            key: kept for key in library.template.fields
            if (kept := meaning(case.fields.get(key))) is not None},
        "case_kind": case.case_kind,
        "confidentiality": governance.confidentiality,
        "permitted_use": sorted(set(governance.permitted_use)),
        "consent_scope": sorted(set(consent.scope)) if consent else [],
        "attachments": {
            name: digests[name] for name in attachment_names(case, library.template)
            if name in digests},
    }
    words = json.dumps(
        {key: value for key, value in signed.items() if value},
        sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]


def attachment_names(case: Case, template: Template) -> tuple[str, ...]:
    """Return the files that a case names, each once."""
    return tuple(dict.fromkeys(
        str(found.value) for found in find(case, template, _is_attachment)))


def _is_attachment(field: Field) -> bool:
    return field.kind == "attachment"
