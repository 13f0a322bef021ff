// The boxes in which figures are typed, one by one and in the rows of a table.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};

  // Puts a figure into its box: shares in percent, nothing parted. What the box cannot show of it is
  // kept beside, until someone types.
  function put(box, value, one, unit) {
    const found = one.words ? NaN : caselib.parse(value, unit);
    box.value = Number.isFinite(found)
      ? String(caselib.formula.round(unit === "%" ? found * 100 : found, 6)) : String(value);
    box.clGiven = Number.isFinite(found) ? {text: box.value, value: found} : null;
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
    const kept = box.clGiven && box.clGiven.text === box.value ? box.clGiven.value : null;
    if (!one.words) {
      let text = box.value.normalize("NFKC").trim();
      const unit = limits.unit === "%" ? "" : limits.unit; // 3000万 is 3000 where 万元 stands behind
      for (let size = unit.length; size > 0; size -= 1) {
        if (!text.endsWith(unit.slice(0, size))) continue;
        text = text.slice(0, -size);
        break;
      }
      if (limits.unit === "%" && text && !text.endsWith("%")) text += "%";
      if (kept === null && text === "") message = caselib.fill(words.calc_empty, {label: one.label});
      else {
        try {
          found = caselib.figure(kept === null ? text : kept, one, limits, one.key, words);
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
    put(box, next, one, limits.unit);
    return true;
  }

  // Shows why a place bears no figure.
  function mark(place, why) {
    place.classList.toggle("cl-absent", Boolean(why));
    for (const one of ["unreachable", "not_applicable"]) place.classList.toggle(`cl-absent--${one}`, why === one);
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

    // Puts whole rows in place of those there are; of a link's rows, known by their place, cells may lack.
    write(rows) {
      if (!this.table.fixed.length) {
        while (this.rows.length > rows.length) this.rows[this.rows.length - 1].remove();
        while (this.rows.length < rows.length) this.add();
      }
      this.rows.forEach((row, at) => {
        const key = row.dataset.clKey;
        const found = rows.find((one) => key && one.key === key) || (rows[at] && !rows[at].key ? rows[at] : {});
        const start = this.table.rows.find((one) => key && one.key === key) || {};
        this.fill(row, Object.assign(
          Object.fromEntries(this.table.columns.map((one) => [one.key, one.words ? "" : one.default])), start, found));
      });
      this.name();
    }

    fill(row, values) {
      this.boxes(row).forEach((box, at) => {
        const one = this.table.columns[at];
        if (caselib.has(values, one.key)) put(box, values[one.key], one, this.limits(row, one).unit);
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

    nudge(box, direction) {
      const one = this.table.columns.find((column) => column.key === box.dataset.clCell);
      return nudge(box, one, this.limits(box.closest("[data-cl-row]"), one), direction);
    }

    // Puts what is computed below the rows.
    show(widget) {
      const body = this.section.querySelector("[data-cl-results]");
      if (!body) return;
      const names = this.names();
      const marks = widget.done.absentRows[this.table.key] || [];
      body.replaceChildren(...widget.done.figures[this.table.key].map((row, at) => {
        const line = document.createElement("tr");
        const head = line.appendChild(document.createElement("th"));
        head.scope = "row";
        head.textContent = names[at];
        const fixed = this.table.fixed.find((one) => one.key === row.key);
        for (const one of this.table.heads) {
          const why = (marks[at] || {})[one.key];
          const cell = line.appendChild(document.createElement("td"));
          cell.textContent = widget.text(one, row[one.key], why, one.by_row && fixed ? fixed.unit : one.unit);
          mark(cell, why);
        }
        return line;
      }));
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

  caselib.boxes = Object.freeze({put, readBox, nudge, mark, Rows});
}(typeof globalThis === "undefined" ? window : globalThis));
