"""Ways to spoil a text: what hands, editors, input methods and disks do to it."""

from collections.abc import Callable

from hypothesis import strategies as st

FRAGMENTS = [
    "：", "，", "、", "；", "　", "\u00a0", "“", "”", "【", "】", "［", "］", "｛", "｝", "－ ", "•",
    ":", ": ", " :", "#", " #", " #1", "# ", "- ", "-", "? ", "[", "]", "{", "}", "[]", "{}", ",", '"',
    "'", "\\", "|", ">", "|\n", ">-\n", "&a ", "*a", "<<: *a", "!", "!!str ", "!x ", "@", "`", "%", "~",
    "\t", "\n\t", "\r\n", "\r", "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\u200b", "\U0001f600",
    "\n---\n", "\n...\n", "%YAML 1.2\n", "\n\n", "null", "007", "12:30", "1e3", "2024-02-30",
    "{value: 甲, level: restricted}", "{level: x}", "{audiences: []}", "[[[[", "]]]]", "{{{{",
    "? [a, b]\n: c\n", "? {a: b}\n", ": a\n", '"a\\0b"', '"\\ud800"', "a：b\n", "  a: b\n", "a: b: c\n",
    "javascript:alert(1)", "[x](javascript:y)", "<b>", "../../x", "${x}", "{{ x }}", "9" * 40,
]
"""What means something to YAML, or looks as if it did."""

Mutation = Callable[[str], str]


@st.composite
def mutated(draw: st.DrawFn, text: str) -> bytes:
    """Draw a text that was spoiled once or a few times, as the bytes of a file."""
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from(_WAYS))(draw, text)
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 3]))):
        if raw:
            raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    return bytes(raw)


def _place(draw: st.DrawFn, text: str) -> int:
    return draw(st.integers(0, len(text)))


def _insert(draw: st.DrawFn, text: str) -> str:
    at = _place(draw, text)
    return text[:at] + draw(st.sampled_from(FRAGMENTS)) + text[at:]


def _insert_text(draw: st.DrawFn, text: str) -> str:
    at = _place(draw, text)
    return text[:at] + draw(st.text(max_size=8)) + text[at:]


def _delete(draw: st.DrawFn, text: str) -> str:
    at = _place(draw, text)
    return text[:at] + text[at + draw(st.integers(1, 12)):]


def _cut_off(draw: st.DrawFn, text: str) -> str:
    return text[:_place(draw, text)]


def _line(draw: st.DrawFn, text: str) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, draw(st.integers(0, len(lines) - 1))


def _delete_line(draw: st.DrawFn, text: str) -> str:
    lines, at = _line(draw, text)
    del lines[at]
    return "\n".join(lines)


def _repeat_line(draw: st.DrawFn, text: str) -> str:
    lines, at = _line(draw, text)
    lines.insert(at, lines[at])
    return "\n".join(lines)


def _swap_lines(draw: st.DrawFn, text: str) -> str:
    lines, first = _line(draw, text)
    second = draw(st.integers(0, len(lines) - 1))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def _indent_line(draw: st.DrawFn, text: str) -> str:
    lines, at = _line(draw, text)
    lines[at] = draw(st.sampled_from(["  ", " ", "\t", "　", "    "])) + lines[at]
    return "\n".join(lines)


def _dedent_line(draw: st.DrawFn, text: str) -> str:
    lines, at = _line(draw, text)
    lines[at] = lines[at].lstrip(" ")
    return "\n".join(lines)


def _replace_value(draw: st.DrawFn, text: str) -> str:
    lines, at = _line(draw, text)
    key, colon, _ = lines[at].partition(": ")
    if colon:
        lines[at] = key + colon + draw(st.sampled_from(FRAGMENTS)) + draw(
            st.sampled_from(["", "甲", " 甲", "a, b]", "[a, b", "{a: 1, b: 2}", "- a", "x: y"]))
    return "\n".join(lines)


def _swap_keys(draw: st.DrawFn, text: str) -> str:
    lines, first = _line(draw, text)
    second = draw(st.integers(0, len(lines) - 1))
    one, colon, rest = lines[first].partition(":")
    other, another, more = lines[second].partition(":")
    if colon and another and first != second:
        lines[first], lines[second] = other + colon + rest, one + another + more
    return "\n".join(lines)


def _replace_sign(draw: st.DrawFn, text: str) -> str:
    old = draw(st.sampled_from([": ", ", ", "[", "]", "{", "}", "- ", "\n", "  "]))
    new = draw(st.sampled_from(FRAGMENTS))
    count = text.count(old)
    if not count:
        return text
    parts = text.split(old)
    at = draw(st.integers(1, count))
    return old.join(parts[:at]) + new + old.join(parts[at:])


def _repeat_all(draw: st.DrawFn, text: str) -> str:
    return text + draw(st.sampled_from(["", "\n", "---\n", "\t"])) + text


_WAYS = [
    _insert, _insert, _insert_text, _delete, _cut_off, _delete_line, _repeat_line, _swap_lines,
    _indent_line, _dedent_line, _replace_value, _replace_value, _swap_keys, _replace_sign,
    _replace_sign, _repeat_all]
