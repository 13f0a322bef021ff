// How fast calculators compute in Node, and what other formula engines take for the same formulas.
//   node engines.js rates FOLDER SCRIPTS TOOL ...   results per second by tool
//   node engines.js peers FOLDER SCRIPTS JOB.json   milliseconds by engine; NODE_PATH says where packages are
// FOLDER holds the scripts of a built site; SCRIPTS are those before any tool's own, parted by commas.
"use strict";

const fs = require("fs");
const path = require("path");

const [task, folder, scripts, ...rest] = process.argv.slice(2);
for (const name of scripts.split(",")) require(path.resolve(folder, name));
const calculator = (tool) => {
  require(path.resolve(folder, `tool-${tool}.js`));
  return caselib.calculators[tool];
};
// Milliseconds of the processor, in which other work on the machine counts little.
function clock() {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

function rate(compute) {
  let best = 0;
  for (let turn = 0; turn < 4; turn += 1) { // the first warms up
    const begun = clock();
    let done = 0;
    while (clock() - begun < 400) {
      for (let at = 0; at < 20; at += 1) compute();
      done += 20;
    }
    best = Math.max(best, done * 1000 / (clock() - begun));
  }
  return best;
}

// Each engine computes every formula for each value of one input: a function from that value to figures.
const engines = {
  ours(job) {
    const {run} = calculator(job.tool);
    return (value) => {
      const figures = Object.assign({}, job.inputs, {[job.input]: value});
      run(figures, caselib.formula);
      return figures;
    };
  },
  "mathjs"(job) {
    const math = require("mathjs");
    const compiled = job.formulas.map(([key, text]) => [key, math.compile(text)]);
    return (value) => {
      const scope = Object.assign({}, functions, job.inputs, {[job.input]: value});
      for (const [key, formula] of compiled) scope[key] = Number(formula.evaluate(scope));
      return scope;
    };
  },
  "expr-eval"(job) {
    const {Parser} = require("expr-eval");
    const parser = new Parser();
    Object.assign(parser.functions, functions);
    const compiled = job.formulas.map(([key, text]) => [key, parser.parse(text)]);
    return (value) => {
      const figures = Object.assign({}, job.inputs, {[job.input]: value});
      for (const [key, formula] of compiled) figures[key] = Number(formula.evaluate(figures));
      return figures;
    };
  },
  "hyperformula"(job) {
    const {HyperFormula} = require("hyperformula");
    const sheet = HyperFormula.buildEmpty({licenseKey: "gpl-v3"});
    for (const [key, value] of Object.entries(job.inputs)) sheet.addNamedExpression(key, value);
    for (const [key, text] of job.excel) sheet.addNamedExpression(key, `=${text}`);
    return (value) => {
      sheet.changeNamedExpression(job.input, value);
      return Object.fromEntries(job.excel.map(([key]) => [key, sheet.getNamedExpressionValue(key)]));
    };
  },
};

const number = caselib.formula;
const functions = { // what these two engines lack, or spell otherwise
  IF: (condition, then, other) => (condition ? then : other),
  AND: (...all) => all.every(Boolean),
  OR: (...any) => any.some(Boolean),
  MIN: (...values) => Math.min(...values),
  MAX: (...values) => Math.max(...values),
  ROUND: number.round, CEILN: number.ceiln, FLOORN: number.floorn, DIV: number.div, CEILDIV: number.ceildiv,
};

// The quickest of five rounds over all values, once its figures are found to be ours.
function time(name, job) {
  const [own, other] = [engines.ours(job), engines[name](job)];
  for (const value of job.values.slice(0, 50)) {
    const [wanted, found] = [own(value), other(value)];
    for (const [key] of job.formulas) {
      if (!(Math.abs(found[key] - wanted[key]) <= 1e-9 * Math.max(1, Math.abs(wanted[key])))) {
        throw new Error(`${name}: ${key} is ${found[key]} and not ${wanted[key]} at ${value}`);
      }
    }
  }
  let best = Infinity;
  for (let turn = 0; turn < 5; turn += 1) {
    const begun = clock();
    for (const value of job.values) other(value);
    best = Math.min(best, clock() - begun);
  }
  return best;
}

let found;
if (task === "rates") {
  found = Object.fromEntries(rest.map((tool) => [tool, rate(() => calculator(tool).compute({}))]));
} else {
  const job = JSON.parse(fs.readFileSync(rest[0], "utf-8"));
  found = Object.fromEntries(Object.keys(engines).map((name) => [name, time(name, job)]));
}
process.stdout.write(JSON.stringify(found));
