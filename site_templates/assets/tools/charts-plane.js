// Charts on two axes: a figure swept along another, and customers in four quadrants.
(function (root) {
  "use strict";

  const caselib = (root.caselib = root.caselib || {});
  const charts = (caselib.charts = caselib.charts || {});
  const kinds = (charts.kinds = charts.kinds || {});

  const CUT = { stroke: "var(--cl-muted)", lineWidth: 1, lineDash: [5, 4] };

  function axis(read, key, more) {
    const { INK, SIZE } = charts.parts;
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
    const { INK, reader, shapes, legend } = charts.parts;
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

  // Names find a free place beside their bubble, big bubbles first; the others have only a tip.
  function named(bubbles, taken, pen, size) {
    const free = (box) => box.x >= 0 && box.x + box.wide <= pen.width
      && !taken.some((one) => box.x < one.x + one.wide && one.x < box.x + box.wide
        && box.y < one.y + one.high && one.y < box.y + box.high);
    return bubbles.flatMap(({ at, x, y, radius, name }) => {
      const room = Math.min(pen.measure(name, size), 120);
      const box = [[x + radius + 3, y - 7], [x - radius - 3 - room, y - 7],
        [x - room / 2, y - radius - 17], [x - room / 2, y + radius + 3]]
        .map(([left, top]) => ({ x: left, y: top, wide: room, high: 14 })).find(free);
      if (!name || !box) return [];
      taken.push(box);
      return [{ at, children: [pen.text(box.x, box.y + 7, name, { size, room })] }];
    });
  }

  // Scores run from 1 to 5, or from 0 where nothing is weighed.
  function scored(rows, chart) {
    const { finite } = charts.parts;
    const held = (score) => Math.max(0, Math.min(5, finite(score)));
    const most = rows.reduce((found, row) => Math.max(found, finite(row[chart.size])), 0);
    return rows.map((row, at) => ({ at, row, name: String(row[chart.name] || ""),
      left: held(row[chart.x]), up: held(row[chart.y]),
      radius: 4 + 22 * Math.sqrt(most > 0 ? Math.max(0, finite(row[chart.size])) / most : 0) }))
      .sort((one, two) => two.radius - one.radius);
  }

  kinds.quadrants = function (chart, state, pen) {
    const { INK, reader, shapes, line, tip } = charts.parts;
    const read = reader(state);
    const bubbles = scored(read.rows(chart.table), chart);
    const min = bubbles.some(({ left, up }) => left < 1 || up < 1) ? -0.5 : 0.5;
    const max = 5.5;
    const height = pen.width < 600 ? 380 : 460;
    const grid = { left: 44, right: 8, top: 8, bottom: 44 };
    const bottom = height - grid.bottom;
    const right = pen.width - grid.right;
    const x = (score) => grid.left + (score - min) / (max - min) * (right - grid.left);
    const y = (score) => bottom - (score - min) / (max - min) * (bottom - grid.top);
    const cut = [chart.cut_x, chart.cut_y].map((key) => read.value(key));
    const corners = (chart.names || []).map((words, n) => pen.text(
      n % 2 ? grid.left + 8 : right - 8, n < 2 ? grid.top + 14 : bottom - 14, String(words),
      { align: n % 2 ? "left" : "right", size: 14, bold: true, color: INK.muted,
        room: (right - grid.left) / 2 - 12 }));
    const cuts = [
      ...(cut[0] === null ? [] : [line(x(cut[0]), grid.top, x(cut[0]), bottom, CUT)]),
      ...(cut[1] === null ? [] : [line(grid.left, y(cut[1]), right, y(cut[1]), CUT)])];
    const placed = bubbles.map((one) => ({ ...one, x: x(one.left), y: y(one.up) }));
    const taken = corners.map(({ x: at, y: level_, style }, n) => {
      const wide = pen.measure(style.text, 14, true);
      return { x: n % 2 ? at : at - wide, y: level_ - 9, wide, high: 18 };
    });
    taken.push({ x: x(cut[0]), y: grid.top, wide: 1, high: bottom - grid.top },
      { x: grid.left, y: y(cut[1]), wide: right - grid.left, high: 1 },
      ...placed.map((one) => ({ x: one.x - one.radius, y: one.y - one.radius,
        wide: one.radius * 2, high: one.radius * 2 })));
    const names = named(placed, taken, pen, 12);
    // The half-unit margins keep bubbles inside; their ends are no scores.
    const scores = { min, max, interval: 0.5,
      axisLabel: { color: INK.muted, fontSize: 11,
        formatter: (score) => (Number.isInteger(score) ? String(score) : "") } };
    const high = (score, limit) => Math.round(score * 1e6) / 1e6 >= limit;
    const part = ({ left, up }) => (high(up, cut[1]) ? 0 : 2) + (high(left, cut[0]) ? 0 : 1);
    return {
      height, grid,
      xAxis: axis(read, chart.x, { ...scores, nameGap: 26 }),
      yAxis: axis(read, chart.y, { ...scores, nameGap: 26 }),
      series: [shapes("corners", [{ children: [...cuts, ...corners] }], 1), {
        id: "bubbles", type: "scatter", emphasis: { disabled: true }, z: 2,
        data: placed.map((one) => ({ value: [one.left, one.up], symbolSize: one.radius * 2,
          itemStyle: { color: INK.part([0, 2, 1, 4][part(one)]) } })),
        itemStyle: { opacity: 0.75, borderColor: INK.paper, borderWidth: 1 },
        tooltip: { formatter: ({ dataIndex }) => tip([placed[dataIndex].name,
          ...[chart.x, chart.y, chart.size].map((key) => (
            `${read.label(key)} ${read.written(key, placed[dataIndex].row[key])}`))]) },
      }, shapes("names", names, 3)],
    };
  };
})(window);
