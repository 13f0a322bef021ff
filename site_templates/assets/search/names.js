// What is suggested of names while someone types: by how they begin, what they hold, how they are spelled.
(function (root) {
  "use strict";

  const KINDS = ["term", "person", "tool", "page"];
  const [START, START_OF_OTHER, WITHIN, SPELLED] = [0, 1, 2, 3];  // each of the first three, or sounding so
  const {fold} = root.caselib.folding;
  const {pressed} = root.caselib.searchPlan;
  const {press, placed} = root.caselib.searchExcerpt;
  const {spelledFrom, marksOf} = root.caselib.spelling;
  const LETTERS = /^[a-z]{1,40}$/;

  const kept = new WeakMap();

  // Returns a name as it is compared, found once: it is asked at every key.
  function foldedOf(name) {
    if (!kept.has(name)) {
      const [, label, , , aliases] = name;
      kept.set(name, {own: press(label), others: aliases.map((alias) => pressed(fold(alias)))});
    }
    return kept.get(name);
  }

  // Returns how spellings begin with letters or hold them, null if they do not. A single letter is looked
  // for where they begin: elsewhere it stands everywhere.
  function sounding(spellings, letters) {
    let found = null;
    for (const [at, run] of spellings) {
      const syllables = run.split(" ");
      for (let from = 0; from < (letters.length > 1 ? syllables.length : 1); from += 1) {
        if (spelledFrom(syllables, from, letters)) {
          const rank = from || at > 0 ? WITHIN : at < 0 ? START_OF_OTHER : START;
          found = Math.min(found === null ? rank : found, rank);
        }
      }
    }
    return found;
  }

  // Returns a name as it answers what is typed, null if it does not. `rank` is less the better.
  function answer([kind, label, detail, url, , spellings], folded, wanted, letters) {
    const one = {kind, label, detail, url, marks: []};
    const {own, others: known} = folded;
    const at = own.text.indexOf(wanted);
    if (at >= 0) one.marks = [placed(own, at, at + wanted.length)];
    const others = known.map((alias) => alias.indexOf(wanted));
    if (at === 0) return {...one, rank: START};
    if (others.includes(0)) return {...one, rank: START_OF_OTHER};
    if (at > 0 || others.some((place) => place > 0)) return {...one, rank: WITHIN};
    const rank = letters ? sounding(spellings, letters) : null;
    return rank === null ? null :
      {...one, marks: marksOf(label, spellings, letters), rank: SPELLED + rank};
  }

  // Returns the names that answer what is typed, best first, at equal worth the shorter.
  function suggested(names, text, limit) {
    const wanted = pressed(fold(text.slice(0, 200)));
    if (!/[\p{L}\p{N}]/u.test(wanted)) return [];
    const typed = wanted.replace(/['’]/g, "");
    const letters = LETTERS.test(typed) ? typed.replace(/([ln])ue/g, "$1ve") : "";
    return names.map((name) => answer(name, foldedOf(name), wanted, letters)).filter(Boolean)
      .sort((one, other) => one.rank - other.rank ||
        KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.label.length - other.label.length)
      .slice(0, limit).map(({rank, ...one}) => one);
  }

  root.caselib.searchNames = {suggested};
})(typeof window === "undefined" ? globalThis : window);
