// The controls of a form: which field they belong to, what they hold, and their words on paper.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};
  const NUMBERS = ["integer", "number", "money", "percent", "rating"];
  const CHOSEN = ["choice", "rating", "choices"];

  const ownFields = (holder) => Array.from(holder.querySelectorAll("[data-key]"))
    .filter((field) => field.parentElement.closest("[data-holder]") === holder);

  const fieldOf = (holder, key) => ownFields(holder).find((field) => field.dataset.key === key);
  const control = (field) => field.querySelector("input, textarea, select, output");
  const boxes = (field) => Array.from(field.querySelectorAll("input[type=radio], input[type=checkbox]"));

  // As calculators read it; a share stands before its sign, typed or not, and is a fraction: 60 is 0.6.
  function numberOf(text, kind) {
    if (kind !== "percent") return caselib.parse(text, "");
    return caselib.parse(text.normalize("NFKC").replace(/%?[ \t\r\n]*$/, "%"), "%");
  }

  const typed = (value, kind) => (
    kind === "percent" && typeof value === "number" ? String(Number((value * 100).toPrecision(15)))
      : String(value));

  // What a field of one value holds, undefined where it is empty. What is no number stays as typed.
  function value(field) {
    const kind = field.dataset.kind;
    if (kind === "computed") return undefined;
    if (kind === "bool") return control(field).checked || undefined;
    let text = "";
    if (boxes(field).length) {
      const chosen = boxes(field).filter((box) => box.checked).map((box) => box.value);
      if (kind === "choices") return chosen.length ? chosen : undefined;
      text = chosen[0] || "";
    } else {
      text = control(field).value;
    }
    if (!text.trim()) return undefined;
    if (!NUMBERS.includes(kind)) return text;
    const number = numberOf(text, kind);
    return Number.isNaN(number) ? text : number;
  }

  // Fill a field of one value; true where it holds it now, as an option that is gone cannot be chosen.
  function fill(field, given) {
    const kind = field.dataset.kind;
    const empty = given === undefined || given === null;
    if (kind === "bool") {
      control(field).checked = given === true;
    } else if (boxes(field).length) {
      const wanted = empty ? [] : [].concat(given).map(String);
      boxes(field).forEach((box) => { box.checked = wanted.includes(box.value); });
      return wanted.every((one) => boxes(field).some((box) => box.value === one));
    } else if (kind !== "computed") {
      const text = empty ? "" : typed(given, kind);
      control(field).value = text;
      return !CHOSEN.includes(kind) && kind !== "date" || control(field).value === text;
    }
    return true;
  }

  // The words of a control, for paper: what is chosen and not its id.
  function wordsOf(one) {
    if (one.tagName === "SELECT") return one.selectedIndex > 0 ? one.selectedOptions[0].text : "";
    return one.value;
  }

  function mirror(one) {
    const paper = one.parentElement.querySelector(".cl-print");
    if (!paper || one.parentElement.className.indexOf("cl-filled") < 0) return;
    paper.textContent = wordsOf(one) || paper.dataset.hint || "";
    paper.classList.toggle("cl-print--hint", !wordsOf(one) && Boolean(paper.dataset.hint));
  }

  function grow(area) {
    if (!area.offsetParent) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }

  // After values were filled in: paper and heights follow.
  function settle(part) {
    part.querySelectorAll("input, textarea, select").forEach(mirror);
    part.querySelectorAll("textarea").forEach(grow);
  }

  caselib.formFields = {
    NUMBERS, ownFields, fieldOf, control, boxes, value, fill, mirror, grow, settle,
  };
}(window));
