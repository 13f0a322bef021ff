// Reads what generator/search/{numbers,postings,hashing}.py wrote.
(function (root) {
  "use strict";

  const BASE = 46;
  const SEVERAL = 11;
  const DIGITS = new Int16Array(128).fill(-1);
  for (let code = 0x20, digit = 0; code < 0x7f; code += 1) {
    if (code !== 0x22 && code !== 0x5c && code !== 0x3c) DIGITS[code] = digit++;
  }

  function numbers(text) {
    const found = [];
    let value = 0;
    let power = 1;
    for (let at = 0; at < text.length; at += 1) {
      const digit = DIGITS[text.charCodeAt(at)];
      if (digit < BASE) {
        found.push(value + digit * power);
        value = 0;
        power = 1;
      } else {
        value += (digit - BASE) * power;
        power *= BASE;
      }
    }
    return found;
  }

  // Returns documents, impacts (0 to 1) and follower marks of a term.
  function postings(text) {
    const all = numbers(text);
    const count = all.length / 3;
    const found = {
      documents: new Uint32Array(count), impacts: new Float32Array(count), marks: new Uint16Array(count)};
    let last = -1;
    for (let at = 0; at < count; at += 1) {
      last += all[3 * at] + 1;
      found.documents[at] = last;
      found.impacts[at] = all[3 * at + 1] / (BASE - 1);
      found.marks[at] = all[3 * at + 2];
    }
    return found;
  }

  function hash(text) {
    let found = 0x811c9dc5;
    for (const one of text) found = Math.imul(found ^ one.codePointAt(0), 0x01000193) >>> 0;
    return (found ^ (found >>> 15)) >>> 0;
  }

  // Tells whether a follower may come after a term in a document, by the term's mark there.
  function mayFollow(mark, code) {
    if (mark < BASE) return mark === 1 + code % (BASE - 1);
    return ((mark - BASE) >> (Math.floor(code / (BASE - 1)) % SEVERAL) & 1) === 1;
  }

  root.caselib.postings = {numbers, postings, hash, mayFollow};
})(typeof window === "undefined" ? globalThis : window);
