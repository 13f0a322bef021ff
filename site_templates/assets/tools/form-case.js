// What travels in addresses: a case that begins a form, and entries that open a calculator.
(function (root) {
  "use strict";

  const caselib = root.caselib;
  const {isGroup, own} = caselib.formValues;

  // The case in the address. undefined: there is none; null: it cannot be read.
  function given() {
    const hash = root.location.hash;
    if (!hash.startsWith("#from=")) return undefined;
    try {
      const found = JSON.parse(decodeURIComponent(hash.slice("#from=".length)));
      const sound = isGroup(found) && isGroup(found.values) && ["id", "title"].every(
        (key) => typeof found[key] === "string");
      return sound ? {values: found.values, from: basis(found)} : null;
    } catch (error) {
      return null;
    }
  }

  // Anyone can write an address: only pages of this site are linked, and words stay words.
  function basis(found) {
    const href = String(found.href || "");
    const facts = Array.isArray(found.facts) ? found.facts : [];
    return {
      id: String(found.id), title: String(found.title),
      href: /^(\.\.\/)*[\w./-]+\.html$/.test(href) && !href.includes("//") ? href : "",
      facts: facts.filter((one) => Array.isArray(one)).map(([label, text]) => [String(label), String(text)]),
    };
  }

  function forget() {
    root.history.replaceState(null, "", root.location.pathname + root.location.search);
  }

  // What the form was begun from, at its head.
  function show(place, from, words, drop) {
    place.textContent = "";
    place.hidden = !from;
    if (!from) return;
    const {id, title, href, facts} = basis(from);
    const head = document.createElement("p");
    const link = document.createElement(href ? "a" : "span");
    if (href) link.href = href;
    link.textContent = `${id} ${title}`;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.case_drop;
    button.addEventListener("click", drop);
    head.append(words.case_head, link, " ", button);
    const told = document.createElement("p");
    told.textContent = facts.map(([label, text]) => `${label}${words.colon}${text}`).join("　");
    place.append(head, told);
  }

  const cell = (value) => encodeURIComponent(value === undefined ? "" : String(value))
    .replace(/[-~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

  // The address of the calculator that takes these entries as rows.
  function opening(opens, entries, form) {
    const rows = entries.filter((one) => Object.keys(one).length)
      .map((one) => opens.columns.map((key) => cell(own(one, key))).join(","));
    return rows.length ? `${opens.page}#${opens.tool}:${opens.table}=${rows.join("~")}&from=${form}` : "";
  }

  caselib.formCase = {given, forget, show, opening};
}(window));
