"""The preview says where it is, that it is behind, and that it has caught up."""

import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import HOME


@pytest.mark.build
def test_a_preview_speaks(root: Path) -> None:
    """An author looks at the terminal to learn whether the page is what the file says."""
    record = next((root / "cases").glob("20*/*.yml"))
    good = record.read_text("utf-8")
    served = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", "8471"], cwd=root, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONUNBUFFERED": "1"})
    said: queue.Queue[str] = queue.Queue()
    assert served.stdout is not None
    threading.Thread(target=lambda: [said.put(line) for line in served.stdout or ()], daemon=True).start()

    def heard(words: str) -> bool:
        for _ in range(200):
            if words in said.get(timeout=60):
                return True
        return False

    try:
        assert heard("http://127.0.0.1:8471/")
        record.write_text(good + "nonsense: 1\n", "utf-8")
        assert heard("上一次没有错误")
        record.write_text(good, "utf-8")
        assert heard("预览更新了")
    finally:
        served.terminate()
        served.wait(timeout=20)
