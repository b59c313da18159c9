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

  // Prints problems of one rule and one cause once, with how often and a few places; then the counts.
  print() {
    const groups = new Map();
    for (const problem of this.problems) {
      const key = `${problem.rule}\n${problem.message}`;
      if (!groups.has(key)) groups.set(key, { ...problem, pages: new Set(), wheres: new Set(), places: new Map() });
      const group = groups.get(key);
      group.pages.add(problem.page);
      if (problem.where) group.wheres.add(problem.where);
      const place = fold(`${problem.target ? `at ${problem.target}  ` : ""}${fold(problem.html).slice(0, 200)}`);
      if (place) group.places.set(place, problem.page);
    }
    for (const group of [...groups.values()].sort((a, b) => a.rule.localeCompare(b.rule))) {
      const wheres = group.wheres.size ? ` (${[...group.wheres].join("; ")})` : "";
      console.log(`FAIL ${group.rule}: ${fold(group.message)}${wheres}`);
      console.log(`     on ${someOf([...group.pages], 5)}`);
      const places = [...group.places];
      for (const [place, page] of places.slice(0, 3)) console.log(`     ${place}${places.length > 1 ? `  [${page}]` : ""}`);
      if (places.length > 3) console.log(`     and ${places.length - 3} more places`);
    }
    for (const note of this.notes) console.log(`note: ${note}`);
    console.log(`${this.name}: ${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0;
  }
}

function someOf(list, count) {
  return list.slice(0, count).join(" ") + (list.length > count ? ` and ${list.length - count} more` : "");
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
