// Rows that grow: of tables and lists, and the entries of a form that repeats.
(function (root) {
  "use strict";

  const caselib = root.caselib;
  const LEAST = 3;
  const MOST = 300;  // unless the page says less
  let made = 1000;

  const place = (part) => part.querySelector("[data-rows]");
  const rows = (part) => Array.from(place(part).children);
  const most = (part) => Number(part.dataset.limit) || MOST;
  const grows = (part) => Array.from(part.children).some((one) => one.matches("template[data-cl-row]"));

  // Ids and names inside a blank are told apart by a number; the blank is our own page's.
  function fresh(part) {
    const blank = Array.from(part.children).find((one) => one.matches("template[data-cl-row]"));
    const holder = document.createElement("template");
    made += 1;
    holder.innerHTML = blank.innerHTML.split("__n__").join(String(made));
    return holder.content.firstElementChild;
  }

  function add(part) {
    if (!grows(part) || rows(part).length >= most(part)) return null;
    const row = fresh(part);
    place(part).append(row);
    row.querySelectorAll("[data-cl-add], [data-cl-remove]").forEach((one) => { one.hidden = false; });
    return row;
  }

  // As many rows as there are values, and never fewer than a blank sheet has.
  function fit(part, count, least) {
    if (!grows(part)) return rows(part);
    const wanted = Math.min(Math.max(count, least === undefined ? LEAST : least), most(part));
    rows(part).slice(wanted).forEach((row) => row.remove());
    while (rows(part).length < wanted) add(part);
    return rows(part);
  }

  caselib.formRows = {rows, fresh, add, fit, grows, most};
}(window));
