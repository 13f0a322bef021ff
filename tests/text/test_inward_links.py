"""Links into the library, taken apart."""

import pytest

from generator.text.links import inward


@pytest.mark.parametrize(("target", "parts"), [
    ("case:AB-2026-001", ("case", "AB-2026-001")),
    ("Case:AB-2026-001#经过", ("case", "AB-2026-001")),
    ("term:key_scene/first_visit", ("term", "key_scene/first_visit")),
    ("page:method/saf", ("page", "method/saf")),
    ("tool:", ("tool", "")),
    ("https://example.com/case:1", None),
    ("mailto:a@example.com", None),
    ("#here", None),
    ("case", None),
])
def test_a_link_is_taken_apart(target: str, parts: tuple[str, str] | None) -> None:
    """Scheme and name; a fragment is no part of the name."""
    assert inward(target) == parts
