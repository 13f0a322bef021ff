// What a search is asked for, whatever is handed in: an address may hold anything.
(function (root) {
  "use strict";

  const LIMIT = 10;
  const MOST = 200;  // results at once: each is a file
  const SORTS = ["relevance", "newest", "reviewed"];

  function count(given, usual, most) {
    const found = Math.floor(Number(given));
    return given === null || given === undefined || Number.isNaN(found) ? usual :
      Math.min(Math.max(found, 0), most);
  }

  // Returns the values wanted by facet; a facet of which none is wanted is no filter.
  function filters(given) {
    const found = new Map();
    if (given === null || typeof given !== "object") return found;
    for (const key of Object.keys(given)) {
      const wanted = [].concat(given[key]).filter((one) => one !== null && one !== undefined && one !== "");
      if (wanted.length) found.set(key, wanted.map(String));
    }
    return found;
  }

  function options(given) {
    const {filters: wanted, limit, offset, sort, facets} = given === null || given === undefined ? {} : given;
    return {
      filters: filters(wanted), limit: count(limit, LIMIT, MOST),
      offset: count(offset, 0, Number.MAX_SAFE_INTEGER - MOST), sort: SORTS.includes(sort) ? sort : SORTS[0],
      facets: Array.isArray(facets) ? facets.map(String) : facets !== false};
  }

  const textOf = (given) => (given === null || given === undefined ? "" : String(given));

  root.caselib.searchOptions = {options, count, textOf};
})(typeof window === "undefined" ? globalThis : window);
