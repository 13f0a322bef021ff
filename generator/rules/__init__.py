"""The rules, one per file: id = file name = test name, its docstring is its manual page."""

from generator.rules.registry import RULES
from generator.rules.run import Positions, run_rules

__all__ = ["RULES", "Positions", "run_rules"]
