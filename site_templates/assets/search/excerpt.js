// Whether a text really holds a phrase, and the piece of it that shows it best.
(function (root) {
  "use strict";

  const BEFORE = 24;
  const LENGTH = 96;
  const MOST_MARKS = 200;  // of one thing in one text
  const {fold, foldWithPlaces} = root.caselib.folding;
  const {pressed} = root.caselib.searchPlan;
  const {spelledIn, marksOf} = root.caselib.spelling;
  const PLAIN_WORD = /[\p{L}\p{N}]/u;
  const SPELLED = /[a-z0-9]/;

  // Presses a text as phrases are, and keeps where each character comes from.
  function press(text) {
    const folded = foldWithPlaces(text);
    let found = "";
    const places = [];
    for (let at = 0; at < folded.text.length; at += 1) {
      const kept = pressed(folded.text[at]);
      if (kept) {
        found += kept;
        places.push(folded.places[at]);
      }
    }
    places.push(text.length);
    return {text: found, places, source: text};
  }

  // Tells whether what is found from one place to another ends where words do.
  function bounded(text, start, end) {
    const joins = (inner, outer) => SPELLED.test(inner) && SPELLED.test(fold(outer || "")) &&
      PLAIN_WORD.test(outer);
    return !joins(text.text[start], text.source[text.places[start] - 1]) &&
      !joins(text.text[end - 1], text.source[text.places[end - 1] + 1]);
  }

  // Returns a part of a pressed text as places of the text before it was pressed.
  function placed(text, start, end) {
    const last = text.places[end - 1];
    return [text.places[start], last + String.fromCodePoint(text.source.codePointAt(last)).length];
  }

  // Returns where a phrase stands in a pressed text, as places of the text before it was pressed.
  function occurrences(text, phrase, most) {
    const found = [];
    for (let at = text.text.indexOf(phrase); at >= 0 && found.length < most;
      at = text.text.indexOf(phrase, at + 1)) {
      if (bounded(text, at, at + phrase.length)) {
        found.push(placed(text, at, at + phrase.length));
      }
    }
    return found;
  }

  const textsOf = (document) => [
    document.title, document.id, ...document.names,
    ...document.passages.flatMap(([, heading, text]) => [heading, text])];

  // Tells whether a document holds each phrase of a plan, said one way or another.
  function holds(document, plan) {
    const texts = textsOf(document).filter(Boolean).map(press);
    const has = (one) => (one.letters ? spelledIn(document.spelled, one.letters) !== null :
      texts.some((text) => occurrences(text, one.text, 1).length > 0));
    return plan.every((phrase) => has(phrase) || phrase.others.some((other) => other.parts.every(has)));
  }

  // Returns the spans [from, to, weight, what] of a pressed text that a plan means: of each phrase the
  // whole, or another way to say it; its pairs only where neither stands there.
  function spans(text, plan, phrasesOnly) {
    const places = (what, weight) => occurrences(text, what, MOST_MARKS)
      .map(([start, end]) => [start, end, weight * what.length, what]);
    return plan.flatMap((phrase) => {
      const own = places(phrase.text, 4);
      if (own.length) return own;
      const others = phrase.others.flatMap(({parts}) => parts.filter((part) => !part.letters)
        .flatMap((part) => places(part.text, 2)));
      return others.length || phrasesOnly ? others : phrase.steps.flatMap(({term}) => places(term, 1));
    }).sort((left, right) => left[0] - right[0]);
  }

  // How good spans are together: each thing that they show counts once.
  function worth(found) {
    const weights = new Map(found.map(([, , weight, what]) => [what, weight]));
    return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  }

  // Joins spans that touch or overlap.
  function joined(spans) {
    const found = [];
    for (const [start, end] of spans) {
      const last = found[found.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else found.push([start, end]);
    }
    return found;
  }

  // Returns the best passage of a document: {excerpt, marks, anchor, heading}; marks are places in
  // the excerpt, which is plain text.
  function excerpt(document, plan) {
    let best = null;
    for (const [anchor, heading, source] of document.passages) {
      const found = spans(press(source), plan, false);
      const score = worth(found);
      if (!best || score > best.score) best = {score, spans: found, anchor, heading, text: source};
    }
    if (!best) return {excerpt: "", marks: [], anchor: "", heading: ""};
    const heaviest = best.spans.reduce((one, other) => (other[2] > one[2] ? other : one), [0, 0, 0]);
    const start = Math.max(0, Math.min(heaviest[0] - BEFORE, best.text.length - LENGTH));
    const end = Math.min(best.text.length, Math.max(start + LENGTH, heaviest[1]));
    const marks = joined(best.spans.filter((span) => span[0] >= start && span[1] <= end))
      .map(([from, to]) => [from - start, to - start]);
    return {excerpt: best.text.slice(start, end), marks, anchor: best.anchor, heading: best.heading,
      cut: [start > 0, end < best.text.length]};
  }

  // Returns what tells where a plan stands in a text.
  function marker(plan) {
    const told = (phrasesOnly) => (text) => joined(spans(press(String(text)), plan, phrasesOnly));
    return Object.assign(told(false), {phrases: told(true)});
  }

  // Returns what to mark in the title of a document, which may only sound like what was typed.
  function titleMarks({title, spelled}, plan) {
    const letters = plan.map((phrase) => phrase.spelled && phrase.spelled.letters).filter(Boolean);
    const sounding = letters.flatMap((one) => marksOf(title, spelled, one));
    return joined([...marker(plan)(title), ...sounding].sort((left, right) => left[0] - right[0]));
  }

  root.caselib.searchExcerpt = {press, placed, holds, excerpt, marker, titleMarks};
})(typeof window === "undefined" ? globalThis : window);
