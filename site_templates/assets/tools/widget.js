// A calculator on a page: computes as one types, keeps the figures in the address and in this browser,
// and sends nothing. `caselib.mount(element, id, {figures, name})` opens one inside another page.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};
  const PLACE = "__NAME__";
  const PAUSE = 250;
  const FOLDER = new URL("./", document.currentScript.src).href;
  const STYLE = "calculator.css";

  // Keeps text in this browser; where that is barred, nothing is kept.
  const store = {
    get(key) {
      try {
        return root.localStorage.getItem(key);
      } catch (_) {
        return null;
      }
    },
    set(key, text) {
      try {
        if (text === null) root.localStorage.removeItem(key);
        else root.localStorage.setItem(key, text);
      } catch (_) { /* a private window */ }
    },
  };

  function mark(place, why) {
    place.classList.toggle("cl-absent", Boolean(why));
    for (const one of ["unreachable", "not_applicable"]) place.classList.toggle(`cl-absent--${one}`, why === one);
  }

  class Widget {
    // `keep`: figures stay in this browser. `figures`: those to begin with, and to come back to.
    constructor(element, options) {
      this.element = element;
      this.calculator = caselib.calculators[element.dataset.clCalc];
      this.spec = this.calculator.spec;
      this.words = this.spec.words;
      this.name = element.dataset.clName;
      this.keep = options.keep ? `caselib:${this.spec.id}` : "";
      this.base = options.figures || {};
      if (Object.keys(this.base).length > 0) {
        element.querySelector("[data-cl-sample]").hidden = true;
        element.querySelector("[data-cl-do=reset]").textContent = this.words.calc_reset_case;
      }
      this.from = "";
      this.fed = new Set();
      this.boxes = new Map(this.spec.inputs.map(
        (one) => [one.key, element.querySelector(`[data-cl-in="${one.key}"]`)]));
      this.tables = this.spec.tables.map((table) => new caselib.boxes.Rows(
        element.querySelector(`[data-cl-table="${table.key}"]`), table));
      const sources = element.querySelector("[data-cl-sources]");
      this.sources = sources ? JSON.parse(sources.textContent) : {};
      this.links = [...element.querySelectorAll("[data-cl-feed]")];
      for (const link of this.links) link.dataset.clHref = link.getAttribute("href");
      element.classList.add("cl-live");
      this.listen();
      this.pictures = new caselib.Pictures(this, FOLDER);
      this.begin();
      this.pictures.watch();
    }

    // ---- figures in ----

    begin() {
      const said = caselib.link.read(root.location.hash, this.name, this.spec);
      const kept = this.keep && (!said || said.from) ? this.stored() : null;
      this.put(Object.assign({}, this.base, kept || {}));
      this.from = "";
      this.fed.clear();
      if (said) this.follow(said);
      else if (kept) this.say(this.words.calc_said_kept, () => this.put(this.base));
      this.update(false);
      this.tellSource();
    }

    stored() {
      try {
        const found = JSON.parse(store.get(this.keep));
        return found && typeof found === "object" && !Array.isArray(found) ? found : null;
      } catch (_) {
        return null;
      }
    }

    // Puts figures into their boxes, defaults where there are none.
    put(given) {
      for (const one of this.spec.inputs) {
        const value = one.key in given ? given[one.key] : one.default;
        this.boxes.get(one.key).value = caselib.boxes.typed(value, one, one.unit);
      }
      for (const rows of this.tables) {
        const value = given[rows.table.key];
        rows.write(Array.isArray(value) ? value : rows.table.rows);
      }
    }

    // Takes what a link says; a figure that cannot be is shown, and refused beside its box.
    follow(said) {
      for (const one of this.spec.inputs) {
        if (!(one.key in said.values)) continue;
        this.boxes.get(one.key).value = caselib.boxes.typed(said.values[one.key], one, one.unit);
        this.fed.add(one.key);
      }
      for (const rows of this.tables) {
        const found = said.tables[rows.table.key];
        if (found) {
          rows.write(found);
          this.fed.add(rows.table.key);
        }
        for (const cell of said.cells.filter((one) => one.table === rows.table.key)) {
          const row = rows.rows[cell.row];
          if (row) rows.fill(row, {[cell.column]: cell.value});
          this.fed.add(rows.table.key);
        }
      }
      this.from = said.from;
    }

    read(problems) {
      const given = {};
      for (const one of this.spec.inputs) {
        given[one.key] = caselib.boxes.readBox(this.boxes.get(one.key), one, one, this.words, problems);
      }
      for (const rows of this.tables) given[rows.table.key] = rows.read(this.words, problems);
      return given;
    }

    // ---- results out ----

    update(typed) {
      const problems = [];
      const given = this.read(problems);
      const stale = this.element.querySelector("[data-cl-stale]");
      stale.hidden = problems.length === 0;
      stale.textContent = problems.length
        ? caselib.fill(this.words.calc_stale, {n: problems.length}) : "";
      this.element.classList.toggle("cl-stale", problems.length > 0);
      for (const rows of this.tables) rows.name();
      if (problems.length) return;
      this.given = given;
      this.done = this.calculator.evaluate(given);
      this.render();
      if (typed) this.remember();
    }

    names(table) {
      const found = this.tables.find((rows) => rows.table.key === table);
      return found ? found.names() : [];
    }

    // A figure as text: a word where it bears none, the meaning of a code, the name of a row.
    text(one, value, absent, unit) {
      if (absent) return this.words[`calc_${absent}`];
      if (one.row_of) return this.names(one.row_of)[value - 1] || this.words.calc_none;
      if (one.texts && one.texts[value] !== undefined) return one.texts[value];
      return caselib.show(value, unit === undefined ? one.unit : unit, one.digits === undefined ? 6 : one.digits);
    }

    render() {
      const {figures, absent, result} = this.done;
      for (const one of [...this.spec.inputs, ...this.spec.outputs]) {
        const text = this.text(one, figures[one.key], absent[one.key]);
        for (const place of this.element.querySelectorAll(`[data-cl-out="${one.key}"]`)) {
          if (place.textContent !== text) place.textContent = text;
          mark(place, absent[one.key]);
        }
      }
      const status = this.element.querySelector("[data-cl-status]");
      if (status.textContent !== result.status.text) status.textContent = result.status.text;
      status.dataset.clCode = String(result.status.code);
      for (const rows of this.tables) this.renderRows(rows);
      for (const one of this.spec.inputs) {
        const field = this.boxes.get(one.key).closest(".cl-field");
        field.classList.toggle("cl-field--own", this.given[one.key] !== one.default);
      }
      this.feed();
      this.pictures.draw();
    }

    renderRows(rows) {
      const body = rows.section.querySelector("[data-cl-results]");
      if (!body) return;
      const names = rows.names();
      const marks = this.done.absentRows[rows.table.key] || [];
      body.replaceChildren(...this.done.figures[rows.table.key].map((row, at) => {
        const line = document.createElement("tr");
        const head = line.appendChild(document.createElement("th"));
        head.scope = "row";
        head.textContent = names[at];
        const fixed = rows.table.fixed.find((one) => one.key === row.key);
        for (const one of rows.table.heads) {
          const why = (marks[at] || {})[one.key];
          const cell = line.appendChild(document.createElement("td"));
          cell.textContent = this.text(one, row[one.key], why, one.by_row && fixed ? fixed.unit : one.unit);
          mark(cell, why);
        }
        return line;
      }));
    }

    // ---- figures on ----

    // Links that take figures along; one that cannot be reached is not handed on as 0.
    feed() {
      const feeds = this.calculator.feeds(this.done.figures, caselib.formula);
      for (const link of this.links) {
        const tool = link.dataset.clTool;
        const parts = Object.entries(feeds[this.spec.feeds.indexOf(tool)] || {})
          .filter(([, [, names]]) => !names.some((name) => this.done.absent[name]))
          .map(([key, [value]]) => `${caselib.link.code(key).replace(/%5B/g, "[").replace(/%5D/g, "]")}=${value}`);
        link.href = `${link.dataset.clHref}#${tool}:${[...parts, `from=${this.spec.id}`].join("&")}`;
      }
    }

    tellSource() {
      const place = this.element.querySelector("[data-cl-from]");
      const known = Object.prototype.hasOwnProperty.call(this.sources, this.from) ? this.sources[this.from] : null;
      place.hidden = !known;
      place.replaceChildren();
      for (const field of this.element.querySelectorAll(".cl-fed")) field.classList.remove("cl-fed");
      if (!known) return;
      const link = document.createElement("a");
      [link.textContent, link.href] = known;
      place.append(this.words.calc_from, link);
      for (const key of this.fed) {
        const box = this.boxes.get(key);
        const field = box ? box.closest(".cl-field") : this.element.querySelector(`[data-cl-table="${key}"] h2`);
        if (!field) continue;
        field.classList.add("cl-fed");
        field.dataset.clFed = caselib.fill(this.words.calc_from_mark, {title: known[0]});
        const part = field.closest("details");
        if (part) part.open = true;
      }
    }

    remember() {
      clearTimeout(this.later);
      this.later = setTimeout(() => {
        this.address(caselib.link.write(this.name, this.spec, this.given, this.from));
        if (this.keep) store.set(this.keep, JSON.stringify(this.given));
      }, PAUSE);
    }

    address(part) {
      const hash = caselib.link.replaced(root.location.hash, this.name, part);
      const here = root.location.href.split("#")[0];
      root.history.replaceState(root.history.state, "", hash ? `${here}#${hash}` : here);
    }

    // ---- what one can do ----

    listen() {
      this.element.addEventListener("input", (event) => {
        if (!event.target.matches("[data-cl-in], [data-cl-cell]")) return;
        const field = event.target.closest(".cl-field");
        if (field) field.classList.remove("cl-fed");
        this.update(true);
      });
      this.element.addEventListener("submit", (event) => event.preventDefault());
      this.element.addEventListener("keydown", (event) => this.step(event));
      this.element.addEventListener("click", (event) => this.click(event));
      this.element.addEventListener("change", (event) => {
        if (event.target.matches("[data-cl-preset]")) this.preset(event.target);
        if (event.target.matches("[data-cl-file]")) this.rarely("opened");
      });
      root.addEventListener("hashchange", () => {
        if (!caselib.link.read(root.location.hash, this.name, this.spec)) return;
        this.begin();
        this.element.scrollIntoView(); // a link further down the page brought other figures
      });
    }

    step(event) {
      const direction = {ArrowUp: 1, ArrowDown: -1}[event.key];
      const box = event.target;
      if (!direction || !box.matches("[inputmode=decimal]")) return;
      const rows = this.tables.find((one) => one.section.contains(box));
      const row = rows && box.closest("[data-cl-row]");
      const one = rows ? rows.table.columns.find((column) => column.key === box.dataset.clCell)
        : this.spec.inputs.find((input) => input.key === box.dataset.clIn);
      if (caselib.boxes.nudge(box, one, rows ? rows.limits(row, one) : one, direction)) {
        event.preventDefault();
        this.update(true);
      }
    }

    click(event) {
      const inward = event.target.closest("a[href^='#']");
      if (inward) { // the part of the address behind `#` holds the figures
        event.preventDefault();
        document.getElementById(inward.getAttribute("href").slice(1)).scrollIntoView();
        return;
      }
      const button = event.target.closest("button");
      if (!button) return;
      const act = button.dataset.clDo;
      if (act === "reset") this.restart();
      else if (act === "print") this.pictures.ready().then(() => root.print());
      else if (act) this.rarely(act);
      else if (button.matches("[data-cl-more], [data-cl-less]")) this.grow(button);
    }

    // What few do is loaded when someone does it.
    rarely(act) {
      caselib.script(`${FOLDER}widget-files.js`).then(() => caselib.files[act](this));
    }

    grow(button) {
      const rows = this.tables.find((one) => one.section.contains(button));
      if (button.matches("[data-cl-more]")) {
        if (rows.rows.length >= 200) return;
        const row = rows.add();
        row.querySelector("input").focus();
      } else if (rows.rows.length > rows.table.least) button.closest("[data-cl-row]").remove();
      this.update(true);
    }

    // Puts other figures in; what stood there can be had back.
    swap(given, words, clean) {
      const before = this.given;
      this.put(Object.assign({}, this.base, given));
      this.from = "";
      this.fed.clear();
      this.update(!clean);
      this.tellSource();
      if (clean) {
        clearTimeout(this.later);
        this.address("");
        if (this.keep) store.set(this.keep, null);
        const preset = this.element.querySelector("[data-cl-preset]");
        if (preset) preset.value = "";
      }
      this.say(words, before ? () => {
        this.put(before);
        this.update(true);
        this.say(this.words.calc_said_undone);
      } : null);
    }

    restart() {
      const own = Object.keys(this.base).length > 0;
      this.swap({}, own ? this.words.calc_said_reset_case : this.words.calc_said_reset, true);
    }

    preset(select) {
      const found = this.spec.presets.find((one) => one.key === select.value);
      if (found) this.swap(found.figures, caselib.fill(this.words.calc_said_preset, {label: found.label}));
      else this.restart();
    }

    say(words, undo) {
      const place = this.element.querySelector("[data-cl-said]");
      place.textContent = words;
      if (!undo) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = this.words.calc_undo;
      button.addEventListener("click", () => {
        place.textContent = "";
        undo();
        this.update(false);
      });
      place.append(" ", button);
    }
  }

  // What stands in the script of a calculator was written for its own page.
  function moved(element, id) {
    const page = new URL(`../../tools/${id}.html`, FOLDER).href;
    for (const link of element.querySelectorAll("a[href]:not([href^='#'])")) {
      link.href = new URL(link.getAttribute("href"), page).href;
    }
    const sources = element.querySelector("[data-cl-sources]");
    if (!sources) return;
    const found = Object.entries(JSON.parse(sources.textContent));
    sources.textContent = JSON.stringify(Object.fromEntries(
      found.map(([key, [title, href]]) => [key, [title, new URL(href, page).href]])));
  }

  caselib.mount = function (element, id, options) {
    const name = (options && options.name) || id;
    caselib.dress(FOLDER + STYLE);
    element.innerHTML = caselib.html[id].split(PLACE).join(name);
    moved(element, id);
    return new Widget(element.querySelector("[data-cl-calc]"), options || {});
  };

  for (const element of document.querySelectorAll("[data-cl-calc]:not(.cl-live)")) {
    new Widget(element, {keep: true}); // eslint-disable-line no-new
  }
}(window));
