"""The words of the pages themselves, in the library's language."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def words(folder: Path, language: str) -> dict[str, str]:
    """Return every fixed text of the pages by its key, from `words/<language>.toml`."""
    return {
        key: value
        for key, value in tomllib.loads(
            (folder / "words" / f"{language}.toml").read_text("utf-8")).items()
        if isinstance(value, str)}
