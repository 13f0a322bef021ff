"""Digests of the files that a record names."""

import hashlib
from pathlib import Path

from generator.source.files import attachment_digests


def test_each_file_that_is_there_has_its_digest(tmp_path: Path) -> None:
    """By the name in the record; what is missing is left out."""
    (tmp_path / "表").mkdir()
    (tmp_path / "表" / "一.bin").write_bytes(b"\x00\r\n" * 100_000)
    assert attachment_digests(tmp_path, ["表/一.bin", "没有.bin", "表"]) == {
        "表/一.bin": hashlib.sha256(b"\x00\r\n" * 100_000).hexdigest()}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """What is not published is not read."""
    (tmp_path / "secret.txt").write_text("geheim", "utf-8")
    folder = tmp_path / "AB-2026-001"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert attachment_digests(folder, ["link.txt", "../secret.txt"]) == {}


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    """Most cases have no attachments."""
    assert attachment_digests(tmp_path / "none", ["a.txt"]) == {}
