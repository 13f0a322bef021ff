"""What a field is for on the page, told by its kind and limits and never by its key."""

from dataclasses import dataclass

from generator.schema.field import Field

TAGS = frozenset((
    "term", "choice", "choices", "bool", "rating", "integer", "number", "money", "percent"))
LINKS = frozenset(("tool", "case", "link", "attachment", "person", "team"))
NESTED = frozenset(("group", "table", "matrix", "figures"))

SHORT_TEXT = 60
"""A text that may be longer than this gets a heading of its own."""
WIDE_TEXT = 100
"""A column whose text may be longer than this is wide; a table bears one."""
MARK = "id"
"""The key by which `refers` finds an item; it is a mark, not a heading."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The fields of a group by what they are for. Sequences keep the template's order."""

    mark: Field | None = None
    heading: Field | None = None
    when: Field | None = None
    lead: Field | None = None
    tags: tuple[Field, ...] = ()
    links: tuple[Field, ...] = ()
    lists: tuple[Field, ...] = ()
    """Lists of texts: what there was to choose from."""
    rest: tuple[Field, ...] = ()
    """All but mark, heading, date and tags."""
    after_lead: tuple[Field, ...] = ()
    after_heading: tuple[Field, ...] = ()
    """The rest without its links."""
    folded: tuple[Field, ...] = ()
    """What would give away the outcome: all but mark, heading and lists."""
    riddle: bool = False
    """Whether the reader is to think before the outcome is told."""


def slots_of(known: Field) -> Slots:
    """Sort the fields of a group: first text (else term) is the heading, first date says when."""
    left = [one for one in known.fields if not one.fold]

    def take(*kinds: str, key: str = "") -> Field | None:
        found = next((one for one in left if one.kind in kinds and key in ("", one.key)), None)
        if found is not None:
            left.remove(found)
        return found

    mark = take("text", key=MARK)
    heading, when = take("text") or take("term", "choice"), take("date")
    lead = take("text", "markdown")
    tags = tuple(one for one in left if one.item.kind in TAGS)
    links = tuple(one for one in left if one.item.kind in LINKS)
    lists = tuple(one for one in left if one.kind == "list" and one.item.kind == "text")

    def without(*fields: Field | None) -> tuple[Field, ...]:
        return tuple(one for one in known.fields if one not in fields)

    return Slots(
        mark, heading, when, lead, tags, links, lists,
        rest=without(mark, heading, when, *tags),
        after_lead=without(mark, heading, when, lead, *tags),
        after_heading=without(mark, heading, when, *tags, *links),
        folded=without(mark, heading, *lists),
        riddle=bool(lists) or any(one.fold for one in known.fields))


def lines_of(known: Field) -> int:
    """Return how much room a value takes: 0 a word or two, 1 a text, 2 a block of its own."""
    kind = known.item.kind
    if kind == "text":
        if known.kind == "list":
            return 0 if known.item.refers else 2
        short = known.max_length is not None and known.max_length <= SHORT_TEXT
        return 0 if short or known.pattern else 1
    if kind in TAGS or kind in LINKS or kind in ("date", "computed"):
        return 2 if known.kind == "list" and known.item.kind == "list" else 0
    return 2


def tabular(known: Field) -> bool:
    """Tell whether the fields of a group make a table: three or more, and one wide at most."""
    wide = 0
    for one in known.fields:
        kind = one.item.kind
        if one.fold or kind in NESTED or kind == "markdown":
            return False
        if kind == "text" and (one.item.max_length is None or one.item.max_length > WIDE_TEXT):
            wide += 1
    return len(known.fields) > 2 and wide < 2  # noqa: PLR2004


def all_fields(known: Field) -> list[Field]:
    """Return a field and every field within it."""
    found = [known]
    for inner in (*known.fields, *((known.of,) if known.of else ())):
        found += all_fields(inner)
    return found
