// Funnels side by side, one below the other on a phone.
(function (root) {
  "use strict";

  const caselib = (root.caselib = root.caselib || {});
  const charts = (caselib.charts = caselib.charts || {});
  charts.kinds = charts.kinds || {};

  const NARROW = 600;
  const BETWEEN = 40;
  const HEAD = 30;
  const STAGE = 44;
  const RATE = 26;
  const LEAST = 0.42;

  // Counts of neighbouring stages differ fiftyfold. Widths follow the cube root, each funnel by
  // its own largest stage, and begin at 42 % of the column, where a label still has room: more is
  // always wider, and nothing vanishes. The counts themselves stand in the stages.
  function stageWidth(value, most, room) {
    const share = most > 0 ? Math.cbrt(Math.max(value, 0) / most) : 0;
    return room * (LEAST + (1 - LEAST) * share);
  }

  function funnel(series, at, place, read, pen) {
    const { INK, rect } = charts.parts;
    const stages = series.stages || [];
    const values = stages.map((stage) => read.value(stage.figure));
    const most = Math.max(0, ...values.filter((value) => value !== null));
    const middle = place.x + place.room / 2;
    const half = values.map((value) => stageWidth(value || 0, most, place.room) / 2);
    const children = [pen.text(middle, place.y + 10, String(series.label || ""), {
      align: "center", size: 14, bold: true, room: place.room })];
    stages.forEach((stage, n) => {
      const top = place.y + HEAD + n * (STAGE + RATE);
      const bottom = top + STAGE;
      if (n + 1 < stages.length) {
        children.push(slope(middle, bottom, half[n], half[n + 1]));
        if (stage.rate) {
          children.push(pen.text(middle, bottom + RATE / 2,
            `${read.label(stage.rate)} ${read.text(stage.rate)}`,
            { align: "center", size: 11, color: INK.muted, room: place.room }));
        }
      }
      const there = values[n] !== null;
      const bar = rect(middle - half[n], middle + half[n], top, STAGE,
        there ? INK.part(at) : INK.soft);
      bar.shape.r = 3;
      if (!there) Object.assign(bar.style, { stroke: INK.muted, lineWidth: 1, lineDash: [4, 3] });
      const color = there ? INK.on : INK.text;
      const inside = { align: "center", room: half[n] * 2 - 8, color };
      children.push(bar,
        pen.text(middle, top + 13, read.label(stage.figure), inside),
        pen.text(middle, top + 31, read.text(stage.figure), { ...inside, size: 14, bold: true }));
    });
    return { children };
  }

  function slope(middle, y, above, below) {
    const points = [[middle - above, y], [middle + above, y],
      [middle + below, y + RATE], [middle - below, y + RATE]];
    return { type: "polygon", shape: { points }, style: { fill: charts.parts.INK.soft },
      transition: ["shape"], silent: true };
  }

  const tall = (series) => {
    const count = (series.stages || []).length;
    return HEAD + count * STAGE + Math.max(0, count - 1) * RATE;
  };

  charts.kinds.funnels = function (chart, state, pen) {
    const read = charts.parts.reader(state);
    const all = chart.series || [];
    const beside = pen.width >= NARROW && all.length > 1;
    const room = beside ? (pen.width - BETWEEN * (all.length - 1)) / all.length : pen.width;
    let y = 0;
    const items = all.map((series, at) => {
      const place = beside ? { x: at * (room + BETWEEN), y: 0, room } : { x: 0, y, room };
      y += tall(series) + BETWEEN;
      return funnel(series, at, place, read, pen);
    });
    const height = beside ? Math.max(...all.map(tall)) : y - BETWEEN;
    return { height: Math.max(height, HEAD), series: [charts.parts.shapes("funnels", items)] };
  };
})(window);
