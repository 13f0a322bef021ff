"""A library whose every free text tries to be more than text: markup, template code, odd letters.

What succeeds sets `window.stung`. Each attempt bears a number, so that it is found again.
"""

import shutil
from itertools import count, cycle
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import Findings
from generator.read import read_library, read_settings
from generator.schema.field import Field
from tests.base_library import AS_OF, BaseLibrary
from tests.build.planted import LEVELS, Planted, Planter

STINGS = (
    "<script>stung=1</script>", '"><img src=x onerror=stung=1>', "</script><script>stung=1//",
    "' onfocus=stung=1 autofocus '", "{{ 7*7 }}{{ stung }}", "{% raw %}{{ x", "{n}{noun}{}$&\\1%s",
    "<!--<script>stung=1", "</title><svg onload=stung=1>", "`${stung=1}`", "--></style><b id=stung>",
    "\\u003cimg src=x onerror=stung=1>", "&lt;b&gt;&quot; &#0; &amp;", "]]><svg onload=stung=1>",
    "[x](javascript:stung=1)", "javascript:stung=1",
    "\u202e反\u202c\u200b\u2066ש\u2069", "👩‍💼🏳️‍🌈\u3000𠮷", "长" * 34, "w" * 34)
"""With its number none is longer than the shortest field that must be filled bears."""
MOST = 40
ODD_TERM, ODD_PERSON, FILE = "ß.ä-名", "张.三-_x", "附 件#1&'<b>.txt"


class Stung(Planted):
    """Gives out the attempts in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.texts, self.numbers = cycle(STINGS), count()

    def secret(self, audiences: set[str]) -> str:
        """Return the next attempt."""
        text = f"{next(self.numbers)}号{next(self.texts)}"[:MOST]
        self.secrets[text] = set(audiences)
        return text


class StungPlanter(Planter):
    """Keeps to the limits of each field: only records without errors are published."""

    def value(self, known: Field, who: set[str]) -> Any:
        """Return a value of a kind, cut to what the field bears."""
        if known.kind == "figures":
            return {}
        found = super().value(known, who)
        if isinstance(found, str) and known.kind == "text" and known.max_length:
            return found[:known.max_length]
        if isinstance(found, str) and known.kind == "markdown":
            more = f"### {self.planted.secret(who)}\n\n- `{self.planted.secret(who)}`\n"
            return f"{found}\n\n{more}".replace("](", "] (")  # as a link it is refused
        return found


def write(sample: Path, root: Path) -> set[str]:
    """Write the library below `root`; return the attempts that stand in records."""
    stung = Stung()
    law = root / "cases" / "_library"
    shutil.copytree(sample / "cases" / "_library", law)
    shutil.copytree(sample / "content" / "tools", root / "content" / "tools")
    files = [(law / f"{name}.yml", keys) for name, keys in (
        ("taxonomy", ("label", "text", "aliases")), ("people", ("name",)),
        ("ownership", ("label", "text", "reason")), ("case-template", ("label", "note", "unit")))]
    for path in sorted((root / "content" / "tools").glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        data |= {key: stung.secret(set()) for key in ("title", "purpose", "core", "value", "structure", "when")}
        _sting({**data, "repeats": None}, ("label", "note", "help"), stung)
        path.write_text(_yaml(data), "utf-8")
    for path, keys in files:
        data = yaml.safe_load(path.read_text("utf-8"))
        _sting(data, keys, stung)
        _oddly(path.stem, data)
        path.write_text(_yaml(data), "utf-8")
    (law / "synonyms.yml").write_text(
        _yaml({"groups": [[stung.secret(set()), stung.secret(set())]]}), "utf-8")
    said = {"title": stung.secret(set()), "description": stung.secret(set())}
    (root / "content" / "index.md").write_text(f"---\n{_yaml(said)}---\n# 首页\n", "utf-8")
    config = (sample / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0].splitlines()
    named = {f"site_{key}": f"{STINGS[at]}{STINGS[8]}" for at, key in enumerate(("name", "description"))}
    config = [line for line in config if not line.startswith(("site_name:", "site_description:"))]
    (root / "mkdocs.yml").write_text("\n".join([_yaml(named), *config, ""]), "utf-8")
    _records(root, stung)
    written = "".join(path.read_text("utf-8") for path in (root / "cases" / "2026").glob("*.yml"))
    return {text for text in stung.secrets if text in written}


def _yaml(data: Any) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6))


def _sting(node: Any, keys: tuple[str, ...], stung: Stung) -> None:
    """Put an attempt in the place of every text under one of the keys."""
    for one in node if isinstance(node, list) else ():
        _sting(one, keys, stung)
    for key, value in node.items() if isinstance(node, dict) else ():
        if key in keys and isinstance(value, str):
            node[key] = stung.secret(set())
        elif key in keys and isinstance(value, list):
            node[key] = [stung.secret(set()) for _ in value]
        else:
            _sting(value, keys, stung)


def _oddly(name: str, data: Any) -> None:
    """Give one term and one person the oddest id that is allowed; recommend what there is."""
    if name == "taxonomy":
        data["sizes"]["terms"][0]["id"] = ODD_TERM
    elif name == "people":
        data["people"].append({"id": ODD_PERSON, "name": "\"'><img src=x onerror=stung=1>"})
    elif name == "ownership":
        for pick, case in zip(data["picks"], ("001", "002", "003"), strict=True):
            pick["case"] = f"AB-2026-{case}"


def _records(root: Path, stung: Stung) -> None:
    """Write a record of each level that fills every field, and one that is a draft."""
    library = read_library(read_settings(root, Findings(), AS_OF), Findings())
    assert library is not None
    planter = StungPlanter(dict(library.template.fields), stung)
    folder = root / "cases" / "2026"
    folder.mkdir(parents=True)
    for at, level in enumerate((*LEVELS, "internal"), 1):
        record = planter.record(f"AB-2026-{at:03}", level)
        record["customer_size"] = ODD_TERM
        for used in record["tools"]:
            found = library.tools[used["tool"]].calculator
            used.pop("figures", None)
            if found:
                used["figures"] = {one.key: one.default for one in found.inputs}
                used["figures"] |= {table.key: [{one.key: stung.secret(set())[:40] for one in table.columns
                                                 if one.words}] for table in found.tables if not table.fixed}
        record["contributors"].append({"person": ODD_PERSON, "anonymous": False})
        if at > len(LEVELS):
            record["status"] = "draft"
            del record["approval"], record["approver"]
        if at > 1:
            record["related_cases"] = [{"id": "AB-2026-001", "relation": "variant"}]
        else:
            record["attachments"] = [{"file": FILE, "title": stung.secret(set())}]
        (folder / f"{record['id']}.yml").write_text(_yaml(record), "utf-8")
    (folder / "AB-2026-001").mkdir()
    (folder / "AB-2026-001" / FILE).write_text("", "utf-8")
    BaseLibrary(root).sign()
