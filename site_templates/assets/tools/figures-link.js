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
    const found = {values: Object.create(null), tables: Object.create(null), cells: [], from: "", lack: []};
    for (const pair of own.slice(name.length + 1).split("&").filter(Boolean)) {
      const at = pair.indexOf("=");
      const key = decode(at < 0 ? pair : pair.slice(0, at)), text = at < 0 ? "" : pair.slice(at + 1);
      const table = spec.tables.find((one) => one.key === key);
      const cell = CELL.exec(key);
      if (key === "from") found.from = decode(text);
      else if (key === "lack") found.lack = text.split(",").map(decode);
      else if (cell) found.cells.push({table: cell[1], row: Number(cell[2]) - 1, column: cell[3], value: decode(text)});
      else if (table) {
        found.tables[key] = text === "" ? [] : text.split("~", caselib.MOST_ROWS + 1).map((row) => Object.fromEntries(
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

  // Where the figures of a calculator on a page go, and where they came from.
  class Links {
    constructor(widget) {
      this.widget = widget;
      const sources = widget.element.querySelector("[data-cl-sources]");
      this.sources = sources ? JSON.parse(sources.textContent) : {};
      this.feeds = [...widget.element.querySelectorAll("[data-cl-feed]")];
      for (const link of this.feeds) link.dataset.clHref = link.getAttribute("href");
    }

    // Links that take figures along; one that cannot be reached is not handed on as 0.
    feed({figures, absent}) {
      const {calculator, spec} = this.widget;
      const feeds = calculator.feeds(figures, caselib.formula);
      for (const link of this.feeds) {
        const tool = link.dataset.clTool;
        const all = Object.entries(feeds[spec.feeds.indexOf(tool)] || {});
        const lacks = ([, [, names]]) => names.some((name) => absent[name]);
        const parts = all.filter((one) => !lacks(one)).map(
          ([key, [value]]) => `${code(key).replace(/%5B/g, "[").replace(/%5D/g, "]")}=${value}`);
        const lack = all.filter(lacks).map(([key]) => code(key)).join(",");
        link.href = `${link.dataset.clHref}#${tool}:${
          [...parts, ...(lack ? [`lack=${lack}`] : []), `from=${spec.id}`].join("&")}`;
      }
    }

    source(id) {
      return caselib.has(this.sources, id) ? this.sources[id] : null;
    }

    // Whether figures come from a case, which has no part in what the reader typed before.
    isCase(id) {
      const [, , found] = this.source(id) || [];
      return Boolean(found);
    }

    tellSource(from, fed, lack) {
      const {element, words, boxes, spec} = this.widget;
      const place = element.querySelector("[data-cl-from]");
      const known = this.source(from);
      place.hidden = !known;
      place.replaceChildren();
      for (const field of element.querySelectorAll(".cl-fed")) field.classList.remove("cl-fed");
      if (!known) return;
      const link = document.createElement("a");
      [link.textContent, link.href] = known;
      place.append(words.calc_from, link);
      place.append(words.calc_from_rest);
      const lacking = spec.inputs.filter((one) => lack.includes(one.key)).map((one) => one.label);
      if (lacking.length) place.append(caselib.fill(words.calc_lack, {labels: lacking.join(words.calc_and)}));
      for (const key of fed) {
        const box = boxes.get(key);
        const field = box ? box.closest(".cl-field") : element.querySelector(`[data-cl-table="${key}"] h2`);
        if (!field) continue;
        field.classList.add("cl-fed");
        field.dataset.clFed = caselib.fill(words.calc_from_mark, {title: known[0]});
        const part = field.closest("details");
        if (part) part.open = true;
      }
    }

    address(part) {
      const hash = replaced(root.location.hash, this.widget.name, part);
      const here = root.location.href.split("#")[0];
      root.history.replaceState(root.history.state, "", hash ? `${here}#${hash}` : here);
    }
  }

  caselib.Links = Links;
  caselib.link = Object.freeze({read, write, replaced, code});
}(typeof globalThis === "undefined" ? window : globalThis));
