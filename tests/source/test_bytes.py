"""Files that are not plain UTF-8 text: encodings, marks, line ends, odd characters, sizes."""

import os
from pathlib import Path

import pytest

from generator.diagnostics import Findings, Severity
from generator.settings import LARGEST_FILE
from generator.source import read_document
from tests.source.reading import Read

RECORD = "id: x\ntitle: 一家企业\nstage：签约\n"


def test_a_byte_order_mark_is_a_warning_and_hides_nothing(see: Read) -> None:
    """Columns are those that an editor shows, which does not show the mark."""
    seen = see(b"\xef\xbb\xbf" + RECORD.encode())
    assert seen.places == [("yaml-bom", 1, 1), ("yaml-wide-colon", 3, 6)]
    assert [one.severity for one in seen.findings] == [Severity.WARNING, Severity.ERROR]
    assert seen.value == {"id": "x", "title": "一家企业", "stage": "签约"}


def test_windows_line_ends_are_a_warning_at_the_first_of_them(see: Read) -> None:
    """A file may have them from some line on."""
    seen = see(RECORD.replace("\n", "\r\n").encode())
    assert seen.places == [("yaml-line-ends", 1, 6), ("yaml-wide-colon", 3, 6)]
    assert seen.value == {"id": "x", "title": "一家企业", "stage": "签约"}
    assert see("a: 1\nbc: 2\r\nd: 3\r\n").places == [("yaml-line-ends", 2, 6)]
    assert see("a: 1\rb: 2\r").value == {"a": "1", "b": "2"}


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_a_file_of_another_encoding_is_read_all_the_same(encoding: str, see: Read) -> None:
    """Its other mistakes are found too."""
    seen = see(RECORD.encode(encoding))
    assert seen.places == [("file-encoding", 2, 8), ("yaml-wide-colon", 3, 6)]
    assert "GBK" in next(iter(seen.findings)).message.zh
    assert seen.value == {"id": "x", "title": "一家企业", "stage": "签约"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_what_windows_calls_unicode_is_named(encoding: str, see: Read) -> None:
    """Without a mark it is not recognised as text, and still no traceback."""
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    seen = see(mark + RECORD.encode(encoding))
    assert seen.places == [("file-encoding", 1, 1), ("yaml-wide-colon", 3, 6)]
    assert "UTF-16" in next(iter(seen.findings)).message.zh
    assert see(RECORD.encode("utf-16-le")).findings


def test_a_few_spoiled_bytes_do_not_spoil_the_rest(see: Read) -> None:
    """The file is UTF-8 all the same, and the other words stay what they are."""
    seen = see("id: x\ntitle: 一家企".encode() + b"\xe4\xb8" + "\nstage：签约\n".encode())
    assert seen.places == [("file-encoding", 2, 11), ("yaml-wide-colon", 3, 6)]
    assert "坏" in next(iter(seen.findings)).message.zh
    assert seen.value == {"id": "x", "title": "一家企\ufffd", "stage": "签约"}


def test_a_lone_surrogate_is_a_finding(see: Read) -> None:
    """As bytes, and as an escape."""
    assert see("id: x\ntitle: a\ud800b\n".encode("utf-8", "surrogatepass")).places == [
        ("file-encoding", 2, 9)]
    assert see('title: "a\\ud800b"\nid: x\n').rules == ["yaml-escape"]


@pytest.mark.parametrize(("sign", "name"), [
    ("\0", "U+0000"), ("\x07", "U+0007"), ("\x1b", "U+001B"), ("\x7f", "U+007F"),
    ("\x85", "U+0085"), ("\u2028", "U+2028"), ("\u2029", "U+2029"), ("\ufeff", "U+FEFF"),
    ("\ufffe", "U+FFFE")])
def test_invisible_characters_are_named_and_read_as_blanks(sign: str, name: str, see: Read) -> None:
    """Some of them would end the line for YAML alone, and shift all lines below."""
    seen = see(f"id: x\ntitle: 甲{sign}乙\nstage：签约\n")
    assert seen.places == [("yaml-control-character", 2, 9), ("yaml-wide-colon", 3, 6)]
    assert name in next(iter(seen.findings)).message.zh
    assert seen.value == {"id": "x", "title": "甲 乙", "stage": "签约"}


def test_invisible_characters_are_reported_once_for_a_line(see: Read) -> None:
    """A file full of them is not a thousand findings."""
    assert see("a: \x07x\x07\x07\nb: 1\nc: \x08\n").places == [
        ("yaml-control-character", 1, 4), ("yaml-control-character", 3, 4)]
    assert 1 <= len(see("a: \x07\n" * 3000).findings) < 400


def test_bytes_that_are_no_text_at_all(see: Read) -> None:
    """An image that was given the wrong name."""
    seen = see(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    assert "file-encoding" in seen.rules


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    """Fifty megabytes, none of them written."""
    file = tmp_path / "record.yml"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    findings = Findings()
    assert read_document(tmp_path, file, findings) is None
    (found,) = findings
    assert found.rule == "file-too-large"
    assert "50.0 MB" in found.message.zh
    assert "2 MB" in found.message.zh


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    """The limit itself is no mistake."""
    file = tmp_path / "record.yml"
    line = "# " + "x" * 97 + "\n"
    file.write_text(line * (LARGEST_FILE // 100 - 1) + "a: 1\n", "utf-8")
    findings = Findings()
    document = read_document(tmp_path, file, findings)
    assert document is not None
    assert document.root is not None
    assert list(findings) == []


def test_what_is_no_file_is_a_finding(tmp_path: Path) -> None:
    """A folder by the name of a file, a file that is gone, a pipe that would wait for ever."""
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    for name in ("folder.yml", "gone.yml", "pipe.yml"):
        findings = Findings()
        assert read_document(tmp_path, tmp_path / name, findings) is None
        (found,) = findings
        assert (found.rule, found.location.path) == ("file-unreadable", name)
        assert not found.quote
