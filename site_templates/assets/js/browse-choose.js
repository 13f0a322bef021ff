// Which cases fit, in which order, and how an address says so: the reckoning behind the page of
// all cases, apart from the page itself.
(function () {
  "use strict";

  const TEXT = ".q";
  const SORT = ".sort";
  // What is sorted by and is no facet; no key of a template begins with a dot.
  const TITLE = ".title";
  const DATES = { ".period": "period", ".seen": "seen" };

  // Full-width letters and digits, and capitals, are the same to a reader.
  function fold(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  // State: { q, sort, chosen: Map of facet key to Set of value ids }. Unknown names are ignored.
  function readState(hash, facets) {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const chosen = new Map();
    for (const facet of facets) {
      const known = new Set(facet.values.map((value) => value.id));
      const ids = (given.get(facet.key) || "").split(",").filter((id) => known.has(id));
      if (ids.length) chosen.set(facet.key, new Set(ids));
    }
    return { q: given.get(TEXT) || "", sort: given.get(SORT) || "", chosen };
  }

  function writeState(state, facets) {
    const given = new URLSearchParams();
    for (const facet of facets) {
      const ids = state.chosen.get(facet.key);
      if (ids && ids.size) {
        given.set(facet.key, facet.values.map((value) => value.id).filter((id) => ids.has(id)).join(","));
      }
    }
    if (state.q) given.set(TEXT, state.q);
    if (state.sort) given.set(SORT, state.sort);
    return String(given).replace(/%2C/g, ",");
  }

  // One pass: who fits, and for each value how many would fit if it were chosen as well.
  // A value of a facet is counted among the cases that pass every other facet.
  // `synonyms`: groups of words for the same thing; one of them is as good as another.
  function select(records, state, facets, synonyms) {
    const words = fold(state.q).split(/\s+/).filter(Boolean).map((word) => [
      word, ...(synonyms || []).filter((group) => group.some((one) => fold(one) === word)).flat().map(fold)]);
    const active = [];
    facets.forEach((facet, at) => {
      const ids = state.chosen.get(facet.key);
      if (ids && ids.size) {
        active.push({ at, codes: new Set(facet.values.filter((v) => ids.has(v.id)).map((v) => v.code)) });
      }
    });
    const facetOf = [];
    facets.forEach((facet, at) => facet.values.forEach((value) => { facetOf[value.code] = at; }));
    const counts = facetOf.map(() => 0);
    const hits = [];
    for (const record of records) {
      if (!words.every((any) => any.some((word) => record.text.includes(word)))) continue;
      let failed = -1;
      let failures = 0;
      for (const { at, codes } of active) {
        if (!record.codes.some((code) => codes.has(code))) {
          failed = at;
          failures += 1;
          if (failures > 1) break;
        }
      }
      if (failures > 1) continue;
      if (failures === 0) hits.push(record);
      for (const code of record.codes) {
        if (failures === 0 || facetOf[code] === failed) counts[code] += 1;
      }
    }
    return { hits, counts };
  }

  // Sorting keeps the order of the page among equals; what is empty comes last either way.
  function sorted(hits, sort, facets, language) {
    const down = sort.startsWith("-");
    const key = down ? sort.slice(1) : sort;
    const facet = facets.find((one) => one.key === key);
    const collator = new Intl.Collator(language, { numeric: true });
    let rank;
    if (key === TITLE) rank = (record) => record.title;
    else if (DATES[key]) rank = (record) => record[DATES[key]];
    else if (facet) {
      const own = new Set(facet.values.map((value) => value.code));
      rank = (record) => {
        const first = record.codes.find((code) => own.has(code));
        return first === undefined ? "" : first;
      };
    } else return hits;
    const ranked = hits.map((record) => ({ record, value: rank(record) }));
    ranked.sort((a, b) => {
      if (a.value === b.value) return a.record.order - b.record.order;
      if (a.value === "") return 1;
      if (b.value === "") return -1;
      const way = typeof a.value === "number" ? a.value - b.value
        : key === TITLE ? collator.compare(a.value, b.value) : a.value < b.value ? -1 : 1;
      return down ? -way : way;
    });
    return ranked.map((one) => one.record);
  }

  const logic = { fold, readState, writeState, select, sorted, DATES };
  if (typeof module === "object") module.exports = logic;
  else window.clChoose = logic;
})();
