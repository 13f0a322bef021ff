"""Scripts of others, as they are committed: unchanged, quiet on the net, and small enough."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "site_templates" / "assets" / "vendor"
SCRIPTS = sorted(path.name for path in VENDOR.glob("*.js"))
NAMESPACES = "http://www.w3.org/"


def sums() -> dict[str, str]:
    """Return the committed hash of each script, from the file beside it."""
    lines = [line for path in VENDOR.glob("*.sha256") for line in path.read_text("utf-8").splitlines()]
    return {name: digest for digest, name in (line.split() for line in lines)}


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_is_what_was_committed_with_its_hash(name: str) -> None:
    """A changed byte shows."""
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == sums().get(name)


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_evaluates_no_text(name: str) -> None:
    """A strict content security policy may stand."""
    text = (VENDOR / name).read_text("utf-8")
    assert re.findall(r"\beval\(|\bFunction\(|\bsetTimeout\(\s*[\"'`]", text) == []


def test_charts_ask_the_net_for_nothing() -> None:
    """The only addresses are names of XML namespaces; nothing fetches."""
    text = (VENDOR / "echarts.min.js").read_text("utf-8")
    assert [found for found in re.findall(r"(?:https?|wss?):?//[^\"'`\s]*", text)
            if not found.startswith(NAMESPACES)] == []
    assert re.findall(r"\b(?:fetch|importScripts|import)\(|XMLHttpRequest|WebSocket|sendBeacon"
                      r"|EventSource", text) == []


def test_charts_are_small_enough_to_load() -> None:
    """A page with a calculator may weigh 260 KB when its first chart is there."""
    packed = gzip.compress((VENDOR / "echarts.min.js").read_bytes(), 9)
    assert len(packed) <= 200_000


def test_charts_say_what_they_are_made_of() -> None:
    """The versions in script and notice are those that are locked, and the lock names no host."""
    lock_text = (ROOT / "scripts" / "charts" / "package-lock.json").read_text("utf-8")
    packages = json.loads(lock_text)["packages"]
    head = (VENDOR / "echarts.min.js").read_text("utf-8")[:300]
    notice = (VENDOR / "echarts.NOTICE").read_text("utf-8")
    for name in ("echarts", "zrender", "tslib"):
        version = packages[f"node_modules/{name}"]["version"]
        assert re.search(rf"{name} {re.escape(version)}", head, re.IGNORECASE)
        assert re.search(rf"{name} {re.escape(version)}", notice, re.IGNORECASE)
    assert "://" not in lock_text
