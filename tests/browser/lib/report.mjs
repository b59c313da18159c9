// What a check found: counts of what held, and every problem with enough to mend it.

import { pathToFileURL } from "node:url";

export class Report {
  constructor(name) {
    this.name = name;
    this.passed = 0;
    this.failed = 0;
    this.problems = [];
    this.notes = [];
  }

  // One check of one page: it holds when `problems` is empty. A problem is {rule, target, html, message, where}.
  check(page, rule, problems = []) {
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    for (const problem of problems) this.problems.push({ page, rule, ...problem });
  }

  // A check that is one yes or no.
  expect(page, rule, holds, message, more = {}) {
    this.check(page, rule, holds ? [] : [{ message, ...more }]);
  }

  note(text) {
    this.notes.push(text);
  }

  rules() {
    return new Set(this.problems.map((problem) => problem.rule));
  }

  // Prints problems that share rule, element and words once, with the pages they are on; then the counts.
  print() {
    const groups = new Map();
    for (const problem of this.problems) {
      const key = [problem.rule, problem.target, problem.html, problem.message].join("\n");
      if (!groups.has(key)) groups.set(key, { ...problem, pages: new Set(), wheres: new Set() });
      groups.get(key).pages.add(problem.page);
      if (problem.where) groups.get(key).wheres.add(problem.where);
    }
    for (const group of [...groups.values()].sort((a, b) => a.rule.localeCompare(b.rule))) {
      const pages = [...group.pages];
      const more = pages.length > 4 ? ` and ${pages.length - 4} more` : "";
      const wheres = group.wheres.size ? ` (${[...group.wheres].join("; ")})` : "";
      console.log(`FAIL ${group.rule}: ${fold(group.message)}${wheres}`);
      console.log(`     on ${pages.slice(0, 4).join(" ")}${more}`);
      if (group.target) console.log(`     at ${fold(group.target)}`);
      if (group.html) console.log(`     ${fold(group.html).slice(0, 240)}`);
    }
    for (const note of this.notes) console.log(`note: ${note}`);
    console.log(`${this.name}: ${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0;
  }
}

export function fold(text) {
  return String(text ?? "").replace(/\s+/g, " ").trim();
}

export function isMain(meta) {
  return Boolean(process.argv[1]) && meta.url === pathToFileURL(process.argv[1]).href;
}

// Runs `check(site, ...arguments)` from the command line: prints its report and sets the exit code.
export async function main(meta, check, usage) {
  if (!isMain(meta)) return;
  const [site, ...rest] = process.argv.slice(2);
  if (!site) {
    console.error(`usage: ${usage}`);
    process.exitCode = 2;
    return;
  }
  const started = Date.now();
  const report = await check(site, ...rest);
  report.note(`took ${((Date.now() - started) / 1000).toFixed(1)} s`);
  process.exitCode = report.print() ? 0 : 1;
}
