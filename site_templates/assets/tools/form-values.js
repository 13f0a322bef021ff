// A whole form as plain values and back: the shape of saved files.
// Loaded before the rows: they are asked for when it is used.
(function (root) {
  "use strict";

  const caselib = root.caselib;
  const {ownFields, value, fill, settle} = caselib.formFields;
  const HEAD = "+";  // of a row that was added to a matrix; such rows are saved as +1, +2, …
  const ADDED = /^\+\d+$/;

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
        let added = 0;
        rows().forEach((row) => {
          const cells = read(row);
          if (Object.keys(cells).length) found[row.dataset.name || `+${added += 1}`] = cells;
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
      const list = given || [];
      const rows = caselib.formRows.fit(field, list.length);
      rows.forEach((row, at) => { row.querySelector("input").value = list[at] === undefined ? "" : list[at]; });
      strange.push(...beyond(label(field), list, rows));
    } else if (field.dataset.kind === "table") {
      const list = given || [];
      const rows = caselib.formRows.fit(field, list.length);
      rows.forEach((row, at) => fillHolder(row, list[at] || {}, strange));
      strange.push(...beyond(label(field), list, rows));
    } else if (field.dataset.kind === "matrix") {
      writeMatrix(field, given || {}, strange);
    } else if (!fill(field, given)) {
      strange.push(`${label(field)}: ${given}`);
    }
  }

  // A row whose name stands here no more becomes an added one.
  function writeMatrix(field, given, strange) {
    const fixed = caselib.formRows.rows(field).filter((row) => row.dataset.name);
    const more = Object.keys(given).filter((name) => !fixed.some((row) => row.dataset.name === name));
    fixed.forEach((row) => fillHolder(row, own(given, row.dataset.name) || {}, strange));
    const rows = caselib.formRows.fit(field, fixed.length + more.length, fixed.length).slice(fixed.length);
    more.forEach((name, at) => {
      const cells = Object.assign(ADDED.test(name) ? {} : {[HEAD]: name}, given[name]);
      if (rows[at]) fillHolder(rows[at], cells, strange);
      else strange.push(`${label(field)} ${cells[HEAD] || name}`);
    });
  }

  // What is said of values for which there are no more rows.
  function beyond(called, list, rows) {
    const first = rows.length + 1, last = list.length;
    return last < first ? [] : [`${called} ${last > first ? `${first}–${last}` : last}`];
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
    return strange;
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
        const {grows, fresh} = caselib.formRows;
        const row = grows(field) ? fresh(field) : field.querySelector("[data-row]");
        Object.values(given).forEach((one) => found.push(...misfits(row, one)));
      }
    });
    return Array.from(new Set(found));
  }

  caselib.formValues = {read, write, misfits, beyond, isGroup, own};
}(window));
