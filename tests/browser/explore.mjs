// Everything to filter, and case studies side by side, as readers with a keyboard, with a screen reader, and without script
// meet them, on the fixture site tests/sites/good/exploring. What each filter should give is counted from the front matter.
// `node explore.mjs KITPRESS`; `--selftest` shows that the checks can fail.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "./serve.mjs";
import { withBrowser } from "./lib/browser.mjs";
import { isMain, Report } from "./lib/report.mjs";
import { AXE_SOURCE, runAxe } from "./visit/axe.mjs";
import { install } from "./visit/inpage.mjs";
import { compare } from "./explore/compare.mjs";
import { addresses, filters, fits, moving } from "./explore/filter.mjs";
import { readPages } from "./explore/pages.mjs";

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), "../sites/good/exploring");

// Each colour scheme and each width once; the pages as they come are looked at in all of them by axe.mjs.
const VIEWS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 320 },
];

// What each fault spoils of a script on its way to the browser, and the rule that must say so.
const FAULTS = [
  { scene: filters, rule: "counts", file: "explore-filter", from: "counts[index] += 1", to: "counts[index] += 2" },
  { scene: filters, rule: "list", file: "explore-filter", from: "!indexes.some(", to: "!indexes.every(" },
  { scene: filters, rule: "announced", file: "explore-filter", from: "kitpress.say(note.textContent)", to: "note" },
  { scene: moving, rule: "history", file: "explore-filter", from: "history.pushState", to: "history.replaceState" },
  { scene: addresses, rule: "unknown", file: "explore-filter", from: "unknown.push(value)", to: "value" },
  { scene: filters, rule: "empty-choice", file: "explore-filter", from: "event.preventDefault()", to: "event" },
  { scene: filters, rule: "focus", file: "explore-filter", from: "heading.focus()", to: "heading" },
  { scene: compare, rule: "five", file: "compare", from: "chosen.length === MOST", to: "chosen.length > MOST" },
  { scene: compare, rule: "columns", file: "compare", from: "row.append(cell(cells[index]))", to: "row.prepend(cell(cells[index]))" },
];

async function explore(browser, dir, fault = null) {
  const report = new Report(fault ? `${fault.rule}: ${fault.to}` : "explore and compare");
  const server = await serve(dir, { prefix: "/base/" });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  const plain = await browser.newContext({ javaScriptEnabled: false });
  try {
    if (fault) await spoil(context, fault);
    await context.addInitScript(install);
    await context.addInitScript(AXE_SOURCE);
    const scene = { context, plain, server, report, pages: await readPages(FIXTURE) };
    for (const check of fault ? [fault.scene] : [withoutScript, addresses, filters, moving, compare, inAllStates, onPaper]) {
      try {
        await check(scene);
      } catch (error) {
        report.expect(check.name, "scene", false, error.message.split("\n").slice(0, 2).join(" "));
      }
    }
  } finally {
    await context.close();
    await plain.close();
    await server.close();
  }
  return report;
}

async function spoil(context, { file, from, to }) {
  await context.route(new RegExp(`/assets/${file}\\.[0-9a-f]+\\.js`), async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    if (!text.includes(from)) throw new Error(`${file}.js has no ${from}`);
    await route.fulfill({ response, body: text.replace(from, to) });
  });
}

// Every value of every group is a link, and its list (all its pages) has exactly the pages with that value.
async function withoutScript({ plain, server, report, pages }) {
  const page = await plain.newPage();
  await page.goto(`${server.url}explore/`);
  const links = await page.$$eval(".filter [data-value]", (all) =>
    all.map((link) => ({ key: `${link.closest("[data-group]").dataset.group}=${link.dataset.value}`, href: link.href, text: link.textContent.trim() })),
  );
  report.expect("explore", "links", links.length > 30, `only ${links.length} values`);
  const wanted = new Set(pages.flatMap((one) => [...one.values]));
  const missing = [...wanted].filter((key) => !links.some((link) => link.key === key));
  report.expect("explore", "links", missing.length === 0, `no link for ${missing.join(", ")}`);
  for (const { key, href, text } of links) {
    const listed = [];
    for (let next = href; next; ) {
      await page.goto(next);
      listed.push(...(await page.$$eval(".card :is(h2, h3) a", (all) => all.map((link) => new URL(link.href).pathname))));
      next = await page.$eval('a[rel="next"]', (link) => link.href).catch(() => null);
    }
    const expected = pages.filter((one) => fits(one, [key])).map((one) => one.path);
    report.expect(key, "own-list", same(listed, expected), `lists ${listed.length} pages, the front matter says ${expected.length}`);
    report.expect(key, "own-count", text.endsWith(`(${expected.length})`), `says "${text}" for ${expected.length}`);
  }
  await page.goto(`${server.url}compare/`);
  const ready = await page.$$eval("main li a", (all) => all.map((link) => link.href));
  report.expect("compare", "ready", ready.length === 6, `${ready.length} comparisons are ready`);
  for (const href of ready) {
    await page.goto(href);
    const columns = await page.locator("thead th").count();
    report.expect(href, "ready", columns >= 3 && columns <= 5, `${columns - 1} case studies`);
  }
  await page.close();
}

const same = (one, other) => one.length === other.length && [...one].sort().join() === [...other].sort().join();

// axe-core and the width of the page, in every state, and from right to left.
async function inAllStates({ context, server, report }) {
  const open = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  const states = [
    ["filters open", "explore/", open],
    ["a filter applied", "explore/?outcome=negative,mixed&kind=case_study", open],
    ["nothing found", "explore/?outcome=negative&role=ambassador", null],
    ["four side by side", "compare/?with=mentors,panel,open-day,feedback", null],
    ["nothing chosen", "compare/", null],
    ["ready", "case-studies/mentors/compare/", null],
    ["Arabic", "ar/explore/?outcome=negative", open],
    ["Arabic, side by side", "ar/compare/?with=mentors,panel", null],
  ];
  for (const [name, path, act] of states) {
    const page = await context.newPage();
    await page.goto(server.url + path);
    if (path.includes("?with")) await page.waitForSelector(".compare td");
    else if (path.includes("?")) await page.waitForSelector(".explore-note:not([hidden])");
    await act?.(page);
    for (const { colorScheme, width } of VIEWS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await runAxe(page);
      const where = `${colorScheme}, ${width} px`;
      for (const rule of new Set(violations.map((one) => one.rule))) {
        report.check(name, rule, violations.filter((one) => one.rule === rule).map((one) => ({ ...one, where })));
      }
      report.expect(name, "axe", violations.length === 0, `${violations.length} violations in ${where}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      report.expect(name, "width", over <= 0, `${over} px wider than the window in ${where}`);
    }
    await page.close();
  }
}

// A comparison is printed across the sheet.
async function onPaper({ context, server, report }) {
  const page = await context.newPage();
  await page.goto(`${server.url}case-studies/mentors/compare/`);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => Number(width) > Number(height));
  report.expect("ready", "landscape", boxes.some(Boolean), "no sheet is wider than it is high");
  await page.close();
}

async function run(binary, selftest) {
  const dir = await mkdtemp(join(tmpdir(), "kitpress-explore-"));
  try {
    await promisify(execFile)(binary, ["build", "--strict", "--root", FIXTURE, "--output", dir]);
    return await withBrowser(async (browser) => {
      if (!selftest) return explore(browser, dir);
      const report = new Report("self-test of explore and compare");
      for (const fault of FAULTS) {
        const found = (await explore(browser, dir, fault)).rules();
        report.expect(fault.to, fault.rule, found.has(fault.rule), `not reported; only ${[...found].join(", ") || "nothing"}`);
      }
      return report;
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

if (isMain(import.meta)) {
  const [binary, ...rest] = process.argv.slice(2);
  if (!binary) throw new Error("usage: node explore.mjs KITPRESS [--selftest]");
  const started = Date.now();
  const report = await run(binary, rest.includes("--selftest"));
  report.note(`took ${((Date.now() - started) / 1000).toFixed(1)} s`);
  process.exitCode = report.print() ? 0 : 1;
}
