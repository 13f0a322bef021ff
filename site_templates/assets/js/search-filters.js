// The filters of the search: a group for each facet, whose values and counts come when it is opened, for
// they are the largest thing that a search loads.
(function () {
  "use strict";

  const caselib = window.caselib = window.caselib || {};

  // `open`: keys of the groups that stand open at first, where there is room. `change(key, id, on)` and
  // `count()` are called when a value was chosen, and when a group is open that was not counted.
  caselib.searchFilters = (root, engine, facets, open, change, count) => {
    const {said, make} = caselib.searchShown;
    const panel = root.querySelector(".cl-facets");
    const wide = window.matchMedia("(min-width: 60em)");
    let counted = [];
    let chosen = {};
    let counts = {};

    const groups = facets.map(({key, label}) => {
      const box = make("details", "cl-facet");
      const head = box.appendChild(make("summary"));
      const title = head.appendChild(make("span", "", label));
      title.id = "cl-facet-" + key;
      const number = head.appendChild(make("span", "cl-facet__chosen"));
      const values = box.appendChild(make("fieldset"));
      values.setAttribute("aria-labelledby", title.id);
      const group = {key, label, box, number, values, known: null};
      box.open = wide.matches && open.includes(key);
      box.addEventListener("toggle", () => opened(group));
      values.addEventListener("change", (event) => change(key, event.target.value, event.target.checked));
      return group;
    });

    function opened(group) {
      if (!group.box.open || !panel.open) return;
      fill(group);
      if (!counted.includes(group.key)) count();
    }

    async function fill(group) {
      if (group.known) return;
      group.known = [];
      const facet = await engine.facet(group.key).catch(() => null);
      group.values.replaceChildren();
      if (!facet) {
        group.known = null;
        const again = group.values.appendChild(make("button", "cl-button cl-button--quiet", said("retry")));
        again.type = "button";
        again.addEventListener("click", () => { fill(group); count(); });
        return;
      }
      group.known = facet.values.map(({id, label}) => {
        const line = group.values.appendChild(make("label"));
        const input = line.appendChild(make("input"));
        input.type = "checkbox";
        input.value = id;
        line.append(make("span", "", label));
        return {id, line, input, count: line.appendChild(make("span", "cl-facet__count"))};
      });
      tell(group);
    }

    function tell(group) {
      const ids = chosen[group.key] || [];
      const found = counts[group.key];
      group.number.textContent = ids.length ? said("chosen", {n: ids.length}) : "";
      for (const one of group.known || []) {
        one.input.checked = ids.includes(one.id);
        one.count.textContent = found ? found[one.id] || 0 : "";
        one.line.classList.toggle("cl-facet__none", Boolean(found) && !found[one.id]);
      }
    }

    // Returns the keys to count, and takes them as counted.
    function wanted() {
      counted = panel.open ? groups.filter((one) => one.box.open).map((one) => one.key) : [];
      return counted;
    }

    // `total`: how many results there are, if that is known.
    function show(filters, found, total) {
      leave.hidden = total === undefined;
      leave.textContent = said(total ? "see" : "see_none", {n: total});
      chosen = filters;
      counts = found;
      const number = Object.values(filters).reduce((sum, ids) => sum + ids.length, 0);
      panel.querySelector(".cl-facets__chosen").textContent = number ? said("chosen", {n: number}) : "";
      groups.forEach(tell);
    }

    // Beside the results the panel is always open; above them it waits until asked for.
    function fit() {
      panel.open = wide.matches;
      if (panel.open) groups.forEach(opened);
    }

    // Where the panel lies above the results, it is long.
    const leave = make("button", "cl-button cl-facets__leave");
    leave.type = "button";
    leave.hidden = true;
    leave.addEventListener("click", () => {
      panel.open = false;
      const hits = root.querySelector(".cl-browse__hits");
      hits.focus({preventScroll: true});
      hits.scrollIntoView({block: "start"});
    });

    for (const group of groups) panel.querySelector(".cl-facets__inner").append(group.box);
    panel.querySelector(".cl-facets__inner").append(leave);
    panel.addEventListener("toggle", () => groups.forEach(opened));
    wide.addEventListener("change", fit);
    panel.open = wide.matches;
    panel.hidden = !groups.length;
    return {wanted, show, reveal: (key) => {
      for (const group of groups) if (group.key === key && wide.matches) group.box.open = true;
    }};
  };
})();
