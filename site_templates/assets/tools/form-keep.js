// Where a filled form stays: this browser, or a file. Nothing is sent anywhere.
(function (root) {
  "use strict";

  const caselib = root.caselib;
  const VERSION = 1;
  const {isGroup} = caselib.formValues;

  // Pages of two libraries on one computer keep their forms apart: the path tells them.
  const key = () => `caselib-form:${root.location.pathname}`;

  function stored() {
    try {
      const found = JSON.parse(root.localStorage.getItem(key()));
      return isGroup(found) && isGroup(found.values) ? found : null;
    } catch (error) {
      return null;
    }
  }

  // True where the browser keeps it. `null` forgets.
  function store(state) {
    try {
      if (state === null) root.localStorage.removeItem(key());
      else root.localStorage.setItem(key(), JSON.stringify(state));
      return true;
    } catch (error) {
      return false;
    }
  }

  function able() {
    try {
      root.localStorage.setItem(`${key()}?`, "");
      root.localStorage.removeItem(`${key()}?`);
      return true;
    } catch (error) {
      return false;
    }
  }

  const pad = (number) => String(number).padStart(2, "0");
  function today() {
    const now = new Date();
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  }

  function save(tool, title, state) {
    const text = JSON.stringify(Object.assign({tool, version: VERSION}, state), null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], {type: "application/json"}));
    link.download = `${title}-${today()}.json`.replace(/[\\/:*?"<>|]/g, "-");
    document.body.append(link);
    link.click();
    link.remove();
    root.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // What a file holds: {state} or {refused} in words.
  function opened(text, name, tool, words) {
    let found = null;
    try {
      found = JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch (error) { /* said below */ }
    if (!isGroup(found) || typeof found.tool !== "string" || !isGroup(found.values)) {
      return {refused: caselib.fill(words.not_json, {name})};
    }
    if (found.tool !== tool) return {refused: caselib.fill(words.other, {name, tool: found.tool})};
    if (found.version !== VERSION) return {refused: caselib.fill(words.newer, {name})};
    return {state: {values: found.values, from: isGroup(found.from) ? found.from : undefined}};
  }

  caselib.formKeep = {stored, store, able, save, opened, today};
}(window));
