"""What the tests of the search share."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from generator.search.document import Document
from tests.search.engine import Engine, Start, calling, searching


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return what indexes documents and starts an engine over them."""
    with ExitStack() as stack:
        def begin(documents: Sequence[Document], **more: Any) -> Engine:
            return stack.enter_context(searching(tmp_path, documents, **more))
        yield begin


@pytest.fixture
def call(tmp_path: Path) -> Iterator[Start]:
    """Return what indexes documents and answers lines that name a method."""
    with ExitStack() as stack:
        def begin(*parts: Any, **more: Any) -> Any:
            return stack.enter_context(calling(tmp_path, *parts, **more)).said
        yield begin
