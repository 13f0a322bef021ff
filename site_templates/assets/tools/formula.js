// The functions of the formula language: the same steps as generator/formula/numbers.py, bit for
// bit. Rounding works on the 15 significant decimal digits that a spreadsheet keeps; the binomial
// uses only + - * / and exact scaling, for exp and pow may differ in the last bit.
(function (root) {
  "use strict";

  const SCALE = 2 ** 256;
  const LEAST = 2 ** -256;
  const BITS = 18;

  function round(value, digits) {
    if (value !== value) return 0;
    if (value === 0 || value === Infinity || value === -Infinity) return value + 0;
    const [mantissa, power] = Math.abs(value).toExponential(14).split("e");
    const figures = mantissa.replace(".", "");
    const kept = Number(power) + digits + 1;
    const sign = value < 0 ? -1 : 1;
    if (kept >= 15) return sign * Number(`${mantissa}e${power}`);
    if (kept < 0) return 0;
    const head = Number(figures.slice(0, kept) || "0") + (figures[kept] >= "5" ? 1 : 0);
    return sign * Number(`${head}e${-digits}`) + 0;
  }

  function ceiln(value) {
    const snapped = round(value, 6);
    const whole = Math.trunc(snapped);
    return whole === snapped ? whole + 0 : whole + (snapped > 0 ? 1 : -1);
  }

  const floorn = (value) => Math.trunc(round(value, 6)) + 0;
  const div = (left, right, instead) => (right === 0 ? instead : left / right);
  const over = (left, right) => (right === 0 ? 0 : left / right);
  const ceildiv = (left, right) => (right <= 0 ? 0 : ceiln(left / right));
  const abs = (value) => Math.abs(value) + 0;
  const column = (rows, key) => rows.map((row) => row[key]);
  const first = (values) => (values.length ? values[0] : 0);

  function min(values) {
    let found = values.length ? values[0] : 0;
    for (const value of values) if (value < found) found = value;
    return found;
  }

  function max(values) {
    let found = values.length ? values[0] : 0;
    for (const value of values) if (value > found) found = value;
    return found;
  }

  function sum(values) {
    let found = 0;
    for (const value of values) found += value;
    return found;
  }

  function sumproduct(left, right) {
    let found = 0;
    left.forEach((value, at) => { found += value * right[at]; });
    return found;
  }

  const place = (values, wanted) => values.indexOf(wanted) + 1;
  const argmin = (values) => place(values, min(values));
  const argmax = (values) => place(values, max(values));
  const counteq = (values, wanted) => values.filter((value) => value === wanted).length;

  function pick(index, values) {
    const at = Number.isFinite(index) ? Math.trunc(index) : 1;
    return values[Math.min(Math.max(at, 1), values.length) - 1];
  }

  // Value to a whole exponent, as mantissa and exponent of 2**256.
  function power(value, exponent) {
    let found = 1, scale = 0, square = value, squared = 0, left = exponent;
    while (left > 0) {
      if (left % 2 === 1) {
        found *= square;
        scale += squared;
        if (found < LEAST) { found *= SCALE; scale -= 1; }
      }
      square *= square;
      squared *= 2;
      if (square < LEAST) { square *= SCALE; squared -= 1; }
      left = Math.floor(left / 2);
    }
    return [found, scale];
  }

  function binomcdf(wins, trials, chance) {
    if (wins < 0) return 0;
    if (wins >= trials || chance <= 0) return 1;
    if (chance >= 1 || trials === Infinity) return 0;
    const whole = Math.trunc(trials);
    let [term, scale] = power(1 - chance, whole);
    const odds = chance / (1 - chance);
    let found = term;
    const last = Math.trunc(wins);
    for (let at = 0; at < last; at += 1) {
      term = term * (whole - at) / (at + 1) * odds;
      if (term > SCALE) { term *= LEAST; found *= LEAST; scale += 1; }
      found += term;
    }
    for (; scale < 0 && found !== 0; scale += 1) found *= LEAST;
    for (; scale > 0; scale -= 1) found *= SCALE;
    return found < 1 ? found : 1;
  }

  // The bits of the largest number of trials that is too small, from the highest down.
  function trials(wins, chance, confidence) {
    if (wins <= 0 || chance <= 0) return 0;
    const limit = round(1 - confidence, 9);
    let low = wins - 1;
    for (let bit = BITS - 1; bit >= 0; bit -= 1) {
      const step = low + 2 ** bit;
      if (round(binomcdf(wins - 1, step, chance), 9) > limit) low = step;
    }
    return low + 1;
  }

  root.caselib = root.caselib || {};
  root.caselib.formula = Object.freeze({
    round, ceiln, floorn, div, over, ceildiv, abs, column, first, min, max, sum, sumproduct,
    argmin, argmax, counteq, pick, binomcdf, trials,
  });
}(typeof globalThis === "undefined" ? window : globalThis));
