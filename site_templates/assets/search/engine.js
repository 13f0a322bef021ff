// The search of a site, over whatever loads the files of its index: `load(name)` runs a file, and takes
// `true` beside the name where no cache may answer.
//
// search(query, {filters, limit, offset, sort, facets}) resolves to {total, full, results, facets, ms,
//   partial}. `full` counts what holds every word, `total` also what comes near. Both rest on postings for
//   what lies beyond the results that are loaded: postings may promise a phrase where its pairs stand
//   apart, so that both may be a little too high, never too low. `facets: false` counts none and
//   `facets: [key]` only some: what all documents bear is the largest thing that a query loads.
// facets() resolves to [{key, label}], facet(key) to {key, label, values: [{id, label}]}, null if unknown.
// suggest(text, {limit, answer}) resolves to [{kind, label, detail, url, marks}] for what is being typed;
//   who searches for it as well gives the answer, or its promise, and it is not searched for twice.
// near(query) resolves to {sounding: [{query, total}], without: [{query, total}], terms: [{label, detail, url}]}
//   where nothing answers all of a query: what sounds like it and is answered in full, parts of it, like terms.
// marker(query) resolves to a function from any text to the places [[from, to]] that a query means in it;
//   its `phrases` tells only whole phrases, for texts of one page of which another holds the phrase.
// refresh() loads the root anew and resolves to whether the index has changed.
// All reject with a VersionError where the index is of another version than these scripts.
(function (root) {
  "use strict";

  const LETTERS = /[a-z]{2}/;
  const SPELLED = ["term", "person"];  // whose letters count as the words themselves; titles are spelled anyway
  const NONE = {documents: [], impacts: [], marks: []};
  const [SUGGESTED, MOST_SUGGESTED] = [8, 50];
  const [CASES, LOOKED_AT] = [3, 6];  // titles that are suggested, and results that are looked at for them
  const {fold} = root.caselib.folding;
  const {plan: planned, looser} = root.caselib.searchPlan;
  const {termsOf, rank} = root.caselib.searchRanking;
  const {excerpt, titleMarks, marker: marking} = root.caselib.searchExcerpt;
  const {proved, newerFirst} = root.caselib.searchProof;
  const {filtered, passes, counted, countedFrom} = root.caselib.searchCounts;
  const {options: asked, count, textOf} = root.caselib.searchOptions;
  const {suggested} = root.caselib.searchNames;
  const {lesser, terms: alike, PARTS} = root.caselib.searchNear;
  const {sounding} = root.caselib.searchSounding;

  const everything = (all) => Array.from({length: all}, (_, document) => (
    {document, score: 0, cover: 0, full: true}));

  function Engine(load) {
    const store = root.caselib.searchStore(load);

    // Returns all names that are called by name, terms first. `state` is told where some cannot be had.
    const called = async (state) => (await Promise.all(["term", "other"].map((kind) => (
      store.names(kind).catch(() => {
        if (state) state.partial = true;
        return [];
      }))))).flat();

    async function understood(query, state) {
      const head = await store.start();
      const text = textOf(query);
      if (!LETTERS.test(fold(text))) return planned(text, head.synonyms, []);
      return planned(text, head.synonyms, (await called(state)).filter(([kind]) => SPELLED.includes(kind)));
    }

    // Returns postings by term; those that could not be had are null.
    async function lists(plan) {
      const terms = termsOf(plan);
      const found = await Promise.all(terms.map(store.postingsOf));
      return new Map(terms.map((term, at) => [term, found[at]]));
    }

    // Where a facet that is filtered by cannot be had, nothing is known to pass.
    async function facetsOf(names, filters, state) {
      const found = await Promise.all(names.map((one) => store.facet(one).catch(() => {
        state.partial = true;
        state.untold = state.untold || filters.has(one[0]);
        return null;
      })));
      return filtered(found.filter(Boolean), filters);
    }

    // Returns what the facets that are asked for hold, of results or of all their postings.
    async function countsOf(keys, hits, {ordered, documents}, filters, state) {
      const loaded = ordered.map((one) => documents.get(one.document));
      if (!filters && loaded.every(Boolean)) return countedFrom(loaded, keys);
      const head = await store.start();
      const facets = filters || await facetsOf(
        head.facets.filter(([key]) => keys.includes(key)), new Map(), state);
      const found = counted(facets, hits.filter((one) => !state.refuted.has(one)));
      return Object.fromEntries(keys.filter((key) => found[key]).map((key) => [key, found[key]]));
    }

    // Returns what a query is taken for and its hits: where nothing holds all of a question, those of the
    // words that it is about.
    async function answered(query, state) {
      const [head, plan] = await Promise.all([store.start(), understood(query, state)]);
      const found = await lists(plan);
      for (const list of found.values()) if (list === null) state.partial = true;
      const hits = plan.length ? rank(plan, found, head.count) : [];
      const about = hits.some((one) => one.full) ? "" : looser(textOf(query), head.asking);
      const other = about ? await answered(about, state) : {plan, hits};
      return other.hits.some((one) => one.full) || !hits.length ? other : {plan, hits};
    }

    async function search(query, given) {
      const started = Date.now();
      const options = asked(given);
      const state = {partial: false, untold: false, refuted: new Set()};
      const head = await store.start();
      if (!store.whole()) state.partial = true;
      const known = head.facets.map(([key]) => key);
      const keys = known.filter((key) => options.facets === true ||
        (options.facets && options.facets.includes(key)));
      const some = options.filters.size > 0;
      const lost = [...options.filters.keys()].some((key) => !known.includes(key));  // which no document bears
      const [{plan, hits}, filters] = await Promise.all([
        lost ? {plan: [], hits: []} : textOf(query).trim() ? answered(query, state) :
          {plan: [], hits: some ? everything(head.count) : []},
        some ? facetsOf(head.facets.filter(([key]) => keys.includes(key) || options.filters.has(key)),
          options.filters, state) : null]);
      const passing = state.untold ? [] : some ? hits.filter((one) => passes(filters, one.document, null)) : hits;
      const results = await proved(store, passing, plan, options, state);
      const {ordered, documents} = results;
      const page = ordered.slice(options.offset, options.offset + options.limit)
        .filter((one) => documents.get(one.document));
      if (options.sort === "relevance") newerFirst(page, documents);
      return {
        total: ordered.length, full: ordered.filter((one) => one.full).length,
        results: page.map((one) => {
          const {id, url, title, kind, badges, facets} = documents.get(one.document);
          return {id, url, title, kind, badges, facets, ...excerpt(documents.get(one.document), plan),
            titleMarks: titleMarks(documents.get(one.document), plan), score: one.score, full: one.full};
        }),
        facets: await countsOf(keys, state.untold ? [] : hits, results, filters, state),
        ms: Date.now() - started, partial: state.partial};
    }

    async function facet(key) {
      const name = (await store.start()).facets.find(([known]) => known === key);
      if (!name) return null;
      const {label, values} = await store.facet(name);
      return {key, label, values};
    }

    // Names come first, but leave room for a few titles.
    async function suggest(given, wishes) {
      const text = textOf(given);
      const limit = count(wishes && wishes.limit, SUGGESTED, MOST_SUGGESTED);
      await store.start();
      const titles = () => (wishes && wishes.answer) || search(text, {limit: LOOKED_AT, facets: false});
      const [names, answer] = await Promise.all([called(), text.trim().length > 1 ? titles() : {results: []}]);
      const cases = answer.results.filter((one) => one.kind === "case" && one.titleMarks.length)
        .slice(0, CASES).map(({id, title, url, titleMarks: marks}) => (
          {kind: "case", label: title, detail: id, url, marks}));
      const found = suggested(names, text, limit);
      return [...found.slice(0, Math.max(limit - cases.length, 0)), ...cases].slice(0, limit);
    }

    async function near(query) {
      const plan = await understood(query);
      const [found, names, head] = await Promise.all([lists(plan), called(), store.start()]);
      const texts = plan.map((phrase) => phrase.text);
      const postingsOf = (term) => found.get(term) || NONE;
      const held = (text) => {
        const part = planned(text, [], []);
        const known = new Map(termsOf(part).map((term) => [term, postingsOf(term)]));
        return rank(part, known, head.count).filter((one) => one.full).length;
      };
      const full = async (one) => (await search(one, {limit: CASES, facets: false})).full;
      const alikes = await sounding(store, names.filter(([kind]) => SPELLED.includes(kind)), textOf(query),
        held, full).catch(() => []);
      const without = [];
      for (const one of lesser(texts, held, (term) => postingsOf(term).documents.length)) {
        const total = await full(one);
        if (total) without.push({query: one, total});
        if (without.length === PARTS) break;
      }
      return {sounding: alikes, without, terms: alike(names.filter(([kind]) => kind === "term"), texts)};
    }

    return {
      search, facet, suggest, near, store,
      facets: async () => (await store.start()).facets.map(([key, , label]) => ({key, label})),
      marker: async (query) => marking(await understood(query)),
      refresh: store.refresh};
  }

  root.caselib.searchEngine = Engine;
})(typeof window === "undefined" ? globalThis : window);
