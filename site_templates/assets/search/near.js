// What comes near a query that nothing answers: parts of it that something does, and terms that look or
// sound like it.
(function (root) {
  "use strict";

  const PARTS = 3;
  const TERMS = 5;
  const ALIKE = 0.5;
  const SOUNDING = 0.75;
  const LEAST_SOUNDING = 4;
  const LONGEST = 60;
  const {fold} = root.caselib.folding;
  const {units} = root.caselib.tokens;
  const {pressed} = root.caselib.searchPlan;

  // Returns the pieces of a phrase that something holds: it is cut at its rarest pair until all are.
  // `held(text)`: how many hold a text; `count(term)`: how many a term.
  function pieces(text, held, count) {
    const known = units(text);
    if (!known.length) return [];
    if (held(text) > 0) return [text];
    if (known.length === 1) return [];
    let cut = 1;
    let least = Infinity;
    for (let at = 1; at < known.length; at += 1) {
      const [before, after] = [known[at - 1], known[at]];
      const found = before.cjk && after.cjk ? count(before.text + after.text) :
        Math.min(before.cjk ? Infinity : count(before.text), after.cjk ? Infinity : count(after.text));
      if (found < least) [cut, least] = [at, found];
    }
    const end = known[cut - 1].at + known[cut - 1].text.length;
    return [...pieces(text.slice(0, end), held, count), ...pieces(text.slice(known[cut].at), held, count)];
  }

  // Returns queries that leave something out: of several phrases the rarest first, of one the pairs that
  // nothing holds, and what is left by how much it tells. `phrases`: their texts.
  function lesser(phrases, held, count) {
    if (phrases.length === 1) {
      const found = pieces(phrases[0], held, count).filter((one) => one.length > 1 && one !== phrases[0]);
      return [...new Set(found)].sort((one, other) => held(one) - held(other) || other.length - one.length);
    }
    const rarest = phrases.map((text) => ({text, held: held(text)}))
      .sort((one, other) => one.held - other.held).map((one) => one.text);
    const without = (left) => phrases.filter((text) => !left.includes(text)).join(" ");
    return [...rarest.map((text) => without([text])),
      ...rarest.slice(1, -1).map((_, at) => without(rarest.slice(0, at + 2)))].filter(Boolean);
  }

  // How much of two texts is common, in order: 0 to 1.
  function likeness(one, other) {
    const [left, right] = [Array.from(one), Array.from(other)];
    let row = new Array(right.length + 1).fill(0);
    for (const character of left) {
      const next = [0];
      right.forEach((wanted, at) => {
        next.push(character === wanted ? row[at] + 1 : Math.max(row[at + 1], next[at]));
      });
      row = next;
    }
    const common = row[right.length];
    return common > 1 ? 2 * common / (left.length + right.length) : 0;
  }

  // Returns a text, or where a name is shorter, every part of it that is as long as the name.
  function windows(text, size) {
    const characters = Array.from(text);
    return characters.length <= size ? [text] : characters.slice(size - 1)
      .map((_, at) => characters.slice(at, at + size).join(""));
  }

  // Returns the terms that are like some phrase of a query: by their characters, or how they are spelled.
  function terms(names, phrases) {
    const wanted = [...new Set([...phrases, phrases.join("")])].map((text) => text.slice(0, LONGEST));
    const best = (ways, least) => Math.max(0, ...ways.flatMap((way) => wanted
      .flatMap((text) => windows(text, way.length)).map((part) => likeness(part, way))
      .filter((found) => found >= least)));
    const scored = names.map(([, label, detail, url, aliases, spellings]) => {
      const letters = wanted.some((text) => text.length >= LEAST_SOUNDING && /^[a-z]+$/.test(text));
      const score = Math.max(best([label, ...aliases].map((one) => pressed(fold(one))), ALIKE),
        letters ? best(spellings.map(([, run]) => run.replace(/ /g, "")), SOUNDING) : 0);
      return {score, term: {label, detail, url}};
    });
    return scored.filter((one) => one.score > 0).sort((one, other) => other.score - one.score)
      .slice(0, TERMS).map((one) => one.term);
  }

  root.caselib.searchNear = {lesser, terms, PARTS};
})(typeof window === "undefined" ? globalThis : window);
