// What takes figures of a calculator out of the page and back: a link, a file.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};

  function link(widget) {
    const {words} = widget;
    widget.links.address(caselib.link.write(widget.name, widget.spec, widget.given, ""));
    const copied = root.navigator.clipboard
      ? root.navigator.clipboard.writeText(root.location.href) : Promise.reject();
    copied.then(() => widget.say(words.calc_said_link), () => widget.say(words.calc_said_no_copy));
  }

  function save(widget) {
    const text = JSON.stringify({tool: widget.spec.id, inputs: widget.given}, null, 2);
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([text], {type: "application/json"}));
    const day = new Date();
    const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((one) => String(one).padStart(2, "0"));
    anchor.download = `${widget.spec.title}-${parts.join("-")}.json`.replace(/[\\/:*?"<>|]/g, "_");
    anchor.click();
    widget.say(caselib.fill(widget.words.calc_said_saved, {name: anchor.download}));
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
  }

  const chooser = (widget) => widget.element.querySelector("[data-cl-file]");

  // Returns the figures of a file; null where it is none of this tool's. Throws for figures it does not take.
  function figures(widget, text) {
    let found = null;
    try {
      found = JSON.parse(text);
    } catch (_) {
      return null;
    }
    if (!found || found.tool !== widget.spec.id || !found.inputs || typeof found.inputs !== "object") return null;
    widget.calculator.evaluate(found.inputs);
    return found.inputs;
  }

  function opened(widget) {
    const [file] = chooser(widget).files;
    if (!file) return;
    const {words} = widget;
    const reader = new FileReader();
    reader.onload = () => {
      chooser(widget).value = "";
      try {
        const found = figures(widget, String(reader.result));
        if (found) widget.swap(found, caselib.fill(words.calc_said_loaded, {name: file.name}));
        else widget.say(caselib.fill(words.calc_said_wrong_file, {name: file.name}));
      } catch (reason) {
        if (!reason.where) throw reason;
        widget.say(`${file.name}: ${reason.message}`);
      }
    };
    reader.readAsText(file);
  }

  caselib.files = Object.freeze({link, save, opened, load: (widget) => chooser(widget).click()});
}(window));
