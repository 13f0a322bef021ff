"""No record, however broken, ends in a traceback; each finding has a place in it, soon."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from tests.base_library import BaseLibrary
from tests.properties.mutations import FRAGMENTS, mutated
from tests.properties.record import RECORD, Bench

SOON = 5.0
"""Seconds for one record of two thousand characters; a thousand times what it takes."""


@pytest.fixture(scope="module")
def bench(base_root: Path) -> Bench:
    """Return the base library, read; its first record is written over again and again."""
    return Bench.of(BaseLibrary(base_root))


def _check(bench: Bench, content: bytes) -> list[Diagnostic]:
    """Check a record, and what must be true of every check."""
    start = time.monotonic()
    found = bench.check(content)
    assert time.monotonic() - start < SOON
    lines = bench.lines()
    for one in found:
        if one.location.path != RECORD:
            continue
        assert 1 <= one.location.line <= len(lines), one
        assert 1 <= one.location.column <= len(lines[one.location.line - 1]) + 1, one
    for one in found:
        for text in (one.message, one.hint):
            if text is not None:
                assert text.zh.strip()
                assert text.en.strip()
                text.zh.encode("utf-8")
                assert len(text.zh) < 20_000
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_spoiled_record_is_checked_to_the_end(bench: Bench, data: st.DataObject) -> None:
    """Bytes flipped, lines lost and doubled, keys swapped, signs of YAML where none should be."""
    _check(bench, data.draw(mutated(bench.record)))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=st.lists(st.one_of(
    st.sampled_from(FRAGMENTS), st.text(max_size=6),
    st.sampled_from(["\n", "\n  ", "id", "title", "contributors", "source", ": ", "- ", "timeline"])),
    max_size=40))
def test_any_text_at_all_is_checked_to_the_end(bench: Bench, parts: list[str]) -> None:
    """Signs of YAML and keys of records in any order."""
    _check(bench, "".join(parts).encode("utf-8", "surrogatepass"))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=400))
def test_any_bytes_at_all_are_checked_to_the_end(bench: Bench, content: bytes) -> None:
    """A file need not be text."""
    _check(bench, content)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_same_file_has_the_same_findings(bench: Bench, data: st.DataObject) -> None:
    """In the same order."""
    content = data.draw(mutated(bench.record))
    assert bench.check(content) == bench.check(content)
