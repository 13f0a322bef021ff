// What the page of the search shows while nothing is asked: the last searches, above other ways to find.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};

  // `address(query)` is where a search for these words lies.
  caselib.searchStart = (root, address) => {
    const {said, make} = caselib.searchShown;
    const recent = caselib.searchRecent;
    const field = root.querySelector("[name=q]");
    const list = root.querySelector(".cl-recent");

    function line(query) {
      const made = make("li");
      const link = made.appendChild(make("a", "", query));
      link.href = address(query);
      link.dataset.clGo = "";
      const drop = made.appendChild(make("button", "", "×"));
      drop.type = "button";
      drop.title = said("drop_recent", {query});
      drop.setAttribute("aria-label", said("drop_recent", {query}));
      drop.addEventListener("click", () => {
        recent.drop(query);
        show();
        (list.querySelector("button") || field).focus();
      });
      return made;
    }

    function show() {
      const words = recent.list();
      list.replaceChildren(...words.map(line));
      root.querySelector("[data-cl-recent]").hidden = !words.length;
      root.querySelector(".cl-search__start").hidden = false;
    }

    root.querySelector("[data-cl-forget]").addEventListener("click", () => {
      recent.clear();
      show();
      field.focus();
    });
    return {show, hide: () => { root.querySelector(".cl-search__start").hidden = true; }};
  };
})();
