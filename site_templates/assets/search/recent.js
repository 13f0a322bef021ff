// The last searches, kept in this browser and nowhere else. A browser that keeps nothing has none.
(function (root) {
  "use strict";

  const MOST = 8;
  const LONGEST = 100;
  // Sites of one host, or folders of one disk, share what a browser keeps.
  const key = () => "caselib.searches " + new URL(root.caselib.searching.root).pathname;

  function list() {
    try {
      const found = JSON.parse(root.localStorage.getItem(key()));
      return Array.isArray(found) ? found.filter((one) => typeof one === "string" && one).slice(0, MOST) : [];
    } catch (error) {
      return [];
    }
  }

  function keep(found) {
    try {
      if (found.length) root.localStorage.setItem(key(), JSON.stringify(found));
      else root.localStorage.removeItem(key());
    } catch (error) {
      // Full or forbidden: there is nothing to be remembered then.
    }
  }

  function add(query) {
    const words = query.trim();
    if (words && words.length <= LONGEST) keep([words, ...list().filter((one) => one !== words)].slice(0, MOST));
  }

  const drop = (query) => keep(list().filter((one) => one !== query));

  root.caselib.searchRecent = {list, add, drop, clear: () => keep([])};
})(typeof window === "undefined" ? globalThis : window);
