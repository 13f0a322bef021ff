// A page that was opened from a result: the words of the query marked in its text, and a small bar that
// goes from one to the next and takes the marks away again.
(function (root) {
  "use strict";

  const AWAY = "script, style, noscript, template, textarea, select, button, output, canvas, svg, " +
    "[hidden], [aria-hidden=true], .cl-heard, .cl-print-foot, [contenteditable]";
  // Words may run over these; anything else ends them.
  const WITHIN = new Set(("A ABBR B BDI BDO CITE CODE DEL DFN EM I INS KBD MARK Q S SAMP SMALL SPAN STRONG " +
    "SUB SUP TIME U VAR WBR").split(" "));
  const MOST = 500;
  const {said, make, dress, leadTo} = root.caselib.searchShown;

  // Returns the text nodes of an element in runs: what a reader reads as one piece.
  function runs(element) {
    const found = [];
    let run = [];
    const end = () => {
      if (run.length) found.push(run);
      run = [];
    };
    const visit = (node) => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) run.push(child);
        else if (child.nodeType === Node.ELEMENT_NODE) {
          const within = WITHIN.has(child.tagName);
          if (!within) end();
          if (!child.matches(AWAY)) visit(child);
          if (!within) end();
        }
      }
    };
    visit(element);
    end();
    return found;
  }

  // Marks places of a run; what runs over several nodes becomes several marks that count as one.
  function markRun(run, spans) {
    const found = [];
    let start = 0;
    run.forEach((node) => {
      const end = start + node.data.length;
      const own = spans.map(([from, to], at) => ({from: Math.max(from, start), to: Math.min(to, end), at}))
        .filter((one) => one.from < one.to);
      let rest = node;
      let cut = start;
      for (const {from, to, at} of own) {
        const piece = rest.splitText(from - cut);
        rest = piece.splitText(to - from);
        cut = to;
        const mark = make("mark", "cl-hit");
        piece.replaceWith(mark);
        mark.append(piece);
        (found[at] = found[at] || []).push(mark);
      }
      start = end;
    });
    return found.filter(Boolean);
  }

  function markAll(article, marker) {
    const all = runs(article).map((run) => ({run, text: run.map((node) => node.data).join("")}))
      .filter((one) => one.text.trim());
    // Where the phrase stands somewhere on the page, its pieces elsewhere are only noise.
    const whole = marker.phrases && all.some((one) => marker.phrases(one.text).length);
    const found = [];
    for (const {run, text} of all) {
      if (found.length >= MOST) break;
      const spans = (whole ? marker.phrases : marker)(text);
      if (spans.length) found.push(...markRun(run, spans));
    }
    return found;
  }

  function unmark(marks) {
    for (const mark of marks) {
      const parent = mark.parentNode;
      if (!parent) continue;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }

  function anchorOf(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch (error) {
      return null;
    }
  }

  // Returns the place of the first mark in or after what the address points at.
  function firstAt(found) {
    const anchor = anchorOf(root.location.hash);
    const at = anchor ? found.findIndex(([mark]) => (
      anchor.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)) : 0;
    return Math.max(at, 0);
  }

  function unfold(element) {
    for (let one = element.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  }

  function scrollTo(mark, smooth) {
    const calm = root.matchMedia("(prefers-reduced-motion: reduce)").matches;
    mark.scrollIntoView({block: "center", behavior: smooth && !calm ? "smooth" : "auto"});
  }

  function Bar(query, found, article) {
    const bar = make("div", "cl-marks");
    const status = bar.appendChild(make("p", "cl-marks__said"));
    let at = firstAt(found);

    function show(step) {
      for (const mark of found[at]) mark.classList.remove("cl-hit--here");
      at = (at + step + found.length) % found.length;
      for (const mark of found[at]) mark.classList.add("cl-hit--here");
      unfold(found[at][0]);
      scrollTo(found[at][0], step !== 0);
      status.textContent = said(step ? "mark_at" : "marked", {query, n: found.length, at: at + 1});
    }

    function button(key, text, act) {
      const made = bar.appendChild(make("button", "", text));
      made.type = "button";
      if (text.length === 1) made.setAttribute("aria-label", said(key));
      made.title = said(key);
      made.addEventListener("click", act);
    }

    function end() {
      unmark(found.flatMap((marks) => marks));
      bar.remove();
      const address = new URL(root.location.href);
      address.searchParams.delete("q");
      root.history.replaceState(root.history.state, "", address);
      article.tabIndex = -1;
      article.focus({preventScroll: true});
    }

    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", said("marks"));
    status.setAttribute("role", "status");
    if (found.length > 1) {
      button("mark_before", "↑", () => show(-1));
      button("mark_next", "↓", () => show(1));
    }
    button("unmark", said("unmark"), end);
    bar.addEventListener("keydown", (event) => { if (event.key === "Escape") end(); });
    article.before(bar);
    return show;
  }

  root.caselib.searchMarks = async (engine, query) => {
    const article = document.querySelector("article");
    if (!article) return;
    // Who has begun to read is not carried away.
    let reading = false;
    const read = () => { reading = true; };
    const signs = ["wheel", "touchmove", "keydown", "pointerdown"];
    signs.forEach((name) => root.addEventListener(name, read, {passive: true}));
    const marker = await engine.marker(query).catch(() => null);  // unmarked it can be read as well
    const found = marker ? markAll(article, marker) : [];
    signs.forEach((name) => root.removeEventListener(name, read));
    if (!found.length) return;
    await dress();
    const show = Bar(query.trim(), found, article);
    if (reading) return;
    show(0);
    await leadTo(found[firstAt(found)][0]);
  };
})(typeof window === "undefined" ? globalThis : window);
