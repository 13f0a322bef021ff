// Texts as they are searched: the same steps as generator/text/folding.py, a character at a time, so
// that a place in the folded text leads back to one in the text.
(function (root) {
  "use strict";

  const DROPPED = /[\p{Mn}\p{Me}\p{Cf}]|(?![\t\n\v\f\r])\p{Cc}/gu;
  const THOUSANDS = /([0-9]),(?=[0-9]{3}(?![0-9]))/g;  // 1,140 is searched as 1140
  const table = new Map();
  let known = new Map();

  // Takes what traditional characters are simplified to; the index brings it.
  function simplify(before, after) {
    const to = Array.from(after);
    Array.from(before).forEach((character, at) => table.set(character, to[at]));
    known = new Map();
  }

  function character(one) {
    let found = known.get(one);
    if (found === undefined) {
      found = "";
      const whole = one.normalize("NFKD").toLowerCase().replace(DROPPED, "").normalize("NFC");
      for (const part of whole) found += table.get(part) || part;
      known.set(one, found);
    }
    return found;
  }

  function fold(text) {
    let found = "";
    for (const one of text) found += character(one);
    return found.replace(THOUSANDS, "$1");
  }

  // Returns the folded text, and for each of its code units where in the text it comes from.
  function foldWithPlaces(text) {
    let found = "";
    const places = [];
    let at = 0;
    for (const one of text) {
      const folded = character(one);
      found += folded;
      for (let left = folded.length; left; left -= 1) places.push(at);
      at += one.length;
    }
    places.push(at);
    const commas = new Set(Array.from(found.matchAll(THOUSANDS), (match) => match.index + 1));
    return {text: found.replace(THOUSANDS, "$1"), places: places.filter((_, place) => !commas.has(place))};
  }

  root.caselib = root.caselib || {};
  root.caselib.folding = {simplify, fold, foldWithPlaces};
})(typeof window === "undefined" ? globalThis : window);
