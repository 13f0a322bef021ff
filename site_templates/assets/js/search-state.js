// The state of the page of the search and its address. Names that are no facet's begin with a dot, as no key
// of a template does.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};
  const SORT = ".sort";
  const NUMBER = ".page";
  const SORTS = ["relevance", "newest", "reviewed"];

  // State: {q, filters: {facet: [ids]}, sort, page}. Facets that the index does not know are ignored.
  function readState(search, known) {
    const given = new URLSearchParams(search);
    const filters = {};
    for (const key of known) {
      const ids = [...new Set(given.getAll(key))].filter(Boolean);
      if (ids.length) filters[key] = ids;
    }
    return {
      q: (given.get("q") || "").trim(), filters,
      sort: SORTS.includes(given.get(SORT)) ? given.get(SORT) : SORTS[0],
      page: Math.max(1, Math.floor(Number(given.get(NUMBER))) || 1)};
  }

  function writeState(state) {
    const given = new URLSearchParams();
    if (state.q) given.set("q", state.q);
    for (const key of Object.keys(state.filters)) state.filters[key].forEach((id) => given.append(key, id));
    if (state.sort !== SORTS[0]) given.set(SORT, state.sort);
    if (state.page > 1) given.set(NUMBER, state.page);
    return String(given);
  }

  caselib.searchState = {readState, writeState, FIRST_SORT: SORTS[0]};
})();
