"""Fixtures for every room: a small library that a test may bend."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.base_library import BaseLibrary, CheckText

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def chromium() -> str:
    """Return the browser's path; in CI a missing one is a failure, elsewhere a skip."""
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome")
                  if (path := shutil.which(name))), None)
    if found is None:
        message = "Chromium is missing; run scripts/test_needs.sh"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium for all tests: Playwright bears no second one beside it."""
    path = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def signed_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base library that nobody changes; tests get copies of it."""
    return BaseLibrary.build(tmp_path_factory.mktemp("base") / "library").root


@pytest.fixture
def base_library(signed_base: Path, tmp_path: Path) -> BaseLibrary:
    """Return a base library on disk, without findings, for a test to change."""
    return BaseLibrary(Path(shutil.copytree(signed_base, tmp_path / "library")))


@pytest.fixture
def check_text(base_library: BaseLibrary) -> CheckText:
    """Return a function that checks the base record with some keys replaced by a snippet's."""
    return base_library.check_text
