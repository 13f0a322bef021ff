// The box in the header, a combobox: suggestions and the best results while one types, the last searches
// while nothing is typed. `searchBox(form, engine)` is called whenever the field is reached.
(function (root) {
  "use strict";

  const PAUSE = 100;  // between keys
  const SUGGESTED = 5;
  const BEST = 6;
  const PROCESS = 229;  // the key code of every key that an input method takes for itself
  const OPEN = "cl-find--open";
  const {say, said, make, write, passage, badges, kind, addressOf, address, searchAddress, dress,
    answer, trouble, pacing} = root.caselib.searchShown;
  const recent = root.caselib.searchRecent;
  const started = new WeakMap();

  // What is shown in the list, made of what is found.
  function Lines(list, forget) {
    function suggestion(one) {
      return list.option(addressOf(one.url), (made) => {
        write(made.appendChild(make("span", "cl-find__title")), one.label, one.marks);
        const detail = [say("suggested")[one.kind], one.detail].filter(Boolean).join(" · ");
        made.append(" ", make("span", "cl-find__detail", detail));
      });
    }

    function result(one, query) {
      const made = list.option(address(one, query), (into) => {
        const head = into.appendChild(make("span", "cl-find__head"));
        write(head.appendChild(make("span", "cl-find__title")), one.title, one.titleMarks);
        for (const badge of badges(one, true)) head.append(" ", badge);
        if (kind(one)) head.append(" ", make("span", "cl-badge", kind(one)));
        if (one.excerpt) into.append(" ", passage(one, "span"));
      });
      made.addEventListener("click", () => recent.add(query));
      return made;
    }

    function remembered(words) {
      return list.option(searchAddress(words), (made) => {
        made.append(make("span", "cl-find__title", words));
        // For a mouse or a finger; keys have Delete, and the page of the search has buttons.
        const cross = made.appendChild(make("span", "cl-find__drop", "×"));
        cross.title = said("drop_recent", {query: words});
        cross.setAttribute("aria-hidden", "true");
        cross.addEventListener("click", (event) => {
          event.preventDefault();
          event.stopPropagation();
          forget(words);
        });
        made.dataset.words = words;
      });
    }

    // Leads to the page of the search, by the words that are in the field.
    function whole(query, text) {
      const all = list.action(searchAddress(query), text);
      all.addEventListener("click", () => recent.add(query));
      return all;
    }

    function found(query, suggested, answered, again, sounding = []) {
      if (answered.partial && !answered.total && !suggested.length) {
        lost(query, {text: said("not_looked", {query}), again});
        return;
      }
      list.begin();
      // Nothing stands there twice: a case among the results says more of itself, a term among those above.
      const at = (all, url) => all.some((one) => one.url === url);
      const direct = suggested.filter((one) => one.kind !== "case" || !at(answered.results, one.url));
      const results = answered.results.filter((one) => !at(direct, one.url));
      const head = answered.total && !answered.full ? say("nearest") : say("results");
      const groups = [
        list.group(say("suggestions"), direct.map(suggestion)),
        list.group(head, results.map((one) => result(one, query)))];
      const last = answered.partial ? [list.action(searchAddress(query), say("partial_retry"), again)] : [];
      last.push(...sounding.map((one) => whole(one.query, said("sounding", {query: one.query, n: one.total}))));
      if (answered.total) last.push(whole(query, said("all", {n: answered.total})));
      else if (!answered.partial) last.push(whole(query, said("none_more", {query})));
      list.show([...groups, list.group("", last)], heard(query, direct.length, answered, sounding));
    }

    // What the list says, in a line that is only heard.
    function heard(query, direct, answered, sounding) {
      const none = answered.partial ? "not_looked" : "no_hits";
      const of = answered.full ? "heard" : answered.total ? "near_hits" : none;
      return [
        answered.renewed ? say("renewed") : "", said(of, {query, n: answered.total}) + say("stop"),
        direct ? said("heard_direct", {n: direct}) : "", answered.partial ? say("partial") : "",
        ...sounding.map((one) => said("sounding", {query: one.query, n: one.total}))].filter(Boolean).join(" ");
    }

    function stale(query) {
      list.stale(() => whole(query, said("search_for", {query})));
    }

    function last(words) {
      list.begin();
      const made = words.map(remembered);
      const clear = list.action(searchAddress(""), say("clear_recent"), () => forget(null));
      list.show([list.group(say("recent"), made), list.group("", [clear])],
        said("recent_heard", {n: words.length}));
    }

    function lost(query, {text, again}) {
      list.begin();
      list.show([list.group("", [list.action(searchAddress(query), text + " " + say("retry"), again)])], text);
    }

    return {found, last, lost, stale};
  }

  function start(form, engine) {
    const {tell, wait} = root.caselib.searching;
    const field = form.elements.q;
    const listed = form.querySelector("[role=listbox]");
    const list = root.caselib.searchBoxList(field, listed);
    const lines = Lines(list, forget);
    let asked = 0;
    let shown = "";
    let waiting = 0;
    let composing = false;
    const pace = pacing(PAUSE);
    let pushed = false;

    function forget(words) {
      if (words === null) recent.clear();
      else recent.drop(words);
      field.focus();
      showRecent();
    }

    function showRecent() {
      const words = recent.list();
      shown = "";
      if (words.length) lines.last(words);
      else list.close();
    }

    // An answer that comes after the question has changed is not shown.
    async function ask() {
      clearTimeout(waiting);
      asked += 1;
      const own = asked;
      const query = field.value.trim();
      if (!query) {
        showRecent();
        return;
      }
      wait();
      try {
        const looked = answer(engine, query, {limit: BEST, facets: false});
        const [suggested, answered] = await Promise.all([
          engine.suggest(query, {limit: SUGGESTED, answer: looked}).catch(() => []), looked]);
        if (own !== asked) return;
        shown = query;
        lines.found(query, suggested, answered, ask);
        if (answered.full || answered.partial) return;
        const {sounding} = await engine.near(query).catch(() => ({}));
        // Who has begun to choose is not disturbed.
        if (own === asked && sounding && sounding.length && !list.active()) {
          lines.found(query, suggested, answered, ask, sounding);
        }
      } catch (error) {
        if (own === asked) lines.lost(query, trouble(error, ask));
      }
    }

    function askSoon() {
      clearTimeout(waiting);
      if (composing) return;
      const query = field.value.trim();
      if (query && list.isOpen() && query !== shown) {
        asked += 1;
        shown = "";
        lines.stale(query);
      }
      const due = pace(query);
      waiting = setTimeout(ask, query ? due : 0);
    }

    function close() {
      clearTimeout(waiting);
      asked += 1;
      list.close();
    }

    // On a phone the box lies over the header, and the way back closes it.
    function leave() {
      form.classList.remove(OPEN);
      close();
      field.blur();
      if (pushed) {
        pushed = false;
        root.history.back();
      }
    }

    function escape() {
      if (form.classList.contains(OPEN)) leave();
      else if (list.isOpen()) close();
      else {
        field.value = "";
        askSoon();
      }
    }

    const KEYS = {
      ArrowDown: () => (list.isOpen() ? list.move(1) : ask()),
      ArrowUp: () => (list.isOpen() ? list.move(-1) : ask()),
      Escape: escape,
    };

    function pressed(event) {
      if (event.isComposing || event.keyCode === PROCESS) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const one = list.active();
      let act = KEYS[event.key];
      if (event.key === "Enter" && one) act = () => one.click();
      if (event.key === "Delete" && one && one.dataset.words) act = () => forget(one.dataset.words);
      if (!act) return;
      event.preventDefault();
      act();
    }

    // What opens takes the place of the open box, so that one step back leads to the page below it.
    function lead(event, href) {
      const handled = event.defaultPrevented;
      close();
      form.classList.remove(OPEN);
      if (!pushed) return;
      pushed = false;
      event.preventDefault();
      if (!handled) root.location.replace(href);
    }

    function chosen(event) {
      const one = event.target.closest("a");
      if (!one || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
      lead(event, one.href);
    }

    field.addEventListener("keydown", pressed);
    field.addEventListener("input", askSoon);
    field.addEventListener("compositionstart", () => {
      composing = true;
      asked += 1;
      clearTimeout(waiting);
    });
    field.addEventListener("compositionend", () => {
      composing = false;
      askSoon();
    });
    field.addEventListener("click", () => { if (!list.isOpen()) ask(); });
    form.addEventListener("submit", (event) => {
      recent.add(field.value);
      lead(event, searchAddress(field.value.trim()));
    });
    // A touch that only puts the keyboard away leaves the list where it is.
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
    document.addEventListener("pointerdown", (event) => { if (!form.contains(event.target)) close(); });
    listed.addEventListener("click", chosen);
    form.querySelector(".cl-find__close").addEventListener("click", leave);
    root.addEventListener("popstate", () => {
      if (!pushed) return;
      pushed = false;
      leave();
    });

    return () => {
      if (form.classList.contains(OPEN) && !pushed) {
        pushed = true;
        root.history.pushState(root.history.state, "");
      }
      if (list.isOpen()) return;
      if (document.activeElement === field && !composing) ask();
      else tell("");
    };
  }

  root.caselib.searchBox = async (form, engine) => {
    await dress();
    if (!started.has(form)) started.set(form, start(form, engine));
    started.get(form)();
  };
})(typeof window === "undefined" ? globalThis : window);
