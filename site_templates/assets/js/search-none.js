// Where nothing answers a search, or nothing all of it: what would be found otherwise, near terms, and a
// call for such a case.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};

  const MOST = 3;

  // `address(state)` is where a state of the page lies, `name(key, ids)` what a filter is called; the place
  // stays hidden until there is something to say.
  caselib.searchNone = (root, engine, address, name) => {
    const {said, make, addressOf, answer} = caselib.searchShown;
    const place = root.querySelector(".cl-search__none");
    const call = root.querySelector(".cl-search__call");
    let asked = 0;

    function list(label, links) {
      if (!links.length) return;
      const head = place.appendChild(make("p", "cl-key", label));
      head.id = "cl-none-" + place.childElementCount;
      const lines = place.appendChild(make("ul", "cl-search__ways"));
      lines.setAttribute("aria-labelledby", head.id);
      for (const [href, text, detail] of links) {
        const line = lines.appendChild(make("li"));
        line.appendChild(make("a", "", text)).href = href;
        if (detail) line.append(" ", make("span", "cl-muted", detail));
      }
      place.hidden = false;
    }

    // A way with fewer filters and how many it finds, where that is anything.
    async function fewer(state, filters, text) {
      const {total} = await answer(engine, state.q, {filters, limit: 1, facets: false})
        .catch(() => ({total: 0}));
      return total ? [[address({...state, filters, page: 1}), text(total)]] : [];
    }

    // Ways without one of several filters, and without any.
    async function unfiltered(state) {
      const keys = Object.keys(state.filters);
      const single = keys.length > 1 ? keys.slice(0, MOST) : [];
      const ways = single.map((key) => {
        const {[key]: left, ...others} = state.filters;
        return fewer(state, others, (n) => said("without_filter", {name: name(key, left), n}));
      });
      if (state.q && keys.length) ways.push(fewer(state, {}, (n) => said("unfiltered", {n})));
      return (await Promise.all(ways)).flat();
    }

    // What a typing mistake of the same sound would have meant.
    const sounding = (near, state) => (near.sounding || []).map((one) => [
      address({...state, q: one.query, page: 1}), said("sounding", {query: one.query, n: one.total})]);

    function hide() {
      asked += 1;
      place.hidden = true;
      call.hidden = true;
    }

    async function show(state) {
      hide();
      const own = asked;
      const [without, near] = await Promise.all([
        unfiltered(state),
        state.q ? engine.near(state.q).catch(() => ({without: [], terms: []})) : {without: [], terms: []}]);
      if (own !== asked) return;
      place.replaceChildren();
      list(said("without"), [...sounding(near, {...state, filters: {}}), ...without, ...near.without.map((one) => [
        address({...state, q: one.query, filters: {}, page: 1}),
        said("without_one", {query: one.query, n: one.total})])]);
      list(said("near_terms"), near.terms.map((one) => [addressOf(one.url), one.label, one.detail]));
      const words = new URLSearchParams(address(state).split("?")[1] || "");
      const link = call.querySelector("[data-cl-call-link]");
      if (link) {
        for (const key of [".sort", ".page", "q"]) words.delete(key);
        const wanted = new URLSearchParams([["wanted", state.q], ...words]);
        link.href = link.href.split(/[?#]/)[0] + "?" + wanted + "#cl-wanted";
        call.hidden = false;
      } else await caselib.searchCall(call, engine, words);
    }

    return {show, hide};
  };
})();
