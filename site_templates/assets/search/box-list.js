// The list below the box: a listbox of links in groups, one of which may be the active one. The focus
// stays in the field, which names the active option.
(function (root) {
  "use strict";

  const LEAST = 120;
  const EDGE = 8;
  const {make} = root.caselib.searchShown;

  function List(field, list) {
    const {tell} = root.caselib.searching;
    let options = [];
    let active = -1;

    function begin() {
      options = [];
      active = -1;
    }

    // An option is a link, so that it opens in a window of its own if one wants that.
    function option(href, fill) {
      const one = make("a", "cl-find__option");
      one.href = href;
      one.tabIndex = -1;
      one.id = "cl-find-" + options.length;
      one.setAttribute("role", "option");
      one.setAttribute("aria-selected", "false");
      fill(one);
      options.push(one);
      return one;
    }

    // The last lines lead on, or do something in place of leading somewhere.
    function action(href, text, act) {
      const one = option(href, (made) => made.append(text));
      one.classList.add("cl-find__option--action");
      if (act) {
        one.addEventListener("click", (event) => {
          event.preventDefault();
          act();
        });
      }
      return one;
    }

    function group(label, made) {
      if (!made.length) return null;
      const found = make("div", "cl-find__group");
      found.setAttribute("role", "group");
      if (label) {
        const head = found.appendChild(make("div", "cl-find__label", label));
        head.id = made[0].id + "-label";
        head.setAttribute("role", "presentation");
        found.setAttribute("aria-labelledby", head.id);
      }
      found.append(...made);
      return found;
    }

    function choose(at) {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = at;
      const one = options[active];
      if (!one) {
        field.removeAttribute("aria-activedescendant");
        return;
      }
      one.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", one.id);
      one.scrollIntoView({block: "nearest"});
    }

    // Beyond both ends lies the field itself.
    function move(by) {
      const places = options.length + 1;
      choose((active + 1 + by + places) % places - 1);
    }

    // The list ends where the screen does, or the keyboard on it begins.
    function fit() {
      if (list.hidden) return;
      const view = root.visualViewport;
      const height = view ? view.height + view.offsetTop : root.innerHeight;
      list.style.maxHeight = Math.max(LEAST, height - list.getBoundingClientRect().top - EDGE) + "px";
    }

    function setOpen(open) {
      choose(-1);
      list.hidden = !open;
      field.setAttribute("aria-expanded", String(open));
      if (!open) tell("");
      fit();
    }

    // Shows groups, and says what they are.
    function show(groups, text) {
      list.replaceChildren(...groups.filter(Boolean));
      list.removeAttribute("aria-busy");
      list.scrollTop = 0;
      setOpen(true);
      tell("", text);
    }

    // What is shown answers other words than the field has now: pale, it leads nowhere, and only a last
    // line that `fill` makes for the new words can be chosen.
    function stale(fill) {
      choose(-1);
      for (const one of options) one.removeAttribute("id");
      begin();
      for (const one of list.children) one.inert = true;
      list.lastElementChild.replaceWith(group("", [fill()]));
      list.setAttribute("aria-busy", "true");
    }

    root.addEventListener("resize", fit);
    if (root.visualViewport) root.visualViewport.addEventListener("resize", fit);
    // The field keeps the focus, and a touch that only scrolls the list does not end the search.
    list.addEventListener("mousedown", (event) => event.preventDefault());

    return {begin, option, action, group, move, show, stale, close: () => setOpen(false),
      isOpen: () => !list.hidden, active: () => (list.hidden ? null : options[active] || null)};
  }

  root.caselib.searchBoxList = List;
})(typeof window === "undefined" ? globalThis : window);
