"""One hash of short texts, for buckets of terms and for what follows a term; as in `postings.js`."""

import hashlib
from base64 import b32encode

import numpy as np
import numpy.typing as npt

_START, _FACTOR, _WORD = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
NAME_LENGTH = 5

Hashes = npt.NDArray[np.uint32]


def text_hash(text: str) -> int:
    """Return the FNV-1a hash of a text's code points, its upper bits mixed into the lower."""
    found = _START
    for character in text:
        found = (found ^ ord(character)) * _FACTOR & _WORD
    return found ^ found >> 15


def text_hashes(*columns: npt.NDArray[np.uint32]) -> Hashes:
    """Return the hashes of texts of equal length, given as columns of code points."""
    found = np.full(columns[0].size, _START, np.uint32)
    for column in columns:
        found = (found ^ column) * np.uint32(_FACTOR)
    return found ^ found >> np.uint32(15)


def content_name(content: str) -> str:
    """Return a name for a file by what is in it: letters and digits that no file system confuses."""
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()
    return b32encode(digest)[:NAME_LENGTH].decode("ascii").lower()
