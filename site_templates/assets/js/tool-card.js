/* The card of a calculator: a link to the tool's page, which here opens the calculator where it stands.
   What that takes is loaded when it is asked for. */
(function () {
  "use strict";

  var caselib = window.caselib = window.caselib || {};
  var folder = document.currentScript.src.replace(/[^/]*$/, "");
  var loads = {};

  function load(name) {
    loads[name] = loads[name] || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = folder + name;
      script.async = false; // they run in their order
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return loads[name];
  }

  var cards = Array.prototype.slice.call(document.querySelectorAll("a[data-cl-script]"));

  /* Cards of one tool are told apart by their place on the page, in shared addresses, too. */
  function nameOf(link) {
    return link.dataset.clOpen + "-" + (cards.indexOf(link) + 1);
  }

  function show(link, room, open) {
    room.hidden = !open;
    link.setAttribute("aria-expanded", String(open));
    link.textContent = open ? link.dataset.clClose : link.dataset.clLabel;
  }

  /* From now on it is a plain link again. */
  function fail(link, room) {
    var said = document.createElement("p");
    room.remove();
    ["data-cl-open", "aria-busy", "role"].forEach(function (name) { link.removeAttribute(name); });
    said.className = "cl-note";
    said.setAttribute("role", "alert");
    said.textContent = link.dataset.clFailed;
    link.parentNode.appendChild(said);
  }

  function open(link) {
    var room = document.createElement("div"), name = nameOf(link), id = link.dataset.clOpen;
    room.id = "cl-" + name;
    link.dataset.clLabel = link.textContent;
    link.setAttribute("role", "button");
    link.setAttribute("aria-busy", "true");
    link.parentNode.insertAdjacentElement("afterend", room);
    load(link.dataset.clScript).then(function () {
      return Promise.all(caselib.needs[id].map(load));
    }).then(function () {
      var said = caselib.link.read(link.hash, id, caselib.calculators[id].spec);
      caselib.mount(room, id, {figures: said ? Object.assign({}, said.values, said.tables) : {}, name: name});
      link.removeAttribute("aria-busy");
      link.setAttribute("aria-controls", room.id);
      show(link, room, true);
    }).catch(function () { fail(link, room); });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-cl-open]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.hasAttribute("aria-busy")) return;
    var room = document.getElementById(link.getAttribute("aria-controls"));
    if (room) show(link, room, room.hidden);
    else open(link);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== " " || !event.target.matches("a[data-cl-open][role=button]")) return;
    event.preventDefault();
    event.target.click();
  });

  /* Someone has shared figures of one that stands open. */
  cards.filter(function (link) {
    return location.hash.slice(1).split(";").some(function (part) { return !part.indexOf(nameOf(link) + ":"); });
  }).forEach(open);
})();
