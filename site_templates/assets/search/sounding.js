// What sounds like a query: an input method that offers 台里 for 台历 leaves the sound right. Each run of
// characters is looked up by its sound among names and titles, as what is typed in letters is.
(function (root) {
  "use strict";

  const RUN = /[\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]{2,}/gu;
  const SOUND = /([a-z]+)([^a-z]+)/g;
  const LONGEST = 12;  // characters of a run that is listened to
  const [MOST_RUNS, MOST_WORDS] = [3, 4];
  const PARTS = [4, 3, 2];  // characters of a run that may be wrong alone
  const LOOKED_AT = 4;  // documents whose titles tell which characters are meant
  const [TRIES, ANSWERS] = [8, 3];
  const {fold} = root.caselib.folding;
  const {pressed} = root.caselib.searchPlan;
  const {soundTerms} = root.caselib.spelling;
  const {termsOf, rank} = root.caselib.searchRanking;

  // Returns how each common character sounds, of a text `a啊阿ai哀...`.
  const soundsIn = (text) => new Map([...text.matchAll(SOUND)].flatMap(([, sound, characters]) => (
    Array.from(characters, (one) => [one, sound]))));

  // Returns the parts of a label and its other names that sound like what was typed, or have its characters.
  function wordsIn(label, others, spellings, typed) {
    return spellings.flatMap(([at, run]) => {
      const syllables = run.split(" ");
      const characters = Array.from(at < 0 ? others[-1 - at] || "" : label.slice(at));
      if (at < 0 && characters.length !== syllables.length) return [];
      return syllables.slice(typed.length - 1).map((_, from) => characters.slice(from, from + typed.length))
        .filter((word, from) => typed.every(({character, sound}, place) => (
          sound === syllables[from + place] || character === fold(word[place]))))
        .map((word) => word.join(""));
    });
  }

  // Returns the parts of titles that sound like what was typed.
  async function inTitles(store, typed) {
    if (!typed.every(({sound}) => sound)) return [];
    const plan = [{steps: soundTerms(typed.map(({sound}) => sound)), others: []}];
    const lists = new Map(await Promise.all(termsOf(plan).map(async (term) => (
      [term, await store.postingsOf(term)]))));
    const hits = rank(plan, lists, (await store.start()).count).filter((one) => one.full)
      .sort((one, other) => other.score - one.score).slice(0, LOOKED_AT);
    const documents = await Promise.all(hits.map((one) => store.document(one.document).catch(() => null)));
    return documents.filter(Boolean).flatMap(({title, names, spelled}) => wordsIn(title, names, spelled, typed));
  }

  // Returns the words that sound like what was typed, those that share most of its characters first.
  async function words(store, names, typed) {
    const alike = (word) => Array.from(word).filter((one, at) => one === typed[at].character).length;
    const found = [...names.flatMap(([, label, , , others, spellings]) => (
      wordsIn(label, others, spellings, typed))), ...await inTitles(store, typed)];
    return [...new Set(found)].filter((word) => alike(word) < typed.length)
      .sort((one, other) => alike(other) - alike(one)).slice(0, MOST_WORDS);
  }

  // Returns what a run may have been meant to be: all of it, or else a part of it that nothing holds; beside
  // what is put right the rest may stand elsewhere.
  async function meant(store, names, typed, held) {
    const said = (from, end) => typed.slice(from, end).map(({character}) => character).join("");
    const whole = await words(store, names, typed);
    for (const size of whole.length ? [] : PARTS.filter((one) => one < typed.length)) {
      const found = await Promise.all(typed.slice(size - 1).map(async (_, from) => {
        const part = typed.slice(from, from + size);
        if (held(said(from, from + size))) return [];
        return (await words(store, names, part)).flatMap((word) => ["", " "].map((gap) => (
          [said(0, from), word, said(from + size)].filter(Boolean).join(gap))));
      }));
      const all = found.flat();
      if (all.length) return all;
    }
    return whole;
  }

  // Returns queries with runs of a query put right, likely ones first. `held`: whether anything holds a text.
  async function candidates(store, names, query, held) {
    const runs = [...query.matchAll(RUN)].filter(([run]) => Array.from(run).length <= LONGEST)
      .slice(0, MOST_RUNS);
    const sounds = runs.length ? soundsIn(await store.sounds()) : new Map();
    if (!sounds.size) return [];
    const choices = await Promise.all(runs.map(async ([run]) => {
      const own = Array.from(fold(run), (character) => ({character, sound: sounds.get(character)}));
      const others = await meant(store, names, own, held);
      return held(fold(run)) || !others.length ? [run, ...others] : others;
    }));
    let ways = [{text: "", end: 0}];
    runs.forEach((run, at) => {
      ways = ways.flatMap(({text, end}) => choices[at].map((choice) => (
        {text: text + query.slice(end, run.index) + choice, end: run.index + run[0].length})));
    });
    return ways.map(({text, end}) => text + query.slice(end)).filter((one) => one !== query);
  }

  // Resolves to [{query, total}]: queries that sound like one, of those that something answers in full.
  // `full(query)` resolves to how many do.
  async function sounding(store, names, query, held, full) {
    const found = [];
    for (const one of (await candidates(store, names, query, held)).slice(0, TRIES)) {
      const known = found.some(({query: other}) => pressed(other) === pressed(one));  // but for a blank
      const total = known ? 0 : await full(one);
      if (total) found.push({query: one, total});
      if (found.length === ANSWERS) break;
    }
    return found;
  }

  root.caselib.searchSounding = {sounding};
})(typeof window === "undefined" ? globalThis : window);
