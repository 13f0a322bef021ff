// What postings promise, looked at: the documents that are to be shown are loaded, and those that do not
// hold what was asked for are taken out.
(function (root) {
  "use strict";

  const ROUNDS = 4;
  const NEAR = 50;  // results before a page that are looked at as well, so that pages neither gap nor overlap
  const TIE = 1e-4;
  const {long} = root.caselib.searchRanking;
  const {holds} = root.caselib.searchExcerpt;

  // Sorts hits; of those that score alike, what was written later has the higher number. Where days cannot
  // be had, the best come first.
  async function order(store, hits, sort, state) {
    const byScore = (one, other) => other.score - one.score || other.document - one.document;
    const ranks = sort === "relevance" ? null : await store.ranks(sort).catch(() => {
      state.partial = true;
      return null;
    });
    return hits.sort((one, other) => (
      (ranks && ranks[other.document] - ranks[one.document]) || byScore(one, other)));
  }

  async function loaded(store, hits, documents, state) {
    await Promise.all(hits.filter((one) => !documents.has(one.document)).map(async (one) => {
      documents.set(one.document, await store.document(one.document).catch(() => {
        state.partial = true;
        return null;
      }));
    }));
  }

  // Returns hits in order and the documents of those to be shown. Hits that are refuted go out, or behind
  // where a part of a long query is an answer as well, or where nothing else is left. Where none of many
  // holds what it promises, the rest is not taken to either: they come near, and no more is said of them.
  async function proved(store, hits, plan, options, state) {
    const unsure = plan.some((phrase) => phrase.steps.length > 1 || phrase.others.length);
    const keep = long(plan);
    const documents = new Map();
    const first = unsure && options.offset <= NEAR ? 0 : options.offset;
    let ordered = await order(store, hits, options.sort, state);
    const window = () => ordered.slice(first, options.offset + options.limit);
    for (let round = 0; round < ROUNDS; round += 1) {
      await loaded(store, window(), documents, state);
      const promised = unsure ? window().filter((one) => one.full && documents.get(one.document)) : [];
      const wrong = new Set(promised.filter((one) => !holds(documents.get(one.document), plan)));
      if (!wrong.size) return {ordered, documents};
      for (const one of wrong) {
        one.full = false;
        one.score *= one.cover * 0.5;
      }
      const left = keep ? ordered : ordered.filter((one) => !wrong.has(one));
      if (left.length && !keep) wrong.forEach((one) => state.refuted.add(one));
      state.proved = state.proved || wrong.size < promised.length;
      ordered = await order(store, left.length ? left : ordered, options.sort, state);
    }
    if (!state.proved) ordered.forEach((one) => { one.full = false; });
    await loaded(store, window(), documents, state);
    return {ordered, documents};
  }

  // Puts the newer first among neighbours of a page that score alike.
  function newerFirst(page, documents) {
    for (let start = 0, end = 0; start < page.length; start = end) {
      while (end < page.length && page[start].score - page[end].score <= TIE) end += 1;
      const alike = page.slice(start, end);
      const day = (one) => documents.get(one.document).newest;
      alike.sort((one, other) => (day(one) < day(other) ? 1 : day(one) > day(other) ? -1 : 0));
      page.splice(start, alike.length, ...alike);
    }
  }

  root.caselib.searchProof = {proved, newerFirst};
})(typeof window === "undefined" ? globalThis : window);
