// Charts of calculators: where and how often they are drawn. `caselib.charts.draw(element, chart,
// state)` takes a chart as the tool declares it, and of the state `figures` and `tables` by key,
// `labels`, `units`, `digits` and `absent` (words in place of a number) by key, and `points` [x, y].
// What a kind of chart looks like stands in charts-*.js, each a function in `kinds`:
// (chart, state, pen) -> {height, series, …}, where pen knows the width and the letters.
(function (root) {
  "use strict";

  const caselib = (root.caselib = root.caselib || {});
  const charts = (caselib.charts = caselib.charts || {});
  charts.kinds = charts.kinds || {};

  // A4 without its margins, in CSS pixels; a narrower place scales the picture down.
  const PAPER = 660;
  const held = new Map();

  // Draw a chart, or draw it anew: many calls within one frame are one picture.
  function draw(element, chart, state) {
    if (!held.has(element)) held.set(element, open(element));
    const one = held.get(element);
    one.chart = chart;
    one.state = state;
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", chart.label);
    schedule(one);
  }

  function open(element) {
    const canvas = document.createElement("div");
    canvas.className = "cl-chart__drawing";
    canvas.setAttribute("aria-hidden", "true");
    element.append(canvas);
    const one = { element, canvas, view: null, chart: null, state: null, frame: 0, width: 0 };
    new ResizeObserver((_, watching) => {
      if (!canvas.isConnected) close(one, watching);
      else if (canvas.clientWidth !== one.width) schedule(one);
    }).observe(canvas);
    return one;
  }

  // A calculator that was opened inside another page may be closed again.
  function close(one, watching) {
    watching.disconnect();
    held.delete(one.element);
    if (one.view) one.view.dispose();
  }

  function schedule(one) {
    one.frame = one.frame || requestAnimationFrame(() => {
      one.frame = 0;
      paint(one, one.canvas.clientWidth);
    });
  }

  // An element without a width is folded away: it is painted when it unfolds.
  function paint(one, width) {
    const kind = charts.kinds[one.chart.kind];
    if (!width) one.width = 0;
    if (!kind || !width) return;
    const font = getComputedStyle(one.canvas).fontFamily;
    const { height, ...option } = kind(one.chart, one.state, charts.pen(width, font));
    one.canvas.style.height = `${height}px`;
    one.element.style.minHeight = "0";  // what the style sheet kept free is filled now
    if (!one.view) {
      const locale = document.documentElement.lang.startsWith("zh") ? "ZH" : "EN";
      one.view = root.echarts.init(one.canvas, null, { renderer: "svg", width, height, locale });
    } else if (one.view.getWidth() !== width || one.view.getHeight() !== height) {
      one.view.resize({ width, height });
    }
    one.view.setOption({ ...moving(one.width === width), ...charts.frame(font), ...option },
      { replaceMerge: ["series", "grid", "xAxis", "yAxis"] });
    one.width = width;
    // With a view box, the style sheet can scale the picture on paper.
    one.canvas.querySelector("svg").setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  // New figures glide into place; new widths do not, for paper takes what stands there at once.
  function moving(wanted) {
    const still = root.matchMedia("(prefers-reduced-motion: reduce)").matches;
    return { animation: wanted && !still, animationDuration: 0, animationDurationUpdate: 180 };
  }

  // Paper is narrower than most windows.
  root.addEventListener("beforeprint", () => {
    for (const one of held.values()) paint(one, Math.min(one.canvas.clientWidth, PAPER));
  });
  root.addEventListener("afterprint", () => held.forEach(schedule));

  charts.draw = draw;
})(window);
