"""Reads and writes the files that commands change: every byte kept, or the old file left whole."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from generator.authoring.refusal import Refusal
from generator.diagnostics import say
from generator.source.system import why


def load(path: Path) -> str:
    """Return a file's text with its line ends and its byte order mark as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(say(
            "{name} 不是 UTF-8 编码，先在编辑器里另存为 UTF-8",
            "{name} is not UTF-8; save it as UTF-8 first", name=path.name)) from None
    except OSError as error:
        raise Refusal(say(
            "读不了 {name}：{why}", "{name} cannot be read: {why}", name=path.name,
            why=why(error))) from None


def write(path: Path, text: str) -> None:
    """Put a text in a file's place, whole or not at all; its permissions stay."""
    put(path, text.encode("utf-8"))


def put(path: Path, data: bytes) -> None:
    """Put bytes in a file's place, whole or not at all; its permissions stay."""
    path = path.resolve()
    aside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(3)}.tmp")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, aside)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise Refusal(say(
            "写不了 {name}：{why}；原来的文件没有动", "{name} cannot be written: {why}; it is as it was",
            name=path.name, why=why(error))) from error
