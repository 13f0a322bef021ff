// The page of all cases: filters, sorting and the address that carries both. The page works as
// plain HTML without this script; rows that are not in the page come from a script of their own.
(function () {
  "use strict";

  const { fold, readState, writeState, select, sorted, DATES } = window.clChoose;

  const element = (name, cls, text) => {
    const made = document.createElement(name);
    if (cls) made.className = cls;
    if (text) made.textContent = text;
    return made;
  };

  function start(root) {
    const say = root.dataset;
    const data = JSON.parse(root.querySelector("[data-cl-data]").textContent);
    const table = root.querySelector("table");
    const form = root.querySelector("form");
    const panel = root.querySelector(".cl-facets");
    const body = table && table.tBodies[0];
    if (!table) return;
    const facets = readFacets();
    const byCode = [];
    facets.forEach((facet) => facet.values.forEach((value) => { byCode[value.code] = { facet, value }; }));
    const records = [];
    add([...body.rows].map(fromRow));
    add(data.rows.map(fromData));
    // What the status says of the rows that are not here: that they come, or that they did not.
    let absent = "";
    let state = readState(location.hash, facets);
    let shown = [];
    let visible = 0;
    let waiting = 0;

    function add(more) {
      for (const record of more) {
        record.order = records.length;
        records.push(record);
      }
    }

    // A page opened from a folder may fetch nothing, but it may load a script.
    function load(source) {
      const script = document.createElement("script");
      const done = (word) => { absent = word; show(); };
      script.src = source;
      script.onload = () => {
        const rows = window.clRows; // none: what came was no script of ours
        add((rows || []).map(fromData));
        delete window.clRows;
        done(rows ? "" : say.lost);
      };
      script.onerror = () => done(say.lost);
      document.head.append(script);
      absent = say.wait;
    }

    function readFacets() {
      return [...root.querySelectorAll(".cl-facet")].map((box) => ({
        key: box.dataset.key, box, label: box.querySelector("legend").textContent,
        chosen: box.querySelector(".cl-facet__chosen"),
        values: [...box.querySelectorAll("input")].map((input) => ({
          id: input.value, code: Number(input.dataset.code), input, also: input.dataset.also || "",
          label: input.nextElementSibling.textContent, count: input.parentNode.querySelector(".cl-facet__count"),
        })),
      }));
    }

    // What a card shows as a label is found by its words, and by other words for it.
    function spoken(codes) {
      return codes.map((code) => byCode[code].value.label + "\n" + byCode[code].value.also).join("\n");
    }

    function fromRow(row) {
      const cells = row.cells;
      const title = cells[0].querySelector("a").textContent;
      const summary = cells[0].querySelector("p");
      const id = cells[0].querySelector(".cl-browse__id").textContent;
      const codes = row.dataset.v ? row.dataset.v.split(" ").map(Number) : [];
      return {
        row, title, period: cells[cells.length - 2].textContent.trim(),
        seen: cells[cells.length - 1].textContent.trim(),
        codes,
        text: fold([id, title, summary ? summary.textContent : "", row.dataset.x || "", spoken(codes)].join("\n")),
      };
    }

    function fromData([id, title, summary, hidden, codes, period, seen, ...badges]) {
      return {
        row: null, id, title, summary, codes, period, seen, badges,
        text: fold([id, title, summary, hidden, spoken(codes)].join("\n")),
      };
    }

    // The same row as the template `browse.html` makes.
    function rowOf(record) {
      if (record.row) return record.row;
      const row = element("tr");
      const head = row.appendChild(element("th", "cl-browse__case"));
      head.scope = "row";
      const link = head.appendChild(element("a", "", record.title));
      link.href = say.case.replace(/0\.html$/, () => encodeURIComponent(record.id) + ".html");
      if (record.summary) head.appendChild(element("p", "", record.summary));
      head.appendChild(element("span", "cl-browse__id", record.id));
      for (const [tone, text] of record.badges) head.appendChild(element("span", "cl-badge cl-badge--" + tone, text));
      for (const key of data.columns) row.appendChild(facetCell(record, key));
      for (const [label, text] of [[say.period, record.period], [say.seen, record.seen]]) {
        row.appendChild(element("td", "", text)).dataset.label = label;
      }
      record.row = row;
      return row;
    }

    function facetCell(record, key) {
      const borne = record.codes.map((code) => byCode[code]).filter((one) => one && one.facet.key === key);
      const text = borne.map((one) => one.value.label).join(say.join);
      const cell = element("td", "", key === say.outcome ? "" : text);
      if (key === say.outcome && text) {
        cell.appendChild(element("span", "cl-badge cl-badge--" + (data.tones[borne[0].value.id] || "plain"), text));
      }
      const facet = facets.find((one) => one.key === key);
      cell.dataset.label = facet ? facet.label : key;
      return cell;
    }

    function show() {
      const { hits, counts } = select(records, state, facets, data.synonyms);
      shown = sorted(hits, state.sort, facets, say.lang);
      visible = 0;
      body.replaceChildren();
      more();
      root.querySelector(".cl-browse__hits").textContent = absent
        ? absent.replace("{n}", say.total - records.length)
        : (hits.length === records.length ? say.all : hits.length ? say.hits : say.none)
          .replace("{total}", records.length).replace("{n}", hits.length);
      table.hidden = !hits.length;
      root.querySelector(".cl-browse__empty").hidden = hits.length > 0 || absent !== "";
      showFacets(counts);
      showChosen();
      showSort();
    }

    function more() {
      const next = shown.slice(visible, visible + data.chunk);
      body.append(...next.map(rowOf));
      visible += next.length;
      const left = shown.length - visible;
      const button = root.querySelector("[data-cl-more]");
      button.parentNode.hidden = left <= 0;
      button.textContent = say.more.replace("{n}", Math.min(left, data.chunk)).replace("{left}", left);
      return next;
    }

    function showFacets(counts) {
      for (const facet of facets) {
        const ids = state.chosen.get(facet.key);
        facet.chosen.textContent = ids ? say.chosen.replace("{n}", ids.size) : "";
        for (const value of facet.values) {
          value.input.checked = Boolean(ids && ids.has(value.id));
          value.count.textContent = absent ? "" : counts[value.code];
          value.input.parentNode.classList.toggle("cl-facet__none", !absent && !counts[value.code]);
        }
      }
    }

    function showChosen() {
      const list = root.querySelector(".cl-chosen");
      list.replaceChildren();
      let number = 0;
      for (const facet of facets) {
        for (const value of facet.values) {
          if (!value.input.checked) continue;
          number += 1;
          const button = element("button", "", facet.label + " · " + value.label);
          button.type = "button";
          button.setAttribute("aria-label", say.drop.replace("{name}", facet.label + " " + value.label));
          button.addEventListener("click", () => {
            toggle(facet.key, value.id, false);
            (list.querySelector("button") || form.elements.q).focus();
          });
          list.appendChild(element("li")).appendChild(button);
        }
      }
      list.hidden = !number;
      root.querySelector("[data-cl-reset]").hidden = !number && !state.q;
      panel.querySelector(".cl-facets__chosen").textContent = number
        ? say.chosen.replace("{n}", number) + " · " + root.querySelector(".cl-browse__hits").textContent : "";
    }

    function showSort() {
      const key = state.sort.replace(/^-/, "");
      for (const head of table.tHead.rows[0].cells) {
        if (head.dataset.sort === key) head.setAttribute("aria-sort", state.sort.startsWith("-") ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      const select_ = form.elements.sort;
      // An order that only the head of a column gives has its entry while it lasts.
      const given = select_.querySelector("[data-cl-given]");
      if (given && given.value !== state.sort) given.remove();
      const head = [...table.tHead.rows[0].cells].find((one) => one.dataset.sort === key);
      if (head && ![...select_.options].some((one) => one.value === state.sort)) {
        const own = select_.appendChild(element("option", "", head.textContent + (state.sort === key ? " ↑" : " ↓")));
        own.value = state.sort;
        own.dataset.clGiven = "";
      }
      select_.value = [...select_.options].some((one) => one.value === state.sort) ? state.sort : "";
      if (form.elements.q.value !== state.q) form.elements.q.value = state.q;
    }

    function toggle(key, id, on) {
      const ids = state.chosen.get(key) || new Set();
      if (on) ids.add(id);
      else ids.delete(id);
      if (ids.size) state.chosen.set(key, ids);
      else state.chosen.delete(key);
      changed();
    }

    // `replace` keeps the way back to the page one came from short.
    function changed() {
      const hash = writeState(state, facets);
      history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
      show();
    }

    function sortBy(key) {
      const first = DATES[key] ? "-" + key : key;
      const second = DATES[key] ? key : "-" + key;
      state.sort = state.sort === first ? second : state.sort === second ? "" : first;
      changed();
    }

    for (const head of table.tHead.rows[0].cells) {
      const button = element("button", "", head.textContent);
      button.type = "button";
      button.addEventListener("click", () => sortBy(head.dataset.sort));
      head.replaceChildren(button);
    }
    panel.addEventListener("change", (event) => {
      const facet = event.target.closest(".cl-facet");
      toggle(facet.dataset.key, event.target.value, event.target.checked);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.elements.q.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { state.q = form.elements.q.value.trim(); changed(); }, 150);
    });
    form.elements.sort.addEventListener("change", () => { state.sort = form.elements.sort.value; changed(); });
    root.querySelector("[data-cl-reset]").addEventListener("click", () => {
      state = { q: "", sort: state.sort, chosen: new Map() };
      changed();
      form.elements.q.focus();
    });
    root.querySelector("[data-cl-more]").addEventListener("click", () => {
      const first = more()[0];
      if (first) rowOf(first).querySelector("a").focus();
    });
    window.addEventListener("hashchange", () => { state = readState(location.hash, facets); show(); });

    form.hidden = false;
    panel.hidden = false;
    // Beside the table the panel is always open; above the cards it waits until asked for.
    const wide = window.matchMedia("(min-width: 60em)");
    const fit = () => { panel.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
    for (const facet of facets) {
      if (!wide.matches) facet.box.open = false;
      if (state.chosen.has(facet.key)) facet.box.open = true;
    }
    if (say.rows) load(say.rows);
    show();
  }

  document.querySelectorAll("[data-cl-browse]").forEach(start);
})();
