"""The files of an index: classic scripts, for a page opened from a folder may load nothing else.

Each is named by what is in it, so that it may be kept for ever; only the root has a fixed name. Names
are short: what a file is for stands in them as well, so that no two files ever share one. What one case
changes are its own document, the buckets of its terms, and the root.
"""

import json
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.search.document import Document
from generator.search.hashing import content_name, text_hash
from generator.search.inversion import TermPostings
from generator.search.names import Name
from generator.search.numbers import encoded
from generator.search.spelling import JOIN, shown_spellings, sounds
from generator.text.folding import simplified

VERSION = 1
"""Of the format; the scripts refuse another one."""
ROOT = "root.js"
BUCKET_SIZE = 12_000
"""Characters of postings that a bucket holds at the usual, of which gzip leaves half."""
SPELLED_SIZE = 5_000
"""The same of terms that are spelled: one query looks up many of them."""
HEAVY = 24_000
"""Characters of postings from which a term has a file of its own: the others of its bucket would have
to be loaded with it."""
BLOCK = 32
"""Documents whose addresses change together when one of them does."""

ASKING = ("怎么样|怎么办|怎么|怎样|如何|为什么|为何|什么|哪些|有没有|我们|他们|你们|咱们|这个|那个"
          "|的|了|吗|呢|吧|啊 目的|的确|了解")
"""Words that make a question and are no part of what it is about; and words that only look like them."""

File = tuple[str, str]
"""Path below the index's folder, and text."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What results are filtered by: its values in order, id and label."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Root:
    """What a query needs to know first."""

    version: int = VERSION
    count: int = 0
    buckets: str = ""
    """Hashes of the names of the buckets, each five characters."""
    spelled: str = ""
    """The same of the buckets of terms that are spelled."""
    heavy: tuple[str, str] = ("", "")
    """Terms with files of their own, and the hashes of their names."""
    blocks: str = ""
    """Hashes of what is in each 32 documents."""
    facets: list[list[str]] = field(default_factory=list)
    """Key, hash of the file's name, label."""
    dates: str = ""
    folding: str = ""
    synonyms: list[Sequence[str]] = field(default_factory=list)
    asking: str = ASKING
    names: dict[str, str] = field(default_factory=dict)
    """Hashes of the names of the files of names."""
    sounds: str = ""
    """What tells how characters sound; empty where no title or name has any."""


def index_files(
    documents: Sequence[Document], terms: Sequence[TermPostings], facets: Iterable[Facet] = (),
    synonyms: Iterable[Sequence[str]] = (), names: Iterable[Name] = (),
) -> Iterator[File]:
    """Yield every file of an index; `terms` are those of the documents, which keep their order."""
    root = _Root(count=len(documents), synonyms=list(synonyms))
    names = list(names)
    yield from _name_files(names, root)
    yield from _sound_file(documents, names, root)
    yield from _term_files(terms, root)
    yield from _document_files(documents, root)
    for facet in facets:
        yield from _facet_file(facet, documents, root)
    root.dates, text = _named("dates", [
        [_rising(one.newest for one in documents), _rising(one.reviewed for one in documents)]])
    yield root.dates + ".js", text
    yield ROOT, _script("root", _json({key: getattr(root, key) for key in root.__slots__}))


def _name_files(names: Iterable[Name], root: _Root) -> Iterator[File]:
    """Yield what is suggested: terms, which words in letters may mean as well, apart from the others."""
    rows: dict[str, list[object]] = {}
    for one in names:
        rows.setdefault("term" if one.kind == "term" else "other", []).append((
            one.kind, one.label, one.detail, one.url, one.aliases,
            shown_spellings(one.label, one.aliases, one.reading)))
    for kind, listed in rows.items():
        name, text = _named(f"n/{kind}", [listed])
        root.names[kind] = name.rpartition("-")[2]
        yield f"{name}.js", text


def _sound_file(documents: Iterable[Document], names: Iterable[Name], root: _Root) -> Iterator[File]:
    """Yield how characters sound, for where nothing answers what was typed."""
    called = [(one.title, *one.aliases) for one in documents] + [(one.label, *one.aliases) for one in names]
    if spelled := sounds(text for texts in called for text in texts):
        root.sounds, text = _named("sounds", [spelled])
        yield f"{root.sounds}.js", text


def _term_files(terms: Sequence[TermPostings], root: _Root) -> Iterator[File]:
    """Yield the buckets, the terms with files of their own, and the table for folding."""
    heavy: dict[str, str] = {}
    spelled, others = list[TermPostings](), list[TermPostings]()
    for one in sorted(terms, key=lambda one: one.term):
        if len(one.postings) < HEAVY:
            (spelled if JOIN in one.term else others).append(one)
        else:
            name, text = _named(f"h-{text_hash(one.term)}", [one.term, one.postings.decode("ascii")])
            heavy[one.term] = name.rpartition("-")[2]
            yield f"{name}.js", text
    root.heavy = " ".join(heavy), "".join(heavy.values())
    root.buckets = yield from _buckets("t", others, BUCKET_SIZE)
    root.spelled = yield from _buckets("s", spelled, SPELLED_SIZE)
    known = {one.term for one in terms if len(one.term) == 1}
    table = {before: after for before, after in simplified().items() if after in known}
    root.folding, text = _named("folding", ["".join(table), "".join(table.values())])
    yield f"{root.folding}.js", text


def _buckets(family: str, terms: Sequence[TermPostings], size: int) -> Generator[File, None, str]:
    """Yield the files of terms that share files, and return the hashes of their names."""
    count = 1
    total = sum(len(one.postings) for one in terms)
    while count * size < total:
        count *= 2
    buckets: list[list[TermPostings]] = [[] for _ in range(count)]
    for one in terms:
        buckets[text_hash(one.term) % count].append(one)
    names = []
    for number, bucket in enumerate(buckets):
        name, text = _named(f"{family}/{number}", [
            " ".join(one.term for one in bucket), encoded([len(one.postings) for one in bucket]),
            b"".join(one.postings for one in bucket).decode("ascii")])
        names.append(name.rpartition("-")[2])
        yield f"{name}.js", text
    return "".join(names)


def _document_files(documents: Sequence[Document], root: _Root) -> Iterator[File]:
    """Yield what a result shows, a file for each document."""
    names = []
    for first in range(0, len(documents), BLOCK):
        shown = [_json(_shown(one)) for one in documents[first:first + BLOCK]]
        names.append(content_name("".join(shown)))
        for at, one in enumerate(shown):
            name = f"d/{first // BLOCK}-{names[-1]}/{at}"
            yield f"{name}.js", _script(name, one)
    root.blocks = "".join(names)


def _shown(document: Document) -> Mapping[str, object]:
    return {
        "id": document.id, "url": document.url, "title": document.title, "kind": document.kind,
        "badges": document.badges, "facets": document.facets, "newest": document.newest,
        "reviewed": document.reviewed, "names": [*document.aliases, *document.labels, *document.texts("ids")],
        "spelled": shown_spellings(document.title, document.aliases),
        "passages": [(one.anchor, one.heading, one.text) for one in document.passages]}


def _facet_file(facet: Facet, documents: Sequence[Document], root: _Root) -> Iterator[File]:
    """Yield what each document bears of a facet: the combinations there are, and which one it has.

    The commonest come first: their numbers take one character, and gzip leaves little of that.
    """
    places = {value: at for at, (value, _) in enumerate(facet.values)}
    borne = [tuple(sorted(places[value] for value in set(one.facets.get(facet.key, ()))
                          if value in places)) for one in documents]
    common = [combination for combination, _ in sorted(
        Counter(borne).items(), key=lambda pair: (-pair[1], pair[0]))]
    numbers = {combination: at for at, combination in enumerate(common)}
    name, text = _named(f"f/{facet.key}", [
        facet.label, facet.values, common, encoded([numbers[one] for one in borne])])
    root.facets.append([facet.key, name.rpartition("-")[2], facet.label])
    yield f"{name}.js", text


def _rising(days: Iterable[str]) -> str:
    """Return the rank of each day among all days, for sorting."""
    listed = list(days)
    ranks = {day: rank for rank, day in enumerate(sorted(set(listed) | {""}))}
    return encoded([ranks[day] for day in listed])


def _named(stem: str, values: list[object]) -> File:
    """Return a script's name, without its ending, and its text."""
    said = _json(values)[1:-1]
    name = f"{stem}-{content_name(said)}"
    return name, _script(name, said)


def _script(name: str, said: str) -> str:
    return f'caselib.taken("{name}",{said});\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
