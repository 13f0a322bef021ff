// What queries load and how long they compute: `node search_reading.js FOLDER < queries`, one query a
// line. Each query is asked of a fresh engine (what a first one costs), of one that stays (what a later
// one costs), and of that once more (what is left when the data is there).
"use strict";

const fs = require("fs");
const path = require("path");
const zlib = require("zlib");
const assets = path.join(__dirname, "..", "site_templates", "assets", "search");
const {start, SCRIPTS} = require(path.join(assets, "node.js"));

const packed = (file) => zlib.gzipSync(fs.readFileSync(file), {level: 6}).length / 1000;
const scripts = SCRIPTS.reduce((sum, name) => sum + packed(path.join(assets, `${name}.js`)), 0);
const folder = process.argv[2];
const queries = fs.readFileSync(0, "utf-8").split("\n").filter(Boolean);

function share(values, part) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(part * (sorted.length - 1))].toFixed(1);
}

const told = (name, values, unit) => console.log(
  `${name}: median ${share(values, 0.5)} ${unit}, p95 ${share(values, 0.95)}, most ${share(values, 1)}`);

async function asked(options) {
  const first = [];
  const later = [];
  const times = [];
  const kinds = {};
  let sum = 0;
  const add = (file) => { sum += packed(file); };
  for (const query of queries.slice(0, 40)) {
    sum = scripts;
    await start(folder, add).search(query, options);
    first.push(sum);
  }
  const staying = start(folder, (file) => {
    const size = packed(file);
    sum += size;
    const kind = path.relative(folder, file)[0];
    kinds[kind] = (kinds[kind] || 0) + size;
  });
  for (const query of queries) {
    sum = 0;
    await staying.search(query, options);
    later.push(sum);
    const begun = process.hrtime.bigint();
    await staying.search(query, options);
    times.push(Number(process.hrtime.bigint() - begun) / 1e6);
  }
  told("  first query, scripts included", first, "KB");
  told("  later query", later.slice(1), "KB");
  told("  computing, data there", times, "ms");
  console.log("  by kind of file:", Object.entries(kinds).map(([kind, size]) => (
    `${kind} ${(size / queries.length).toFixed(1)}`)).join(", "), "KB a query");
}

(async () => {
  console.log(`scripts: ${scripts.toFixed(1)} KB, ${queries.length} queries`);
  for (const facets of [true, false]) {
    console.log(facets ? "with facets" : "without facets");
    await asked({facets});
  }
  global.gc();
  const held = process.memoryUsage();
  console.log(`heap ${(held.heapUsed / 1e6).toFixed(0)} MB, buffers ${(held.arrayBuffers / 1e6).toFixed(0)} MB`);
})();
