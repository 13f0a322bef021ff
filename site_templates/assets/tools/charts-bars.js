// Charts in rows: waterfall, stack, tornado and plain bars. Each row has its label on the left,
// or above the bar where the place is narrow; zero lies where the figures put it.
(function (root) {
  "use strict";

  const caselib = (root.caselib = root.caselib || {});
  const charts = (caselib.charts = caselib.charts || {});
  const kinds = (charts.kinds = charts.kinds || {});

  const NARROW = 600;
  const GAP = 6;
  const LABELS = 0.3;
  const FIGURES = 0.36;

  // Where rows and values lie. `ends` are the values that bars reach; `notes` the texts beyond the
  // ends of bars, {end, words, leftward}: the scale is drawn in until they have their room.
  function layout(pen, labels, ends, notes, top = 0) {
    const narrow = pen.width < NARROW;
    const widest = labels.reduce((most, words) => Math.max(most, pen.measure(words)), 0);
    const room = narrow ? pen.width : Math.min(widest, pen.width * LABELS);
    const lo = Math.min(0, ...ends);
    const hi = Math.max(0, ...ends);
    const scale = fitted(pen, narrow ? 1 : room + GAP * 2, pen.width - 1, lo, hi, notes);
    const bar = narrow ? 20 : 22;
    const pitch = narrow ? 48 : 34;
    const barTop = (at) => top + at * pitch + (narrow ? 22 : (pitch - bar) / 2);
    return {
      bar, top, barTop, bottom: top + labels.length * pitch, x: scale,
      label: (at) => pen.text(0, top + at * pitch + (narrow ? 11 : pitch / 2), labels[at], { room }),
      // All of a row answers to a pointer.
      ground: (at) => ({ type: "rect", style: { fill: "transparent" },
        shape: { x: 0, y: top + at * pitch, width: pen.width, height: pitch } }),
      // Zero is one line, or one for each row where labels stand between the bars.
      zero: () => ({ children: (narrow ? labels : [0]).map((_, at) => charts.parts.line(
        scale(0), narrow ? barTop(at) - 3 : top,
        scale(0), narrow ? barTop(at) + bar + 3 : top + labels.length * pitch,
        { stroke: charts.parts.INK.muted, lineWidth: 1 })) }),
    };
  }

  // A scale from values to pixels between two edges, with the notes inside the edges as well. What
  // one side takes moves the notes of the other, so it is done a few times over.
  function fitted(pen, least, most, lo, hi, notes) {
    let left = least;
    let right = most;
    const x = (value) => left + (value - lo) / (hi - lo || 1) * (right - left);
    for (let turn = 0; turn < 4; turn += 1) {
      let before = 0;
      let after = 0;
      for (const { end, words, leftward } of notes) {
        const wide = Math.min(pen.measure(words), pen.width * FIGURES) + GAP;
        if (leftward) before = Math.max(before, least - (x(end) - wide));
        else after = Math.max(after, x(end) + wide - most);
      }
      left += before;
      right = Math.max(right - after, left + 20);
    }
    return x;
  }

  function beyond(pen, place, at, { end, words, leftward }) {
    return pen.text(place.x(end) + (leftward ? -GAP : GAP), place.barTop(at) + place.bar / 2, words,
      { align: leftward ? "right" : "left", room: pen.width * FIGURES, halo: true });
  }

  kinds.bars = function (chart, state, pen) {
    const { INK, rect, reader, shapes, finite } = charts.parts;
    const read = reader(state);
    const bars = (chart.figures || []).map((key) => {
      const end = finite(read.value(key));
      return { label: read.label(key), end, words: read.text(key), leftward: end < 0 };
    });
    const place = layout(pen, bars.map(({ label }) => label), bars.map(({ end }) => end), bars);
    const items = bars.map((one, at) => ({ tip: [one.label, one.words], children: [
      place.ground(at), place.label(at),
      rect(place.x(0), place.x(one.end), place.barTop(at), place.bar, INK.part(0)),
      beyond(pen, place, at, one)] }));
    return { height: place.bottom + 4,
      series: [shapes("bars", items), shapes("zero", [place.zero()], 1)] };
  };

  // Each step begins where the one before it ended; zero may lie anywhere between.
  function falls(chart, read) {
    const { INK, finite, signed } = charts.parts;
    const total = (key) => {
      const end = finite(read.value(key));
      return { label: read.label(key), words: read.text(key), from: 0, end, leftward: end < 0,
        color: INK.part(0) };
    };
    const start = total(chart.start);
    let end = start.end;
    const steps = (chart.steps || []).map((key) => {
      const value = finite(read.value(key));
      const from = end;
      end += value;
      return { label: read.label(key), words: signed(read.text(key), value), from, end,
        leftward: value < 0, color: value < 0 ? INK.loss : INK.gain };
    });
    return [start, ...steps, total(chart.end)];
  }

  kinds.waterfall = function (chart, state, pen) {
    const { INK, rect, line, reader, shapes } = charts.parts;
    const rows = falls(chart, reader(state));
    const place = layout(pen, rows.map(({ label }) => label),
      rows.flatMap(({ from, end }) => [from, end]), rows);
    const items = rows.map((row, at) => {
      const children = [place.ground(at), place.label(at),
        rect(place.x(row.from), place.x(row.end), place.barTop(at), place.bar, row.color),
        beyond(pen, place, at, row)];
      if (at + 1 < rows.length) {
        children.push(line(place.x(row.end), place.barTop(at) + place.bar, place.x(row.end),
          place.barTop(at + 1), { stroke: INK.muted, lineWidth: 1, lineDash: [2, 2] }));
      }
      return { tip: [row.label, row.words], children };
    });
    return { height: place.bottom + 4,
      series: [shapes("waterfall", items), shapes("zero", [place.zero()], 1)] };
  };

  // The parts of a row from zero outwards, what is below zero to the left.
  function pile(values) {
    const ends = { left: 0, right: 0 };
    const parts = values.map((value) => {
      const side = value < 0 ? "left" : "right";
      const from = ends[side];
      ends[side] += value;
      return { from, to: ends[side], value };
    });
    return { parts, ...ends, sum: ends.left + ends.right };
  }

  kinds.stack = function (chart, state, pen) {
    const { INK, reader, shapes, finite, legend } = charts.parts;
    const read = reader(state);
    const keys = chart.parts || [];
    const rows = read.rows(chart.table).map((row) => {
      const piled = pile(keys.map((key) => finite(row[key])));
      return { ...piled, label: String(row[chart.name] || ""), end: piled.right,
        words: keys.length ? read.written(keys[0], piled.sum) : "" };
    });
    const goal = chart.line ? read.value(chart.line) : null;
    const head = legend(pen, keys.map((key, at) => ({
      words: read.label(key), color: INK.part(at) })));
    const place = layout(pen, rows.map(({ label }) => label),
      rows.flatMap(({ left, right }) => [left, right]).concat(goal === null ? [] : [goal]),
      goal === null ? rows : rows.concat(rows.map((row) => ({ ...row, end: goal }))),
      head.height + (goal === null ? 0 : 20));
    const items = rows.map((row, at) => ({
      tip: [row.label, ...keys.map((key, n) => (
        `${read.label(key)} ${read.written(key, row.parts[n].value)}`)), row.words],
      children: [place.ground(at), place.label(at),
        ...row.parts.flatMap((part, n) => segment(pen, place, at, part, n, read, keys[n])),
        beyond(pen, place, at, { ...row, end: clear(pen, place, row, goal) })] }));
    const lines = goal === null ? [] : [goalLine(pen, place, goal,
      `${read.label(chart.line)} ${read.text(chart.line)}`)];
    return { height: place.bottom + 4, series: [shapes("legend", [head.item]),
      shapes("stack", items), shapes("zero", [place.zero()], 1), shapes("goal", lines, 3)] };
  };

  // A sum that the goal's line would cross stands on the other side of it.
  function clear(pen, place, { end, words }, goal) {
    const free = goal === null || end >= goal
      || place.x(end) + pen.measure(words) + GAP * 2 < place.x(goal);
    return free ? end : goal;
  }

  // A part bears its figure where it has the room.
  function segment(pen, place, at, { from, to, value }, n, read, key) {
    const { INK, rect } = charts.parts;
    const shape = rect(place.x(from), place.x(to), place.barTop(at), place.bar, INK.part(n));
    Object.assign(shape.style, { stroke: INK.paper, lineWidth: 1 });
    const words = read.written(key, value);
    const fits = pen.measure(words, 11) + 8 <= shape.shape.width;
    return [shape, pen.text(shape.shape.x + shape.shape.width / 2,
      place.barTop(at) + place.bar / 2, fits ? words : "",
      { align: "center", size: 11, color: INK.on })];
  }

  function goalLine(pen, place, goal, words) {
    const { INK, line } = charts.parts;
    const x = place.x(goal);
    const half = pen.measure(words) / 2;
    const middle = Math.max(Math.min(x, pen.width - half), half);
    return { children: [
      line(x, place.top - 2, x, place.bottom, { stroke: INK.text, lineWidth: 2, lineDash: [5, 4] }),
      pen.text(middle, place.top - 12, words, { align: "center", bold: true })] };
  }

  // Bars that point apart share a lane; those that point the same way lie one above the other.
  kinds.tornado = function (chart, state, pen) {
    const { INK, reader, shapes, finite, signed, legend } = charts.parts;
    const read = reader(state);
    const sides = [{ key: chart.low, color: INK.loss }, { key: chart.high, color: INK.gain }];
    const rows = read.rows(chart.table).map((row) => ({
      label: String(row.label || ""),
      bars: sides.map(({ key, color }) => {
        const end = finite(row[key]);
        return { end, words: signed(read.written(key, end), end), leftward: end < 0, color };
      }) })).sort((one, two) => swing(two) - swing(one));
    const bars = rows.flatMap((row) => row.bars);
    const head = legend(pen, sides.map(({ key, color }) => ({ words: read.label(key), color })));
    const place = layout(pen, rows.map(({ label }) => label), bars.map(({ end }) => end), bars,
      head.height);
    const items = rows.map((row, at) => ({
      tip: [row.label, ...row.bars.map(({ words }, n) => `${read.label(sides[n].key)} ${words}`)],
      children: [place.ground(at), place.label(at), ...lanes(pen, place, at, row.bars)] }));
    return { height: place.bottom + 4, series: [shapes("legend", [head.item]),
      shapes("tornado", items), shapes("zero", [place.zero()], 1)] };
  };

  const swing = ({ bars }) => Math.abs(bars[1].end - bars[0].end);

  function lanes(pen, place, at, bars) {
    const same = bars[0].end * bars[1].end > 0;
    return bars.flatMap(({ end, words, leftward, color }, n) => {
      const height = same ? place.bar / 2 : place.bar;
      const y = place.barTop(at) + (same ? n * height : 0);
      return [charts.parts.rect(place.x(0), place.x(end), y, height, color),
        pen.text(place.x(end) + (leftward ? -GAP : GAP), y + height / 2, end || n ? words : "",
          { align: leftward ? "right" : "left", size: same ? 10 : 12,
          room: pen.width * FIGURES, halo: true })];
    });
  }
})(window);
