// The questions on the home page: answers are chosen here and carried to the page of all cases.
// Without this script each answer is a link to its own page.
(function () {
  "use strict";

  // Where a set of answers stands in the flat table; 0 is “any”.
  function place(terms, chosen) {
    return terms.reduce(
      (at, list, n) => at * (list.length + 1) + (chosen[n] ? list.indexOf(chosen[n]) + 1 : 0), 0);
  }

  function hash(fields, chosen) {
    const state = new URLSearchParams();
    fields.forEach((field, n) => { if (chosen[n]) state.set(field, chosen[n]); });
    return String(state);
  }

  if (typeof module === "object") {
    module.exports = { place, hash };
    return;
  }

  function start(section) {
    const data = JSON.parse(section.querySelector("script").textContent);
    const go = section.querySelector(".cl-ask__go");
    const link = go.querySelector("a");
    const clear = go.querySelector("[data-cl-clear]");
    const status = go.querySelector("[role=status]");
    // The answers stand in the address, so that they are still there on the way back.
    const given = new URLSearchParams(location.hash.slice(1));
    const chosen = data.fields.map((field, n) => (
      data.terms[n].includes(given.get(field)) ? given.get(field) : ""));
    const answers = [];

    const found = (picked) => (data.counts.length ? data.counts[place(data.terms, picked)] : null);

    function show() {
      const state = hash(data.fields, chosen);
      link.href = section.dataset.browse + (state ? "#" + state : "");
      clear.hidden = !state;
      const n = found(chosen);
      status.textContent = n === null ? "" : (n === 0 ? section.dataset.none : state
        ? section.dataset.found : section.dataset.any).replace("{n}", n);
      for (const { button, count, question, term } of answers) {
        button.setAttribute("aria-pressed", String(chosen[question] === term));
        const with_it = found(chosen.map((one, n) => (n === question ? term : one)));
        if (with_it !== null) {
          count.textContent = with_it;
          button.classList.toggle("cl-choice--none", with_it === 0);
        }
      }
    }

    function changed() {
      const state = hash(data.fields, chosen);
      history.replaceState(null, "", state ? "#" + state : location.pathname + location.search);
      show();
    }

    section.querySelectorAll(".cl-ask__question").forEach((group, question) => {
      for (const anchor of group.querySelectorAll("a.cl-choice")) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = anchor.className;
        button.title = anchor.title;
        button.append(...anchor.childNodes);
        const term = anchor.dataset.term;
        button.addEventListener("click", () => {
          chosen[question] = chosen[question] === term ? "" : term;
          changed();
        });
        answers.push({ button, count: button.querySelector(".cl-choice__count"), question, term });
        anchor.replaceWith(button);
      }
    });
    clear.addEventListener("click", () => {
      chosen.fill("");
      changed();
      answers[0].button.focus();
    });
    go.hidden = false;
    show();
  }

  document.querySelectorAll("[data-cl-ask]").forEach(start);
})();
