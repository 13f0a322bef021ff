"""Makes generator/text/simplified.txt from OpenCC. For maintainers: `pip install opencc==1.4.2`, run it.

A table of single characters: what it maps stays as long as it was, so places in a text stay true.
"""

import hashlib
import sys
import unicodedata
from pathlib import Path

import opencc

_TABLE = Path(__file__).resolve().parents[1] / "generator" / "text" / "simplified.txt"
_HEAD = """\
# Traditional characters and, in the line below, what each is simplified to.
# Made by scripts/simplified.py from OpenCC {version} (https://github.com/BYVoid/OpenCC),
# Copyright Carbo Kuo and contributors, Apache License 2.0: its dictionaries of single characters,
# unchanged but for characters that Unicode takes for compatible ones, which are folded before.
"""


def main() -> None:
    """Write the table and its hash."""
    convert = opencc.OpenCC("t2s").convert
    pairs = {}
    for code in range(0x3400, 0x32000):
        before = chr(code)
        if unicodedata.category(before) != "Lo" or unicodedata.normalize("NFKD", before) != before:
            continue
        after = convert(before)
        if after != before and len(after) == 1:
            pairs[before] = after
    # A chain would need two steps; one look must do.
    pairs = {before: pairs.get(after, after) for before, after in pairs.items()}
    text = (_HEAD.format(version=opencc.__version__)
            + "".join(pairs) + "\n" + "".join(pairs.values()) + "\n")
    _TABLE.write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    _TABLE.with_suffix(".sha256").write_text(f"{digest}  {_TABLE.name}\n", "utf-8")
    sys.stdout.write(f"{len(pairs)} characters\n")


if __name__ == "__main__":
    main()
