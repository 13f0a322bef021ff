"""Running the rules: which cases, which waivers, which lines."""

from generator.diagnostics import Findings, Location
from generator.rules import Positions, run_rules
from tests.base_library import AS_OF, CASE, BaseLibrary, CheckText

FUTURE = "period: 2062\n"
WAIVER = ("waivers:\n  - {rule: %s, reason: 客户还没有回话, by: tang-shiqi, "
          "until: 2027-01-31}\n")


def test_only_some_cases_can_be_checked(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """As for the record that a command is about to write."""
    assert check_text(FUTURE).of("dates-plausible")
    library, _ = base_library.read()
    for only, count in ((CASE, 1), ("AB-2026-002", 0)):
        findings = Findings()
        run_rules(library, findings, only=[library.by_id[only]])
        assert len(findings) == count


def test_a_waiver_of_a_rule_that_cannot_be_waived_sets_nothing_aside(
    check_text: CheckText,
) -> None:
    """It is a finding itself."""
    checked = check_text(FUTURE + WAIVER % "dates-plausible")
    assert checked.of("dates-plausible")
    assert checked.of("waiver-valid")


def test_positions_follow_keys_and_fall_back_to_what_is_there(base_library: BaseLibrary) -> None:
    """A missing value is found where its parent stands, a missing file at its start."""
    base_library.write("cases/2027/a.yml", f"# {AS_OF}\nbox:\n  rows:\n    - {{note: 一}}\n")
    find = Positions(base_library.root).find
    assert find("cases/2027/a.yml", ("box", "rows", 0, "note")) == ("cases/2027/a.yml", 4, 14)
    assert find("cases/2027/a.yml", ("box", "none")) == ("cases/2027/a.yml", 3, 3)
    assert find("cases/2027/none.yml", ("box",)) == Location("cases/2027/none.yml")
