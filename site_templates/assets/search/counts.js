// Facets: which documents a filter lets through, and how many documents bear each value.
(function (root) {
  "use strict";

  // Returns facets with, for each, which combinations of values its own filter lets through.
  function filtered(facets, filters) {
    return facets.map((facet) => {
      const wanted = filters.get(facet.key);
      if (!wanted) return {...facet, lets: null};
      const lets = facet.combinations.map((places) => (
        places.some((at) => wanted.includes(facet.values[at].id))));
      return {...facet, lets};
    });
  }

  const passes = (facets, document, but) => facets.every((facet) => (
    facet === but || !facet.lets || facet.lets[facet.borne[document]]));

  // Counts hits by value: within a facet as if it had no filter, so that one sees what else there is.
  function counted(facets, hits) {
    const found = {};
    for (const facet of facets) {
      const met = new Uint32Array(facet.combinations.length);
      for (const one of hits) if (passes(facets, one.document, facet)) met[facet.borne[one.document]] += 1;
      const counts = facet.values.map(() => 0);
      facet.combinations.forEach((places, at) => places.forEach((place) => { counts[place] += met[at]; }));
      found[facet.key] = {};
      facet.values.forEach((value, at) => { if (counts[at]) found[facet.key][value.id] = counts[at]; });
    }
    return found;
  }

  // Counts from the documents themselves, where all hits are loaded: facets of everything are large.
  function countedFrom(documents, keys) {
    const found = {};
    for (const key of keys) {
      found[key] = {};
      for (const document of documents) {
        for (const value of document.facets[key] || []) found[key][value] = (found[key][value] || 0) + 1;
      }
    }
    return found;
  }

  root.caselib.searchCounts = {filtered, passes, counted, countedFrom};
})(typeof window === "undefined" ? globalThis : window);
