// What was looked for and is not there, as a text ready to be sent to those who look after the library. It
// stands on the page of collecting, or on that of the search where there is none.
(function (root) {
  "use strict";

  const {say, said, make, leadTo} = root.caselib.searchShown;
  const OWN = ["q", "wanted", ".sort", ".page"];

  // Returns the filters of an address as they are called: [{label, values: [label]}].
  async function filtersOf(words, engine) {
    const keys = [...new Set([...words.keys()])].filter((key) => !OWN.includes(key));
    const found = await Promise.all(keys.map(async (key) => {
      const facet = await engine.facet(key).catch(() => null);
      const values = facet ? facet.values.filter((one) => words.getAll(key).includes(one.id)) : [];
      return values.length ? {label: facet.label, values: values.map((one) => one.label)} : null;
    }));
    return found.filter(Boolean);
  }

  // Those who look after what is filtered by; everyone who looks after something, if nobody does.
  function keepers(all, filters) {
    const own = all.filter(([label, terms]) => filters.some((one) => (
      one.label === label && one.values.some((value) => terms.includes(value)))));
    return [...new Set((own.length ? own : all).map(([, , name]) => name))];
  }

  function textOf(query, filters, data) {
    const subject = query || filters.map((one) => one.values.join(say("and"))).join(" · ");
    const lines = [said("call_subject", {query: subject}), ""];
    if (query) lines.push(said("call_query", {query}));
    for (const one of filters) lines.push(one.label + say("colon") + one.values.join(say("and")));
    lines.push(said("call_where", {view: data.view, day: data.day}));
    const names = keepers(data.keepers, filters);
    if (names.length) lines.push(said("call_to", {names: names.join(say("and"))}));
    return lines.join("\n");
  }

  function copy(area, status) {
    area.select();
    const copied = root.navigator.clipboard ? root.navigator.clipboard.writeText(area.value)
      : document.execCommand("copy") ? Promise.resolve() : Promise.reject();
    copied.then(() => { status.textContent = say("call_copied"); },
      () => { status.textContent = say("call_not_copied"); });
  }

  // Fills `place` with the text for the words of an address, with a button to copy it.
  root.caselib.searchCall = async (place, engine, words = new URLSearchParams(root.location.search)) => {
    const data = JSON.parse(place.querySelector("script").textContent);
    const query = (words.get("wanted") || words.get("q") || "").trim();
    const filters = await filtersOf(words, engine);
    if (!query && !filters.length) return;
    const text = textOf(query, filters, data);
    const area = make("textarea", "cl-wanted-text");
    area.readOnly = true;
    area.value = text;
    area.rows = text.split("\n").length;
    area.setAttribute("aria-label", say("call_text"));
    const status = make("span", "cl-note");
    status.setAttribute("role", "status");
    const button = make("button", "cl-button", say("call_copy"));
    button.type = "button";
    button.addEventListener("click", () => copy(area, status));
    const buttons = make("p", "cl-wanted-go");
    buttons.append(button, " ");
    if (data.report) {
      const link = make("a", "cl-button cl-button--quiet", say("call_report"));
      link.href = data.report.replace(/\{(\w+)\}/g, (hole, name) => (
        name === "title" ? encodeURIComponent(text.split("\n")[0]) : ""));
      buttons.append(link, " ");
    }
    buttons.append(status);
    place.querySelector("[data-cl-call-text]").replaceChildren(area, buttons);
    place.hidden = false;
    if (!place.id || root.location.hash !== "#" + place.id) return;
    place.scrollIntoView({block: "start"});
    await leadTo(place.querySelector("h2"));
  };
})(typeof window === "undefined" ? globalThis : window);
