"""Files made to exhaust the reader: findings, soon, and no traceback."""

import time
from collections.abc import Iterator

import pytest

from generator.diagnostics import Findings
from generator.source import plain_value
from generator.source.front_matter import front_matter
from generator.source.nodes import DEEPEST
from tests.source.reading import Read

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < 20


def test_an_alias_bomb_is_defused(see: Read) -> None:
    """Each anchor and each alias is a finding, and nothing is expanded."""
    seen = see(BOMB)
    assert seen.rules == ["yaml-anchor"] * (9 + 8 * 9)
    assert seen.value["b"] == [""] * 9


def test_a_bomb_behind_a_mistake_is_defused(see: Read) -> None:
    """The parser stops at the mistake, and the bomb is found once that is mended."""
    seen = see("title：甲\n" + BOMB)
    assert seen.places[0] == ("yaml-wide-colon", 1, 6)
    assert seen.rules.count("yaml-anchor") == 9 + 8 * 9
    assert seen.value["i"] == [""] * 9


@pytest.mark.parametrize("text", [
    "a: " + "[" * 200_000,
    "a: " + "[" * 200_000 + "]" * 200_000 + "\n",
    "a: " + "{a: " * 200_000,
    "[" * 200_000,
    "- " * 200_000 + "x\n",
    "? " * 200_000 + "x\n",
    "".join(" " * at + "a:\n" for at in range(1500)),
    "b：c\na: " + "[" * 200_000,
    'a: "[\n' * 3 + "[" * 200_000,
    "b: *x\na: " + "[" * 200_000,
], ids=lambda text: text[:8])
def test_nesting_without_end_is_a_finding(text: str, see: Read) -> None:
    """The C parser recurses, and would take the whole process with it."""
    seen = see(text)
    assert seen.rules
    assert seen.document is not None
    assert seen.document.broken or seen.document.partial or len(text) > 1_000_000


def test_nesting_to_the_limit_is_read(see: Read) -> None:
    """Forty levels are absurd, and harmless."""
    depth = DEEPEST - 1
    filler = "b: [" + "[], " * 500 + "[]]\n"
    assert see(f"a: {'[' * depth}x{']' * depth}\n{filler}").rules == []
    assert see(f"a: {'[' * (depth + 1)}x{']' * (depth + 1)}\n{filler}").places == [
        ("yaml-too-deep", 1, 4 + depth)]


@pytest.mark.parametrize("line", [
    "title：甲{}\n", "\tt{}: 甲\n", "t{}: a: b\n", "t{}: [a\n", 't{}: "a\n', "t{}: a #b\n",
    "t{}: @a\n", "t{}: }}\n", "---\nt{}: a\n", "t{}: &a b\n", "t{}: !a b\n", "t{}: {{a：b, c：d}}\n",
    "t{}:\n- a\n -b\n"])
def test_thousands_of_mistakes_are_a_bounded_job(line: str, see: Read) -> None:
    """The first are told one by one; where the work grows too large, that is told as well."""
    seen = see("".join(line.format(at) for at in range(10_000)))
    assert len(seen.findings) > 5
    if seen.document is not None and seen.document.root is None:
        assert "yaml-syntax" in seen.rules
        assert seen.document.broken


def test_two_megabytes_of_one_line(see: Read) -> None:
    """A line may be as long as the file."""
    for text in ("a: " + "x" * 1_900_000, 'a: "' + "x" * 1_900_000, "x" * 1_900_000,
                 "a: " + " #x" * 600_000, "{" * 100 + "x" * 1_900_000, "a: [" + "&a b, " * 300_000,
                 "a: {" + "x：y, " * 100_000 + "}", "\u3000" * 600_000 + "a: b"):
        assert see(text).document is not None


def test_front_matter_is_as_safe() -> None:
    """Pages of Markdown have a head of YAML."""
    findings = Findings()
    deep = front_matter("---\na: " + "[" * 200_000 + "\n---\ntext", "page.md", findings)
    assert deep.body == "text"
    assert deep.document is not None
    assert deep.document.broken
    bomb = front_matter(f"---\ntitle: 甲\n{BOMB}---\ntext", "page.md", findings)
    assert bomb.document is not None
    assert bomb.document.root is not None
    assert plain_value(bomb.document.root)["i"] == [""] * 9
    assert {one.rule for one in findings} == {"yaml-too-deep", "yaml-anchor"}
