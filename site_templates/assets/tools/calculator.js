// Calculators without their pages: `caselib.calculators[id].compute(inputs)` takes a plain object and
// returns what `caselib calc` prints as JSON. Limits and defaults are those of the tool's file; the
// formulas come as a generated script. The same steps as generator/formula/figures.py.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};
  const {has, fill, parse, show} = caselib;
  const MOST_ROWS = 200;
  const MOST_DIGITS = 6;
  const SWEEP_STEPS = 40;

  function refuse(where, message) {
    const error = new Error(message);
    error.where = where;
    throw error;
  }

  function known(given, keys, words, where) {
    for (const key of Object.keys(given)) {
      if (!keys.includes(key)) refuse((where || "") + key, fill(words.calc_unknown, {key}));
    }
  }

  // A figure inside its limits; anything else is refused with the reason, never clipped.
  function figure(value, one, limits, where, words) {
    const found = parse(value, limits.unit);
    if (!Number.isFinite(found)) {
      refuse(where, fill(words.calc_not_number, {label: one.label, value: String(value).slice(0, 40)}));
    }
    if (one.whole && !Number.isInteger(found)) {
      refuse(where, fill(words.calc_not_whole, {label: one.label, value: String(value).slice(0, 40)}));
    }
    const low = limits.min, high = limits.max, {unit} = limits;
    if ((low !== null && found < low) || (high !== null && found > high)) {
      refuse(where, fill(words.calc_outside, {
        label: one.label, value: show(found, unit, MOST_DIGITS),
        low: low === null ? "…" : show(low, unit, MOST_DIGITS),
        high: high === null ? "…" : show(high, unit, MOST_DIGITS)}));
    }
    return found;
  }

  function text(value, one, where, words) {
    if (typeof value !== "string") refuse(where, fill(words.calc_not_words, {label: one.label}));
    return value;
  }

  function row(given, table, where, words, limits, begin) {
    const columns = table.columns.map((one) => one.key);
    const own = Object.keys(given).filter((key) => !table.computed.includes(key) || columns.includes(key));
    known(Object.fromEntries(own.map((key) => [key, 0])), table.fixed.length ? ["key", ...columns] : columns, words,
      `${where}.`);
    const found = {};
    for (const one of table.columns) {
      const start = begin && has(begin, one.key) ? begin[one.key] : one.words ? "" : one.default;
      if (!has(given, one.key)) found[one.key] = start;
      else if (one.words) found[one.key] = text(given[one.key], one, `${where}.${one.key}`, words);
      else {
        found[one.key] = figure(
          given[one.key], one, limits && one.by_row ? limits : one, `${where}.${one.key}`, words);
      }
    }
    return found;
  }

  function rows(given, table, words) {
    const wrong = !Array.isArray(given) || given.some(
      (one) => one === null || typeof one !== "object" || Array.isArray(one));
    if (wrong) refuse(table.key, fill(words.calc_no_rows, {label: table.label}));
    if (!table.fixed.length) {
      if (given.length < table.least || given.length > MOST_ROWS) {
        refuse(table.key, fill(words.calc_row_count, {label: table.label, low: table.least, high: MOST_ROWS}));
      }
      return given.map((one, at) => row(one, table, `${table.key}[${at + 1}]`, words));
    }
    const named = {};
    for (const one of given) {
      if (!table.fixed.some((fixed) => fixed.key === one.key)) {
        refuse(`${table.key}.key`, fill(words.calc_no_row, {label: table.label, key: String(one.key)}));
      }
      named[one.key] = one;
    }
    return table.fixed.map((fixed) => Object.assign({key: fixed.key}, row(
      named[fixed.key] || {}, table, `${table.key}.${fixed.key}`, words, fixed,
      table.rows.find((one) => one.key === fixed.key))));
  }

  // What a figure is that bears none: the marks of the tool's own conditions.
  const MARKS = ["", "unreachable", "not_applicable"];

  class Calculator {
    constructor(spec, run, marks, feeds) {
      this.spec = spec;
      this.id = spec.id;
      this.title = spec.title;
      this.run = run;
      this.marks = marks;
      this.feeds = feeds;
    }

    // All inputs: those given, defaults for the rest. Throws for what the calculator does not take.
    filled(given) {
      const {spec} = this;
      const {words} = spec;
      const inputs = given || {};
      known(inputs, [...spec.inputs, ...spec.tables].map((one) => one.key), words);
      const found = {};
      for (const one of spec.inputs) {
        found[one.key] = has(inputs, one.key)
          ? figure(inputs[one.key], one, one, one.key, words) : one.default;
      }
      for (const table of spec.tables) {
        found[table.key] = has(inputs, table.key)
          ? rows(inputs[table.key], table, words) : table.rows.map((one) => Object.assign({}, one));
      }
      return found;
    }

    // Everything a page shows: the result, all figures by key, and what bears no figure.
    evaluate(given) {
      const {spec} = this;
      const figures = this.filled(given);
      this.run(figures, caselib.formula);
      const outputs = {}, tables = {}, marked = {};
      for (const one of spec.outputs) outputs[one.key] = figures[one.key];
      for (const table of spec.tables) tables[table.key] = figures[table.key];
      this.marks(figures, caselib.formula, marked);
      const absent = {}, absentRows = {};
      for (const key of Object.keys(marked)) {
        if (Array.isArray(marked[key])) {
          absentRows[key] = marked[key].map((one) => Object.fromEntries(
            Object.entries(one).map(([name, mark]) => [name, MARKS[mark]]).filter(([, mark]) => mark)));
        } else if (marked[key]) absent[key] = MARKS[marked[key]];
      }
      const code = has(outputs, "status") ? Math.trunc(outputs.status) : 0;
      return {
        figures, absent, absentRows,
        result: {outputs, tables, status: {code, text: spec.status[code] || ""}},
      };
    }

    compute(inputs) {
      return Object.assign({tool: this.id}, this.evaluate(inputs).result);
    }

    // The points of a curve, as generator/formula/sweep.py takes them.
    sweep(chart, given, figures) {
      const one = this.spec.inputs.find((input) => input.key === chart.along);
      if (!one) return [];
      const high = one.max === null ? caselib.MOST : Math.min(one.max, caselib.MOST);
      const low = one.min === null ? Math.min(0, high) : one.min;
      const marks = (chart.marks || []).map((key) => figures[key]);
      const top = Math.min(Math.max(10, figures[one.key], ...marks) * 1.25, high);
      const step = one.step || (one.whole ? 1 : 0);
      const [least, most] = one.whole ? [Math.ceil(low), Math.floor(high)] : [low, high];
      const found = new Map();
      for (let at = 0; least <= most && at <= SWEEP_STEPS; at += 1) {
        let along = low + (top - low) * at / SWEEP_STEPS;
        if (step) along = caselib.formula.round(along / step, 0) * step;
        along = Math.min(Math.max(along, low), top);
        if (one.whole) along = Math.min(Math.max(Math.floor(along), least), most);
        if (Number.isNaN(parse(along, one.unit))) continue;
        found.set(along + 0, this.evaluate(Object.assign({}, given, {[one.key]: along})).figures[chart.shows]);
      }
      return [...found];
    }
  }

  caselib.figure = figure;
  caselib.MOST_ROWS = MOST_ROWS;
  caselib.calculators = caselib.calculators || {};
  caselib.define = function (spec, run, marks, feeds) {
    caselib.calculators[spec.id] = new Calculator(spec, run, marks, feeds);
  };
}(typeof globalThis === "undefined" ? window : globalThis));
