// What a text is searched by: the same steps as generator/search/tokens.py.
(function (root) {
  "use strict";

  const LONGEST = 64;
  const CJK = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa" +
    "\\u30fc-\\u30ff\\u3105-\\u312f\\u31a0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff" +
    "\\u{20000}-\\u{3ffff}";
  const UNIT = new RegExp(`[${CJK}]|(?:(?![${CJK}])[\\p{L}\\p{N}])+`, "gu");
  const IS_CJK = new RegExp(`^[${CJK}]`, "u");
  const BLANK = /^[\p{Zs}\t\n\v\f\r]*$/u;
  const JOIN = /^[-._]$/;

  // Returns the units of a folded text: {text, cjk, linked, compound, at}.
  function units(folded) {
    const found = [];
    let end = 0;
    let before = null;
    for (const match of folded.matchAll(UNIT)) {
      const text = match[0];
      const cjk = IS_CJK.test(text);
      const gap = folded.slice(end, match.index);
      const compound = before !== null && !cjk && !before.cjk && JOIN.test(gap);
      const linked = compound || (before !== null && BLANK.test(gap));
      before = {text, cjk, linked, compound, at: match.index};
      found.push(before);
      end = match.index + text.length;
    }
    return found;
  }

  const cut = (text) => Array.from(text).slice(0, LONGEST).join("");

  // Returns every term of a text, as the index has them; only the tests ask for all.
  function terms(text) {
    const found = new Set();
    let before = null;
    let whole = "";
    for (const unit of units(root.caselib.folding.fold(text))) {
      const own = cut(unit.text);
      found.add(own);
      whole = unit.compound ? cut(`${whole}-${own}`) : own;
      found.add(whole);
      if (before && before.cjk && unit.cjk && unit.linked) found.add(before.text + unit.text);
      before = unit;
    }
    return found;
  }

  root.caselib.tokens = {units, terms, cut};
})(typeof window === "undefined" ? globalThis : window);
