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
      this.start = this.calculator.filled({});
      if (Object.keys(this.base).length > 0) {
        element.querySelector("[data-cl-do=reset]").textContent = this.words.calc_reset_case;
      }
      this.from = "";
      this.fed = new Set();
      this.lack = [];
      this.boxes = new Map(this.spec.inputs.map(
        (one) => [one.key, element.querySelector(`[data-cl-in="${one.key}"]`)]));
      this.tables = this.spec.tables.map((table) => new caselib.boxes.Rows(
        element.querySelector(`[data-cl-table="${table.key}"]`), table));
      this.links = new caselib.Links(this);
      element.classList.add("cl-live");
      this.listen();
      this.pictures = new caselib.Pictures(this, FOLDER);
      this.begin();
      this.pictures.watch();
    }

    // ---- figures in ----

    // A link says all; figures that another tool hands on join what the reader typed before.
    begin() {
      const said = caselib.link.read(root.location.hash, this.name, this.spec);
      const joins = !said || (said.from && !this.links.isCase(said.from));
      const kept = this.keep && joins ? this.filled(this.stored()) : null;
      this.put(kept || this.filled(this.base) || this.filled({}));
      this.from = "";
      this.fed.clear();
      this.lack = [];
      if (said) this.follow(said);
      else if (kept) this.say(this.words.calc_said_kept, () => this.put(this.filled({})));
      this.update(false);
      this.links.tellSource(this.from, this.fed, this.lack);
    }

    // Figures with defaults for the rest; null for what this calculator does not take.
    filled(given) {
      try {
        return given && this.calculator.filled(given);
      } catch (reason) {
        if (!reason.where) throw reason;
        return null;
      }
    }

    stored() {
      try {
        const found = JSON.parse(store.get(this.keep));
        return found && typeof found === "object" && !Array.isArray(found) ? found : null;
      } catch (_) {
        return null;
      }
    }

    // Puts all figures into their boxes.
    put(given) {
      for (const one of this.spec.inputs) caselib.boxes.put(this.boxes.get(one.key), given[one.key], one, one.unit);
      for (const rows of this.tables) rows.write(given[rows.table.key]);
    }

    // Takes what a link says; a figure that cannot be is shown, and refused beside its box.
    follow(said) {
      for (const one of this.spec.inputs) {
        if (!(one.key in said.values)) continue;
        caselib.boxes.put(this.boxes.get(one.key), said.values[one.key], one, one.unit);
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
      this.lack = said.lack;
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
      let done = null;
      try {
        done = problems.length ? null : this.calculator.evaluate(given);
      } catch (reason) {
        if (!reason.where) throw reason;
        problems.push({message: reason.message});
      }
      for (const rows of this.tables) rows.name();
      this.complain(problems);
      if (!done) return;
      this.given = given;
      this.done = done;
      this.render();
      if (typed) {
        this.remember();
        const preset = this.element.querySelector("[data-cl-preset]");
        if (preset && !this.choosing) preset.value = "own";
      }
    }

    // How many of the figures are still the example's.
    sample() {
      const all = [...this.spec.inputs, ...this.spec.tables].map((one) => one.key);
      const same = all.filter((key) => JSON.stringify(this.start[key]) === JSON.stringify(this.given[key])).length;
      const place = this.element.querySelector("[data-cl-sample]");
      place.hidden = same === 0 || Object.keys(this.base).length > 0; // a card says so itself
      place.textContent = same === all.length ? this.words.calc_sample
        : caselib.fill(this.words.calc_sample_some, {own: all.length - same, rest: same});
    }

    // Results stay those of the last good figures, and say so.
    complain(problems) {
      const stale = this.element.querySelector("[data-cl-stale]");
      const words = this.done ? this.words.calc_stale : this.words.calc_stale_first;
      const loose = problems.filter((one) => !one.box).map((one) => one.message);
      stale.hidden = problems.length === 0;
      stale.textContent = problems.length
        ? [...loose, caselib.fill(words, {n: problems.length})].join(this.words.calc_stop) : "";
      this.element.classList.toggle("cl-stale", problems.length > 0);
      this.element.classList.toggle("cl-unset", problems.length > 0 && !this.done);
      const [first] = problems.filter((one) => one.box);
      if (first) stale.append(" ", this.button(this.words.calc_stale_first_one, () => {
        const part = first.box.closest("details");
        if (part) part.open = true;
        first.box.focus();
      }));
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
          caselib.boxes.mark(place, absent[one.key]);
        }
      }
      const status = this.element.querySelector("[data-cl-status]");
      if (status.textContent !== result.status.text) status.textContent = result.status.text;
      status.parentNode.dataset.clCode = String(result.status.code);
      status.parentNode.hidden = !result.status.text;
      this.sample();
      for (const rows of this.tables) rows.show(this);
      for (const one of this.spec.inputs) {
        const field = this.boxes.get(one.key).closest(".cl-field");
        field.classList.toggle("cl-field--own", this.given[one.key] !== one.default);
      }
      this.links.feed(this.done);
      this.pictures.draw();
    }

    // ---- figures on ----

    remember() {
      clearTimeout(this.later);
      this.later = setTimeout(() => {
        this.links.address(caselib.link.write(this.name, this.spec, this.given, this.from));
        if (this.keep) store.set(this.keep, JSON.stringify(this.given));
      }, PAUSE);
    }

    // ---- what one can do ----

    listen() {
      this.element.addEventListener("input", (event) => {
        if (!event.target.matches("[data-cl-in], [data-cl-cell]")) return;
        const field = event.target.closest(".cl-field");
        if (field) field.classList.remove("cl-fed");
        this.update(true);
      });
      this.element.addEventListener("focusin", (event) => {
        if (event.target.matches("[inputmode=decimal]")) event.target.select();
      });
      this.element.addEventListener("submit", (event) => event.preventDefault());
      this.element.addEventListener("keydown", (event) => {
        const direction = {ArrowUp: 1, ArrowDown: -1}[event.key];
        if (direction && event.target.matches("[inputmode=decimal]") && this.step(event.target, direction)) {
          event.preventDefault();
          this.update(true);
        }
      });
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

    step(box, direction) {
      const rows = this.tables.find((one) => one.section.contains(box));
      if (rows) return rows.nudge(box, direction);
      const one = this.spec.inputs.find((input) => input.key === box.dataset.clIn);
      return caselib.boxes.nudge(box, one, one, direction);
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
      const before = this.given;
      if (button.matches("[data-cl-more]")) {
        if (rows.rows.length < caselib.MOST_ROWS) rows.add().querySelector("input").focus();
        this.update(true);
      } else if (rows.rows.length > rows.table.least) {
        button.closest("[data-cl-row]").remove();
        this.update(true);
        this.say(this.words.calc_said_row_gone, () => this.put(before));
      }
    }

    // Puts other figures in; what stood there can be had back.
    swap(given, words, clean) {
      const before = this.given;
      this.put(this.filled(given));
      this.from = "";
      this.fed.clear();
      this.lack = [];
      this.update(!clean);
      this.links.tellSource(this.from, this.fed, this.lack);
      if (clean) {
        clearTimeout(this.later);
        this.links.address("");
        if (this.keep) store.set(this.keep, null);
        const preset = this.element.querySelector("[data-cl-preset]");
        if (preset) preset.value = "";
      }
      this.say(words, before && (() => this.put(before)));
    }

    restart() {
      const own = Object.keys(this.base).length > 0;
      this.swap(this.base, own ? this.words.calc_said_reset_case : this.words.calc_said_reset, true);
    }

    preset(select) {
      this.choosing = true;
      const found = this.spec.presets.find((one) => one.key === select.value);
      if (found) this.swap(found.figures, caselib.fill(this.words.calc_said_preset, {label: found.label}));
      else this.restart();
      this.choosing = false;
    }

    // Says what happened; `undo` puts back what stood there before.
    say(words, undo) {
      const place = this.element.querySelector("[data-cl-said]");
      place.textContent = words;
      if (!undo) return;
      place.append(" ", this.button(this.words.calc_undo, () => {
        undo();
        this.update(true);
        this.say(this.words.calc_said_undone);
      }));
    }

    button(words, act) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", act);
      return button;
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
      found.map(([key, [title, href, ...more]]) => [key, [title, new URL(href, page).href, ...more]])));
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
