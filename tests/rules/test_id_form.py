"""The rule `id-form`."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "id-form"


@pytest.mark.parametrize("name", [
    "AB-26-001", "AB-2026-01", "AB-2026-0001", "XY-2026-001", "ab-2026-001", "AB2026001",
    "AB-2026-001-2", "AB-２０２６-001", "AB-2026-00a", "AB--001", "AB-2026-"])
def test_another_form_is_found(name: str, check_text: CheckText) -> None:
    """Prefix, four digits, and as many digits as `ownership.yml` says."""
    assert check_text(f"id: {name}\n", path=f"2026/{name}.yml").at(RULE, name) == [(1, 5)]


def test_the_form_passes_and_follows_ownership(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Another library has another prefix and other digits."""
    assert check_text("id: AB-2026-001\n").of(RULE) == []
    base_library.edit(
        "cases/_library/ownership.yml", "  prefix: AB\n  digits: 3", "  prefix: KA\n  digits: 4")
    assert check_text("id: KA-2026-0001\n", path="2026/KA-2026-0001.yml").at(
        RULE, "KA-2026-0001") == []
    assert check_text("id: AB-2026-001\n").at(RULE) == [(1, 5)]


def test_the_folder_of_another_year_is_found(check_text: CheckText) -> None:
    """The year of an id is that of the folder it lies in."""
    (found,) = check_text("id: AB-2026-007\n", path="2025/AB-2026-007.yml").of(RULE)
    assert found.location == ("cases/2025/AB-2026-007.yml", 1, 5)
    assert found.message.en == "the id says 2026, and the file lies in the folder 2025"


def test_a_folder_that_is_no_year_passes(check_text: CheckText) -> None:
    """Only a year can be another year."""
    assert check_text("id: AB-2026-007\n", path="华南/AB-2026-007.yml").of(RULE) == []
