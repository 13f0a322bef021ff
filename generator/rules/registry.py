"""Every rule by id, named one by one, so that adding a file without adding it here fails a test."""

from types import ModuleType

from generator.diagnostics import Severity
from generator.rules import (
    approval_consistent,
    approver_independent,
    approver_role,
    attachment_exists,
    audience_known,
    case_known,
    consent_covers,
    content_hash,
    contrast_opposite,
    customer_named,
    dates_plausible,
    id_form,
    id_is_file_name,
    id_unique,
    link_known,
    link_level,
    masked_name,
    option_outgrown,
    outside_use_barred,
    owner_active,
    people_active,
    reference_within,
    required_field,
    returned_reason,
    review_due_cycle,
    review_overdue,
    reviewer_independent,
    reviewer_role,
    tool_feeds,
    tool_figures,
    tool_handover,
    tool_marker,
    tool_terms_known,
    unverified_confidence,
    waiver_valid,
)
from generator.rules.frame import Rule
from generator.rules.reading_pages import READING_MODULES

_MODULES: tuple[ModuleType, ...] = (
    approval_consistent,
    approver_independent,
    approver_role,
    attachment_exists,
    audience_known,
    case_known,
    consent_covers,
    content_hash,
    contrast_opposite,
    customer_named,
    dates_plausible,
    id_form,
    id_is_file_name,
    id_unique,
    link_known,
    link_level,
    masked_name,
    option_outgrown,
    outside_use_barred,
    owner_active,
    people_active,
    reference_within,
    required_field,
    returned_reason,
    review_due_cycle,
    review_overdue,
    reviewer_independent,
    reviewer_role,
    tool_feeds,
    tool_figures,
    tool_handover,
    tool_marker,
    tool_terms_known,
    unverified_confidence,
    waiver_valid,
)


def _rule(module: ModuleType) -> Rule:
    return Rule(
        module.__name__.rpartition(".")[2].replace("_", "-"),
        module.__doc__ or "",
        getattr(module, "SEVERITY", Severity.ERROR),
        getattr(module, "WAIVABLE", False),
        getattr(module, "check", None),
        getattr(module, "check_library", None))


RULES: dict[str, Rule] = {rule.id: rule for rule in map(_rule, (*_MODULES, *READING_MODULES))}
