// How well documents answer a planned query, from postings alone.
(function (root) {
  "use strict";

  const LINK = 0.5;  // what it counts that one term follows another, beside the terms themselves
  const LONG = 7;  // steps of a query beyond which a part of it is an answer as well
  const PART_OF_LONG = 0.5;
  const LEAST = 0.2;
  const TELLING = 2.3;  // the rarity of what a tenth of all documents hold: less than that tells nothing
  const NEAR_BEST = 0.6;
  const {hash, mayFollow} = root.caselib.postings;

  const rarity = (count, all) => Math.log(1 + (all - count + 0.5) / (count + 0.5));

  // Returns every term that a plan looks up.
  function termsOf(plan) {
    const found = new Set();
    const add = (one) => {
      found.add(one.term);
      (one.parts || []).forEach(add);
    };
    for (const phrase of plan) {
      phrase.steps.forEach(add);
      for (const other of phrase.others) for (const part of other.parts) part.steps.forEach(add);
    }
    return [...found];
  }

  // Scores of a phrase by document: what it adds, how much of it is covered (0 to 1), and whether the
  // whole of it may stand there. `lists`: postings by term; null where they could not be had.
  function scorePhrase(steps, lists, count) {
    const looked = steps.flatMap((one) => (
      one.parts && lists.get(one.term) && !lists.get(one.term).documents.length ? one.parts : [one]))
      .filter((one) => lists.get(one.term));
    const value = new Float32Array(count);
    const cover = new Float32Array(count);
    const held = new Uint16Array(count);
    const marks = new Uint16Array(count);  // of the step before, and 1 more; 0 where it is not
    const seen = new Uint16Array(count);  // the step that wrote the mark
    let whole = 0;
    let tests = 0;
    let last = 0;
    looked.forEach((one, step) => {
      const list = lists.get(one.term);
      const weight = rarity(list.documents.length, count);
      const before = step ? looked[step - 1] : null;
      const linked = before !== null && before.follower !== null;
      const code = linked ? hash(before.follower) : 0;
      const link = LINK * Math.min(weight, last);
      whole += weight + (linked ? link : 0);
      tests += linked ? 2 : 1;
      for (let at = 0; at < list.documents.length; at += 1) {
        const document = list.documents[at];
        value[document] += weight * list.impacts[at];
        cover[document] += weight;
        held[document] += 1;
        if (linked && seen[document] === step && mayFollow(marks[document], code)) {
          cover[document] += link;
          value[document] += link * list.impacts[at];
          held[document] += 1;
        }
        marks[document] = list.marks[at];
        seen[document] = step + 1;
      }
      last = weight;
    });
    for (let at = 0; at < count; at += 1) {
      if (whole) cover[at] /= whole;
      held[at] = tests > 0 && held[at] === tests ? 1 : 0;
    }
    return {value, cover, held, whole};
  }

  // Scores of several phrases that all belong to one thing.
  function together(scores, count) {
    const value = new Float32Array(count);
    const cover = new Float32Array(count);
    const known = scores.filter((one) => one.whole > 0);  // not those whose files are all lost
    const held = new Uint16Array(count).fill(known.length ? 1 : 0);
    const whole = known.reduce((sum, one) => sum + one.whole, 0);
    for (const one of known) {
      for (let at = 0; at < count; at += 1) {
        value[at] += one.value[at];
        cover[at] += one.cover[at] * one.whole / whole;
        held[at] &= one.held[at];
      }
    }
    return {value, cover, held, whole};
  }

  // Scores of a phrase, or of another way to say it where that covers more.
  function scoreWithOthers(phrase, lists, count) {
    const own = scorePhrase(phrase.steps, lists, count);
    for (const {weight, parts} of phrase.others) {
      const said = together(parts.map((part) => scorePhrase(part.steps, lists, count)), count);
      for (let at = 0; at < count; at += 1) {
        if (weight * said.cover[at] > own.cover[at]) {
          own.cover[at] = weight * said.cover[at];
          own.value[at] = weight * Math.min(said.value[at], own.whole);
          own.held[at] = said.held[at] ? 1 : 0;
        }
      }
    }
    return own;
  }

  // Returns the documents that answer, best first: {document, score, full}.
  function rank(plan, lists, count) {
    const all = together(plan.map((phrase) => scoreWithOthers(phrase, lists, count)), count);
    const long = plan.reduce((sum, phrase) => sum + phrase.steps.length, 0) >= LONG;
    let best = 0;
    let full = false;
    for (let at = 0; at < count; at += 1) {
      best = Math.max(best, all.cover[at]);
      full = full || all.held[at] === 1;
    }
    const least = full ? (long ? PART_OF_LONG : Infinity) :
      Math.max(Math.min(LEAST, TELLING / Math.max(all.whole, 1)), NEAR_BEST * best);
    const found = [];
    for (let at = 0; at < count; at += 1) {
      if (all.held[at] === 1 || (all.cover[at] >= least && all.cover[at] > 0)) {
        found.push({
          document: at, score: all.value[at] * all.cover[at] ** 3, cover: all.cover[at],
          full: all.held[at] === 1});
      }
    }
    return found;
  }

  root.caselib.searchRanking = {termsOf, rank, long: (plan) => (
    plan.reduce((sum, phrase) => sum + phrase.steps.length, 0) >= LONG)};
})(typeof window === "undefined" ? globalThis : window);
