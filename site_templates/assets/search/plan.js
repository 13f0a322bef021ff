// From what someone typed to what is looked up.
(function (root) {
  "use strict";

  const MOST_CHARACTERS = 400;
  const MOST_UNITS = 40;
  const MOST_SYNONYMS = 4;
  const APART = 0.9;  // what a phrase counts with its words apart, where one of them has another name
  const SYNONYM = 0.8;  // what another way to say a phrase counts, of the phrase itself
  const SPELLED = 0.5;  // and what only sounds like what was typed
  const {fold} = root.caselib.folding;
  const {units, cut} = root.caselib.tokens;
  const {lettersOf, readings, wordsSpelled} = root.caselib.spelling;

  // A text without blanks and with one kind of join, as phrases are compared.
  const pressed = (folded) => folded.replace(/[\p{Zs}\t\n\v\f\r]+/gu, "").replace(/[._]/g, "-");

  // Returns the terms of linked units, and what should follow each of them: pairs of characters,
  // a character that stands alone, words. Words joined are one term, with themselves as `parts`.
  function steps(linked) {
    const found = [];
    for (let at = 0; at < linked.length; at += 1) {
      const own = linked[at];
      const next = linked[at + 1];
      const last = found[found.length - 1];
      if (own.compound && last) {
        const parts = last.parts || [{term: last.term, follower: last.follower}];
        const after = {term: cut(own.text), follower: next ? cut(next.text) : null};
        found[found.length - 1] = {
          term: cut(`${last.term}-${cut(own.text)}`), follower: null, parts: [...parts, after]};
      } else if (!own.cjk) {
        found.push({term: cut(own.text), follower: next ? cut(next.text) : null});
      } else if (next && next.cjk) {
        const third = linked[at + 2];
        found.push({term: own.text + next.text, follower: third ? cut(third.text) : null});
      } else if (!(at && linked[at - 1].cjk)) {
        found.push({term: own.text, follower: null});
      }
    }
    return found;
  }

  function phrase(linked, folded) {
    const last = linked[linked.length - 1];
    const between = (start, end) => pressed(folded.slice(start, end));
    const end = last.at + last.text.length;
    const words = linked.filter((unit) => !unit.cjk);
    const [word] = words;
    const spelled = words.length === 1 && lettersOf(word.text) ? {
      letters: lettersOf(word.text), word: word.text,
      before: between(linked[0].at, word.at), after: between(word.at + word.text.length, end)} : null;
    return {text: between(linked[0].at, end), steps: steps(linked), spelled};
  }

  // Returns the phrases of a text: blanks and punctuation part them.
  function phrases(text) {
    const found = new Map();
    let left = MOST_UNITS;
    for (const typed of fold(text).split(/[\p{Zs}\t\n\v\f\r]+/u)) {
      let linked = [];
      const close = () => {
        if (linked.length) {
          const one = phrase(linked, typed);
          if (!found.has(one.text)) found.set(one.text, one);
        }
        linked = [];
      };
      for (const unit of units(typed)) {
        if (left === 0) break;
        left -= 1;
        if (!unit.linked) close();
        linked.push(unit);
      }
      close();
    }
    return [...found.values()];
  }

  // Returns what else a phrase may be called: its text with a word in it put another way, in parts; and
  // the word itself in parts, or it would count less than its synonyms where the phrase stands nowhere.
  function synonymsOf(one, synonyms) {
    const found = new Map();
    // A single character beside the word says too little by itself to stand elsewhere.
    const beside = (text) => (Array.from(text).length > 1 ? " " : "");
    const add = (weight, word, before, after) => found.set(word, {
      weight, parts: phrases(before + beside(before) + word + beside(after) + after)});
    for (const group of synonyms) {
      const words = group.map((word) => pressed(fold(word))).filter(Boolean);
      const met = words.filter((word) => one.text.includes(word))
        .sort((left, right) => right.length - left.length)[0];
      if (!met) continue;
      const [before, after] = [
        one.text.slice(0, one.text.indexOf(met)), one.text.slice(one.text.indexOf(met) + met.length)];
      if (beside(before) || beside(after)) add(APART, met, before, after);
      for (const word of words) {
        if (found.size >= MOST_SYNONYMS) return [...found.values()];
        if (!one.text.includes(word)) add(SYNONYM, word, before, after);
      }
    }
    return [...found.values()];
  }

  // Returns what a word in letters may stand for: terms of the library that are spelled so, and whatever
  // is spelled so in titles.
  function spelledOf({letters, word, before, after}, names) {
    const parts = (text) => (text ? phrases(text) : []);
    const terms = wordsSpelled(names, letters).slice(0, MOST_SYNONYMS).map((term) => (
      {weight: SYNONYM, parts: [...parts(before), ...parts(term), ...parts(after)]}));
    return [...terms, ...readings(word).map((steps) => ({
      weight: SPELLED, parts: [...parts(before), {text: word, steps, letters}, ...parts(after)]}))];
  }

  // Returns the phrases of a query, each with other ways to say it: {weight, parts}.
  function plan(query, synonyms, names) {
    const text = Array.from(query.slice(0, 2 * MOST_CHARACTERS)).slice(0, MOST_CHARACTERS).join("");
    return phrases(text).map((one) => ({...one, others: [
      ...synonymsOf(one, synonyms),
      ...(one.spelled ? spelledOf(one.spelled, names || []) : [])]}));
  }

  // Returns a query as the words that it is about, for where nothing holds it as it is; empty if it has
  // no other words. `asking`: words that only ask, and, behind a blank, those that hold one and do not.
  function looser(query, asking) {
    const [words, kept] = asking.split(" ").map((some) => some.split("|"));
    const text = fold(query.slice(0, MOST_CHARACTERS));
    const left = text.replace(new RegExp([...kept, ...words].join("|"), "g"), (one) => (
      kept.includes(one) ? one : " ")).split(/\s+/).filter((word) => Array.from(word).length > 1);
    return left.join(" ") === text.trim() ? "" : left.join(" ");
  }

  root.caselib.searchPlan = {plan, looser, pressed};
})(typeof window === "undefined" ? globalThis : window);
