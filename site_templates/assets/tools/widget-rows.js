// The boxes in which figures are typed, one by one and in the rows of a table.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};

  // The text of a box for a figure: shares in percent, nothing parted.
  function typed(value, one, unit) {
    if (one.words) return String(value);
    if (typeof value !== "number") {
      const found = caselib.parse(value, unit);
      return Number.isFinite(found) ? typed(found, one, unit) : String(value);
    }
    const plain = caselib.formula.round(unit === "%" ? value * 100 : value, 6);
    return Math.abs(plain) < 1e21 ? String(plain) : String(value);
  }

  // Says what is wrong with a figure, below its box.
  function complain(box, message) {
    const place = box.closest(".cl-field, td");
    let said = place.querySelector("[data-cl-error]");
    if (!said && message) {
      said = document.createElement("span");
      said.className = "cl-field__error";
      said.id = `${box.id}-said`;
      said.dataset.clError = "";
      place.append(said);
      box.setAttribute("aria-describedby", `${box.getAttribute("aria-describedby") || ""} ${said.id}`.trim());
    }
    if (said && said.textContent !== message) said.textContent = message;
  }

  // Reads a box; a mistake is told beside it and added to `problems`.
  function readBox(box, one, limits, words, problems) {
    let message = "", found = box.value;
    if (!one.words) {
      let text = box.value.normalize("NFKC").trim();
      if (limits.unit && limits.unit !== "%" && text.endsWith(limits.unit)) {
        text = text.slice(0, -limits.unit.length);
      }
      if (limits.unit === "%" && text && !text.endsWith("%")) text += "%";
      if (text === "") message = caselib.fill(words.calc_empty, {label: one.label});
      else {
        try {
          found = caselib.figure(text, one, limits, one.key, words);
        } catch (reason) {
          if (!reason.where) throw reason;
          message = reason.message;
        }
      }
    }
    complain(box, message);
    if (message) {
      box.setAttribute("aria-invalid", "true");
      problems.push({box, message});
    } else box.removeAttribute("aria-invalid");
    return found;
  }

  // Up and down change a figure by its step, inside its limits.
  function nudge(box, one, limits, direction) {
    const share = limits.unit === "%";
    const value = caselib.parse(box.value + (share && !box.value.trim().endsWith("%") ? "%" : ""), limits.unit);
    if (!Number.isFinite(value)) return false;
    let next = caselib.formula.round(value + direction * (limits.step || 1), 9);
    if (limits.min !== null) next = Math.max(limits.min, next);
    if (limits.max !== null) next = Math.min(limits.max, next);
    box.value = typed(next, one, limits.unit);
    return true;
  }

  class Rows {
    constructor(section, table) {
      this.section = section;
      this.table = table;
      this.body = section.querySelector("[data-cl-body]");
      this.blank = section.querySelector("[data-cl-blank]");
      this.made = 0;
    }

    get rows() {
      return [...this.body.querySelectorAll("[data-cl-row]")];
    }

    boxes(row) {
      return this.table.columns.map((one) => row.querySelector(`[data-cl-cell="${one.key}"]`));
    }

    limits(row, one) {
      const fixed = one.by_row && this.table.fixed.find((found) => found.key === row.dataset.clKey);
      return fixed || one;
    }

    read(words, problems) {
      return this.rows.map((row) => {
        const boxes = this.boxes(row);
        const found = Object.fromEntries(this.table.columns.map((one, at) => (
          [one.key, readBox(boxes[at], one, this.limits(row, one), words, problems)])));
        return row.dataset.clKey ? Object.assign({key: row.dataset.clKey}, found) : found;
      });
    }

    // Puts rows in place of those there are. Fixed rows are known by their key, else by their place.
    write(rows) {
      if (!this.table.fixed.length) {
        while (this.rows.length > rows.length) this.rows[this.rows.length - 1].remove();
        while (this.rows.length < rows.length) this.add();
      }
      this.rows.forEach((row, at) => {
        const key = row.dataset.clKey;
        this.fill(row, (key && rows.find((one) => one.key === key)) || rows[at] || {});
      });
      this.name();
    }

    fill(row, values) {
      this.boxes(row).forEach((box, at) => {
        const one = this.table.columns[at];
        if (one.key in values) box.value = typed(values[one.key], one, this.limits(row, one).unit);
      });
    }

    add() {
      this.made += 1;
      const part = this.blank.content.cloneNode(true);
      const mark = `-${this.table.key}-0-`, own = `-${this.table.key}-new${this.made}-`;
      for (const one of part.querySelectorAll("[id], [for]")) {
        for (const name of ["id", "for"]) {
          const value = one.getAttribute(name);
          if (value) one.setAttribute(name, value.replace(mark, own));
        }
      }
      const row = part.querySelector("[data-cl-row]");
      this.body.append(part);
      this.name();
      return row;
    }

    // What rows are called: by their words, else by their number.
    names() {
      const words = this.table.columns.find((one) => one.words);
      return this.rows.map((row, at) => {
        const fixed = this.table.fixed.find((one) => one.key === row.dataset.clKey);
        if (fixed) return fixed.label;
        const box = words && row.querySelector(`[data-cl-cell="${words.key}"]`);
        return (box && box.value.trim()) || String(at + 1);
      });
    }

    name() {
      const names = this.names();
      this.rows.forEach((row, at) => {
        const legend = row.querySelector("legend");
        if (legend && legend.textContent !== names[at]) legend.textContent = names[at];
      });
    }
  }

  caselib.boxes = Object.freeze({typed, readBox, nudge, Rows});
}(typeof globalThis === "undefined" ? window : globalThis));
