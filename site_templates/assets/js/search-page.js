// The page of the search: its whole state stands in the address, so that a link, a reload and the way back
// bring the same results.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};
  const PAGE = 10;
  const PAUSE = 120;
  const SLOW = 400;

  function start(root, engine, facets) {
    const {said, make, answer, trouble} = caselib.searchShown;
    const recent = caselib.searchRecent;
    const {readState, writeState, FIRST_SORT} = caselib.searchState;
    const data = JSON.parse(root.querySelector("[data-cl-data]").textContent);
    const one = (selector) => root.querySelector(selector);
    const form = one("form");
    const field = form.elements.q;
    const sorting = form.querySelector("select");
    const header = document.querySelector("form.cl-find");
    const hits = one(".cl-browse__hits");
    const notice = one(".cl-search__notice");
    const chips = one(".cl-chosen");
    const title = document.title;
    const keys = facets.map((facet) => facet.key);
    const labels = {};
    let state = readState(location.search, keys);
    let asked = 0;
    let waiting = 0;
    let composing = false;
    let typing = false;

    const filters = caselib.searchFilters(root, engine, facets, data.open, toggle, () => run());
    const none = caselib.searchNone(root, engine, hrefOf);
    const results = caselib.searchResults(root, data, hrefOf);

    function hrefOf(other) {
      const words = writeState(other);
      return location.pathname + (words ? "?" + words : "");
    }

    // Typing makes one entry of the history, however many letters it has.
    function go(next, replace) {
      state = next;
      const act = replace ? "replaceState" : "pushState";
      history[act](history.state, "", hrefOf(state));
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

    function showChips() {
      chips.replaceChildren();
      for (const key of Object.keys(state.filters)) {
        for (const id of state.filters[key]) {
          const facet = labels[key] || {label: key, values: []};
          const value = facet.values.find((other) => other.id === id);
          const name = facet.label + " · " + (value ? value.label : id);
          const button = make("button", "", name);
          button.type = "button";
          button.setAttribute("aria-label", said("drop", {name}));
          button.addEventListener("click", () => {
            toggle(key, id, false);
            (chips.querySelector("button") || field).focus();
          });
          chips.appendChild(make("li")).append(button);
        }
      }
      chips.hidden = !chips.childElementCount;
      one("[data-cl-reset]").hidden = chips.hidden;
    }

    function hitsOf(found) {
      const pages = Math.ceil(found.total / PAGE);
      const values = {query: state.q, n: found.total, page: state.page, pages};
      if (!found.total) return said(state.q ? "no_hits" : "no_hits_filters", values);
      if (state.q && !found.full) return said("near_hits", values);
      return said((state.q ? "hits" : "hits_filters") + (pages > 1 ? "_page" : ""), values);
    }

    // Says in one line what went wrong, with a way to try again.
    function tell(text, again) {
      notice.replaceChildren(text);
      notice.hidden = !text;
      if (!again) return;
      const button = make("button", "cl-button cl-button--quiet", said("retry"));
      button.type = "button";
      button.addEventListener("click", again);
      notice.append(" ", button);
    }

    function showFields() {
      const set = (input, value) => { if (input && document.activeElement !== input) input.value = value; };
      if (field.value.trim() !== state.q) field.value = state.q;
      set(header && header.elements.q, state.q);
      sorting.value = state.sort;
      document.title = (state.q ? state.q + " - " : "") + title;
    }

    function showRecent() {
      const list = one(".cl-recent");
      const words = recent.list();
      list.replaceChildren(...words.map((query) => {
        const line = make("li");
        const link = line.appendChild(make("a", "", query));
        link.href = hrefOf({q: query, filters: {}, sort: FIRST_SORT, page: 1});
        link.dataset.clGo = "";
        const drop = line.appendChild(make("button", "", "×"));
        drop.type = "button";
        drop.title = said("drop_recent", {query});
        drop.setAttribute("aria-label", said("drop_recent", {query}));
        drop.addEventListener("click", () => {
          recent.drop(query);
          showRecent();
          (list.querySelector("button") || field).focus();
        });
        return line;
      }));
      one("[data-cl-recent]").hidden = !words.length;
    }

    function showStart() {
      results.hide();
      one(".cl-browse__state").hidden = true;
      one(".cl-search__start").hidden = false;
      none.hide();
      tell("");
      showRecent();
      filters.show({}, {});
    }

    function showFound(found) {
      one(".cl-search__start").hidden = true;
      one(".cl-browse__state").hidden = false;
      results.show(found, state, PAGE);
      hits.textContent = hitsOf(found);
      tell((found.renewed ? said("renewed") + " " : "") + (found.partial ? said("partial") : ""), found.partial && run);
      filters.show(state.filters, found.facets || {});
      showChips();
    }

    async function name(key) {
      labels[key] = labels[key] || await engine.facet(key).catch(() => null);
    }

    async function ask(own) {
      const [found] = await Promise.all([
        answer(engine, state.q, {filters: state.filters, limit: PAGE, offset: (state.page - 1) * PAGE,
          sort: state.sort, facets: filters.wanted()}),
        ...Object.keys(state.filters).map(name)]);
      if (own !== asked) return;
      const last = Math.max(1, Math.ceil(found.total / PAGE));
      if (state.page > last) {
        await go({...state, page: last}, true);
        return;
      }
      if (!found.total || (state.q && !found.full)) await none.show(state);
      else none.hide();
      if (own === asked) showFound(found);
    }

    // An answer that comes after the question has changed is not shown.
    async function run() {
      clearTimeout(waiting);
      asked += 1;
      const own = asked;
      showFields();
      if (!state.q && !Object.keys(state.filters).length) {
        filters.wanted();
        showStart();
        return;
      }
      const slow = setTimeout(() => { if (own === asked) tell(said("searching")); }, SLOW);
      try {
        await ask(own);
      } catch (error) {
        if (own === asked) {
          one(".cl-search__start").hidden = true;
          const {text, again} = trouble(error, run);
          tell(text, again);
        }
      } finally {
        clearTimeout(slow);
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
      }, PAUSE);
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
      if (link.closest(".cl-found")) recent.add(state.q);
      if (link.pathname !== location.pathname || link.hash) return;
      event.preventDefault();
      typing = false;
      go(readState(link.search, keys)).then(() => {
        hits.focus({preventScroll: true});
        root.scrollIntoView({block: "start"});
      });
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
    one("[data-cl-forget]").addEventListener("click", () => {
      recent.clear();
      showRecent();
      field.focus();
    });
    root.addEventListener("click", followed);
    window.addEventListener("popstate", () => {
      state = readState(location.search, keys);
      typing = false;
      run();
    });
    recent.add(state.q);
    Object.keys(state.filters).forEach(filters.reveal);
    sorting.closest("label").hidden = false;
    if (!state.q && window.matchMedia("(min-width: 60em)").matches) field.focus();
    return run();
  }

  // Before anything is loaded only the page itself can say what failed.
  async function begin(root) {
    const notice = root.querySelector(".cl-search__notice");
    root.querySelector("[name=q]").value = new URLSearchParams(location.search).get("q") || "";
    try {
      const engine = await caselib.searching.ready();
      // A root of another day may come from a cache.
      const facets = await engine.facets().catch(() => engine.refresh().then(engine.facets));
      notice.hidden = true;
      await start(root, engine, facets);
    } catch (error) {
      const {text, again} = caselib.searchShown ? caselib.searchShown.trouble(error, () => begin(root))
        : {text: root.dataset.lost, again: () => begin(root)};
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cl-button cl-button--quiet";
      button.textContent = root.dataset.retry;
      button.addEventListener("click", again);
      notice.replaceChildren(text, " ", button);
      notice.hidden = false;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-cl-search]");
    if (root) begin(root);
  });
})();
