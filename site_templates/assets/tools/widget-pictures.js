// The pictures of a calculator and the points of its curves. What draws is loaded when the first
// picture comes into view, or when the page is to be printed.
(function (root) {
  "use strict";

  const caselib = root.caselib = root.caselib || {};
  const LIBRARY = "echarts.min.js";
  const SCRIPTS = ["charts-pen.js", "charts-funnel.js", "charts-bars.js", "charts-quadrants.js",
    "charts-sweep.js", "charts.js"];
  const STYLE = "charts.css";
  const EVERY = 4; // of the points of a curve, as many lines of its table as there are on the page
  const loads = {};

  // Adds a style sheet once.
  caselib.dress = function (href) {
    if ([...document.querySelectorAll("link[rel=stylesheet]")].some((one) => one.href === href)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  };

  // Loads a script once.
  caselib.script = function (src) {
    loads[src] = loads[src] || new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = src;
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
    return loads[src];
  };

  function load(folder) {
    caselib.dress(folder + STYLE);
    return [LIBRARY, ...SCRIPTS].reduce(
      (before, name) => before.then(() => caselib.script(folder + name)), Promise.resolve());
  }

  class Pictures {
    constructor(widget, folder) {
      this.widget = widget;
      this.folder = folder;
      this.places = [...widget.element.querySelectorAll("[data-cl-chart]")];
      this.bodies = [...widget.element.querySelectorAll("[data-cl-points]")];
      this.open = false;
    }

    watch() {
      if (!this.places.length) return;
      const eye = new IntersectionObserver((entries) => {
        if (!entries.some((one) => one.isIntersecting)) return;
        eye.disconnect();
        this.ready();
      }, {rootMargin: "100px"});
      for (const place of this.places) eye.observe(place);
    }

    // Resolves when the pictures stand; tables beside them carry the figures where they cannot be had.
    ready() {
      if (!this.places.length) return Promise.resolve();
      return load(this.folder).then(() => {
        this.open = true;
        this.places.forEach((place) => this.one(place));
        return new Promise((resolve) => { root.requestAnimationFrame(() => root.requestAnimationFrame(resolve)); });
      }, () => {
        for (const place of this.places) place.textContent = this.widget.words.calc_chart_failed;
      });
    }

    draw() {
      if (this.waiting) return;
      this.waiting = true;
      root.requestAnimationFrame(() => {
        this.waiting = false;
        if (this.open) this.places.forEach((place) => this.one(place));
        this.bodies.forEach((body) => this.lines(body));
      });
    }

    one(place) {
      const {spec, done, words} = this.widget;
      if (!done) return;
      const chart = spec.charts[Number(place.dataset.clChart)];
      const all = [...spec.inputs, ...spec.outputs,
        ...spec.tables.flatMap((table) => [...table.columns, ...table.heads])];
      const pick = (name, other) => Object.fromEntries(
        all.map((one) => [one.key, one[name] === undefined ? other : one[name]]));
      const tables = Object.fromEntries(spec.tables.map((table) => {
        const names = this.widget.names(table.key);
        return [table.key, done.figures[table.key].map((row, at) => Object.assign({}, row, {label: names[at]}))];
      }));
      caselib.charts.draw(place, chart, {
        figures: done.figures, tables, labels: pick("label", ""), units: pick("unit", ""), digits: pick("digits", 6),
        absent: Object.fromEntries(Object.entries(done.absent).map(([key, why]) => [key, words[`calc_${why}`]])),
        points: chart.kind === "sweep" ? this.points(chart) : [],
      });
    }

    points(chart) {
      const {calculator, done, given} = this.widget;
      if (this.swept !== done) {
        this.swept = done;
        this.curves = new Map();
      }
      if (!this.curves.has(chart)) this.curves.set(chart, calculator.sweep(chart, given, done.figures));
      return this.curves.get(chart);
    }

    lines(body) {
      const {spec} = this.widget;
      const chart = spec.charts[Number(body.closest("[data-cl-figure]").dataset.clFigure)];
      const along = spec.inputs.find((one) => one.key === chart.along);
      const shows = spec.outputs.find((one) => one.key === chart.shows);
      body.replaceChildren(...this.points(chart).filter((_, at) => at % EVERY === 0).map(([x, y]) => {
        const line = document.createElement("tr");
        const head = line.appendChild(document.createElement("th"));
        head.scope = "row";
        head.textContent = caselib.show(x, along.unit, 6);
        line.appendChild(document.createElement("td")).textContent = caselib.show(y, shows.unit, shows.digits);
        return line;
      }));
    }
  }

  caselib.Pictures = Pictures;
}(window));
