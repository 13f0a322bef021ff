"""Other searches, installed for the measurement alone: Pagefind by npm, jieba for the theme's by pip."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

PAGEFIND, JIEBA = "pagefind@1.6.0", "jieba==0.42.1"


@dataclass(frozen=True, slots=True)
class Peers:
    """Where they lie; None where they could not be had."""

    pagefind: Path | None = None
    """Its program."""
    jieba: Path | None = None
    """The folder to import it from."""

    def said(self) -> Iterator[str]:
        """Say which versions are compared, and plainly what is not compared."""
        if self.pagefind is not None:
            yield f"Compared with {PAGEFIND}."
        if self.jieba is not None:
            yield f"The theme is mkdocs-material {version('mkdocs-material')} with {JIEBA}."
        if self.pagefind is None:
            yield f"Pagefind is not compared: npm is missing or could not install {PAGEFIND}."
        if self.jieba is None:
            yield f"The theme's search is not compared: pip could not install {JIEBA}, which it takes."


def installed(folder: Path) -> Peers:
    """Install what is compared into a folder."""
    return Peers(_pagefind(folder / "npm"), _jieba(folder / "pip"))


def _pagefind(folder: Path) -> Path | None:
    npm = shutil.which("npm")
    if npm is None or not _done(npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts",
                                "--prefix", str(folder), PAGEFIND):
        return None
    return next(
        (path for path in folder.glob("node_modules/@pagefind/*/bin/*")
         if path.suffix in ("", ".exe")), None)


def _jieba(folder: Path) -> Path | None:
    return folder if _done(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps",
                           "--target", str(folder), JIEBA) else None


def _done(*words: str) -> bool:
    return subprocess.run(words, check=False, capture_output=True).returncode == 0
