"""Numbers as text: two digits of base 46 for what one does not hold, in printable ASCII.

Shards are scripts, and many are read from a folder, where nothing unpacks them: so a number takes
one character up to 45 and two up to 2,115, no charset can spoil it, and gzip finds its statistics.
`postings.js` reads them.
"""

import numpy as np
import numpy.typing as npt

BASE = 46
ALPHABET = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\<')
"""The first 46 end a number, the others go on. Neither quotes nor what opens a tag."""
_BYTES = np.frombuffer(ALPHABET.encode(), np.uint8)
_LIMITS = tuple(BASE ** power for power in range(1, 7))
MOST = _LIMITS[-1]

Numbers = npt.NDArray[np.int64]


def encode(values: Numbers) -> tuple[npt.NDArray[np.uint8], Numbers]:
    """Return the characters of all numbers, and where each number begins (and the last one ends)."""
    if values.size and (values.min() < 0 or values.max() >= MOST):
        raise ValueError("a number is out of range")
    widths = np.ones(values.size, np.uint8)
    for limit in _LIMITS:
        if not values.size or values.max() < limit:
            break
        widths += values >= limit
    starts = np.zeros(values.size + 1, np.int64)
    np.cumsum(widths, out=starts[1:])
    out = np.empty(int(starts[-1]), np.uint8)
    rest, places, left = values, starts[:-1], widths
    while rest.size:
        more = left > 1
        out[places] = _BYTES[rest % BASE + BASE * more]
        rest, places, left = rest[more] // BASE, places[more] + 1, left[more] - 1
    return out, starts


def encoded(values: Numbers | list[int]) -> str:
    """Return numbers as one text."""
    return encode(np.asarray(values, np.int64))[0].tobytes().decode("ascii")


def decode(text: str | bytes) -> Numbers:
    """Return the numbers of a text."""
    raw = np.frombuffer(text.encode("ascii") if isinstance(text, str) else text, np.uint8)
    digits = _DIGITS[raw]
    if digits.size and (digits.min() < 0 or digits[-1] >= BASE):
        raise ValueError("this is no text of numbers")
    ends = digits < BASE
    number = np.zeros(raw.size, np.int64)
    np.cumsum(ends[:-1], out=number[1:])
    first = np.flatnonzero(np.r_[True, ends[:-1]][:raw.size])
    power = np.arange(raw.size) - first[number]
    parts = (digits % BASE) * BASE ** power
    return np.add.reduceat(parts, first) if raw.size else parts


def ends(text: bytes) -> npt.NDArray[np.bool_]:
    """Tell of each character whether it ends a number."""
    return _DIGITS[np.frombuffer(text, np.uint8)] < BASE


_DIGITS = np.full(256, -1, np.int64)
_DIGITS[_BYTES] = np.arange(len(ALPHABET))
