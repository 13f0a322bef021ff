"""The page of a case: what the template's layout and one case make together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from markupsafe import Markup

from generator.pages import urls
from generator.pages.abbreviations import Abbreviations
from generator.pages.case_parts import Layout, Part, layout
from generator.pages.context import Context, Here
from generator.pages.drafts import drafts
from generator.pages.fields import Fields, Macro, On, macro
from generator.pages.plan import Plan, Rendered, TocEntry
from generator.pages.tones import FRESHNESS_TONES, STATUS_TONES, outcome_tones
from generator.publication import PublishedCase

BLOCKS = ("head", "facts", "related", "care")
SHAPES = ("rows", "field", "table", "items", "timeline", "decisions", "causes", "questions",
          "tools", "attachments")


@dataclass(frozen=True, slots=True)
class Contrast:
    """A case that ended the other way, and what both have in common (label, address)."""

    title: str
    other: PublishedCase
    shared: tuple[tuple[str, str], ...]
    by_system: bool = False
    """Whether no author named it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A section with those of its parts that this case fills, each with its HTML."""

    anchor: str
    label: str
    parts: tuple[tuple[Part, Markup], ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """What the blocks around the sections ask for."""

    case: PublishedCase
    toc: tuple[TocEntry, ...]
    tones: Mapping[str, str]
    badges: tuple[tuple[str, str], ...]
    """Tone and text."""
    summary: Markup | None
    facts: tuple[tuple[str, Markup], ...]
    contrasts: tuple[Contrast, ...]
    others: tuple[tuple[str, PublishedCase], ...]
    days: tuple[tuple[str, object], ...]
    left: str
    """Who stands in for an owner who has left."""
    tell: str
    care: str
    """The heading of what is said of its keeping."""
    report_url: str
    edit_url: str


def plans(context: Context) -> Iterator[Plan]:
    """Yield the page of each visible case."""
    pages = CasePages(context)
    for case in context.site.cases.values():
        # Cases are in no navigation; its place at the side is taken by the facts.
        yield Plan(
            urls.case_url(case.id), case.title, partial(pages.render, case),
            description=case.summary, edit_path=case.path,
            meta={"hide": ["navigation"], "parts": ["case", "cards", "lists", "openers"]})


class CasePages:
    """Everything that does not depend on the case: layout, compiled templates, tones."""

    def __init__(self, context: Context) -> None:
        site, environment = context.site, context.environment
        self.context = context
        self.site = site
        self.w = context.words
        self.fields = Fields(context)
        self.layout: Layout = layout(site)
        self.tones = outcome_tones(site)
        self.abbreviations = Abbreviations(context)
        self.page = environment.get_template("pages/case.html")
        self.shapes = {name: macro(environment, f"parts/case/{name}.html") for name in SHAPES}
        self.blocks = {name: macro(environment, f"parts/case/{name}.html") for name in BLOCKS}

    def render(self, case: PublishedCase) -> Rendered:
        """Return the page of one case."""
        here = Here(self.context, urls.case_url(case.id))
        on = On(self.fields, here, case)
        sections = tuple(_filled(self.layout, case, self.shapes, on))
        page = self._page(case, on, sections)
        html = self.page.render(
            site=self.site, w=self.w, here=here, sections=sections, level=case.level_label,
            abbreviations=list(self.abbreviations.of(_text(sections), here)),
            head=self.blocks["head"](page, on), facts=self.blocks["facts"](page, on),
            related=self.blocks["related"](page, on) if page.contrasts or page.others else "",
            drafts=drafts(self.context, urls.case_url(case.id), case),
            care=self.blocks["care"](page, on))
        return Rendered(html, page.toc)

    def _page(self, case: PublishedCase, on: On, sections: tuple[Filled, ...]) -> CasePage:
        w, people = self.w, self.site.people
        contrasts, others = self._related(case, on)
        summary = self.site.fields.get(self.site.role("summary"))
        answers = case.stand_in or case.owner
        name = people[answers].name if answers in people else answers
        return CasePage(
            case=case, toc=self._toc(sections, related=bool(contrasts or others)),
            tones=self.tones, badges=tuple(self._badges(case)),
            summary=on.show(summary, case.values[summary.key])
            if summary is not None and case.summary else None,
            facts=tuple(self._facts(case, on)), contrasts=contrasts, others=others,
            days=tuple((w[key], day) for key, day in (
                ("case_approved_on", case.approved_on if people or not case.reviewed_on else None),
                ("case_reviewed_on", case.reviewed_on), ("case_review_due", case.review_due),
            ) if day is not None),
            left=w["case_owner_left"].replace("{name}", name) if case.stand_in else "",
            tell=w["case_tell"].replace("{name}", name) if name else "",
            care=self._care(), report_url=_address(self.site.report_url, case),
            edit_url=_address(self.site.edit_url, case))

    def _care(self) -> str:
        """Return a shorter word for readers outside, who are told no names."""
        return self.w["case_care" if self.site.people else "case_valid"]

    def _toc(self, sections: tuple[Filled, ...], *, related: bool) -> tuple[TocEntry, ...]:
        found = [TocEntry(self.w["case_facts"], "cl-facts")]
        found += (
            TocEntry(section.label, section.anchor, tuple(
                TocEntry(part.label, part.anchor) for part, _ in section.parts
                if part.label and part.label != section.label))
            for section in sections)
        if related:
            found.append(TocEntry(self.w["case_related"], "cl-related"))
        return (*found, TocEntry(self._care(), "cl-care"))

    def _badges(self, case: PublishedCase) -> Iterator[tuple[str, str]]:
        w = self.w
        if case.outcome_label:
            yield self.tones.get(case.outcome, "plain"), case.outcome_label
        if case.kind == "sample":
            yield "info", w["case_kind_sample"]
        elif case.kind != "real" and case.kind_label:
            yield "info", case.kind_label
        yield STATUS_TONES.get(case.status, "plain"), case.status_label
        if case.freshness:
            yield (FRESHNESS_TONES[case.freshness],
                   w[f"case_{case.freshness}"].replace("{day}", str(case.review_due)))
        if case.level_label:
            yield "plain", w["case_level"].replace("{level}", case.level_label)
        yield "quiet", w["view_of"].replace("{audience}", self.site.audience_label)

    def _facts(self, case: PublishedCase, on: On) -> Iterator[tuple[str, Markup]]:
        customer = self.site.role("customer")
        for known in self.layout.facts:
            value = case.values.get(known.key)
            if known.key == customer:
                if case.customer:
                    yield known.label, _customer(case, self.w["case_alias"])
            elif value not in (None, "", ()):
                yield known.label, on.inline(known, value)

    def _related(
        self, case: PublishedCase, on: On,
    ) -> tuple[tuple[Contrast, ...], tuple[tuple[str, PublishedCase], ...]]:
        cases = self.site.cases
        contrasts = tuple(self._contrast(case, cases[one.id], on, by_system=one.named_by == "system")
                          for one in case.related if one.contrast)
        named = {one.id for one in case.related}
        return contrasts, (
            *((one.relation or self.w["case_related"], cases[one.id])
              for one in case.related if not one.contrast),
            *((self.w["case_cited"], cases[one]) for one in case.cited_by if one not in named))

    def _contrast(
        self, case: PublishedCase, other: PublishedCase, on: On, *, by_system: bool,
    ) -> Contrast:
        title = self.w["case_contrast_other"]
        shared: list[tuple[str, str]] = []
        for role in ("stage", "scene"):
            index = self.site.indexes.get(self.site.role(role))
            both = [term for term in case.terms.get(index.field, ())
                    if term in other.terms.get(index.field, ()) and term in index.terms
                    ] if index else []
            if index and both:
                title = self.w[f"case_contrast_{role}"]
                shared = [(index.terms[term].label, on.here.term(index.field, term))
                          for term in both] + shared
        return Contrast(title, other, tuple(shared), by_system)


def _filled(
    layout: Layout, case: PublishedCase, shapes: Mapping[str, Macro], on: On,
) -> Iterator[Filled]:
    """Yield the sections of the template in which this case has something to say."""
    values = case.values
    for section in layout.sections:
        parts = tuple(
            (part, shapes[part.shape](part, values, on)) for part in section.parts
            if any(values.get(one.key) not in (None, "", ()) for one in part.fields))
        if parts:
            yield Filled(section.anchor, section.label, parts)


def _text(sections: tuple[Filled, ...]) -> str:
    return " ".join(html for section in sections for _, html in section.parts)


def _customer(case: PublishedCase, alias: str) -> Markup:
    mark = Markup(' <span class="cl-badge">{}</span>').format(alias) if case.customer_masked else ""
    return Markup("{}{}").format(case.customer, mark)


def _address(template: str, case: PublishedCase) -> str:
    """Return where a problem is reported or the file edited, its places filled in."""
    for name, value in (("id", case.id), ("path", case.path), ("title", case.title)):
        template = template.replace(f"{{{name}}}", quote(value, safe="/" if name == "path" else ""))
    return template
