// Customers in four quadrants: bubbles by two scores, as large as the money expected.
(function (root) {
  "use strict";

  const caselib = (root.caselib = root.caselib || {});
  const charts = (caselib.charts = caselib.charts || {});
  const kinds = (charts.kinds = charts.kinds || {});

  const CROWD = 24;
  const LARGEST = 26;
  const LEAST = 4;
  const LETTERS = 12;
  const NAME = 120;

  // Scores run from 1 to 5, or from 0 where nothing is weighed. Areas follow the sizes as far as a
  // bubble can still be seen; many customers get small bubbles. The largest lie at the bottom.
  function scored(rows, chart) {
    const { finite } = charts.parts;
    const held = (score) => Math.max(0, Math.min(5, finite(score)));
    const size = (row) => Math.max(0, finite(row[chart.size]));
    const most = rows.reduce((found, row) => Math.max(found, size(row)), 0) || 1;
    const largest = LARGEST * Math.sqrt(Math.min(1, CROWD / (rows.length || 1)));
    return rows.map((row) => ({
      row, name: String(row[chart.name] || ""), across: held(row[chart.x]), up: held(row[chart.y]),
      radius: Math.max(LEAST, largest * Math.sqrt(size(row) / most)),
    })).sort((one, two) => two.radius - one.radius);
  }

  // Where scores lie. Half a unit beyond the scores keeps the bubbles inside.
  function field(width, bubbles) {
    const min = bubbles.some(({ across, up }) => across < 1 || up < 1) ? -0.5 : 0.5;
    const max = 5.5;
    const height = width < 600 ? 380 : 460;
    const grid = { left: 44, right: 8, top: 8, bottom: 44 };
    const left = grid.left, top = grid.top;
    const right = width - grid.right, bottom = height - grid.bottom;
    return {
      min, max, height, grid, left, top, right, bottom,
      x: (score) => left + (score - min) / (max - min) * (right - left),
      y: (score) => bottom - (score - min) / (max - min) * (bottom - top),
    };
  }

  // Names of quadrants: 1 right above, 2 left above, 3 right below, 4 left below.
  function corners(pen, names, { left, top, right, bottom }) {
    return names.map((words, n) => pen.text(
      n % 2 ? left + 8 : right - 8, n < 2 ? top + 14 : bottom - 14, String(words), {
        align: n % 2 ? "left" : "right", size: 14, bold: true, halo: true,
        color: charts.parts.INK.muted, room: (right - left) / 2 - 12 }));
  }

  function cuts({ left, top, right, bottom, x, y }, across, up) {
    const { INK, line } = charts.parts;
    const style = { stroke: INK.muted, lineWidth: 1, lineDash: [5, 4] };
    return [...(across === null ? [] : [line(x(across), top, x(across), bottom, style)]),
      ...(up === null ? [] : [line(left, y(up), right, y(up), style)])];
  }

  // What names keep clear of: corners, lines, bubbles.
  function occupied(pen, texts, lines, bubbles) {
    return [
      ...texts.map(({ x, y, style }) => {
        const wide = pen.measure(style.text, 14, true);
        return { x: style.align === "left" ? x : x - wide, y: y - 9, wide, high: 18 };
      }),
      ...lines.map(({ shape: { x1, y1, x2, y2 } }) => (
        { x: x1, y: y1, wide: x2 - x1 + 1, high: y2 - y1 + 1 })),
      ...bubbles.map(({ x, y, radius }) => (
        { x: x - radius, y: y - radius, wide: radius * 2, high: radius * 2 })),
    ];
  }

  // Names find a free place beside their bubble, big bubbles first; the others have only a tip.
  function names(pen, bubbles, taken, least) {
    const free = (box) => box.x >= least && box.x + box.wide <= pen.width && box.y >= 0
      && !taken.some((one) => box.x < one.x + one.wide && one.x < box.x + box.wide
        && box.y < one.y + one.high && one.y < box.y + box.high);
    return bubbles.flatMap(({ x, y, radius, name }) => {
      const room = Math.min(pen.measure(name, LETTERS), NAME);
      const box = [[x + radius + 3, y - 7], [x - radius - 3 - room, y - 7],
        [x - room / 2, y - radius - 17], [x - room / 2, y + radius + 3]]
        .map(([left, top]) => ({ x: left, y: top, wide: room, high: 14 })).find(free);
      if (!name || !box) return [];
      taken.push(box);
      return [pen.text(box.x, box.y + 7, name, { size: LETTERS, room, halo: true })];
    });
  }

  function circles(chart, read, bubbles, across, up) {
    const { INK, tip } = charts.parts;
    // As the quadrant of a row is computed: on the line counts as high.
    const high = (score, limit) => Math.round(score * 1e6) / 1e6 >= limit;
    const color = (one) => INK.part(
      high(one.up, up) ? (high(one.across, across) ? 0 : 2) : (high(one.across, across) ? 1 : 4));
    return {
      id: "bubbles", type: "scatter", emphasis: { disabled: true }, z: 2,
      data: bubbles.map((one) => ({ value: [one.across, one.up], symbolSize: one.radius * 2,
        itemStyle: { color: color(one) } })),
      itemStyle: { opacity: 0.75, borderColor: INK.paper, borderWidth: 1 },
      tooltip: { formatter: ({ dataIndex }) => tip([bubbles[dataIndex].name,
        ...[chart.x, chart.y, chart.size].map((key) => (
          `${read.label(key)} ${read.written(key, bubbles[dataIndex].row[key])}`))]) },
    };
  }

  kinds.quadrants = function (chart, state, pen) {
    const { INK, axis, reader, shapes } = charts.parts;
    const read = reader(state);
    const [across, up] = [read.value(chart.cut_x), read.value(chart.cut_y)];
    const found = scored(read.rows(chart.table), chart);
    const place = field(pen.width, found);
    const bubbles = found.map((one) => ({ ...one, x: place.x(one.across), y: place.y(one.up) }));
    const texts = corners(pen, chart.names || [], place);
    const lines = cuts(place, across, up);
    const beside = names(pen, bubbles, occupied(pen, texts, lines, bubbles),
      place.left);
    const scores = { min: place.min, max: place.max, interval: 0.5, nameGap: 26,
      axisLabel: { color: INK.muted, fontSize: 11,
        formatter: (score) => (Number.isInteger(score) ? String(score) : "") } };
    return {
      height: place.height, grid: place.grid,
      xAxis: axis(read, chart.x, scores), yAxis: axis(read, chart.y, scores),
      series: [shapes("cuts", [{ children: lines }], 1),
        circles(chart, read, bubbles, across, up),
        shapes("names", [{ children: [...texts, ...beside] }], 3)],
    };
  };
})(window);
