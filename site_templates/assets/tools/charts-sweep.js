// A figure swept along another: a curve of shares, with what one has and what one needs.
(function (root) {
  "use strict";

  const caselib = (root.caselib = root.caselib || {});
  const charts = (caselib.charts = caselib.charts || {});
  const kinds = (charts.kinds = charts.kinds || {});

  // Lines at values of `along`, with their numbers over the plot where these have the room.
  function marks(pen, lines, top, bottom) {
    const { line, shapes } = charts.parts;
    let used = -Infinity;
    const items = [...lines].sort((one, two) => one.x - two.x).map(({ x, words, stroke }) => {
      const half = pen.measure(words, 12, true) / 2;
      const middle = Math.max(half, Math.min(x, pen.width - half));
      const free = middle - half > used + 4;
      if (free) used = middle + half;
      return { children: [line(x, top, x, bottom, stroke),
        pen.text(middle, top - 10, free ? words : "", {
          align: "center", bold: true, color: stroke.stroke })] };
    });
    return shapes("marks", items, 4);
  }

  // What stands in the legend of a sweep: where one is now, the marks, the level aimed at.
  function swept(chart, read) {
    const { INK } = charts.parts;
    const named = (key) => `${read.label(key)} ${read.text(key)}`;
    const upright = [chart.along, ...(chart.marks || [])].map((key, at) => ({
      key, upright: true, words: at ? named(key) : `${named(key)} · ${named(chart.shows)}`,
      stroke: { stroke: at ? INK.part(at) : INK.text, lineWidth: 2, lineDash: at ? [5, 3] : null } }));
    const level = chart.line ? [{ key: chart.line, words: named(chart.line),
      stroke: { stroke: INK.loss, lineWidth: 1.5, lineDash: [2, 2] } }] : [];
    return [...upright, ...level];
  }

  function curve(points, aim) {
    const { INK } = charts.parts;
    return {
      id: "curve", type: "line", data: points, showSymbol: false, animation: false,
      symbol: "circle", symbolSize: 8, emphasis: { disabled: true },
      lineStyle: { color: INK.part(0), width: 2.5 }, itemStyle: { color: INK.part(0) },
      areaStyle: { color: INK.part(0), opacity: 0.1 },
      markLine: {
        symbol: "none", silent: true, animation: false, emphasis: { disabled: true },
        label: { show: false },
        lineStyle: aim && { color: aim.stroke.stroke, width: 1.5, type: aim.stroke.lineDash },
        data: aim ? [{ yAxis: aim.value }] : [] },
    };
  }

  function hint(chart, read) {
    const { INK, tip } = charts.parts;
    return { ...charts.frame().tooltip, trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: INK.muted }, label: { show: false } },
      formatter: ([one]) => (one ? tip([
        `${read.label(chart.along)} ${read.written(chart.along, one.value[0])}`,
        `${read.label(chart.shows)} ${read.written(chart.shows, one.value[1])}`]) : "") };
  }

  kinds.sweep = function (chart, state, pen) {
    const { INK, axis, reader, shapes, legend } = charts.parts;
    const read = reader(state);
    const points = (state.points || []).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
    const entries = swept(chart, read);
    const head = legend(pen, entries);
    const lines = entries.map((one) => ({ ...one, value: read.value(one.key) }))
      .filter(({ value }) => value !== null);
    const all = points.map(([x]) => x)
      .concat(lines.filter(({ upright }) => upright).map(({ value }) => value));
    const lo = all.length ? Math.min(...all) : 0;
    const hi = all.length ? Math.max(...all) : 1;
    const [min, max] = hi > lo ? [lo, hi] : [lo - 1, lo + 1];
    const grid = { left: 44, right: 12, top: head.height + 20, bottom: 44 };
    const height = grid.top + 230;
    const unit = (pen.width - grid.left - grid.right) / (max - min);
    const upright = lines.filter((one) => one.upright).map((one) => ({
      ...one, x: grid.left + (one.value - min) * unit, words: read.text(one.key) }));
    const percent = (share) => `${Math.round(share * 100)}%`;
    return {
      height, grid, tooltip: hint(chart, read),
      xAxis: axis(read, chart.along, { min, max, nameGap: 26, splitNumber: pen.width < 600 ? 4 : 8,
        axisLabel: { color: INK.muted, fontSize: 11, hideOverlap: true,
          showMinLabel: false, showMaxLabel: false } }),
      yAxis: axis(read, chart.shows, { min: 0, max: 1, interval: 0.25, name: "",
        axisLabel: { color: INK.muted, fontSize: 11, formatter: percent },
        splitLine: { show: true, lineStyle: { color: INK.line } } }),
      series: [shapes("legend", [head.item]),
        curve(points, lines.find((one) => !one.upright)),
        marks(pen, upright, grid.top, height - grid.bottom)],
    };
  };
})(window);
