"""Each case of the sample library is found by what someone would ask who wants it, in a real browser."""

import pytest

from generator.search.gate import asked
from tests.browser.conftest import Visit
from tests.search.test_documents import published

pytestmark = pytest.mark.browser

_FIRST = 3
_ASK = """async (queries) => {
  const found = [];
  for (const words of queries) {
    const {full, results} = await caselib.search(words, {limit: 3, facets: false});
    found.push([full, results.map((one) => one.id)]);
  }
  return found;
}"""


def test_each_case_is_among_the_first_for_its_title_names_and_id(visit: Visit, address: str) -> None:
    """Unless more pages share the words than fit there; an id is nobody else's."""
    site = published("editors")
    wanted = [(case.id, words) for case in site.cases.values() for words in asked(site, case)]
    assert len(wanted) > 3 * len(site.cases)
    visit.page.goto(f"{address}/browse.html")
    found = visit.page.evaluate(_ASK, [words for _, words in wanted])
    missed = [(case, words, first) for (case, words), (full, first) in zip(wanted, found, strict=True)
              if case not in first and full <= _FIRST]
    assert missed == []
    assert [case for (case, words), (_, first) in zip(wanted, found, strict=True)
            if words == case and first[:1] != [case]] == []
    assert visit.errors == []
