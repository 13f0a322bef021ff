// A form that is filled in: kept as one types, with every step back one click away.
(function (root) {
  "use strict";

  const caselib = root.caselib;
  const {fieldOf, mirror, grow, settle, value} = caselib.formFields;
  const {read, write, misfits, beyond, isGroup, own} = caselib.formValues;
  const {formRows: rows, formChecks: checks, formKeep: keep, formCase: cases} = caselib;
  const WAIT = 300;
  const MOST_NAMED = 12;

  function start(page) {
    const tool = page.dataset.clForm;
    const form = caselib.forms[tool];
    const {words, repeats, brings, opens} = form.data;
    const part = (name) => page.querySelector(`[data-cl-${name}]`);
    const whole = part("whole"), entries = part("entries");
    const pieces = () => (repeats ? rows.rows(entries) : [whole]);
    let from = null, timer = 0, undo = null, undoes = false, unread = false;

    const values = () => (repeats ? {[repeats.key]: blankless(pieces().map(read))} : read(whole));
    const state = () => Object.assign({values: values()}, from ? {from} : {});
    const blankless = (list) => list.filter((one) => Object.keys(one).length);
    const blank = JSON.stringify(values());
    const touched = () => JSON.stringify(values()) !== blank;

    function put(next) {
      from = next.from || null;
      let strange = [];
      if (repeats) {
        const list = own(next.values, repeats.key) || [];
        const fitted = rows.fit(entries, list.length, 1);
        strange = beyond(repeats.label, list, fitted).concat(
          ...fitted.map((piece, at) => write(piece, list[at] || {})),
          Object.keys(next.values).filter((key) => key !== repeats.key));
      } else {
        strange = write(whole, next.values);
      }
      brought.clear();
      cases.show(part("case"), from, words, () => step(() => { from = null; put(state()); }, words.removed));
      look();
      return named(strange);
    }

    // What had no place, in words; nothing where everything had one.
    function named(strange) {
      const keys = Array.from(new Set(strange));
      return keys.length ? caselib.fill(words.unknown, {
        keys: keys.slice(0, MOST_NAMED).join(words.and) + (keys.length > MOST_NAMED ? "…" : "")}) : "";
    }

    function wrong(next) {
      if (!repeats) return misfits(whole, next.values);
      const list = own(next.values, repeats.key);
      if (list === undefined) return [];
      if (!Array.isArray(list) || !list.every(isGroup)) return [repeats.label];
      return list.reduce((found, one) => found.concat(misfits(pieces()[0], one)), []);
    }

    function look() {
      pieces().forEach((piece, at) => {
        checks.look(piece, form);
        const name = piece.querySelector("[data-cl-entry-name]");
        const heading = name && fieldOf(piece, repeats.heading);
        if (name) name.textContent = [`${repeats.label} ${at + 1}`, heading && value(heading)].filter(Boolean).join(" · ");
      });
    }

    function remember() {
      root.clearTimeout(timer);
      timer = 0;
      told(keep.store(touched() || from ? state() : null));
    }

    function told(kept) {
      part("kept").textContent = kept ? words.kept : words.blocked;
      part("kept").classList.toggle("cl-form__kept--lost", !kept);
    }

    function changed() {
      unread = false;
      look();
      root.clearTimeout(timer);
      timer = root.setTimeout(remember, WAIT);
    }

    // Say something; `back` makes it a step that can be undone, `label` names another offer.
    function say(text, back, label) {
      const place = part("said");
      undo = back || null;
      undoes = Boolean(back) && !label;
      place.querySelector("p").textContent = text;
      part("undo").textContent = label || part("undo").dataset.label;
      part("undo").hidden = !back;
      place.hidden = !text;
    }

    function step(act, text) {
      const before = state();
      const more = act();
      changed();
      say([text, more].filter(Boolean).join(" "), () => restore(before));
    }

    function restore(before) {
      put(before);
      changed();
      say(words.undone);
    }

    // Where something had no place, what the browser keeps stays as it is until that was read.
    function take(next, text) {
      const before = state();
      if (timer) remember();
      const lost = put(next);
      if (!lost) changed();
      unread = Boolean(lost);
      say([text, lost].filter(Boolean).join(" "), () => restore(before));
    }

    function open(text, name) {
      const found = keep.opened(text, name, tool, words);
      const labels = found.state ? wrong(found.state) : [];
      if (found.refused) say(found.refused);
      else if (labels.length) say(caselib.fill(words.wrong, {name, labels: labels.join(words.and)}));
      else take(found.state, caselib.fill(words.loaded, {name}));
    }

    // Rows that an option brought out; those that someone wrote in stay.
    const brought = new Map();
    function bring(one, option) {
      const table = fieldOf(whole, one.table);
      const wanted = own(one.rows, option) || [];
      const before = brought.get(one) || [];
      const kept = read(table.closest("[data-holder]"))[one.table] || [];
      const left = kept.filter((row) => Object.keys(row).some((key) => key !== one.column)
        || !(row[one.column] === undefined || before.includes(row[one.column])));
      const fresh = wanted.filter((text) => !left.some((row) => row[one.column] === text));
      const list = left.concat(fresh.map((text) => ({[one.column]: text})));
      const all = state();
      all.values[one.table] = list;
      put(all);
      brought.set(one, fresh);
      return wanted.length ? caselib.fill(words.brought, {n: fresh.length}) : words.brings_none;
    }

    function chosen(target) {
      const field = target.closest("[data-key]");
      const one = field && brings.find((each) => each.field === field.dataset.key);
      if (one && value(field)) step(() => bring(one, value(field)));
    }

    function begin() {
      const found = cases.given();
      if (found === undefined) return;
      cases.forget();
      if (found === null || wrong(found).length) {
        say(words.case_wrong);
      } else if (touched() || from) {
        say(caselib.fill(words.case_ask, {title: found.from.title}),
          () => take(found, words.case_taken), words.case_yes);
      } else {
        take(found, words.case_taken);
      }
      if (root.scrollY > page.offsetTop) page.scrollIntoView(); // a link further down the page led here
    }

    function print() {
      whole.classList.toggle("cl-form--filled", touched() || Boolean(from)); // help is for the blank
      settle(page);
      part("day").textContent = keep.today();
    }

    const actions = {
      print: () => root.print(),
      save: () => keep.save(tool, page.dataset.title, state()),
      load: () => part("file").click(),
      clear: () => step(() => { put({values: JSON.parse(blank)}); }, words.cleared),
      open: () => {
        const href = cases.opening(opens, pieces().map(read), tool);
        if (href) root.location.href = href;
        else say(words.nothing);
      },
    };

    page.addEventListener("submit", (event) => event.preventDefault());
    page.addEventListener("input", (event) => {
      mirror(event.target);
      if (event.target.tagName === "TEXTAREA") grow(event.target);
      if (undoes) say("");  // going back would take what is being typed along
      changed();
    });
    page.addEventListener("change", (event) => {
      if (event.target === part("file")) {
        const file = event.target.files[0];
        if (file) file.text().then((text) => open(text, file.name));
        event.target.value = "";
      } else {
        chosen(event.target);
      }
    });
    // A second click on what is chosen takes it back: no radio button can do that by itself.
    let before = null;
    page.addEventListener("pointerdown", (event) => {
      const chip = event.target.closest(".cl-chip");
      const box = chip && chip.querySelector("input[type=radio]");
      before = box && box.checked ? box : null;
    });
    page.addEventListener("keydown", (event) => {
      const box = event.target;
      if (box.type === "radio" && ["Delete", "Backspace"].includes(event.key)) {
        box.checked = false;
        changed();
      }
    });
    page.addEventListener("click", (event) => {
      const target = event.target;
      if (target.type === "radio") {
        if (target === before) target.checked = false;
        before = null;
        changed();
        return;
      }
      const button = target.closest("button");
      if (!button) return;
      if (button.dataset.clDo) actions[button.dataset.clDo]();
      else if (button.matches("[data-cl-add]")) more(button.parentElement);
      else if (button.matches("[data-cl-remove]")) less(button);
      else if (button.matches("[data-cl-undo]")) { const back = undo; say(""); back(); }
      else if (button.matches("[data-cl-hush]")) hush();
    });

    function hush() {
      say("");
      if (unread) changed();
    }

    function more(place) {
      const row = rows.add(place);
      if (!row) {
        say(caselib.fill(words.full, {n: rows.most(place)}));
        return;
      }
      settle(row);
      changed();
      const first = row.querySelector("input, textarea, select");
      if (first) first.focus();
    }

    function less(button) {
      const row = button.closest("[data-row], [data-item], [data-entry]");
      const holder = row.parentElement.parentElement.closest("[data-key], [data-cl-entries]");
      step(() => {
        row.remove();
        if (!rows.rows(holder).length) rows.add(holder);
      }, words.removed);
    }

    const kept = keep.stored();
    part("undo").dataset.label = part("undo").textContent;
    page.querySelectorAll("[data-cl-tools], [data-cl-add], [data-cl-remove]").forEach((one) => { one.hidden = false; });
    page.classList.add("cl-form--live");
    const misfit = kept ? wrong(kept) : [];
    if (misfit.length) say(caselib.fill(words.kept_wrong, {labels: misfit.join(words.and)}));
    else if (kept) say(put(kept));
    settle(page);
    look();
    told(keep.able());
    begin();
    root.addEventListener("hashchange", begin);
    root.addEventListener("beforeprint", print);
    root.addEventListener("pagehide", () => { if (timer) remember(); });
  }

  document.querySelectorAll("[data-cl-form]").forEach(start);
}(window));
