// Figures as people write and read them: the rules of generator/formula/given.py and show.py.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};
  const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
  // Nothing smaller or larger is counted: its products leave what a number can hold.
  const LEAST = 1e-30, MOST = 1e15;

  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => (
    has(values, key) ? String(values[key]) : all));

  function written(text, unit) {
    let word = text.normalize("NFKC").replace(/,/g, "").replace(/\u2212/g, "-").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
    const share = word.endsWith("%");
    if (share) word = word.slice(0, -1);
    if (!NUMBER.test(word) || (share && unit !== "%")) return NaN;
    if (!share) return Number(word);
    return /e/i.test(word) ? Number(word) / 100 : Number(`${word}e-2`); // exactly the share that is meant
  }

  // A number as people write it: full-width digits, separators of thousands, and for a share a
  // percent sign. NaN for anything else.
  function parse(value, unit) {
    const found = typeof value === "string" ? written(value, unit) : typeof value === "number" ? value : NaN;
    const size = Math.abs(found);
    return (size > 0 && size < LEAST) || size > MOST ? NaN : found + 0;
  }

  // Thousands parted, no trailing zeros.
  function number(value, digits) {
    const rounded = caselib.formula.round(value, digits) + 0;
    if (!Number.isFinite(rounded)) return String(rounded);
    const [whole, part] = Math.abs(rounded) < 1e21
      ? rounded.toFixed(digits).split(".") : [String(BigInt(rounded)), ""];
    const kept = (part || "").replace(/0+$/, "");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (kept ? `.${kept}` : "");
  }

  // With its unit; shares in percent.
  function show(value, unit, digits) {
    if (unit === "%") return `${number(value * 100, Math.max(digits, 1))}%`;
    return `${number(value, digits)} ${unit}`.trimEnd();
  }

  Object.assign(caselib, {has, fill, parse, number, show, MOST});
}(typeof globalThis === "undefined" ? window : globalThis));
