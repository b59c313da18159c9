// Visits every page of a built site in Chromium: axe-core, layout, focus, policy, and the page without script.
// `node axe.mjs SITE [PATH-PART...]` visits only pages whose path holds one of the parts.

import { serve } from "./serve.mjs";
import { pool, withBrowser } from "./lib/browser.mjs";
import { readSite } from "./lib/site.mjs";
import { main, Report } from "./lib/report.mjs";
import { AXE_SOURCE, runAxe } from "./visit/axe.mjs";
import { checkFocus } from "./visit/focus.mjs";
import { install } from "./visit/inpage.mjs";
import { checkLayout, checkPaper } from "./visit/layout.mjs";

const VIEWS = [
  { colorScheme: "light", width: 1280, height: 900 },
  { colorScheme: "dark", width: 1280, height: 900 },
  { colorScheme: "dark", width: 320, height: 640 },
  { colorScheme: "light", width: 320, height: 640 },
];

export async function checkPages(dir, ...parts) {
  const report = new Report("pages in Chromium");
  const site = await readSite(dir);
  const pages = site.pages.filter((page) => parts.length === 0 || parts.some((part) => page.file.includes(part)));
  const server = await serve(dir, { prefix: site.prefix });
  const undecided = new Map();
  let done = 0;
  try {
    await withBrowser(async (browser) => {
      const options = { reducedMotion: "reduce", colorScheme: "light", viewport: { width: 1280, height: 900 } };
      const context = await browser.newContext(options);
      await context.addInitScript(install);
      await context.addInitScript(AXE_SOURCE);
      const plain = await browser.newContext({ ...options, javaScriptEnabled: false });
      await pool(pages, async (one) => {
        await visit(context, plain, server, one, report, undecided);
        done += 1;
        if (done % 10 === 0 || done === pages.length) console.log(`  ${done} of ${pages.length} pages, ${report.failed} checks failed`);
      }, (one, error) => report.expect(one.file, "visit", false, `could not be visited: ${error.message.split("\n")[0]}`));
    });
  } finally {
    await server.close();
  }
  noteUndecided(report, [...undecided.values()]);
  return report;
}

// What axe leaves to a person: said, so that nobody takes silence for a pass.
function noteUndecided(report, cases) {
  for (const rule of new Set(cases.map((one) => one.rule))) {
    const list = cases.filter((one) => one.rule === rule);
    const total = list.reduce((sum, one) => sum + one.count, 0);
    report.note(`axe could not decide ${rule}, ${total} times, on ${list.length} elements:`);
    for (const { html } of list.sort((a, b) => b.count - a.count).slice(0, 3)) report.note(`  ${html}`);
  }
}

async function visit(context, plain, server, one, report, undecided) {
  const say = (rule, problems) => report.check(one.file, rule, problems);
  const page = await context.newPage();
  const url = server.url + one.path;
  const noise = listen(page, server.origin);
  try {
    await page.goto(url);
    // Lazy images keep an element's size; the checks need them no more than a reader at the top of the page does.
    const text = await page.evaluate(() => window.kitpressChecks.text());
    await checkFocus(page, say);
    await page.goto(url);
    await checkPaper(page, say);
    await axeInViews(page, VIEWS, "", say, undecided);
    await page.emulateMedia({ forcedColors: "active" });
    await page.evaluate(() => window.kitpressChecks.tellForced(true));
    await axeInViews(page, [{ ...VIEWS[0], forcedColors: "active" }], ", forced colours", say, undecided);
    await page.evaluate(() => window.kitpressChecks.tellForced(false));
    await page.emulateMedia({ forcedColors: "none" });
    const closed = await page.evaluate(() => document.querySelectorAll("details:not([open])").length);
    if (closed > 0) {
      await page.evaluate(() => window.kitpressChecks.openAll());
      await axeInViews(page, VIEWS, ", all opened", say, undecided);
    }
    await checkLayout(page, say);
    const violations = await page.evaluate(() => window.kitpressChecks.violations);
    say("policy", [...violations, ...noise.policy].map((message) => ({ message })));
    say("console", noise.console.map((message) => ({ message })));
    say("requests", noise.requests.map((message) => ({ message })));
    say("no-script", await withoutScript(plain, url, text));
  } finally {
    await page.close();
  }
}

async function axeInViews(page, views, suffix, say, undecided) {
  for (const { colorScheme, width, height, forcedColors = "none" } of views) {
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.setViewportSize({ width, height });
    const { violations, incomplete } = await runAxe(page);
    say("axe", violations.map((problem) => ({ ...problem, where: `${colorScheme} ${width} px${suffix}` })));
    for (const { rule, html } of incomplete) {
      const key = `${rule} ${html}`;
      undecided.set(key, { rule, html, count: (undecided.get(key)?.count ?? 0) + 1 });
    }
  }
}

// Gathers what a page says and asks for while it is visited.
function listen(page, origin) {
  const noise = { policy: [], console: [], requests: [] };
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (message.location().url.endsWith("/favicon.ico")) return; // the structure check asks for an icon
    (/content.security.policy/i.test(message.text()) ? noise.policy : noise.console).push(message.text());
  });
  page.on("pageerror", (error) => noise.console.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== origin) noise.requests.push(`asks another server: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) noise.requests.push(`${response.status()} for ${new URL(response.url()).pathname}`);
  });
  return noise;
}

async function withoutScript(plain, url, text) {
  const page = await plain.newPage();
  try {
    await page.goto(url);
    const bare = (await page.locator("body").innerText()).replace(/\s+/g, " ").trim();
    const dead = await page.locator(".needs-script:visible").count();
    if (dead > 0) return [{ message: `without script ${dead} elements are shown that need it` }];
    if (bare === text) return [];
    const at = [...text].findIndex((letter, index) => letter !== bare[index]);
    return [{ message: `without script the text differs at "${text.slice(Math.max(0, at - 20), at + 60)}"` }];
  } finally {
    await page.close();
  }
}

await main(import.meta, checkPages, "node axe.mjs SITE [PATH-PART...]");
