// Asks a built index in Node: the same scripts as on a page. `node node.js BUNDLE FOLDER` takes them from
// one file, reads lines of JSON and answers each with one: [query, options], or {call, with} for another function.
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

function run(file) {
  new vm.Script(fs.readFileSync(file, "utf-8"), {filename: file}).runInThisContext();
}

// Returns an engine over the index in a folder; `loaded` is told of every file.
function start(bundle, folder, loaded) {
  if (!globalThis.caselib) run(bundle);
  return globalThis.caselib.searchEngine(async (name) => {
    const file = path.join(folder, `${name}.js`);
    run(file);
    if (loaded) loaded(file);
  });
}

function answerLines(engine) {
  let last = Promise.resolve();
  require("readline").createInterface({input: process.stdin}).on("line", (line) => {
    last = last.then(async () => {
      let answer;
      try {
        const asked = JSON.parse(line);
        answer = Array.isArray(asked) ? await engine.search(...asked) : await engine[asked.call](...asked.with);
      } catch (error) {
        answer = {error: error.name, message: error.message};
      }
      process.stdout.write(`${JSON.stringify(answer)}\n`);
    });
  });
}

if (require.main === module) answerLines(start(...process.argv.slice(2)));
else module.exports = {start};
