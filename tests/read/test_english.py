"""A template that has nothing in common with ours: English, nested lists, years, links."""

from decimal import Decimal

from generator.schema.values import Group, Link, PartialDate
from tests.read.library import OWNERSHIP, RECORD, TEMPLATE, Put

NEW_TEMPLATE = """\
    version: "7"
    language: en
    noun: outage
    roles: {title: headline, period: seen_in}
    sections:
      - key: what
        label: What happened
        fields:
          - {key: headline, label: Headline, kind: text, required: draft}
          - {key: seen_in, label: Seen in, kind: date, granularity: [year]}
          - {key: share, label: Share lost, kind: percent, min: 0, max: 1}
          - {key: sources, label: Sources, kind: list, of: {kind: link}}
      - key: parts
        label: Parts
        fields:
          - key: machines
            label: Machines
            kind: list
            of:
              kind: group
              fields:
                - {key: name, label: Name, kind: text}
                - key: tests
                  label: Tests
                  kind: list
                  of:
                    kind: group
                    fields:
                      - {key: gauge, label: Gauge, kind: text}
                      - {key: readings, label: Readings, kind: list, of: {kind: number}}
          - {key: table, label: Table, kind: table, rows: [Before, After], fields: [
              {key: load, label: Load, kind: integer}]}
    """
NEW_RECORD = """\
    id: AB-2026-001
    headline: "Pump no. 7: lost prime"
    case_kind: real
    status: draft
    owner: a
    seen_in: 2019
    share: 12.5%
    sources:
      - {title: Report, url: https://example.com/r#7}
      - https://example.com/
    machines:
      - name: Pump
        tests:
          - {gauge: G1, readings: [1.5, 2]}
          - gauge: G2
            readings:
              - 3
    table: [{load: 12}, {load: 9}]
    """


def test_it_is_read_without_touching_python(put: Put) -> None:
    """Each value by the kind that the template gives it."""
    shelf = put(
        (TEMPLATE, "", NEW_TEMPLATE), (RECORD, "", NEW_RECORD),
        (OWNERSHIP, "{when: {stage: [lead], outcome: [success]}, ", "{"),
        (OWNERSHIP, "{field: stage, terms: [lead], person: a}",
         "{field: status, terms: [draft], person: a}"))
    assert shelf.places == []
    assert shelf.library is not None
    (case,) = shelf.library.cases
    assert shelf.library.template.language == "en"
    assert shelf.library.template.noun == "outage"
    assert case.fields["seen_in"] == PartialDate(2019)
    assert case.fields["share"] == Decimal("0.125")
    assert case.fields["sources"] == (
        Link("https://example.com/r#7", "Report"), Link("https://example.com/"))
    assert case.fields["machines"] == (Group({"name": "Pump", "tests": (
        Group({"gauge": "G1", "readings": (Decimal("1.5"), Decimal(2))}),
        Group({"gauge": "G2", "readings": (Decimal(3),)}))}),)
    assert case.fields["table"] == (Group({"load": 12}), Group({"load": 9}))


def test_its_mistakes_have_their_places(put: Put) -> None:
    """However deep they are."""
    text = NEW_RECORD
    for old, new in (("2019", "2019-05"), ("12.5%", "12.5"), ("readings: [1.5, 2]", "readings: [1.5, x]"),
                     ("- 3", "- 1e3"), ("https://example.com/\n", "example.com\n"),
                     ("{load: 9}", "{laod: 9}")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    shelf = put((TEMPLATE, "", NEW_TEMPLATE), (RECORD, "", text))
    assert [place[0::2] for place in shelf.places if place[1] == "AB-2026-001.yml"] == [
        ("bad-date", 6), ("wrong-kind", 7), ("bad-link", 10), ("wrong-kind", 14), ("wrong-kind", 17),
        ("unknown-key", 18)]
