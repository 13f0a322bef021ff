// On every page: `caselib.search`, and the search box, whose scripts come when someone begins to search.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};
  const folder = new URL(".", document.currentScript.src).href;
  const box = document.querySelector("[data-cl-engine]");
  const script = box ? new URL(box.dataset.clEngine, document.baseURI).href : folder + "search-engine.js";
  let engine = null;

  // Runs a script of the site; a failed one may be asked for again.
  function load(address) {
    return new Promise((resolve, reject) => {
      const one = document.createElement("script");
      one.src = address;
      one.onload = () => { one.remove(); resolve(); };
      one.onerror = () => { one.remove(); reject(new Error("cannot load " + address)); };
      document.head.append(one);
    });
  }

  function ready() {
    engine = engine || load(script)
      .then(() => caselib.searchEngine((name) => load(folder + "index/" + name + ".js")))
      .catch((error) => { engine = null; throw error; });
    return engine;
  }

  caselib.searching = { root: new URL("../../", folder).href, ready };
  caselib.search = (query, options) => ready().then((found) => found.search(query, options));
})();
