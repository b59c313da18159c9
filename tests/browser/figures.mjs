// Charts, timelines and maps: what somebody hears, and what is left without colour. `node figures.mjs SITE [PROGRAM]`;
// with the program, a site in three languages is built too, whose maps are compared from left to right and right to left.

import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withBrowser } from "./lib/browser.mjs";
import { main, Report } from "./lib/report.mjs";
import { readSite } from "./lib/site.mjs";
import { serve } from "./serve.mjs";
import { AXE_SOURCE, runAxe } from "./visit/axe.mjs";
import { install } from "./visit/inpage.mjs";

const LANGUAGES = fileURLToPath(new URL("../sites/good/three-languages", import.meta.url));
const FIGURES = "svg.chart, .timeline-block, figure.map";

export async function checkFigures(dir, program) {
  const report = new Report("figures");
  await withBrowser(async (browser) => {
    const seen = await visit(browser, report, dir);
    for (const [what, count] of Object.entries(seen)) report.expect("the site", "shown", count > 0, `no page shows a ${what}`);
    await faults(browser, report);
    if (program) await inThreeLanguages(browser, report, program);
  });
  return report;
}

async function visit(browser, report, dir) {
  const site = await readSite(dir);
  const server = await serve(dir, { prefix: site.prefix });
  const seen = { chart: 0, timeline: 0, map: 0, "box of takeaways": 0 };
  try {
    const context = await browser.newContext({ reducedMotion: "reduce" });
    await context.addInitScript(install);
    await context.addInitScript(AXE_SOURCE);
    const page = await context.newPage();
    for (const one of site.pages.filter((page) => /class="(chart|timeline|map|takeaways)[ "]/.test(page.text))) {
      await page.goto(server.url + one.path);
      const counts = await page.evaluate(count);
      for (const what of Object.keys(seen)) seen[what] += counts[what];
      report.check(one.file, "heard", (await page.evaluate(heard)).map((message) => ({ message })));
      report.check(one.file, "without colour", (await page.evaluate(withoutColour)).map((message) => ({ message })));
      for (const [colorScheme, width, forcedColors] of [["light", 1280, "none"], ["dark", 320, "none"], ["light", 320, "active"]]) {
        await page.emulateMedia({ colorScheme, forcedColors });
        await page.setViewportSize({ width, height: 800 });
        const where = `${colorScheme} ${width} px, forced colours ${forcedColors}`;
        const { violations } = await runAxe(page);
        const there = await page.evaluate((selector) => document.querySelector(selector) !== null, `${FIGURES}, .takeaways`);
        report.check(one.file, "axe", there ? violations.map((problem) => ({ ...problem, where })) : [{ message: "nothing is there" }]);
        report.check(one.file, "legible", (await page.evaluate(legible)).map((message) => ({ message, where })));
      }
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    }
    await context.close();
  } finally {
    await server.close();
  }
  return seen;
}

function count() {
  const of = (selector) => document.querySelectorAll(selector).length;
  return { chart: of("svg.chart"), timeline: of(".timeline-block"), map: of("figure.map svg"), "box of takeaways": of(".page-head .takeaways") };
}

// Every figure has a name, says what it shows, and stands beside a table or a list with as much in it as is drawn.
function heard() {
  const problems = [];
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const described = (element) => words(document.getElementById(element.getAttribute("aria-describedby") ?? ""));
  for (const chart of document.querySelectorAll("svg.chart")) {
    const name = chart.getAttribute("aria-label") ?? "";
    const rows = [...chart.parentElement.querySelectorAll("tbody tr")];
    if (chart.getAttribute("role") !== "img") problems.push("a chart is no image");
    if (rows.length !== chart.querySelectorAll("rect.bar").length) problems.push(`a chart has ${rows.length} rows beside it`);
    if (!/[.:;]/.test(name)) problems.push(`a chart says too little: "${name}"`);
    for (const row of rows) if (!name.includes(words(row.cells[0]))) problems.push(`the chart "${name}" leaves out ${words(row)}`);
  }
  for (const block of document.querySelectorAll(".timeline-block")) {
    const entries = block.querySelectorAll(".timeline > li").length;
    if (!block.getAttribute("aria-label")) problems.push("a timeline has no name");
    if (!/\p{L}/u.test(described(block))) problems.push("a timeline has no description");
    if (block.querySelectorAll(".timeline-table tbody tr").length !== entries) problems.push("a timeline's table is not complete");
  }
  for (const map of document.querySelectorAll("figure.map")) {
    const drawing = map.querySelector("svg");
    const sentences = [...map.querySelectorAll(".map-list li, tbody tr")].map(words);
    const numbers = [...(drawing?.querySelectorAll("text:not([class])") ?? [])].map((text) => Number(words(text)));
    const kinds = words(map.querySelector(".map-kinds"));
    if (!drawing?.getAttribute("aria-label")) problems.push("a map has no name");
    if (drawing && !/\p{L}/u.test(described(drawing))) problems.push("a map has no description");
    if (drawing?.querySelectorAll(".map-line").length !== sentences.length) problems.push("a map draws other ties than it lists");
    if (numbers.some((number) => !(number >= 1 && number <= sentences.length))) problems.push("a number of a map is none of its list");
    for (const label of map.querySelectorAll(".map-label")) {
      const name = [...label.querySelectorAll("tspan")].map(words).join(" ");
      if (!kinds.includes(name)) problems.push(`the list of a map leaves out ${name}`);
    }
  }
  return problems;
}

// With every colour taken away, bars, outlines and lines are still told apart.
function withoutColour() {
  const problems = [];
  for (const chart of document.querySelectorAll("svg.chart-parts")) {
    const parts = [...chart.querySelectorAll("rect.bar")];
    const texture = (part) => {
      const over = part.nextElementSibling?.getAttribute("fill")?.match(/#([^)]+)/);
      return over ? document.getElementById(over[1])?.querySelector("path")?.getAttribute("d") ?? "missing" : "plain";
    };
    parts.slice(1).forEach((part, at) => {
      if (texture(part) === texture(parts[at])) problems.push(`parts ${at + 1} and ${at + 2} have one texture`);
      if (texture(part) === "missing") problems.push(`the texture of part ${at + 2} is not there`);
    });
  }
  for (const chart of document.querySelectorAll("svg.chart-compare")) {
    const looks = [...chart.querySelectorAll("rect.bar")].map((bar) => {
      const style = getComputedStyle(bar);
      const filled = style.fill !== "none";
      return [filled, style.strokeDasharray !== "none", bar.nextElementSibling?.getAttribute("fill") ? "texture" : ""].join(" ");
    });
    if (new Set(looks).size !== looks.length) problems.push(`bars of a chart look the same without colour: ${looks.join("; ")}`);
  }
  for (const map of document.querySelectorAll("figure.map svg")) {
    const dash = (line) => getComputedStyle(line).strokeDasharray;
    for (const line of map.querySelectorAll(".map-formal")) if (dash(line) !== "none") problems.push("a formal tie is dashed");
    for (const line of map.querySelectorAll(".map-informal")) if (dash(line) === "none") problems.push("an informal tie is solid");
    const kinds = map.querySelectorAll(".map-kind").length;
    if (kinds !== map.querySelectorAll(".map-group").length) problems.push("a group of a map does not say its kind");
  }
  return problems;
}

// No words of a drawing lie on others or leave their box, and the page itself does not scroll sideways.
function legible() {
  const problems = [];
  const overlap = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  for (const map of document.querySelectorAll("figure.map svg")) {
    const groups = [...map.querySelectorAll(".map-group")].map((group) => group.getBoundingClientRect());
    const labels = [...map.querySelectorAll(".map-label tspan")];
    const boxes = labels.map((label) => label.getBoundingClientRect());
    boxes.forEach((box, at) => {
      const words = labels[at].textContent;
      if (!groups.some((group) => box.left >= group.left && box.right <= group.right && box.top >= group.top - 1 && box.bottom <= group.bottom + 1)) {
        problems.push(`"${words}" leaves its group`);
      }
      const size = box.height;
      if (size < 10) problems.push(`"${words}" is ${size.toFixed(1)} px high`);
    });
    groups.forEach((one, at) => {
      if (groups.slice(at + 1).some((other) => overlap(one, other))) problems.push("two groups lie on each other");
    });
  }
  for (const chart of document.querySelectorAll("svg.chart")) {
    const whole = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll("text:not(.halo)")];
    for (const text of texts) {
      const box = text.getBoundingClientRect();
      if (box.left < whole.left - 6 || box.right > whole.right + 6) problems.push(`"${text.textContent}" leaves its chart`);
      if (texts.some((other) => other !== text && overlap(box, other.getBoundingClientRect()))) problems.push(`"${text.textContent}" lies on another number`);
    }
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) problems.push("the page scrolls sideways");
  return problems;
}

// Each check can fail: a page with everything wrong.
async function faults(browser, report) {
  const page = await browser.newPage();
  await page.setContent(`<svg class="chart chart-parts" role="img" aria-label="Chart"><rect class="bar"/><rect class="bar"/></svg>
    <div class="timeline-block"><ol class="timeline"><li>One</li></ol></div>
    <figure class="map"><svg viewBox="0 0 100 100"><path class="map-line map-informal" d="M0 0h9"/><path class="map-group" d="M0 0h9v9z"/>
    <text class="map-label"><tspan x="50" y="50">Outside</tspan></text></svg></figure>`);
  const wanted = [[heard, 7], [withoutColour, 3], [legible, 1]];
  for (const [check, most] of wanted) {
    const found = await page.evaluate(check);
    report.expect("a page of faults", check.name, found.length >= most, `${found.length} of ${most} faults are seen: ${found.join("; ")}`);
  }
  await page.close();
}

// The same map in English and in Arabic: the one is the mirror of the other.
async function inThreeLanguages(browser, report, program) {
  const out = await mkdtemp(join(tmpdir(), "kitpress-figures-"));
  try {
    execFileSync(program, ["build", "--strict", "--root", LANGUAGES, "--output", join(out, "site")], { stdio: "pipe" });
    await visit(browser, report, join(out, "site"));
    const site = await readSite(join(out, "site"));
    const side = async (file) => {
      const page = await browser.newPage();
      await page.setContent(site.pages.find((one) => one.file === file)?.text ?? "");
      const left = await page.evaluate(() => [...document.querySelectorAll(".map-label")].map((label) => Number(label.querySelector("tspan").getAttribute("x"))));
      await page.close();
      return left;
    };
    const [english, arabic] = [await side("about/index.html"), await side("ar/about/index.html")];
    const mirrored = english.length > 0 && english.every((x, at) => Math.abs(x + arabic[at] - 720) < 0.2);
    report.expect("ar/about", "mirrored", mirrored, `groups stand at ${english.join(", ")} and at ${arabic.join(", ")}`);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

await main(import.meta, checkFigures, "node figures.mjs SITE [PROGRAM]");
