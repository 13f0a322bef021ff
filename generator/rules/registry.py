"""Every rule by id, named one by one, so that adding a file without adding it here fails a test."""

from types import ModuleType

from generator.diagnostics import Severity
from generator.rules import approver_independent, owner_active, required_field
from generator.rules.frame import Rule

_MODULES: tuple[ModuleType, ...] = (
    approver_independent,
    owner_active,
    required_field,
)


def _rule(module: ModuleType) -> Rule:
    return Rule(
        module.__name__.rpartition(".")[2].replace("_", "-"),
        module.__doc__ or "",
        getattr(module, "SEVERITY", Severity.ERROR),
        getattr(module, "WAIVABLE", False),
        getattr(module, "check", None),
        getattr(module, "check_library", None))


RULES: dict[str, Rule] = {rule.id: rule for rule in map(_rule, _MODULES)}
