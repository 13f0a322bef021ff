"""Generated cases as documents of the search, and an index over them: what it takes to build.

`python -m bench.search_cases COUNT FOLDER` builds one index in a process of its own and prints seconds and
memory beyond what the documents hold.
"""

import gzip
import json
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bench.library import read
from bench.record import record
from bench.sketch import sketches
from generator.model import Library
from generator.search.document import Document, Passage
from generator.search.files import Facet, index_files
from generator.search.inversion import invert

_HOME = Path(__file__).resolve().parents[1]
_TERMS = {"industry": "industries", "stage": "stages", "key_scene": "scenes",
          "value_actions": "value_actions", "customer_roles": "customer_roles"}
_APART = {
    "id", "title", "aliases", "summary", "lessons", *_TERMS, "case_kind", "outcome", "template_version",
    "status", "owner", "contributors", "reviewers", "approver", "approval", "review_due", "review_log",
    "confidentiality", "permitted_use", "anonymisation", "consent"}
"""What has a field of its own, and what governs a case and is no text of it."""
_KB = 1000


def case_documents(count: int) -> tuple[list[Document], list[Facet]]:
    """Return generated cases with the facets of the sample library's law."""
    library = read(_HOME)
    found = [_document(yaml.load(record(sketch, library), yaml.CSafeLoader), library)
             for sketch in sketches(count, "bench", library)]
    facets = [Facet(key, key, tuple((term.id, term.label) for term in library.taxonomies[name].terms.values()))
              for key, name in _TERMS.items()]
    for key in ("outcome", "year", "tool"):
        values = sorted({value for one in found for value in one.facets[key]})
        facets.append(Facet(key, key, tuple((value, value) for value in values)))
    return sorted(found, key=lambda one: one.id), facets


def _document(values: Mapping[str, Any], library: Library) -> Document:
    borne = {key: tuple([values[key]] if isinstance(values[key], str) else values[key])
             for key in _TERMS}
    labels = []
    for key, terms in borne.items():
        for term in terms:
            known = library.taxonomies[_TERMS[key]].terms[term]
            labels += [known.label, *known.aliases]
    rest = tuple(Passage(" · ".join(_texts(value)), key, key) for key, value in values.items()
                 if key not in _APART)
    return Document(
        values["id"], f"cases/{values['id']}.html", values["title"], "case",
        (Passage(values["summary"], field="summary"),
         *(Passage(" · ".join(_texts(one)), "lessons", "lessons", "lessons") for one in values["lessons"]),
         *rest),
        tuple(values["aliases"]), tuple(labels),
        {**borne, "outcome": (values["outcome"],), "year": (values["period"][:4],),
         "tool": tuple(one["tool"] for one in values["tools"])},
        (("outcome", values["outcome"], values["outcome"]),), values["period"], str(values["review_due"]))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    else:
        yield str(value)


def main() -> None:
    """Build an index and say what it took and how large its files are."""
    documents, facets = case_documents(int(sys.argv[1]))
    folder = Path(sys.argv[2])
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, used = time.perf_counter(), time.process_time()
    sizes: dict[str, list[tuple[int, int]]] = {}
    spent = 0.0
    for name, text in index_files(documents, list(invert(documents)), facets):
        raw = text.encode()
        aside = time.perf_counter()
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        if "--sizes" in sys.argv:
            kind = name[:1] if name[1] in "/-" else name.partition("-")[0]
            sizes.setdefault(kind, []).append((len(raw), len(gzip.compress(raw, 6))))
        spent += time.perf_counter() - aside
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({
        "cases": len(documents), "seconds": round(took, 2), "of them writing": round(spent, 2),
        "processor": round(time.process_time() - used, 2), "MB beyond": round((peak - held) / 1024)}))
    for kind, pairs in sizes.items():
        packed = sorted(one[1] for one in pairs)
        print(f"{kind:8} files={len(pairs):6} raw={sum(one[0] for one in pairs) / _KB:9.0f} KB "
              f"gzip={sum(packed) / _KB:8.0f} KB median={statistics.median(packed) / _KB:6.1f} "
              f"p95={packed[int(0.95 * (len(packed) - 1))] / _KB:6.1f} most={packed[-1] / _KB:6.1f}")


if __name__ == "__main__":
    main()
