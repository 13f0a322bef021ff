// What the results of the search are filtered by, in words: a button for each value, which takes it away.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};

  // `drop(key, id)` is called when a value is to be taken away.
  caselib.searchChips = (root, engine, facets, drop) => {
    const {said, make} = caselib.searchShown;
    const place = root.querySelector(".cl-chosen");
    const known = {};

    // Loads what values are called.
    const load = (keys) => Promise.all(keys.map(async (key) => {
      known[key] = known[key] || await engine.facet(key).catch(() => null);
    }));

    // An address may hold a value that nothing has; where the names did not come, its id stands for it.
    function nameOf(key, id) {
      if (!known[key]) return id;
      const value = known[key].values.find((other) => other.id === id);
      return value ? value.label : said("unknown");
    }

    // Returns a filter in words: its facet and those of its values that are chosen.
    function name(key, ids) {
      const facet = facets.find((other) => other.key === key);
      return (facet ? facet.label : key) + " · " + ids.map((id) => nameOf(key, id)).join(said("and"));
    }

    function chip(key, id) {
      const line = make("li");
      const button = line.appendChild(make("button", "", name(key, [id])));
      button.type = "button";
      button.setAttribute("aria-label", said("drop", {name: button.textContent}));
      button.addEventListener("click", () => {
        drop(key, id);
        (place.querySelector("button") || root.querySelector("[name=q]")).focus();
      });
      return line;
    }

    function show(filters) {
      place.replaceChildren(...Object.keys(filters).flatMap((key) => filters[key].map((id) => chip(key, id))));
      place.hidden = !place.childElementCount;
      root.querySelector("[data-cl-reset]").hidden = place.hidden;
    }

    return {load, name, show};
  };
})();
