// The questions on the home page: answers are chosen here and carried to the page of all cases.
// Without this script each answer is a link to its own page.
(function () {
  "use strict";

  // How many cases bear every answer that is chosen; null where nobody counted.
  function found(data, chosen) {
    if (!data.counts.length) return null;
    const wanted = chosen.map((id, n) => data.answers[n].indexOf(id));
    return data.counts.reduce((sum, [cases, ...borne]) => (
      wanted.every((at, n) => at < 0 || borne[n].includes(at)) ? sum + cases : sum), 0);
  }

  function hash(fields, chosen) {
    const state = new URLSearchParams();
    fields.forEach((field, n) => { if (chosen[n]) state.set(field, chosen[n]); });
    return String(state);
  }

  if (typeof module === "object") {
    module.exports = { found, hash };
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
      data.answers[n].includes(given.get(field)) ? given.get(field) : ""));
    const answers = [];

    function show() {
      const state = hash(data.fields, chosen);
      link.href = section.dataset.browse + (state ? "#" + state : "");
      clear.hidden = !state;
      const n = found(data, chosen);
      status.textContent = n === null ? "" : (n === 0 ? section.dataset.none : state
        ? section.dataset.found : section.dataset.any).replace("{n}", n);
      for (const { button, count, question, id } of answers) {
        button.setAttribute("aria-pressed", String(chosen[question] === id));
        const withIt = found(data, chosen.map((one, n) => (n === question ? id : one)));
        if (withIt !== null) {
          count.textContent = withIt;
          button.classList.toggle("cl-choice--none", withIt === 0);
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
        const id = anchor.dataset.answer;
        button.addEventListener("click", () => {
          chosen[question] = chosen[question] === id ? "" : id;
          changed();
        });
        answers.push({ button, count: button.querySelector(".cl-choice__count"), question, id });
        anchor.replaceWith(button);
      }
    });
    clear.addEventListener("click", () => {
      chosen.fill("");
      changed();
      answers[0].button.focus();
    });
    const more = section.querySelector("details");
    if (more && answers.some(({ button, question, id }) => chosen[question] === id && more.contains(button))) {
      more.open = true;
    }
    go.hidden = false;
    show();
  }

  document.querySelectorAll("[data-cl-ask]").forEach(start);
})();
