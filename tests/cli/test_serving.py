"""The preview says where it is, that it is behind, and that it has caught up."""

import os
import queue
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import HOME


@pytest.mark.build
def test_a_preview_speaks(root: Path) -> None:
    """An author looks at the terminal to learn whether the page is what the file says."""
    record = next((root / "cases").glob("20*/*.yml"))
    good = record.read_text("utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", str(port)], cwd=root, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONUNBUFFERED": "1"})
    said: queue.Queue[str] = queue.Queue()
    assert served.stdout is not None
    listener = threading.Thread(target=lambda: [said.put(line) for line in served.stdout or ()])
    listener.start()

    def heard(words: str, seconds: float = 60) -> bool:
        with suppress(queue.Empty):
            return any(words in said.get(timeout=seconds) for _ in range(200))
        return False

    def told(text: str, words: str) -> bool:
        """Save the record until it is noticed: the watch may begin after the address is said."""
        for at in range(12):
            record.write_text(f"{text}# {at}\n", "utf-8")
            if heard(words, 5):
                return True
        return False

    try:
        assert heard(f"http://127.0.0.1:{port}/")
        assert told(f"{good}nonsense: 1\n", "上一次没有错误")
        assert told(good, "预览更新了")
    finally:
        served.terminate()
        served.wait(timeout=20)
        listener.join(timeout=20)
        served.stdout.close()
