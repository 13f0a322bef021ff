// The search: `search(query, {filters, limit, offset, sort})` resolves to
// {total, results: [{id, url, title, excerpt, score, ...}], facets, ms, partial}. `facets: false` counts none
// and `facets: [key]` only some: what all documents bear is the largest thing that a query loads.
(function (root) {
  "use strict";

  const ROUNDS = 4;
  const {plan: planned} = root.caselib.searchPlan;
  const {termsOf, rank, long} = root.caselib.searchRanking;
  const {holds, excerpt} = root.caselib.searchExcerpt;

  function Engine(load) {
    const store = root.caselib.searchStore(load);

    // Returns postings by term; those that could not be had are null.
    async function lists(plan) {
      const terms = termsOf(plan);
      const found = await Promise.all(terms.map(store.postingsOf));
      return new Map(terms.map((term, at) => [term, found[at]]));
    }

    // Returns facets with, for each, which documents its own filter lets through.
    async function facetsOf(names, filters, state) {
      const found = await Promise.all(names.map((one) => store.facet(one).catch(() => {
        state.partial = true;
        return null;
      })));
      return found.filter(Boolean).map((facet) => {
        const wanted = filters[facet.key] ? [].concat(filters[facet.key]).map(String) : [];
        if (!wanted.length) return {...facet, lets: null};
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
    function countedFrom(documents, wanted) {
      const found = {};
      for (const [key] of wanted) {
        found[key] = {};
        for (const document of documents) {
          for (const value of document.facets[key] || []) found[key][value] = (found[key][value] || 0) + 1;
        }
      }
      return found;
    }

    async function order(hits, sort) {
      if (sort === "newest" || sort === "reviewed") {
        const ranks = await store.ranks(sort);
        return hits.sort((one, other) => ranks[other.document] - ranks[one.document] ||
          other.score - one.score || other.document - one.document);
      }
      return hits.sort((one, other) => other.score - one.score || other.document - one.document);
    }

    // Loads what is to be shown, and looks whether it holds what its postings promise: hits that do
    // not are taken out (or behind, where a part of a long query is an answer as well).
    async function shown(hits, plan, options, state) {
      const unsure = plan.some((phrase) => phrase.steps.length > 1 || phrase.others.length);
      const keep = long(plan);
      const documents = new Map();
      let ordered = await order(hits, options.sort);
      for (let round = 0; round < ROUNDS; round += 1) {
        const window = ordered.slice(0, options.offset + options.limit)
          .slice(round && unsure ? 0 : options.offset);
        await Promise.all(window.filter((one) => !documents.has(one.document)).map(async (one) => {
          documents.set(one.document, await store.document(one.document).catch(() => {
            state.partial = true;
            return null;
          }));
        }));
        const wrong = new Set(!unsure ? [] : window.filter((one) => (
          one.full && documents.get(one.document) && !holds(documents.get(one.document), plan))));
        if (!wrong.size) break;
        for (const one of wrong) {
          one.full = false;
          one.score *= one.cover * 0.5;
        }
        const left = ordered.filter((one) => keep || !wrong.has(one));
        if (left.length) ordered.filter((one) => !left.includes(one)).forEach((one) => state.refuted.add(one));
        ordered = await order(left.length ? left : ordered, options.sort);
      }
      return {ordered, documents};
    }

    function newestFirst(documents, one, other) {
      const [left, right] = [documents.get(one.document), documents.get(other.document)];
      return Math.abs(one.score - other.score) > 1e-4 || !left || !right ? 0 :
        left.newest < right.newest ? 1 : left.newest > right.newest ? -1 : 0;
    }

    async function search(query, given) {
      const started = Date.now();
      const options = {filters: {}, limit: 10, offset: 0, sort: "relevance", facets: true, ...given};
      const state = {partial: false, refuted: new Set()};
      const head = await store.start();
      const plan = planned(query, head.synonyms);
      const filtered = Object.keys(options.filters).length > 0;
      const nothing = !plan.length && (String(query).trim() || !filtered);
      const wanted = head.facets.filter(([key]) => options.facets === true || key in options.filters ||
        (Array.isArray(options.facets) && options.facets.includes(key)));
      const [found, filters] = await Promise.all([
        nothing ? new Map() : lists(plan),
        filtered ? facetsOf(wanted, options.filters, state) : []]);
      for (const list of found.values()) if (list === null) state.partial = true;
      let hits = [];
      if (plan.length) hits = rank(plan, found, head.count);
      else if (!nothing) hits = Array.from({length: head.count}, (_, document) => (
        {document, score: 0, cover: 0, full: false}));
      const passing = hits.filter((one) => passes(filters, one.document, null));
      const {ordered, documents} = await shown(passing, plan, options, state);
      const few = !filtered && ordered.every((one) => documents.get(one.document));
      const counts = few ? countedFrom(ordered.map((one) => documents.get(one.document)), wanted) :
        counted(filtered ? filters : await facetsOf(wanted, {}, state),
          hits.filter((one) => !state.refuted.has(one)));
      const page = ordered.slice(options.offset, options.offset + options.limit)
        .filter((one) => documents.get(one.document));
      if (options.sort === "relevance") page.sort((one, other) => newestFirst(documents, one, other));
      return {
        total: ordered.length,
        results: page.map((one) => {
          const {id, url, title, kind, badges} = documents.get(one.document);
          return {id, url, title, kind, badges, facets: documents.get(one.document).facets,
            ...excerpt(documents.get(one.document), plan), score: one.score, full: one.full};
        }),
        facets: counts, ms: Date.now() - started, partial: state.partial};
    }

    return {search, store};
  }

  root.caselib.searchEngine = Engine;
})(typeof window === "undefined" ? globalThis : window);
