// What a form computes as one types, and what it says beside a field. It refuses nothing.
(function (root) {
  "use strict";

  const caselib = root.caselib;
  const {NUMBERS, ownFields, fieldOf, control, boxes, value} = caselib.formFields;
  const DIGITS = 6;

  // Figures of one holder: blanks count as 0, and are remembered as missing.
  function figures(holder) {
    const found = {}, missing = new Set();
    ownFields(holder).forEach((field) => {
      const {key, kind} = field.dataset;
      if (NUMBERS.includes(kind)) {
        const held = value(field);
        found[key] = typeof held === "number" ? held : 0;
        if (typeof held !== "number") missing.add(key);
      } else if (kind === "table") {
        found[key] = caselib.formRows.rows(field).map((row) => {
          const inner = figures(row);
          return Object.assign(inner.found, {"": {row, missing: inner.missing}});
        });
      }
    });
    return {found, missing};
  }

  function show(field, number, whole) {
    const options = JSON.parse(field.dataset.options || "{}");
    const output = field.querySelector("output");
    const plain = caselib.show(number, output.dataset.unit || "", DIGITS);
    const text = whole ? options[String(number)] || plain : "—";
    if (output.textContent !== text) output.textContent = text;
    output.classList.toggle("cl-form-computed--waits", !whole);
  }

  function compute(holder, form) {
    const {found, missing} = figures(holder);
    form.compute(found, caselib.formula);
    Object.keys(form.data.needs).forEach((path) => {
      const [table, key] = path.split("/");
      const lacks = (own) => form.data.needs[path].some((one) => (
        one[0] === "/" ? missing.has(one.slice(1)) : own.has(one)));
      if (!table) {
        show(fieldOf(holder, key), found[key], !lacks(missing));
        return;
      }
      found[table].forEach((row) => (
        show(fieldOf(row[""].row, key), row[key], !lacks(row[""].missing))));
    });
    return {found, missing};
  }

  function holds(check, test, at, holder) {
    if (!check.option) return check.fields.some((key) => at.missing.has(key)) || test(at.found, caselib.formula);
    const held = check.fields.map((key) => value(fieldOf(holder, key))).filter(Boolean);
    return !held.length || held.filter((one) => one === check.option).length === 1;
  }

  const shown = (limit, field) => (
    caselib.show(Number(limit), field.dataset.kind === "percent" ? "%" : "", DIGITS));

  // What is wrong with one number as it is typed.
  function wrongNumber(field, words) {
    const held = value(field), {min, max} = control(field) ? control(field).dataset : {};
    if (held === undefined || boxes(field).length) return "";
    if (typeof held !== "number") return words.not_number;
    if (["integer", "rating"].includes(field.dataset.kind) && held % 1) return words.not_whole;
    if (min !== undefined && held < Number(min)) return caselib.fill(words.below, {n: shown(min, field)});
    if (max !== undefined && held > Number(max)) return caselib.fill(words.above, {n: shown(max, field)});
    return "";
  }

  function filled(field) {
    if (field.dataset.kind === "matrix") {
      return Array.from(field.querySelectorAll("[data-row] td[data-key]"))
        .filter((cell) => value(cell) !== undefined).length;
    }
    return caselib.formRows.rows(field).filter((row) => (
      Array.from(row.querySelectorAll("input, textarea, select")).some((one) => one.value.trim()))).length;
  }

  function wrongCount(field, words) {
    const {least, most, longest} = field.dataset;
    if (longest) {
      const n = (value(field) || "").length;
      return n > Number(longest) ? caselib.fill(words.longest, {n, most: longest}) : "";
    }
    if (!least && !most) return "";
    const n = filled(field);
    if (n && least && n < Number(least)) return caselib.fill(words.least, {n, least});
    return most && n > Number(most) ? caselib.fill(words.most, {n, most}) : "";
  }

  function say(field, text) {
    const place = Array.from(field.children).find((one) => one.matches(".cl-form-field__check"));
    if (!place || place.textContent === text) return;
    place.textContent = text;
    place.hidden = !text;
    const one = control(field);
    if (one && !boxes(field).length) one.setAttribute("aria-invalid", text ? "true" : "false");
  }

  function look(holder, form) {
    const at = compute(holder, form), words = form.data.words;
    const said = new Map();
    holder.querySelectorAll("[data-key]").forEach((field) => {
      said.set(field, NUMBERS.includes(field.dataset.kind) ? wrongNumber(field, words) : wrongCount(field, words));
    });
    form.data.checks.forEach((check, place) => {
      const field = fieldOf(holder, check.fields[0]);
      if (field && !said.get(field) && !holds(check, form.holds[place], at, holder)) said.set(field, check.message);
    });
    said.forEach((text, field) => say(field, text));
  }

  caselib.formChecks = {look};
}(window));
