// What the page of the search shows of what was found: results, and the way to more of them.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};
  const AROUND = 2;
  const MOST_TAGS = 6;

  // Numbers of pages to offer: the first, the last, and those around; 0 is a gap.
  function pagesAround(page, count) {
    const found = [];
    for (let at = 1; at <= count; at += 1) {
      if (at === 1 || at === count || Math.abs(at - page) <= AROUND) found.push(at);
      else if (found[found.length - 1]) found.push(0);
    }
    return found;
  }

  // `data`: {tags: facets told in small, labels: what their values are called}; `hrefOf(state)` is where a
  // state of the page lies.
  caselib.searchResults = (root, data, hrefOf) => {
    const {said, make, write, passage, badges, kind, address} = caselib.searchShown;
    const list = root.querySelector(".cl-found");

    function tagsOf(found) {
      return data.tags
        .flatMap((key) => ((found.facets || {})[key] || []).map((id) => (data.labels[key] || {})[id]))
        .filter((text) => text && text !== found.title).slice(0, MOST_TAGS);
    }

    function result(found, query) {
      const item = make("li", "cl-found__one");
      const head = item.appendChild(make("h2", "cl-found__title"));
      const link = write(head.appendChild(make("a")), found.title, found.titleMarks);
      link.href = address(found, query);
      const marks = item.appendChild(make("p", "cl-found__badges"));
      if (kind(found)) marks.append(make("span", "cl-badge", kind(found)));
      marks.append(...badges(found));
      if (found.kind === "case") marks.append(make("span", "cl-found__id", found.id));
      if (found.excerpt) {
        const text = passage(found, "p");
        if (found.heading && found.heading !== found.title) {
          text.prepend(make("span", "cl-found__heading", found.heading + said("colon")));
        }
        item.append(text);
      }
      const tags = tagsOf(found);
      if (tags.length) {
        const line = item.appendChild(make("p", "cl-found__tags"));
        line.append(...tags.map((text) => make("span", "cl-tag", text)));
      }
      return item;
    }

    function showPages(count, state) {
      const nav = root.querySelector(".cl-pages");
      const to = (page, text, label) => {
        const link = make("a", "", text);
        link.href = hrefOf({...state, page});
        link.dataset.clGo = "";
        if (label) link.setAttribute("aria-label", label);
        return link;
      };
      nav.hidden = count < 2;
      nav.replaceChildren();
      if (state.page > 1) nav.append(to(state.page - 1, "← " + said("previous")));
      for (const page of pagesAround(state.page, count)) {
        const link = page ? to(page, String(page), said("page", {n: page})) : make("span", "", "…");
        if (page === state.page) link.setAttribute("aria-current", "page");
        nav.append(link);
      }
      if (state.page < count) nav.append(to(state.page + 1, said("next") + " →"));
    }

    function show(found, state, size) {
      list.hidden = !found.results.length;
      list.start = (state.page - 1) * size + 1;
      list.replaceChildren(...found.results.map((one) => result(one, state.q)));
      showPages(Math.ceil(found.total / size), state);
    }

    function hide() {
      list.hidden = true;
      root.querySelector(".cl-pages").hidden = true;
    }

    return {show, hide};
  };
})();
