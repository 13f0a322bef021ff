"""The registry names every rule, and nothing that is none."""

from importlib import import_module
from pathlib import Path

import generator.rules
from generator.rules import RULES

HOME = Path(str(generator.rules.__file__)).parent
NO_RULES = {"__init__", "frame", "manual", "reading_pages", "registry", "run"}
"""Files of the room that hold no rule."""


def test_every_file_is_registered_and_every_rule_has_a_file() -> None:
    """A rule that nobody runs is worse than none."""
    files = {path.stem.replace("_", "-") for path in HOME.glob("*.py") if path.stem not in NO_RULES}
    assert files == set(RULES)


def test_every_rule_with_a_check_has_a_test_of_its_name() -> None:
    """One rule, one file, one test file."""
    tests = {path.stem.removeprefix("test_").replace("_", "-")
             for path in Path(__file__).parent.glob("test_*.py")}
    checked = {name for name, rule in RULES.items() if rule.check or rule.check_library}
    assert checked <= tests, f"no test for {sorted(checked - tests)}"


def test_a_rule_is_as_its_file_says() -> None:
    """Severity, waiver, check and manual come from the file that bears the rule's name."""
    for name, rule in RULES.items():
        module = import_module(f"generator.rules.{name.replace('-', '_')}")
        assert rule.check is getattr(module, "check", None)
        assert rule.check_library is getattr(module, "check_library", None)
        assert rule.waivable is getattr(module, "WAIVABLE", False)
        assert rule.manual == module.__doc__
