// A whole form as plain values and back: the shape of saved files.
// Loaded before the rows: they are asked for when it is used.
(function (root) {
  "use strict";

  const caselib = root.caselib;
  const {ownFields, value, fill, settle} = caselib.formFields;
  const MOST_NAMED = 12;

  const isGroup = (one) => typeof one === "object" && one !== null && !Array.isArray(one);
  const label = (field) => field.dataset.label;

  function trimmed(list) {
    let end = list.length;
    while (end && (list[end - 1] === undefined || isGroup(list[end - 1]) && !Object.keys(list[end - 1]).length)) {
      end -= 1;
    }
    return list.slice(0, end);
  }

  const has = (found) => (Array.isArray(found) ? found.length > 0
    : isGroup(found) ? Object.keys(found).length > 0 : found !== undefined);

  function readField(field) {
    const rows = () => caselib.formRows.rows(field);
    switch (field.dataset.kind) {
      case "list":
        return rows().map((row) => row.querySelector("input").value.trim()).filter(Boolean);
      case "table": {
        const found = rows().map(read);
        return caselib.formRows.grows(field) ? trimmed(found)
          : found.some((row) => Object.keys(row).length) ? found : [];
      }
      case "matrix": {
        const found = {};
        rows().forEach((row) => {
          const cells = read(row);
          if (Object.keys(cells).length) found[row.dataset.name] = cells;
        });
        return found;
      }
      default:
        return value(field);
    }
  }

  function read(holder) {
    const found = {};
    ownFields(holder).forEach((field) => {
      const held = readField(field);
      if (has(held)) found[field.dataset.key] = held;
    });
    return found;
  }

  function writeField(field, given, strange) {
    if (field.dataset.kind === "list") {
      const rows = caselib.formRows.fit(field, (given || []).length);
      rows.forEach((row, at) => { row.querySelector("input").value = (given || [])[at] || ""; });
    } else if (field.dataset.kind === "table") {
      const list = given || [];
      const rows = caselib.formRows.fit(field, list.length);
      rows.forEach((row, at) => fillHolder(row, list[at] || {}, strange));
      if (list.length > rows.length) strange.push(`${label(field)} ${rows.length + 1}–${list.length}`);
    } else if (field.dataset.kind === "matrix") {
      const rows = caselib.formRows.rows(field);
      rows.forEach((row) => fillHolder(row, (given || {})[row.dataset.name] || {}, strange));
      Object.keys(given || {}).filter((name) => !rows.some((row) => row.dataset.name === name))
        .forEach((name) => strange.push(name));
    } else if (!fill(field, given)) {
      strange.push(`${label(field)}: ${given}`);
    }
  }

  function fillHolder(holder, values, strange) {
    const fields = ownFields(holder);
    fields.forEach((field) => writeField(field, own(values, field.dataset.key), strange));
    Object.keys(values).filter((key) => !fields.some((field) => field.dataset.key === key))
      .forEach((key) => strange.push(key));
  }

  const own = (values, key) => (
    Object.prototype.hasOwnProperty.call(values, key) ? values[key] : undefined);

  // Fill everything in. Returns what had no place, named.
  function write(holder, values) {
    const strange = [];
    fillHolder(holder, values, strange);
    settle(holder);
    return Array.from(new Set(strange)).slice(0, MOST_NAMED);
  }

  const word = (given) => typeof given === "string" || typeof given === "number";
  const FITS = {
    bool: (given) => typeof given === "boolean",
    choices: (given) => Array.isArray(given) && given.every(word),
    list: (given) => Array.isArray(given) && given.every(word),
    table: (given) => Array.isArray(given) && given.every(isGroup),
    matrix: (given) => isGroup(given) && Object.values(given).every(isGroup),
  };

  // The labels of fields that cannot hold what is given for them, however deep.
  function misfits(holder, values) {
    const found = [];
    ownFields(holder).forEach((field) => {
      const given = own(values, field.dataset.key);
      const kind = field.dataset.kind;
      if (given === undefined || given === null) return;
      if (!(FITS[kind] || word)(given)) {
        found.push(label(field));
      } else if (kind === "table" || kind === "matrix") {
        const row = field.querySelector("[data-row]") || document.createElement("tr");
        Object.values(given).forEach((one) => found.push(...misfits(row, one)));
      }
    });
    return Array.from(new Set(found));
  }

  caselib.formValues = {read, write, misfits, isGroup, own};
}(window));
