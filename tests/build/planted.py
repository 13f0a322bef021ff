"""A library with a secret in every place a value can be, for the leak tests.

Nothing here is shared with what withholds: a secret carries in its own letters who may see it.
"""

import json
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings
from generator.model.content_hash import content_hash
from generator.read import read_library, read_settings
from generator.schema.field import Field
from generator.source.files import attachment_digests

LEVELS = ("public", "internal", "sales_only", "restricted")
SEES = {"public": 0, "sales": 2, "trainer": 2, "editors": 3}
"""The rank of the highest level that each audience sees; said again here on purpose."""


@dataclass
class Planted:
    """Secrets with the audiences that may find them."""

    secrets: dict[str, set[str]] = field(default_factory=dict)

    def secret(self, audiences: set[str]) -> str:
        """Return a new secret for these audiences."""
        word = f"密语{len(self.secrets):04}藏"
        self.secrets[word] = set(audiences)
        return word


def seeing(*levels: str) -> set[str]:
    """Return the audiences that see all of these levels."""
    rank = max(LEVELS.index(level) for level in levels)
    return {name for name, highest in SEES.items() if highest >= rank}


FIXED = ("title", "customer", "source", "outcome", "period", "industry", "stage", "key_scene",
         "cause_source", "confidence")
"""Fields that every planted record fills itself: rules ask for them at the case's own level."""


class Planter:
    """Fills records with secrets, field by field of the real template."""

    def __init__(self, fields: dict[str, Field], planted: Planted) -> None:
        self.fields = fields
        self.planted = planted

    def record(self, case: str, level: str, own: str | None = None) -> dict[str, Any]:
        """Return an approved record of a level; `own` is the level of its single values."""
        audiences = seeing(level, own) if own else seeing(level)
        values = {}
        for key, known in self.fields.items():
            if key in FIXED:
                continue
            who = audiences & set(known.audiences) if known.audiences else audiences
            who = who & seeing(known.level) if known.level else who
            value = self.value(known, who)
            if value is not None:
                values[key] = {"value": value, "level": own} if (
                    own and known.kind != "group"
                ) else {**value, "level": own} if own else value
        seen = seeing(level)
        values |= {
            "title": self.planted.secret(seen),
            "customer": {"name": self.planted.secret(seen), "disclosure": "own"},
            "source": {"kind": "own", "ref": self.planted.secret(seen)},
            "outcome": "mixed", "period": "2025", "industry": "metals", "stage": ["opportunity"],
            "key_scene": ["first_visit"], "cause_source": "crm", "confidence": "medium",
        }
        return {"id": case, **values, **governance(level)}

    def value(self, known: Field, who: set[str]) -> Any:  # noqa: C901  one branch a kind
        """Return a value of a kind, with a secret in it wherever text may stand."""
        match known.kind:
            case "text" | "markdown":
                return "e1" if known.refers or known.key == "id" else self.planted.secret(who)
            case "choice":
                return known.options[-1].id if known.key != "kind" else known.options[0].id
            case "term":
                return {"industries": "metals", "stages": "opportunity", "scenes": "first_visit",
                        "value_actions": "case_library", "customer_roles": "user",
                        "sizes": "small", "regions": "south", "competition": "open_bid",
                        "symptoms": "cannot_win", "causes": "price", "team_roles": "ar",
                        }[known.taxonomy]
            case "date":
                return "2025"
            case "person":
                return "shen-muqing"
            case "tool":
                return "visit_plan"
            case "list":
                if known.item.kind == "group" and any(
                        one.kind in ("case", "attachment") for one in known.item.fields):
                    return None
                many = max(known.min_items or 1, 1)
                items = [self.value(known.item, who) for _ in range(many)]
                if any(one.key == "id" for one in known.item.fields):
                    items = items[:1]
                return items
            case "group":
                return {one.key: found for one in known.fields
                        if (found := self.value(one, who)) is not None}
            case _:
                return None


def governance(level: str) -> dict[str, Any]:
    """Return the built-in part of an approved record."""
    uses = ["training", "internal_search"]
    if level != "restricted":
        uses.append("publicity")
    return {
        "case_kind": "sample", "status": "approved", "owner": "xu-anran",
        "contributors": [{"person": "deng-zihao", "anonymous": False}],
        "reviewers": ["tang-shiqi", "luo-haitao", "chen-jingwen"], "approver": "liang-weicheng",
        "approval": {"by": "liang-weicheng", "on": "2026-10-01", "content_hash": "pending"},
        "review_due": "2027-03-01",
        "review_log": [{"on": "2026-10-01", "by": "liang-weicheng", "result": "approved"}],
        "confidentiality": level, "permitted_use": uses,
        "anonymisation": {"level": "full", "masked": []},
        "consent": {"status": "not_needed", "reason": "虚构公司"},
    }


def plant(sample: Path, root: Path) -> Planted:
    """Write a library of planted records below `root`, on the sample library's law."""
    planted = Planted()
    shutil.copytree(sample / "cases" / "_library", root / "cases" / "_library")
    law = root / "cases" / "_library" / "ownership.yml"
    law.write_text(law.read_text("utf-8").partition("\npicks:")[0], "utf-8")
    shutil.copytree(sample / "content" / "tools", root / "content" / "tools")
    (root / "content" / "index.md").write_text("# 首页\n", "utf-8")
    (root / "content" / "only-editors.md").write_text(
        f"---\nlevel: restricted\ntitle: 内部页\n---\n# 内部页\n\n{planted.secret({'editors'})}\n",
        "utf-8")
    config = (sample / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    (root / "mkdocs.yml").write_text(config + "\n", "utf-8")
    settings = read_settings(root, Findings(), date(2026, 11, 22))
    library = read_library(settings, Findings())
    assert library is not None
    planter = Planter(dict(library.template.fields), planted)
    records = [planter.record(f"AB-2026-{at:03}", level) for at, level in enumerate(LEVELS, 1)]
    records += [planter.record(f"AB-2026-{at:03}", "public", own)
                for at, own in enumerate(LEVELS[1:], 11)]
    records += special(planter)
    folder = root / "cases" / "2026"
    folder.mkdir(parents=True)
    for record in records:
        (folder / f"{record['id']}.yml").write_text(
            json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
    for name, level in (("offen.txt", None), ("geheim.txt", "restricted")):
        attach(folder, planted, name, level)
    sign(root)
    written = "".join(
        path.read_text("utf-8") for path in root.rglob("*") if path.is_file())
    # A record may have been given another value where a secret had been put.
    planted.secrets = {word: who for word, who in planted.secrets.items() if word in written}
    return planted


def special(planter: Planter) -> list[dict[str, Any]]:
    """Return records that are withheld, or whose names are, for another reason than a level."""
    planted = planter.planted
    found = []

    def record(number: int, **changes: Any) -> dict[str, Any]:
        kept = set(planted.secrets)
        made = planter.record(f"AB-2026-{number:03}", "public")
        for word in set(planted.secrets) - kept:
            planted.secrets[word] &= changes["seen"]
        del changes["seen"]
        made.update(changes)
        found.append(made)
        return made

    draft = record(21, seen={"editors"}, status="draft")
    del draft["approval"], draft["approver"]
    record(22, seen=set(), status="withdrawn")
    record(23, seen={"trainer", "editors"}, status="retired")
    record(24, seen={"trainer", "editors"}, permitted_use=["training"])
    record(25, seen={"trainer", "editors"}, review_due="2026-08-01", review_log=[
        {"on": "2026-01-05", "by": "liang-weicheng", "result": "approved"}],
        approval={"by": "liang-weicheng", "on": "2026-01-05", "content_hash": "pending"})
    name = planted.secret(set())
    record(26, seen=set(SEES), customer={"name": name, "alias": "某厂", "disclosure": "masked"},
           anonymisation={"level": "full", "masked": [name]})
    name = planted.secret({"sales", "trainer", "editors"})
    record(27, seen=set(SEES), customer={"name": name, "alias": "某厂", "disclosure": "consented"},
           consent={"status": "granted", "scope": ["training", "internal_search"],
                    "granted_on": "2026-01-01", "expires_on": "2027-01-01"},
           background=f"在{name}的第一天。")
    name = planted.secret(set())
    record(28, seen=set(SEES), customer={"name": name, "alias": "某厂", "disclosure": "consented"},
           consent={"status": "granted", "scope": ["training", "internal_search", "publicity"],
                    "granted_on": "2025-01-01", "expires_on": "2026-01-01"},
           background=f"在{name}的第一天。")
    return found


def attach(folder: Path, planted: Planted, name: str, level: str | None) -> None:
    """Give the public case an attachment, for all or for a level."""
    path = folder / "AB-2026-001.yml"
    record = json.loads(path.read_text("utf-8"))
    who = seeing(level or "public")
    item: dict[str, Any] = {"file": name, "title": planted.secret(who)}
    if level:
        item["level"] = level
    record.setdefault("attachments", []).append(item)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
    (folder / "AB-2026-001").mkdir(exist_ok=True)
    (folder / "AB-2026-001" / name).write_text(planted.secret(who), "utf-8")


def sign(root: Path) -> None:
    """Write the right content hash into each approved record."""
    library = read_library(read_settings(root, Findings(), date(2026, 11, 22)), Findings())
    assert library is not None
    for case in library.cases:
        path = root / case.path
        text = path.read_text("utf-8")
        names = ["offen.txt", "geheim.txt"] if case.id == "AB-2026-001" else []
        digests = attachment_digests(path.with_suffix(""), names)
        path.write_text(text.replace(
            '"content_hash": "pending"', f'"content_hash": "{content_hash(case, library, digests)}"'),
            "utf-8")
