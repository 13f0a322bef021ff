"""A mistake in one field leaves the findings of every other field as they are."""

import re
from itertools import permutations
from pathlib import Path

import pytest

from tests.base_library import BaseLibrary
from tests.properties.record import Bench

MISTAKES = {
    "title": ["title：某案例", "title:某案例", "title: 客户 #1", 'title: "某案例', "title: 甲: 乙",
              "title: @甲", "title: [甲]", "title: " + "长" * 41, "title: *a", "title: !!str 甲",
              'title: "他说"好""'],
    "customer": ["customer:\n\u3000\u3000name: 甲", "customer:\n  name: 甲\n\n\t\n  disclosure: own",
                 "customer: {name: 甲, level: secret}", "customer: ｛name: 甲｝"],
    "outcome": ["outcome: 成攻", "outcome: [success]", "outcome： success"],
    "period": ["period: 2024-02-30", "period: 2025年6月", "period：2025"],
    "source": ["source: {kind: own, rfe: 甲}", "source：\n  kind: own", "source:\n\tkind: own",
               "source: {kind：own, ref: 甲}", "source:\n    kind: own\n   ref: 甲",
               "source: {kind: own, ref: 甲,乙}"],
    "industry": ["industry: 制造", "industry: equipment, metals", "industry: &a equipment"],
    "stage": ["stage: [proposal，signing]", "stage: 【proposal, signing】", "stage: proposal",
              "stage: [proposal, signing", "stage:\n  -proposal", "stage: [propsal]"],
    "background": ["background: [甲]", "background: |\n  见[甲](x:y)", "background: |\n正文",
                   "background: **甲**", "background: |\n  甲\n\t乙", "background: >-\n  <b>甲</b>"],
    "timeline": ["timeline:\n  - step：上门\n    action: 甲",
                 "timeline:\n  - {step: 上门, action: 甲, stage: x}",
                 "timeline:\n  - {step: 上门， action: 甲}", "timeline: 上门"],
    "owner": ["owner: 许安然", "owner: [xu-anran]", "owner:\u3000xu-anran"],
    "unknown": ["confidance: high", "confidence: high\nconfidence: low"],
}
"""Ways to go wrong in each of some fields, all on the lines of that field."""
REST = "id: AB-2026-001\ncase_kind: sample\nstatus: draft\n"

Found = tuple[str, int, int, str]


@pytest.fixture(scope="module")
def bench(base_root: Path) -> Bench:
    """Return the base library, read."""
    return Bench.of(BaseLibrary(base_root))


def _of_part(bench: Bench, parts: list[str], which: int) -> list[Found]:
    """Return the findings on the lines of one of the parts, counted from its first line."""
    start = sum(part.count("\n") + 1 for part in parts[:which]) + REST.count("\n") + 1
    end = start + parts[which].count("\n")
    text = REST + "\n".join(parts) + "\n"
    return [(one.rule, one.location.line - start, one.location.column,
             re.sub(r"\d+", "", one.message.zh))
            for one in bench.read(text.encode()) if start <= one.location.line <= end]


@pytest.mark.parametrize(("first", "second"), list(permutations(MISTAKES, 2)))
def test_two_mistakes_are_both_found(first: str, second: str, bench: Bench) -> None:
    """In either order, each as if the other were not there."""
    alone = {text: _of_part(bench, [text], 0) for key in (first, second) for text in MISTAKES[key]}
    for one in MISTAKES[first]:
        for other in MISTAKES[second]:
            assert alone[one], one
            assert _of_part(bench, [one, other], 0) == alone[one], (one, other)
            assert _of_part(bench, [one, other], 1) == alone[other], (one, other)
