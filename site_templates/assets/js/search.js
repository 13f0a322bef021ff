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

  // `anew`: no cache may answer.
  const part = (name, anew) => load(folder + "index/" + name + ".js" + (anew ? "?" + Date.now() : ""));

  function ready() {
    engine = engine || load(script)
      .then(() => caselib.searchEngine(part))
      .catch((error) => { engine = null; throw error; });
    return engine;
  }

  const status = box && box.querySelector("[role=status]");
  let slow = 0;
  let begun = false;

  // Says in the place of the list what one waits for ("busy") or what did not come ("lost"), or a text
  // that is only heard.
  function tell(what, text) {
    slow = clearTimeout(slow);
    box.setAttribute("aria-busy", what === "busy");
    status.className = what ? "cl-find__wait cl-find__wait--" + what : "cl-heard";
    status.textContent = text || status.dataset[what] || "";
    if (what !== "lost") return;
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = status.dataset.again;
    again.onmousedown = (event) => event.preventDefault();  // the field keeps the focus
    again.onclick = wake;
    status.append(" ", again);
  }

  // Begins to wait: what comes at once is not announced.
  function wait() {
    slow = slow || setTimeout(tell, 250, "busy");
  }

  caselib.searching = { root: new URL("../../", folder).href, ready, tell, wait };
  caselib.search = (query, options) => ready().then((found) => found.search(query, options));

  const awake = (begin) => ready().then(begin, () => { /* the page of the search says so */ });
  const words = new URLSearchParams(location.search);
  const call = document.querySelector("[data-cl-wanted]");
  if (call && words.has("wanted")) awake((found) => caselib.searchCall(call, found));
  else if (words.get("q") && !document.querySelector("[data-cl-search]")) {
    awake((found) => caselib.searchMarks(found, words.get("q")));
  }
  if (!box) return;

  const field = box.elements.q;
  const list = box.querySelector("[role=listbox]");
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"],
    ["aria-expanded", "false"], ["aria-controls", list.id]]) field.setAttribute(name, value);

  // On a phone the field is away until it is asked for.
  function reach() {
    if (!field.offsetParent) box.classList.add("cl-find--open");
    field.focus();
    field.select();
  }

  function wake() {
    if (!begun) wait();
    ready().then((found) => caselib.searchBox(box, found))
      .then(() => { begun = true; }, () => tell("lost"));
  }
  field.addEventListener("focus", wake);
  box.addEventListener("submit", (event) => {
    if (field.offsetParent) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    reach();
  }, true);
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (!plain || (event.key !== "/" && event.key !== "f") || event.defaultPrevented ||
      event.target.closest("input, select, textarea, [contenteditable]")) return;
    event.preventDefault();
    reach();
  });
  if (document.activeElement === field) wake();
})();
