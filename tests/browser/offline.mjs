// The copy of the site to take away: unpacked into a folder with a difficult name and read over file: in Chromium without a
// network. Every page is styled, every address leads to a file of the folder and to its anchor, no policy is broken, nothing
// outside the folder is asked for; languages can be changed and documents opened, without script too.
// `node offline.mjs SITE`; `node offline.mjs SITE --selftest` plants faults that must be found.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { pool, withBrowser } from "./lib/browser.mjs";
import { main, Report } from "./lib/report.mjs";
import { walk } from "./lib/site.mjs";

const NAME = "Partneriaeth ŵ  نسخة #1 100%";
// What only a server needs, or would be the copy within itself.
const ABSENT = ["_headers", "sitemap.xml", "robots.txt", "404.html", "atom.xml", "offline.zip"];

export async function checkOffline(dir, option) {
  const zip = join(dir, "offline.zip");
  const report = new Report("offline copy");
  report.expect("offline.zip", "offline-zip", existsSync(zip), "the site has no offline.zip");
  if (!existsSync(zip)) return report;
  return option === "--selftest" ? selftest(zip) : withFolder(zip, (folder) => checkFolder(folder, report, { site: dir, zip }));
}

async function withFolder(zip, use) {
  const top = await mkdtemp(join(tmpdir(), "kitpress-offline-"));
  const folder = join(top, NAME);
  try {
    await mkdir(folder);
    execFileSync("python3", ["-m", "zipfile", "-e", zip, folder]);
    return await use(folder);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
}

async function checkFolder(folder, report, { site, zip, few = false }) {
  checkZip(zip, report);
  const files = await walk(folder);
  const pages = files.filter((file) => file.endsWith(".html"));
  const known = new Set(files);
  report.expect("index.html", "offline-start", known.has("index.html"), "nothing says where to start: no index.html at the top");
  for (const file of ABSENT) report.expect(file, "offline-absent", !files.some((one) => one.split("/").pop() === file), `${file} is in the copy`);
  const published = new Set(await walk(site));
  const documents = [...published].filter((file) => /\.(docx|pdf|epub|imscc)$/.test(file));
  report.check("copy", "offline-documents", documents.filter((file) => !known.has(file)).map((file) => ({ message: "a document of the site is not in the copy", target: file })));

  const seen = new Map();
  await withBrowser(async (browser) => {
    const visit = async (script) => {
      const context = await browser.newContext({ javaScriptEnabled: script, offline: true });
      const rule = script ? "offline-page" : "offline-without-script";
      const list = pages.filter((_, at) => at % (few ? 20 : script ? 1 : 10) === 0 || pages[at] === "index.html");
      const free = [];
      await pool(list, async (file) => {
        const visitor = free.pop() ?? (await newVisitor(context, folder));
        const found = await visitor(file, script);
        free.push(visitor);
        report.check(file, rule, found.problems);
        if (script) seen.set(file, found);
      }, (file, error) => report.expect(file, rule, false, String(error)), 2);
      await context.close();
    };
    await visit(true);
    await visit(false);
    await useIt(browser, folder, report).catch((error) => report.expect("use", "offline-use", false, String(error).split("\n")[0]));
  });
  for (const [file, { addresses }] of seen) report.check(file, "offline-links", addresses.flatMap((one) => follow(one, folder, known, seen)));
  report.note(`${pages.length} pages, ${files.length} files, ${(await stat(zip)).size} bytes`);
  return report;
}

// The zip is what other programs expect, and is the same each time: one fixed time.
function checkZip(zip, report) {
  const python = "import json,sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(json.dumps({'bad': z.testzip(), 'names': z.namelist(), 'times': sorted({i.date_time for i in z.infolist()}), 'utf8': all(i.flag_bits & 0x800 or i.filename.isascii() for i in z.infolist())}))";
  const told = JSON.parse(execFileSync("python3", ["-c", python, zip], { maxBuffer: 1 << 26 }).toString());
  report.expect("offline.zip", "offline-zip", told.bad === null, `Python cannot read ${told.bad}`);
  report.expect("offline.zip", "offline-zip", told.times.length === 1 && told.utf8, "its files have several times, or names that are not marked as UTF-8");
  report.expect("offline.zip", "offline-zip", new Set(told.names).size === told.names.length && told.names.every((name) => !name.startsWith("/") && !name.includes("..")), "a name is there twice or leaves the folder");
}

// A page of the browser's that goes from file to file, and says of each what is wrong.
async function newVisitor(context, folder) {
  let problems = [];
  const page = await context.newPage();
  const inside = pathToFileURL(folder + sep).href;
  page.on("request", (request) => {
    if (!request.url().startsWith(inside) && !request.url().startsWith("data:")) problems.push({ message: "something outside the folder was asked for", target: request.url() });
  });
  // The icon is let go of when the next page comes first.
  const missing = (request) => request.failure()?.errorText !== "net::ERR_ABORTED";
  page.on("requestfailed", (request) => missing(request) && problems.push({ message: "a file could not be loaded", target: request.url() }));
  page.on("console", (message) => message.type() === "error" && problems.push({ message: `the console says: ${message.text()}` }));
  page.on("pageerror", (error) => problems.push({ message: `a script stopped: ${error.message}` }));
  return async (file, script) => {
    problems = [];
    await page.goto(pathToFileURL(join(folder, file)).href, { waitUntil: "load" });
    const told = await page.evaluate(look);
    if (!told.styled) problems.push({ message: "the style sheet has no effect" });
    if (script && !told.started) problems.push({ message: "the script of every page did not start" });
    if (told.hasNeeds && told.needsScript !== script) problems.push({ message: script ? "what needs script is hidden" : "what needs script is shown" });
    problems.push(...told.pictures.map((src) => ({ message: "a picture is not shown", target: src })));
    const absolute = told.addresses.filter(({ written }) => /^(file:|\/)/.test(written));
    problems.push(...absolute.map((one) => ({ message: "an address begins at the top of the disk", target: one.written })));
    return { problems, ids: new Set(told.ids), addresses: told.addresses };
  };
}

// Runs in the page.
function look() {
  const addresses = [];
  for (const element of document.querySelectorAll("[href], [src]")) {
    const written = element.getAttribute("href") ?? element.getAttribute("src");
    if (element.closest("svg")) continue;
    addresses.push({ written, url: element.href || element.src, tag: element.localName, rel: element.rel });
  }
  for (const script of document.scripts) {
    for (const { name, value } of script.attributes) {
      if (name.startsWith("data-src-")) addresses.push({ written: value, url: new URL(value, document.baseURI).href, tag: name });
    }
  }
  const needs = [...document.querySelectorAll(".needs-script")];
  return {
    styled: getComputedStyle(document.querySelector(".skip-link")).position === "absolute",
    started: typeof window.kitpress === "object",
    hasNeeds: needs.length > 0,
    needsScript: needs.some((one) => getComputedStyle(one).display !== "none"),
    pictures: [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src),
    ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
    addresses,
  };
}

// What is wrong with where an address leads.
function follow({ url, written, rel }, folder, known, seen) {
  if (/^(https?|mailto|tel|data):/.test(url)) return [];
  const to = new URL(url);
  const file = relative(folder, fileURLToPath(to.href.split("#")[0].split("?")[0])).split(sep).join("/");
  if (!known.has(file)) return [{ message: "an address leads to no file of the copy", target: written, where: rel }];
  const anchor = decodeURIComponent(to.hash.slice(1));
  const ids = seen.get(file)?.ids;
  return anchor && ids && !ids.has(anchor) ? [{ message: "an address leads to no place of its page", target: written }] : [];
}

// As a reader does: start, another language, a document.
async function useIt(browser, folder, report) {
  const context = await browser.newContext({ offline: true, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  for (const lang of ["cy", "ar", "en"]) {
    const link = page.locator(`.languages a[hreflang=${lang}]`);
    if ((await link.count()) === 0) continue;
    await link.click();
    await page.waitForLoadState();
    report.expect("index.html", "offline-language", (await page.locator("html").getAttribute("lang")) === lang, `the link to ${lang} leads to a page in another language`);
  }
  const way = page.locator(".service-nav a").first();
  if (await page.locator("details.menu:not([open]) > summary").isVisible()) await page.locator("details.menu > summary").click();
  await way.click();
  await page.waitForLoadState();
  report.expect("navigation", "offline-navigation", (await page.locator("h1").count()) === 1, "the navigation leads to no page");
  const online = page.locator(".site-footer a[href^=http]").first();
  report.expect("footer", "offline-online", (await online.count()) === 1, "no page says where the site is on the web");
  const word = page.locator("a.download[href$='.docx']").first();
  if (await word.count()) {
    const [download] = await Promise.all([page.waitForEvent("download", { timeout: 10_000 }), word.click()]);
    const bytes = await readFile(await download.path());
    report.expect("download", "offline-download", bytes.subarray(0, 2).toString() === "PK", "the Word file that came is no Word file");
  } else report.expect("download", "offline-download", false, "the first page of the navigation offers no Word file");
  await lookUp(page, folder, report);
  await context.close();
}

// What scripts read of the site, they read of the folder: the search, the filters, the table of what stands side by side.
async function lookUp(page, folder, report) {
  const known = new Set(await walk(folder));
  const open = (file, query = "") => page.goto(pathToFileURL(join(folder, file)).href + query);
  const lead = async (rule, links) => {
    const urls = await links.evaluateAll((all) => all.map((link) => link.href).filter((href) => href.startsWith("file:")));
    const file = (url) => relative(folder, fileURLToPath(url.split("#")[0].split("?")[0])).split(sep).join("/");
    const wrong = urls.filter((url) => !known.has(file(url)));
    const none = urls.length === 0 ? [{ message: "nothing was found" }] : [];
    report.check("use", rule, [...none, ...wrong.map((url) => ({ message: "an address leads to no file of the copy", target: url }))]);
  };
  const deep = [...known].find((file) => /^case-studies\/[^/]+\/index\.html$/.test(file)) ?? "index.html";
  await open(deep);
  await page.keyboard.press("Control+k");
  await page.locator("dialog[open] input[type=search]").fill("parnters");
  await page.locator("dialog[open] li a").first().waitFor();
  await lead("offline-search", page.locator("dialog[open] li a"));
  await open("explore/index.html", "?kind=template");
  await page.locator(".chips button").first().waitFor();
  await lead("offline-explore", page.locator(".page-main .card a"));
  const studies = [...known].flatMap((file) => file.match(/^case-studies\/([^/]+)\/compare\/study\.js$/)?.[1] ?? []).slice(0, 2);
  await open("compare/index.html", `?with=${studies.join(",")}`);
  await page.locator("th[scope=col] button").first().waitFor();
  await lead("offline-compare", page.locator("main table a"));
}

// Each fault must be found, by its rule.
async function selftest(zip) {
  const report = new Report("offline copy, planted faults");
  const faults = {
    "offline-links": (folder) => rm(join(folder, "glossary/index.html")),
    "offline-page": (folder) => appendFile(join(folder, "index.html"), '<img src="https://example.org/x.png" alt="">'),
    "offline-absent": (folder) => writeFile(join(folder, "robots.txt"), ""),
    "offline-without-script": async (folder) => {
      for (const file of (await walk(folder)).filter((one) => /site\.\w+\.css$/.test(one))) await writeFile(join(folder, file), "");
    },
  };
  for (const [rule, plant] of Object.entries(faults)) {
    const rules = await withFolder(zip, async (folder) => {
      await plant(folder);
      const found = new Report(rule);
      await checkFolder(folder, found, { site: folder, zip, few: true });
      return found.rules();
    });
    report.expect(rule, "selftest", rules.has(rule), `the planted fault was not found; found: ${[...rules].join(", ") || "nothing"}`);
  }
  return report;
}

await main(import.meta, checkOffline, "node offline.mjs SITE [--selftest]");
