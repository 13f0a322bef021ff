"""One generated case as the YAML text of a record, and the same words as plain Markdown."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bench.prose import Prose
from bench.sketch import Sketch, some, terms
from generator.model import Library

_STEPS = 4


def record(sketch: Sketch, library: Library) -> str:
    """Return the record, approved, with its content hash still to be filled in."""
    prose = Prose(sketch.id)
    return "\n".join([
        "# yaml-language-server: $schema=../../.caselib/case.schema.json",
        *_head(sketch, prose, library), *_story(sketch, prose, library),
        *_ending(sketch, prose, library), *_evidence(sketch, prose),
        *_learning(sketch, prose, library), *_governance(sketch), ""])


def _head(sketch: Sketch, prose: Prose, library: Library) -> Iterator[str]:
    rng = prose.random
    company = prose.part("head") + prose.part("tail") + prose.part("trade")
    yield f"id: {sketch.id}"
    yield f"title: {company}{rng.choice('：，')}{prose.part('title')}"
    yield "case_kind: sample"
    yield f"outcome: {sketch.outcome}"
    yield f"summary: {prose.paragraph(60, 'fact', 'outcome')}"
    yield f'period: "{sketch.approved.year - 1}"'
    yield from _texts("aliases", prose.parts("product", 2))
    yield "source: {kind: own, ref: 生成的测试案例，公司与人物均为虚构}"
    yield 'template_version: "1"'
    yield ""
    yield f"customer: {{name: {company}有限公司, disclosure: own}}"
    yield ""
    yield f"industry: {sketch.industry}"
    yield f"stage: {_flow(sketch.stage)}"
    yield f"key_scene: {_flow(sketch.scene)}"
    yield f"value_actions: {_flow(some('value_actions', 2, 3, rng, library))}"
    yield f"customer_roles: {_flow(some('customer_roles', 2, 3, rng, library))}"
    for key, taxonomy in (("customer_size", "sizes"), ("region", "regions"),
                          ("competition", "competition")):
        yield f"{key}: {rng.choice(terms(taxonomy, library))}"
    yield f"symptoms: {_flow(some('symptoms', 1, 2, rng, library))}"
    yield ""


def _story(sketch: Sketch, prose: Prose, library: Library) -> Iterator[str]:
    rng = prose.random
    yield from _markdown("background", prose.paragraph(110, "fact"), prose.paragraph(90, "fact"))
    yield from _markdown(
        "challenge", prose.paragraph(70, "task"),
        f"**{prose.part('task')}。**{prose.paragraph(30, 'fact')}")
    yield "stakeholders:"
    for role in some("customer_roles", 3, 4, rng, library):
        stance = rng.choice(("supporter", "neutral", "opponent", "unknown"))
        yield (f"  - {{role: {role}, position: {prose.part('who')}, concern: {prose.part('thing')}和"
               f"{prose.part('thing')}, stance: {stance}, influence: {rng.choice(_INFLUENCE)}}}")
    yield "timeline:"
    day = date(sketch.approved.year - 1, 1, 6)
    for step in prose.parts("step", _STEPS):
        day += timedelta(days=rng.randrange(9, 60))
        yield f"  - step: {step}"
        yield f"    stage: {rng.choice(sketch.stage)}"
        yield f"    when: {day}"
        yield f"    role: {rng.choice(terms('team_roles', library))}"
        yield f"    action: {prose.part('us')}在{prose.part('place')}{prose.part('did')}。"
        yield f"    response: {prose.part('reply')}。"
    yield "decision_points:"
    ways = prose.parts("option", 3)
    yield f"  - question: {prose.part('time')}，{prose.part('thing')}要不要让步？"
    yield "    options:"
    yield from (f"      - {way}" for way in ways)
    yield f"    chosen: {rng.choice(ways)}"
    yield f"    reason: {prose.part('because')}，而且{prose.part('because')}。"
    yield f"    consequence: {prose.part('outcome')}；{prose.part('fact')}。"


_INFLUENCE = ("high", "medium", "low")


def _ending(sketch: Sketch, prose: Prose, library: Library) -> Iterator[str]:
    scene = f"[同一场景的其他案例](term:key_scene/{sketch.scene[0]})"
    yield from _markdown(
        "result", prose.paragraph(90, "outcome", "fact"),
        *(f"- {one}" for one in prose.parts("outcome", 2)))
    yield from _markdown(
        "reflection", prose.paragraph(140, "lesson", "fact"), f"可以对照{scene}：{prose.part('lesson')}。")
    if sketch.outcome in ("success", "mixed"):
        yield "success_factors:"
        for factor in prose.parts("lesson", 3):
            yield f"  - {{factor: {factor}, evidence: {prose.part('proof')}}}"
        yield from _texts("replicable_when", prose.parts("when", 2))
        yield from _texts("limits", prose.parts("unless", 2))
    if sketch.outcome in ("failure", "mixed"):
        causes = terms("causes", library)
        yield f"failure_point: {sketch.stage[-1]}"
        for key in ("surface_cause", "real_cause"):
            yield f"{key}: {{cause: {prose.random.choice(causes)}, text: {prose.part('fact')}}}"
        yield "cause_source: rep_debrief"
        yield from _texts("early_signals", prose.parts("signal", 3))
        yield "next_time:"
        for redo in prose.parts("redo", 3):
            role = prose.random.choice(terms("team_roles", library))
            yield f"  - {{action: {redo}, role: {role}}}"


def _evidence(sketch: Sketch, prose: Prose) -> Iterator[str]:
    rng = prose.random
    yield "metrics:"
    for at, name in enumerate(prose.parts("metric", 3), 1):
        yield (f'  - {{name: {name}, before: "{rng.randrange(3, 60)}", after: "{rng.randrange(3, 60)}",'
               f" unit: 项, evidence: [E{at}], grade: {rng.choice(_GRADES)}}}")
    yield "evidence:"
    for at, proof in enumerate(prose.parts("proof", 3), 1):
        yield (f"  - {{id: E{at}, kind: other, ref: {proof} {rng.randrange(100, 999)},"
               f" date: {sketch.approved - timedelta(days=30)}, holder: {sketch.owner}}}")
    yield "confidence: medium"
    yield ""


_GRADES = ("internal_record", "system_data", "customer_confirmed")


def _learning(sketch: Sketch, prose: Prose, library: Library) -> Iterator[str]:
    yield "lessons:"
    for at, lesson in enumerate(prose.parts("lesson", 2), 1):
        yield f"  - id: L{at}"
        yield f"    statement: {lesson}。"
        yield f"    applies_when: {prose.part('when')}"
        yield f"    not_when: {prose.part('unless')}"
    yield from _texts("discussion_questions", prose.parts("question", 3))
    yield "teaching_notes:"
    yield "  audience: 一线销售与主管"
    yield from _texts("  goals", prose.parts("goal", 2))
    yield "  analysis: |"
    yield f"    {prose.paragraph(50, 'lesson', 'fact')}"
    yield "tools:"
    for tool in prose.random.sample(sorted(library.tools), 2):
        yield f"  - {{tool: {tool}, note: 用它看清{prose.part('thing')}}}"
    if sketch.related:
        yield "related_cases:"
        for name, relation in sketch.related:
            yield f"  - {{id: {name}, relation: {relation}}}"
    yield ""


def _governance(sketch: Sketch) -> Iterator[str]:
    yield "status: approved"
    yield f"owner: {sketch.owner}"
    yield "contributors:"
    for person in sketch.contributors:
        yield f"  - {{person: {person}, anonymous: false}}"
    yield f"reviewers: {_flow(sketch.reviewers)}"
    yield f"approver: {sketch.approver}"
    yield f"approval: {{by: {sketch.approver}, on: {sketch.approved}, content_hash: pending}}"
    yield f"review_due: {sketch.due}"
    yield "review_log:"
    yield f"  - {{on: {sketch.approved}, by: {sketch.approver}, result: approved, note: 首次批准}}"
    yield f"confidentiality: {sketch.level}"
    yield "permitted_use: [training, internal_search]"
    yield f"anonymisation: {{level: none, masked: [], checked_by: {sketch.reviewers[1]},"
    yield f"                checked_on: {sketch.approved}}}"
    yield "consent: {status: not_needed, reason: 生成的案例且客户为虚构公司, scope: []}"


def _flow(words: Iterable[str]) -> str:
    return f"[{', '.join(words)}]"


def _texts(key: str, texts: Iterable[str]) -> Iterator[str]:
    indent = " " * (len(key) - len(key.lstrip()))
    yield f"{key}:"
    yield from (f"{indent}  - {text}" for text in texts)


def _markdown(key: str, *paragraphs: str) -> Iterator[str]:
    yield f"{key}: |"
    for at, paragraph in enumerate(paragraphs):
        if at and not (paragraph.startswith("- ") and paragraphs[at - 1].startswith("- ")):
            yield ""
        yield f"  {paragraph}"
