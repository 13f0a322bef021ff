// What the box and the page of the search share: how results are put into words, and what is done
// where a site was renewed while a page of it stood open. Nothing here runs while it is loaded.
(function (root) {
  "use strict";

  const GUARD = "caselib.search.reloaded";
  const say = (key) => root.caselib.searchWords[key] || "";

  // Returns a text of the site with its places filled in; what is filled in is never searched for places.
  function said(key, values) {
    return say(key).replace(/\{(\w+)\}/g, (place, name) => (
      values && name in values ? String(values[name]) : place));
  }

  function make(tag, cls, text) {
    const made = document.createElement(tag);
    if (cls) made.className = cls;
    if (text) made.textContent = text;
    return made;
  }

  // Puts a text into an element, its marked places as <mark>.
  function write(into, text, marks) {
    let end = 0;
    for (const [from, to] of marks || []) {
      into.append(text.slice(end, from), make("mark", "", text.slice(from, to)));
      end = to;
    }
    into.append(text.slice(end));
    return into;
  }

  // Returns the passage of a result; "…" says where it was cut.
  function passage(result, tag) {
    const [before, after] = result.cut || [false, false];
    const made = make(tag, "cl-found__text");
    if (before) made.append("…");
    write(made, result.excerpt, result.marks);
    if (after) made.append("…");
    return made;
  }

  // `few`: where there is little room, only what is unusual is told of freshness.
  function badges(result, few) {
    const toned = (result.badges || []).map(([of, id, text]) => (
      {of, text, tone: (say("tones")[of] || {})[id] || "plain"}));
    return toned.filter((one) => one.text && !(few && one.of === "freshness" && one.tone === "plain"))
      .map((one) => make("span", "cl-badge cl-badge--" + one.tone, one.text));
  }

  // What kind of page a result is, unless it is what the library is full of.
  function kind(result) {
    return result.kind === "case" ? "" : say("kinds")[result.kind] || "";
  }

  const addressOf = (path) => root.caselib.searching.root + path.split("/").map(encodeURIComponent).join("/");

  // The words go with the address, so that they are marked on the page that opens.
  function address(result, query) {
    const words = query ? "?" + new URLSearchParams({q: query}) : "";
    return addressOf(result.url) + words + (result.anchor ? "#" + encodeURIComponent(result.anchor) : "");
  }

  const searchAddress = (query) => (
    root.caselib.searching.root + "search.html" + (query ? "?" + new URLSearchParams({q: query}) : ""));

  // Loads how lists and marks look, which a page needs no sooner.
  let dressed = null;
  function dress() {
    dressed = dressed || new Promise((resolve) => {
      const link = make("link");
      link.rel = "stylesheet";
      link.href = root.caselib.searching.root + "assets/caselib/search-found.css";
      link.onload = link.onerror = resolve;  // plain is better than nothing
      // Before those of this page, so that what holds on paper keeps the last word.
      document.head.insertBefore(link, document.head.querySelector("link[href$='print.css']"));
    });
    return dressed;
  }

  // Lets keys go on from an element; not before the browser has gone where the address points.
  async function leadTo(element) {
    if (document.readyState !== "complete") {
      await new Promise((resolve) => root.addEventListener("load", () => setTimeout(resolve), {once: true}));
    }
    if (document.activeElement !== document.body) return;
    element.tabIndex = -1;
    element.focus({preventScroll: true});
  }

  // Loads the page once more, and never twice for one reason. Returns whether it does.
  function reload() {
    try {
      if (root.sessionStorage.getItem(GUARD)) return false;
      root.sessionStorage.setItem(GUARD, "1");
    } catch (error) {
      return false;  // without a memory it could go on for ever
    }
    root.location.reload();
    return true;
  }

  function forgetReload() {
    try {
      root.sessionStorage.removeItem(GUARD);
    } catch (error) {
      // Nothing was kept.
    }
  }

  // Returns what tells how long to wait for another key, by what stands in a field: whoever has rested
  // between keys gets an answer at once.
  function pacing(pause) {
    let last = 0;
    return (text) => {
      const rested = Date.now() - last > 2 * pause && text.length > 1;
      last = Date.now();
      return rested ? 0 : pause;
    };
  }

  // Asks, and asks once more where files are lost because the index was made anew meanwhile. Where they are
  // lost under their new names too, the index is of a newer kind than these scripts: a VersionError.
  async function answer(engine, query, options) {
    let found = null;
    let renewed = false;
    try {
      found = await engine.search(query, options);
    } catch (error) {
      found = null;  // a root of another day may come from a cache: the next one comes past it
    }
    if (found && !found.partial) {
      forgetReload();
      return found;
    }
    try {
      renewed = await engine.refresh();
    } catch (error) {
      if (!found || error.name === "VersionError") throw error;
    }
    if (found && !renewed) return found;
    const again = await engine.search(query, options).catch((error) => {
      if (renewed) error.name = "VersionError";
      throw error;
    });
    if (!again.partial) forgetReload();
    else if (renewed) {
      throw Object.assign(new Error("the renewed index cannot be read"), {name: "VersionError"});
    }
    return {...again, renewed};
  }

  // Returns what to say of a search that failed, and what to do if the reader wants to try again. Where only
  // loading the page again helps, that has begun.
  function trouble(error, again) {
    if (!error || error.name !== "VersionError") return {text: say("lost"), again};
    return {text: reload() ? say("reloading") : say("outdated"), again: () => root.location.reload()};
  }

  root.caselib.searchShown = {
    say, said, make, write, passage, badges, kind, addressOf, address, searchAddress, dress, leadTo,
    answer, trouble, pacing};
})(typeof window === "undefined" ? globalThis : window);
