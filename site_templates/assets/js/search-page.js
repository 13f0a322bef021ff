// The page of the search: its whole state stands in the address, so that a link, a reload and the way back
// bring the same results.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};
  const PAGE = 10;
  const PAUSE = 120;
  const SLOW = 300;
  const OPENED = "caselibOpened";  // in a state of the history: the result that was opened from it

  // Says in one line what one waits for or what went wrong, with a way to try again.
  function tell(root, text, again) {
    const notice = root.querySelector(".cl-search__notice");
    notice.replaceChildren(text);
    notice.hidden = !text;
    notice.classList.toggle("cl-search__notice--lost", Boolean(again));
    if (!again) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cl-button cl-button--quiet";
    button.textContent = root.dataset.retry;
    button.addEventListener("click", again);
    notice.append(" ", button);
  }

  function start(root, engine, facets) {
    const {said, answer, trouble, pacing} = caselib.searchShown;
    const recent = caselib.searchRecent;
    const {readState, writeState, FIRST_SORT} = caselib.searchState;
    const data = JSON.parse(root.querySelector("[data-cl-data]").textContent);
    const one = (selector) => root.querySelector(selector);
    const form = one("form");
    const field = form.elements.q;
    const sorting = form.querySelector("select");
    const header = document.querySelector("form.cl-find");
    const hits = one(".cl-browse__hits");
    const main = one(".cl-browse__main");
    const title = document.title;
    const keys = facets.map((facet) => facet.key);
    let state = readState(location.search, keys);
    let asked = 0;
    let waiting = 0;
    let composing = false;
    const pace = pacing(PAUSE);
    let typing = false;

    const filters = caselib.searchFilters(root, engine, facets, data.open, toggle, () => run());
    const chips = caselib.searchChips(root, engine, facets, (key, id) => toggle(key, id, false));
    const none = caselib.searchNone(root, engine, hrefOf, chips.name);
    const begun = caselib.searchStart(root, (q) => hrefOf({q, filters: {}, sort: FIRST_SORT, page: 1}));
    const results = caselib.searchResults(root, data, hrefOf);

    function hrefOf(other) {
      const words = writeState(other);
      return location.pathname + (words ? "?" + words : "");
    }

    // Typing makes one entry of the history, however many letters it has.
    function go(next, replace) {
      state = next;
      const act = replace ? "replaceState" : "pushState";
      history[act]({...history.state, [OPENED]: ""}, "", hrefOf(state));
      return run();
    }

    function toggle(key, id, on) {
      const ids = (state.filters[key] || []).filter((other) => other !== id);
      if (on) ids.push(id);
      const next = {...state.filters, [key]: ids};
      if (!ids.length) delete next[key];
      typing = false;
      return go({...state, filters: next, page: 1});
    }

    function hitsOf(found) {
      const pages = Math.ceil(found.total / PAGE);
      const values = {query: state.q, n: found.total, page: state.page, pages};
      if (!found.total && found.partial) return said(state.q ? "not_looked" : "not_looked_filters", values);
      if (!found.total) return said(state.q ? "no_hits" : "no_hits_filters", values);
      if (state.q && !found.full) return said("near_hits", values);
      return said((state.q ? "hits" : "hits_filters") + (pages > 1 ? "_page" : ""), values);
    }

    function showFields() {
      const set = (input, value) => { if (input && document.activeElement !== input) input.value = value; };
      if (field.value.trim() !== state.q) field.value = state.q;
      set(header && header.elements.q, state.q);
      sorting.value = state.sort;
      document.title = (state.q ? state.q + " - " : "") + title;
    }

    function showStart() {
      results.hide();
      one(".cl-browse__state").hidden = true;
      begun.show();
      none.hide();
      tell(root, "");
      filters.show({}, {});
    }

    function showFound(found) {
      begun.hide();
      one(".cl-browse__state").hidden = false;
      results.show(found, state, PAGE);
      hits.textContent = hitsOf(found);
      tell(root, [found.renewed ? said("renewed") : "", found.partial ? said("partial") : ""]
        .filter(Boolean).join(" "), found.partial && run);
      filters.show(state.filters, found.facets || {}, found.partial ? undefined : found.total);
      chips.show(state.filters);
    }

    // Nobody could look: what an earlier answer said is no answer to this.
    function showLost({text, again}) {
      none.hide();
      showFound({total: 0, full: 0, results: [], partial: true});
      tell(root, text, again);
    }

    async function ask(own) {
      const [found] = await Promise.all([
        answer(engine, state.q, {filters: state.filters, limit: PAGE, offset: (state.page - 1) * PAGE,
          sort: state.sort, facets: filters.wanted()}),
        chips.load(Object.keys(state.filters))]);
      if (own !== asked) return;
      const last = Math.max(1, Math.ceil(found.total / PAGE));
      if (state.page > last) {
        await go({...state, page: last}, true);
        return;
      }
      if (!found.partial && (!found.total || (state.q && !found.full))) await none.show(state);
      else none.hide();
      if (own === asked) showFound(found);
    }

    // An answer that comes after the question has changed is not shown.
    async function run() {
      clearTimeout(waiting);
      asked += 1;
      const own = asked;
      main.removeAttribute("aria-busy");
      showFields();
      if (!state.q && !Object.keys(state.filters).length) {
        filters.wanted();
        showStart();
        return;
      }
      const slow = setTimeout(() => { if (own === asked) tell(root, said("searching")); }, SLOW);
      main.setAttribute("aria-busy", "true");
      try {
        await ask(own);
      } catch (error) {
        if (own === asked) showLost(trouble(error, run));
      } finally {
        clearTimeout(slow);
        if (own === asked) main.removeAttribute("aria-busy");
      }
    }

    function typed() {
      clearTimeout(waiting);
      if (composing) return;
      waiting = setTimeout(() => {
        const q = field.value.trim();
        if (q === state.q) return;
        go({...state, q, page: 1}, typing);
        typing = true;
      }, pace(field.value.trim()));
    }

    function submitted(event) {
      event.preventDefault();
      clearTimeout(waiting);
      const q = event.target.elements.q.value.trim();
      recent.add(q);
      if (event.target === form) {
        if (q !== state.q) go({...state, q, page: 1}, typing);
      } else go({q, filters: {}, sort: FIRST_SORT, page: 1});
      typing = false;
    }

    // A link to another state of this page needs no page to be loaded.
    function followed(event) {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      if (link.closest(".cl-found")) {
        recent.add(state.q);
        history.replaceState({...history.state, [OPENED]: link.href}, "");
      }
      if (link.pathname !== location.pathname || link.hash) return;
      event.preventDefault();
      typing = false;
      go(readState(link.search, keys)).then(() => {
        hits.focus({preventScroll: true});
        root.scrollIntoView({block: "start"});
      });
    }

    // Who comes back from a result goes on where it was opened.
    function returned() {
      const opened = (history.state || {})[OPENED];
      if (!opened) return;
      history.replaceState({...history.state, [OPENED]: ""}, "");
      const links = [...root.querySelectorAll(".cl-found a")];
      (links.find((link) => link.href === opened) || hits).focus();
    }

    field.addEventListener("input", typed);
    field.addEventListener("compositionstart", () => { composing = true; });
    field.addEventListener("compositionend", () => { composing = false; typed(); });
    form.addEventListener("submit", submitted);
    if (header) {
      header.addEventListener("submit", (event) => { if (!event.defaultPrevented) submitted(event); });
    }
    sorting.addEventListener("change", () => {
      typing = false;
      go({...state, sort: sorting.value, page: 1});
    });
    one("[data-cl-reset]").addEventListener("click", () => {
      typing = false;
      go({...state, filters: {}, page: 1});
      field.focus();
    });
    root.addEventListener("click", followed);
    window.addEventListener("popstate", () => {
      state = readState(location.search, keys);
      typing = false;
      run().then(returned);
    });
    window.addEventListener("pageshow", (event) => { if (event.persisted) returned(); });
    recent.add(state.q);
    Object.keys(state.filters).forEach(filters.reveal);
    sorting.closest("label").hidden = false;
    if (!state.q && window.matchMedia("(min-width: 60em)").matches) field.focus();
    return run().then(returned);
  }

  // Before anything is loaded only the page itself can say what one waits for or what failed.
  async function begin(root) {
    const words = new URLSearchParams(location.search);
    root.querySelector("[name=q]").value = words.get("q") || "";
    tell(root, "");
    const slow = setTimeout(() => { if (String(words)) tell(root, root.dataset.busy); }, SLOW);
    try {
      const engine = await caselib.searching.ready();
      // A root of another day may come from a cache.
      const facets = await engine.facets().catch(() => engine.refresh().then(engine.facets));
      clearTimeout(slow);
      await start(root, engine, facets);
    } catch (error) {
      clearTimeout(slow);
      const again = () => begin(root);
      const told = caselib.searchShown ? caselib.searchShown.trouble(error, again)
        : {text: root.dataset.lost, again};
      tell(root, told.text, told.again);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-cl-search]");
    if (root) begin(root);
  });
})();
