// The search in Chromium: by keyboard, with typing errors, with every word for a role, filtered, sent as a link, without
// connection and without script; axe-core in each of its states; and what it costs over the wire on a thousand pages.
// `node search.mjs KITPRESS SITE [--shots DIR]`

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withBrowser } from "./lib/browser.mjs";
import { isMain, Report } from "./lib/report.mjs";
import { serve } from "./serve.mjs";
import { thousand } from "./search/thousand.mjs";
import { AXE_SOURCE, runAxe } from "./visit/axe.mjs";
import { install } from "./visit/inpage.mjs";

// Bytes over the wire, gzipped, from the press of the button to the first results on a thousand pages.
export const FIRST = 150_000;
const FIELD = "dialog[open] input[type=search], main .search input[type=search]";

// Until something is said that is not “Searching…”.
const settle = (page) => page.waitForFunction(() => /[^…\s]\s*$/.test(document.querySelector(".search-status")?.textContent ?? ""));
const results = (page) => page.$$eval(".search-results li", (items) => items.map((item) => item.innerText.replace(/\s+/g, " ")));
const links = (page) => page.$$eval(".search-results li :is(h2, h3) a", (all) => all.map((link) => new URL(link.href).pathname));
const status = (page) => page.textContent(".search-status");

// Types a query into the field and waits for what is said of it.
async function ask(page, query) {
  await page.evaluate(() => (document.querySelector(".search-status").textContent = ""));
  await page.fill(FIELD, query);
  await page.keyboard.press("Enter");
  await settle(page);
}

async function open(page) {
  await page.keyboard.press("Control+k");
  await page.waitForSelector("dialog[open]");
}

// Asks for a page with nothing kept of before; what it asks for and complains about is gathered.
async function visit(browser, url, more = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...more });
  const page = await context.newPage();
  await page.addInitScript({ content: AXE_SOURCE });
  await page.addInitScript(install);
  const seen = { requests: [], complaints: [], bytes: 0 };
  page.on("request", (request) => seen.requests.push({ path: new URL(request.url()).pathname, type: request.resourceType() }));
  page.on("response", async (response) => (seen.bytes += Number(response.headers()["content-length"] ?? 0)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && seen.complaints.push(message.text()));
  page.on("pageerror", (error) => seen.complaints.push(error.message));
  await page.goto(url);
  return { context, page, seen };
}

const isSearch = ({ path }) => /\/search\.[0-9a-f]+\.js$|\/search\/[^/]+\.js$/.test(path);

const SCENES = {
  async nothingBefore(browser, site, report) {
    const { context, seen } = await visit(browser, site);
    report.expect("/", "search-unasked", !seen.requests.some(isSearch), `loaded before use: ${seen.requests.filter(isSearch).map((one) => one.path)}`);
    await context.close();
  },

  async keyboard(browser, site, report) {
    const { context, page, seen } = await visit(browser, site);
    const expect = (holds, message) => report.expect("/", "search-keyboard", holds, message);
    let presses = 0;
    const focused = () => page.evaluate(() => document.activeElement.className);
    while (presses < 30 && !(await focused()).includes("search-open")) {
      await page.keyboard.press("Tab");
      presses += 1;
    }
    expect(presses < 12, `${presses} times Tab to the button`);
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    expect(await page.evaluate(() => document.activeElement.matches("dialog input[type=search]")), "the field has the focus");
    await page.keyboard.type("recruitment");
    await settle(page);
    expect((await results(page)).length > 2, "results while typing");
    await page.keyboard.press("Escape");
    if (await page.locator("dialog[open]").count()) await page.keyboard.press("Escape");
    expect((await page.locator("dialog[open]").count()) === 0, "Escape closes");
    expect((await focused()).includes("search-open"), "the focus is back on the button");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    await ask(page, "recruitment");
    for (let n = 0; n < 8 && !(await page.evaluate(() => document.activeElement.matches(".search-results a"))); n += 1) await page.keyboard.press("Tab");
    const first = (await links(page))[0];
    await Promise.all([page.waitForURL(`**${first}`), page.keyboard.press("Enter")]);
    expect(true, "a result opens");
    expect(seen.complaints.length === 0, seen.complaints.join("; "));
    expect(seen.requests.every((one) => one.type !== "fetch" && one.type !== "xhr"), "only scripts of the site are asked for");
    await context.close();
  },

  async words(browser, site, report) {
    const { context, page } = await visit(browser, site);
    const expect = (query, holds, message) => report.expect(`“${query}”`, "search-words", holds, message);
    await open(page);
    for (const [query, word] of [["inclusve", "inclusive"], ["partnrship", "partnership"], ["recruitmnet", "recruitment"], ["evalation", "evaluation"]]) {
      await ask(page, query);
      const found = await results(page);
      expect(query, found.length > 0 && found.slice(0, 3).some((text) => text.toLowerCase().includes(word)), `finds ${found[0] ?? "nothing"}`);
      expect(query, (await status(page)).includes(word), "says what was searched instead");
    }
    for (const query of ["Connector", "changemakers", "student partner"]) {
      await ask(page, query);
      const found = await links(page);
      expect(query, found.includes("/roles/student-partner/"), `the role is not among ${found}`);
      expect(query, found.some((path) => !path.startsWith("/roles/") && !path.startsWith("/glossary/")), "pages of the role");
    }
    await ask(page, "partnership");
    const marks = await page.$$eval(".search-results mark", (all) => all.map((mark) => mark.textContent.toLowerCase()));
    expect("partnership", marks.length > 5 && marks.every((mark) => mark.startsWith("partner")), `marked: ${marks}`);
    expect("partnership", (await page.$$eval(".search-results .kind", (all) => all.length)) > 3, "kinds are shown");
    await ask(page, "xqzzyvw");
    expect("xqzzyvw", (await results(page)).length === 0 && (await status(page)).includes("xqzzyvw"), "says that nothing is found");
    await context.close();
  },

  async filters(browser, site, report) {
    const { context, page } = await visit(browser, site);
    const expect = (holds, message) => report.expect("/", "search-filters", holds, message);
    await open(page);
    await ask(page, "partnership");
    const all = parseInt(await status(page), 10);
    await page.focus(".search-filters summary");
    await page.keyboard.press("Enter");
    const box = page.locator("input[name=kind][value=template]");
    const promised = parseInt((await box.locator("xpath=..").innerText()).match(/\((\d+)\)/)[1], 10);
    await page.evaluate(() => (document.querySelector(".search-status").textContent = ""));
    await box.focus();
    await page.keyboard.press("Space");
    await settle(page);
    const left = parseInt(await status(page), 10);
    expect(left === promised && left < all, `${left} of ${all}, promised ${promised}`);
    const kinds = await page.$$eval(".search-results .kind", (list) => list.map((kind) => kind.textContent));
    expect(kinds.length === Math.min(left, 10) && kinds.every((kind) => kind === "Template"), `kinds: ${kinds}`);
    expect(await box.evaluate((one) => one === document.activeElement), "the focus stays on the box");
    const whole = await page.getAttribute(".search-whole", "href");
    expect(whole.endsWith("/search/?q=partnership&kind=template"), `the search as a link: ${whole}`);
    await page.click(".search-whole");
    await settle(page);
    expect(parseInt(await status(page), 10) === left, "the page of the link has the same results");
    expect(await page.isChecked("input[name=kind][value=template]"), "and the same filter");
    await page.evaluate(() => (document.querySelector(".search-status").textContent = ""));
    await page.click(".search-clear");
    await settle(page);
    expect(parseInt(await status(page), 10) === all && new URL(page.url()).search === "?q=partnership", "all filters taken away");
    const before = (await results(page)).length;
    await page.click("main .search > p > .button");
    await page.waitForFunction((n) => document.querySelectorAll(".search-results li").length > n, before);
    expect(await page.evaluate((n) => document.activeElement === document.querySelectorAll(".search-results li")[n].querySelector("a"), before), "the focus goes to the first of more results");
    await context.close();
  },

  async page(browser, site, report) {
    const { context, page, seen } = await visit(browser, `${site}search/`);
    const expect = (holds, message) => report.expect("/search/", "search-page", holds, message);
    expect(!seen.requests.some(isSearch), "the page of the search loads nothing either before it is used");
    await page.keyboard.press("Control+k");
    await page.waitForSelector(".search-status", { state: "attached" });
    expect(await page.evaluate(() => document.activeElement.matches("main .search input")), "Ctrl+K leads to the field");
    await page.reload();
    // Somebody writes and sends before the script is there.
    await context.route(/\/search\.[0-9a-f]+\.js/, async (route) => setTimeout(() => route.continue(), 500));
    await page.focus("main .search input");
    await page.keyboard.type("belonging");
    await page.keyboard.press("Enter");
    await settle(page);
    expect((await results(page)).length > 2, "what was asked early is answered");
    expect(await page.evaluate(() => document.activeElement.value === "belonging"), "the field keeps the focus and what is in it");
    expect(new URL(page.url()).search === "?q=belonging", `the address: ${page.url()}`);
    expect(seen.complaints.length === 0, seen.complaints.join("; "));
    await context.close();
  },

  async languages(browser, site, report) {
    for (const [lang, query, path] of [["cy", "bartneriaeth", "/cy/"], ["ar", "شراكة", "/ar/"]]) {
      const { context, page } = await visit(browser, `${site}${lang}/`);
      await open(page);
      await ask(page, query);
      const found = await links(page);
      report.expect(lang, "search-language", found.length > 0 && found.every((one) => one.startsWith(path)), `“${query}” finds ${found}`);
      await context.close();
    }
  },

  async withoutConnection(browser, site, report) {
    const { context, page } = await visit(browser, site);
    const words = await page.getAttribute(".search-way", "data-failed");
    await context.route(/\/search\/entry\.js/, (route) => route.abort());
    await page.click(".search-open");
    await page.waitForSelector(".search-way [role=alert]");
    report.expect("/", "search-error", (await page.textContent(".search-way [role=alert]")) === words, "says that the index cannot be loaded");
    await context.unroute(/\/search\/entry\.js/);
    await page.click(".search-open");
    await page.waitForSelector("dialog[open]");
    await context.route(/assets\/search\//, (route) => route.abort());
    await ask(page, "belonging");
    report.expect("/", "search-error", (await status(page)) === words, "says that a part cannot be loaded");
    await context.unroute(/assets\/search\//);
    await ask(page, "belonging ");
    report.expect("/", "search-error", (await results(page)).length > 0, "works again when the connection does");
    await context.close();
  },

  async withoutScript(browser, site, report) {
    const { context, page } = await visit(browser, site, { javaScriptEnabled: false });
    await page.click(".search-open");
    await page.waitForURL("**/search/?*");
    report.expect("/search/", "search-no-script", !(await page.isVisible("main .search")), "no form that does nothing");
    const ways = await page.$$eval("main a[href]", (all) => all.map((link) => link.getAttribute("href")));
    for (const way of ["/roles/student-partner/", "/phases/recruit/", "/themes/belonging/", "/glossary/", "/case-studies/"]) {
      report.expect("/search/", "search-no-script", ways.includes(way), `no way to ${way}`);
    }
    await context.close();
  },

  async states(browser, site, report, { shots }) {
    const none = "xqzzyvw";
    const views = { "": [[1280, "light"], [1280, "dark"], [320, "light"], [320, "dark"]], "ar/": [[1280, "light"], [320, "dark"]] };
    for (const [path, query] of [["", "partnership"], ["ar/", "شراكة"]]) {
      for (const [width, colorScheme] of views[path]) {
        const where = `${path || "en"} ${width} px ${colorScheme}`;
        const { context, page } = await visit(browser, site + path, { viewport: { width, height: 800 }, colorScheme });
        const look = async (state) => {
          const { violations } = await runAxe(page);
          report.check(where, `search-axe-${state}`, violations);
          const wide = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.querySelector("dialog")?.scrollWidth ?? 0) - innerWidth);
          report.expect(where, `search-width-${state}`, wide <= 0, `${wide} px wider than the window`);
          const small = await page.$$eval("dialog[open] :is(button, input, summary), main .search :is(button, input, summary)", (all) =>
            all.filter((one) => one.checkVisibility()).map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()]).filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html));
          report.expect(where, `search-target-${state}`, small.length === 0, `smaller than 24 px: ${small}`);
          if (shots) await page.screenshot({ path: join(shots, `${where.replace(/\W+/g, "-")}-${state}.png`) });
        };
        await look("closed");
        await open(page);
        await look("open");
        await ask(page, query);
        await look("results");
        await page.click(".search-filters summary");
        await look("filters");
        await ask(page, none);
        await look("none");
        await page.goto(`${site}${path}search/?q=${encodeURIComponent(query)}`);
        await settle(page);
        await look("page");
        await context.route(/assets\/search\//, (route) => route.abort());
        await page.goto(site + path);
        await open(page);
        await ask(page, query);
        await look("error");
        await context.close();
      }
    }
  },
};

// What is loaded from the first key to the first results, and for another query after that.
async function weight(browser, binary, report, limit = FIRST) {
  const folder = await mkdtemp(join(tmpdir(), "kitpress-search-"));
  const server = await serve(await thousand(binary, folder));
  try {
    const wire = { headers: { "Accept-Encoding": "gzip" } };
    const { context, page, seen } = await visit(browser, server.url, { extraHTTPHeaders: wire.headers });
    const costs = [];
    for (const query of ["partnership evaluation", "belonging", "recruitmnet"]) {
      const before = seen.bytes;
      if (costs.length === 0) await open(page);
      await ask(page, query);
      costs.push(seen.bytes - before);
      report.expect("1,000 pages", "search-thousand", (await results(page)).length > 0, `“${query}” finds nothing`);
    }
    report.expect("1,000 pages", "search-weight", costs[0] <= limit, `${costs[0]} bytes for the first results, more than ${limit}`);
    report.note(`1,000 pages, gzipped: ${costs[0]} bytes to the first results, ${costs[1]} for a second query, ${costs[2]} for a typing error`);
    await context.close();
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function checkSearch(binary, dir, { shots, only } = {}) {
  const report = new Report("the search");
  if (shots) await mkdir(shots, { recursive: true });
  const server = await serve(dir);
  try {
    await withBrowser(async (browser) => {
      for (const [name, scene] of Object.entries(SCENES)) {
        if (only && only !== name) continue;
        await scene(browser, server.url, report, { shots }).catch((error) =>
          report.expect(name, "search-scene", false, error.message.split("\n").slice(0, 3).join(" ")));
      }
      if (!only || only === "weight") await weight(browser, binary, report);
    });
  } finally {
    await server.close();
  }
  return report;
}

if (isMain(import.meta)) {
  const [binary, dir, ...rest] = process.argv.slice(2);
  if (!dir) {
    console.error("usage: node search.mjs KITPRESS SITE [--shots DIR] [--only SCENE]");
    process.exit(2);
  }
  const value = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
  const started = Date.now();
  const report = await checkSearch(binary, dir, { shots: value("--shots"), only: value("--only") });
  report.note(`took ${((Date.now() - started) / 1000).toFixed(1)} s`);
  process.exitCode = report.print() ? 0 : 1;
}
