// Asks a built index in Node: the same scripts as on a page. `node node.js FOLDER` reads a line of JSON
// [query, options] and answers with one, until there are no more.
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const SCRIPTS = ["folding", "tokens", "postings", "store", "plan", "ranking", "excerpt", "engine"];

function run(file) {
  new vm.Script(fs.readFileSync(file, "utf-8"), {filename: file}).runInThisContext();
}

SCRIPTS.forEach((name) => run(path.join(__dirname, `${name}.js`)));
const folder = process.argv[2];
const engine = globalThis.caselib.searchEngine(async (name) => run(path.join(folder, `${name}.js`)));
const lines = require("readline").createInterface({input: process.stdin});
let last = Promise.resolve();
lines.on("line", (line) => {
  last = last.then(async () => {
    let answer;
    try {
      answer = await engine.search(...JSON.parse(line));
    } catch (error) {
      answer = {error: error.name, message: error.message};
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  });
});
