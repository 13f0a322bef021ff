// What every chart is drawn with: letters that are measured, shapes, colours, texts of figures.
// Colours are variables of the style sheet, so a change of scheme needs no new picture.
(function (root) {
  "use strict";

  const caselib = (root.caselib = root.caselib || {});
  const charts = (caselib.charts = caselib.charts || {});
  const measuring = document.createElement("canvas").getContext("2d");

  const INK = {
    text: "var(--cl-ink)", muted: "var(--cl-muted)", line: "var(--cl-line)",
    paper: "var(--cl-raised)", ground: "var(--md-default-bg-color, transparent)",
    on: "var(--cl-chart-on)", soft: "var(--cl-chart-soft)",
    gain: "var(--cl-chart-gain)", loss: "var(--cl-chart-loss)",
    part: (at) => `var(--cl-chart-${at % 5 + 1})`,
  };
  const NOTHING = "—";
  const SIZE = 12;
  const DIGITS = 2;

  function pen(width, font) {
    const letters = (size, bold) => `${bold ? "600 " : ""}${size}px ${font}`;

    function measure(text, size, bold) {
      measuring.font = letters(size || SIZE, bold);
      return Math.ceil(measuring.measureText(text).width) + 1;
    }

    // A line of text; longer than its room, it ends in "…". A halo keeps lines out of it.
    function text(x, y, words, { align, size, bold, color, room, halo } = {}) {
      const style = {
        text: words, align: align || "left", verticalAlign: "middle",
        fill: color || INK.text, font: letters(size || SIZE, bold),
      };
      if (room !== undefined) {
        Object.assign(style, { width: Math.max(room, 0), overflow: "truncate", ellipsis: "…" });
      }
      if (halo) Object.assign(style, { stroke: INK.ground, lineWidth: 3 });
      return { type: "text", x, y, style, transition: ["x", "y"], silent: true };
    }

    return { width, measure, text };
  }

  function rect(from, to, y, height, fill) {
    const shape = { x: Math.min(from, to), y, width: Math.abs(to - from), height };
    return { type: "rect", shape, style: { fill }, transition: ["shape"] };
  }

  function line(x1, y1, x2, y2, style) {
    return { type: "line", shape: { x1, y1, x2, y2 }, style: { fill: "none", ...style },
      transition: ["shape"], silent: true };
  }

  // Rectangles or strokes of colour with their words, one line after the other.
  function legend(pen, entries) {
    let x = 0;
    let y = 10;
    const children = [];
    for (const { words, color, stroke } of entries) {
      const wide = Math.min(pen.measure(words) + 19, pen.width);
      if (x && x + wide > pen.width) {
        x = 0;
        y += 20;
      }
      const mark = stroke ? line(x, y, x + 14, y, stroke) : rect(x, x + 12, y - 6, 12, color);
      mark.shape.r = 2;
      children.push(mark, pen.text(x + 18, y, words, { room: wide - 18 }));
      x += wide + 14;
    }
    return { item: { children }, height: entries.length ? y + 16 : 0 };
  }

  function axis(read, key, more) {
    return {
      type: "value", name: read.label(key), nameLocation: "middle",
      nameTextStyle: { color: INK.muted, fontSize: SIZE },
      axisLabel: { color: INK.muted, fontSize: 11, hideOverlap: true },
      axisLine: { show: true, lineStyle: { color: INK.muted } },
      axisTick: { show: false },
      splitLine: { show: false },
      ...more,
    };
  }

  // A series of shapes that were laid out before: each item has its children and may have a tip,
  // lines of plain text. Layout needs no more than the width, so it is done once, outside.
  function shapes(id, items, z) {
    return {
      id, type: "custom", coordinateSystem: "none", z: z || 2,
      data: items.map((item, at) => at),
      // The library makes colours lighter under a pointer, and can make nothing of variables.
      renderItem: ({ dataIndex }) => ({
        type: "group", emphasisDisabled: true, children: items[dataIndex].children }),
      tooltip: { formatter: ({ dataIndex }) => tip(items[dataIndex].tip || []) },
      silent: !items.some((item) => item.tip),
    };
  }

  // Names are what readers typed: they become text, never HTML.
  function tip(lines) {
    const box = document.createElement("div");
    lines.forEach((words, at) => {
      const one = document.createElement(at ? "div" : "strong");
      one.textContent = words;
      box.append(one);
    });
    return lines.length ? box : "";
  }

  // What all charts have in common in the library's own terms.
  function frame(font) {
    return {
      textStyle: { fontFamily: font, color: INK.text },
      tooltip: {
        trigger: "item", confine: true, transitionDuration: 0, backgroundColor: INK.paper,
        borderColor: INK.line, padding: [6, 10], textStyle: { color: INK.text, fontSize: SIZE },
        extraCssText: "white-space:normal;overflow-wrap:anywhere;max-width:20em",
      },
    };
  }

  const finite = (value) => (Number.isFinite(value) ? value : 0);

  function written(state, key, value) {
    if (!Number.isFinite(value)) return NOTHING;
    const { [key]: digits = DIGITS } = state.digits || {};
    return caselib.show(value, (state.units || {})[key] || "", digits);
  }

  // Texts and numbers of a state by key; what cannot be reached is null and says so.
  function reader(state) {
    const absent = state.absent || {};
    const figures = state.figures || {};
    const gone = (key) => Object.prototype.hasOwnProperty.call(absent, key);
    return {
      label: (key) => String((state.labels || {})[key] || key),
      value: (key) => (gone(key) || !Number.isFinite(figures[key]) ? null : figures[key]),
      text: (key) => (gone(key) ? String(absent[key]) : written(state, key, figures[key])),
      written: (key, value) => written(state, key, value),
      rows: (table) => (state.tables || {})[table] || [],
    };
  }

  // Gains and losses bear their sign: colour alone tells nothing to one reader in twelve.
  const signed = (words, value) => (value > 0 ? `+${words}` : words);

  charts.pen = pen;
  charts.frame = frame;
  charts.parts = { INK, axis, finite, legend, line, reader, rect, shapes, signed, tip };
})(window);
