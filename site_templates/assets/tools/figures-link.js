// Figures in the part of an address behind `#`, which is never sent anywhere:
// `#dual_funnel:target=900&share_old=0.7`, several calculators parted by `;`. Rows of a table are joined
// by `~`, their cells by `,` in the order of the columns. `scenarios[1].prospects=90` sets one cell.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};
  const CELL = /^(\w+)\[(\d+)\]\.(\w+)$/;

  const code = (text) => encodeURIComponent(text).replace(/[~!'()*;]/g, (sign) => (
    `%${sign.charCodeAt(0).toString(16).toUpperCase()}`));

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch (_) {
      return text;
    }
  }

  function write(name, spec, given, from) {
    const parts = spec.inputs.filter((one) => one.key in given)
      .map((one) => `${one.key}=${code(String(given[one.key]))}`);
    for (const table of spec.tables) {
      if (!(table.key in given)) continue;
      const rows = given[table.key].map((row) => table.columns.map((one) => code(String(row[one.key]))).join(","));
      parts.push(`${table.key}=${rows.join("~")}`);
    }
    if (from) parts.push(`from=${code(from)}`);
    return `${name}:${parts.join("&")}`;
  }

  // What a link says for one calculator; null where it says nothing.
  function read(hash, name, spec) {
    const own = hash.replace(/^#/, "").split(";").find((part) => part.startsWith(`${name}:`));
    if (own === undefined) return null;
    const found = {values: {}, tables: {}, cells: [], from: ""};
    for (const pair of own.slice(name.length + 1).split("&").filter(Boolean)) {
      const at = pair.indexOf("=");
      const key = decode(at < 0 ? pair : pair.slice(0, at)), text = at < 0 ? "" : pair.slice(at + 1);
      const table = spec.tables.find((one) => one.key === key);
      const cell = CELL.exec(key);
      if (key === "from") found.from = decode(text);
      else if (cell) found.cells.push({table: cell[1], row: Number(cell[2]) - 1, column: cell[3], value: decode(text)});
      else if (table) {
        found.tables[key] = text === "" ? [] : text.split("~").map((row) => Object.fromEntries(
          row.split(",").slice(0, table.columns.length).map(
            (value, place) => [table.columns[place].key, decode(value)])));
      } else found.values[key] = decode(text);
    }
    return found;
  }

  // An address with one calculator's figures put in; those of others stay.
  function replaced(hash, name, part) {
    const others = hash.replace(/^#/, "").split(";").filter(
      (one) => one.includes(":") && !one.startsWith(`${name}:`));
    return [...others, ...(part ? [part] : [])].join(";");
  }

  caselib.link = Object.freeze({read, write, replaced, code});
}(typeof globalThis === "undefined" ? window : globalThis));
