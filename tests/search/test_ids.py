"""Ids as people type them: a join left out, or the zeros before a number."""

import pytest

from generator.search.ids import ways_to_type
from tests.search.engine import Start, document


@pytest.mark.parametrize(("name", "ways"), [
    ("AB-2025-005", ("AB2025005", "AB2025-005", "AB-2025-5", "AB2025-5")),
    ("QR-2030-01", ("QR203001", "QR2030-01", "QR-2030-1", "QR2030-1")),
    ("X-000", ("X000", "X-0", "X0")), ("7-x.y", ("7xy", "7x-y")),
    ("expected-value", ()), ("method/2026", ()), ("R12", ()), ("", ())])
def test_an_id_is_typed_in_several_ways(name: str, ways: tuple[str, ...]) -> None:
    """Whatever its groups; names of words and paths are left as they are."""
    assert ways_to_type(name) == ways


@pytest.mark.parametrize("typed", [
    "AB2025005", "ab2025005", "ab 2025 5", "AB-2025-5", "ab2025-5", "AB2025-005", "ab2025 5", "ab_2025_5",
    "AB 2025 005", "ＡＢ２０２５００５", "AB-2025-005"])
def test_an_id_typed_loosely_leads_to_its_case(start: Start, typed: str) -> None:
    """Before others that hold its numbers, and in full."""
    engine = start([*(document(f"AB-2025-{at:03}", "2025 年 5 月，第 5 次") for at in range(1, 30)),
                    document("AB-2026-005", "见 AB-2025-011")])
    answer = engine.ask(typed)
    assert (answer["results"][0]["id"], answer["results"][0]["full"]) == ("AB-2025-005", True)


def test_an_id_typed_without_joins_leads_to_nothing_else(start: Start) -> None:
    """Its digits are those of one case alone; tools and pages are not called by their ids."""
    engine = start([*(document(f"AB-2025-{at:03}", "2025 年 5 月") for at in (5, 15, 50)),
                    document("ab-2025.005", "别的", "别的", kind="tool")])
    for typed in ("AB2025005", "AB-2025-5", "ab2025-5"):
        assert engine.ids(typed) == ["AB-2025-005"]
