"""How many files one changed case renames: `python -m bench.search_stability COUNT`."""

import sys
from collections import Counter
from dataclasses import replace

from bench.search_cases import case_documents
from generator.search.document import Document, Passage
from generator.search.files import index_files
from generator.search.inversion import invert


def main() -> None:
    """Change the case in the middle, and add one, and count the files with new names."""
    documents, facets = case_documents(int(sys.argv[1]))
    at = len(documents) // 2
    one = documents[at]

    def names(some: list[Document]) -> set[str]:
        return {name for name, _ in index_files(some, list(invert(some)), facets)}

    before = names(documents)
    changes = {
        "a day of review": replace(one, reviewed="2027-01-01"),
        "a word in a sentence": replace(one, passages=_changed(one.passages, "交付", "交货")),
        "a sentence more": replace(
            one, passages=(*one.passages, Passage("客户说下周再谈付款节点和验收标准。"))),
    }
    for said, changed in changes.items():
        _tell(said, before, names([*documents[:at], changed, *documents[at + 1:]]))
    _tell("a case more", before, names([*documents, replace(one, id="AB-2027-001", url="new")]))


def _changed(passages: tuple[Passage, ...], word: str, other: str) -> tuple[Passage, ...]:
    return tuple(replace(one, text=one.text.replace(word, other, 1)) for one in passages)


def _tell(said: str, before: set[str], after: set[str]) -> None:
    new = Counter(name.partition("/")[0].partition("-")[0] for name in after - before)
    print(f"{said}: {sum(new.values())} of {len(after)} files: {dict(new)}")


if __name__ == "__main__":
    main()
