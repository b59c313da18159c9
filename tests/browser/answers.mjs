// Filling in on the page: by keyboard, kept on the device, cleared, printed, downloaded, and never sent.
// `node answers.mjs SITE`: SITE is the demonstration.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { pool, withBrowser } from "./lib/browser.mjs";
import { main, Report } from "./lib/report.mjs";
import { serve } from "./serve.mjs";
import { checkQuiz } from "./answers/quiz.mjs";
import { describe, fillByKeyboard, kept, press, PLANTED, said, shown, tabTo, valuesOf } from "./answers/reader.mjs";
import { leaks, watch } from "./answers/watch.mjs";
import { AXE_SOURCE, runAxe } from "./visit/axe.mjs";
import { install } from "./visit/inpage.mjs";

const TEMPLATE = "templates/recruitment-message/";
const CHECKLIST = "toolkits/inclusive-partnerships/planning/";
const PAGES = [TEMPLATE, "reflections/reflective-resource/", "goals/inclusive-selection/", CHECKLIST, "ar/templates/ground-rules/"];
const ANOTHER = "templates/ground-rules/";
const SESSION = "sessions/co-creation-with-students-unions/";
const KINDS = ["checkbox", "choice", "date", "email", "long_text", "text"];
const VIEWS = [
  { colorScheme: "light", width: 1280, height: 900 },
  { colorScheme: "dark", width: 320, height: 640 },
];

// Stands for js/fill.js: tells what it is given, and gives the file back as it is.
const STUB = `kitpress.define("fill", async (source, wish) => {
  window.asked = { ...wish, size: source.byteLength };
  return { bytes: new Uint8Array(source), missing: window.missing ?? [] };
});`;

export async function checkAnswers(dir) {
  const report = new Report("filling in on the page");
  checkWatcher(report);
  const server = await serve(dir);
  const folder = await mkdtemp(join(tmpdir(), "kitpress-answers-"));
  try {
    await withBrowser(async (browser) => {
      const options = { reducedMotion: "reduce", locale: "en-US", viewport: { width: 1280, height: 900 }, acceptDownloads: true };
      const open = async (more = {}) => {
        const context = await browser.newContext({ ...options, ...more });
        await context.addInitScript(install);
        return context;
      };
      const world = { report, url: server.url, origin: server.origin, dir: resolve(dir), folder, open };
      const kinds = new Set();
      const broken = (what, error) => report.expect(what.name ?? what, "visit", false, error.message.split("\n")[0]);
      await pool(PAGES, async (path) => (await checkPage(world, path)).forEach((kind) => kinds.add(kind)), broken);
      const tried = [...kinds].sort().join(" ");
      report.expect("all pages", "kinds", tried === KINDS.join(" "), `only these kinds were filled in: ${tried}`);
      const rest = [checkDownload, checkGone, checkReal, checkRefused, checkTabs, checkPrint, checkLocal, checkWithoutScript];
      await pool([...rest, (given) => checkQuiz(given, SESSION, axe)], (check) => check(world), broken);
    });
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
  return report;
}

// The judge of requests is judged first.
function checkWatcher(report) {
  const request = { method: "GET", url: "http://localhost/a.docx", headers: {}, body: "" };
  const sent = [
    { ...request, url: `http://localhost/a.docx?x=${PLANTED}` },
    { ...request, url: `http://localhost/${encodeURIComponent(PLANTED)}/` },
    { ...request, headers: { "x-note": PLANTED.toUpperCase() } },
    { ...request, body: JSON.stringify([PLANTED]) },
    { ...request, body: Buffer.from(`a ${PLANTED}`).toString("base64") },
    { ...request, body: Buffer.from(`ab ${PLANTED}`).toString("base64") },
    { ...request, method: "POST" },
    { ...request, url: "http://elsewhere.example/a.docx" },
    { ...request, url: "http://localhost/a.docx?when=1" },
  ];
  const caught = sent.filter((one) => leaks([one], "http://localhost").length > 0).length;
  report.expect("-", "watcher", caught === sent.length, `only ${caught} of ${sent.length} planted leaks are caught`);
  report.expect("-", "watcher", leaks([request], "http://localhost").length === 0, "a plain request counts as a leak");
}

async function axe({ report }, page, path, state) {
  const before = page.viewportSize();
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${AXE_SOURCE};true`);
  for (const { colorScheme, width, height } of VIEWS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    const { violations } = await runAxe(page);
    report.check(path, "axe", violations.map((one) => ({ ...one, where: `${state}, ${colorScheme} ${width} px` })));
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    report.expect(path, "width", wide <= 0, `${state}: the page is ${wide} px wider than the window`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(before);
}

// One page from empty to filled, read again, cleared, brought back. Gives the kinds of control that it has.
async function checkPage(world, path) {
  const { report, url, origin, open } = world;
  const expect = (rule, holds, message) => report.expect(path, rule, holds, message);
  const context = await open();
  const page = await context.newPage();
  const requests = watch(page);
  await page.goto(url + path);
  // Pages as they come are judged with all others.
  const heardAs = await describe(page);
  const inPage = (selector) => page.locator(`main ${selector}`).count();
  // Chromium tells of no select and no date that it is required.
  const wanted = [await inPage(":is(input, select, textarea)[name]"), await inPage("[aria-describedby]"), await inPage("[required]:not(select, [type=date])")];
  const found = [heardAs.filter((one) => one.name !== ""), heardAs.filter((one) => one.more !== ""), heardAs.filter((one) => one.required)];
  const counts = found.map((list) => list.length);
  expect("names", counts.join() === wanted.join(), `a screen reader has ${counts} names, descriptions and required marks; the page ${wanted}`);

  const kinds = await fillByKeyboard(page);
  const given = await valuesOf(page);
  const asked = Object.keys(given).length;
  const filled = Object.values(given).filter((value) => value !== "" && value !== false).length;
  expect("keyboard", filled === asked && asked > 0, `${filled} of ${asked} controls could be filled in by keyboard`);
  expect("kept", await page.waitForFunction(() => localStorage.length === 1, null, { timeout: 3000 }).then(() => true, () => false), "nothing is kept");
  expect("kept", /\d/.test(await page.locator(".answers-state").innerText()), "the bar does not say when it was last kept");
  await axe(world, page, path, "filled");

  await page.reload();
  await page.waitForFunction(() => document.querySelector(".answers-state")?.textContent.match(/\d/));
  expect("reload", JSON.stringify(await valuesOf(page)) === JSON.stringify(given), "after a reload the answers are others");
  const other = await context.newPage();
  await other.goto(url + ANOTHER);
  const elsewhere = Object.values(await valuesOf(other)).filter((value) => value !== "" && value !== false);
  expect("another-page", elsewhere.length === 0, `another page has answers: ${elsewhere.join(", ")}`);
  await other.close();

  await tabTo(page, '[data-do="clear"]');
  await press(page, "Enter");
  const empty = Object.values(await valuesOf(page)).every((value) => value === "" || value === false);
  expect("clear", empty, "controls keep answers after clearing");
  expect("clear", (await kept(page)).length === 0, "the device keeps answers after clearing");
  expect("clear", (await said(page)) !== "", "a screen reader hears nothing of the clearing");
  if (path === TEMPLATE) await axe(world, page, path, "cleared");
  await page.keyboard.press("Tab");
  await press(page, "Enter");
  expect("undo", JSON.stringify(await valuesOf(page)) === JSON.stringify(given), "the answers do not come back");
  const focus = await page.evaluate(() => document.activeElement.dataset.do);
  expect("undo", focus === "clear", "the focus is lost with the button");
  await press(page, "Enter");
  await page.reload();
  expect("clear", Object.values(await valuesOf(page)).every((value) => value === "" || value === false), "answers are back after a reload");
  expect("requests", requests.length > 0, "no request was watched");
  report.check(path, "requests", leaks(await Promise.all(requests), origin));
  const cookies = (await context.cookies()).length;
  expect("cookies", cookies === 0, `${cookies} cookies are set`);
  await context.close();
  return kinds;
}

// The documents with answers, with a stub in place of what fills them.
async function checkDownload(world) {
  const { report, url, origin, open } = world;
  const path = TEMPLATE;
  const expect = (rule, holds, message) => report.expect(path, rule, holds, message);
  const context = await open();
  const page = await context.newPage();
  const requests = watch(page);
  await page.route("**/stub-fill.js", (route) => route.fulfill({ contentType: "text/javascript", body: STUB }));
  const stub = () => page.evaluate(() => document.querySelector("script[src*='/site.']").setAttribute("data-src-fill", "/stub-fill.js"));
  await page.goto(url + path);
  await stub();
  // The first touch of anything is this button: its press is not lost while the script is on its way.
  await tabTo(page, '[data-do="download"][data-format="word"]');
  const [first] = await Promise.all([page.waitForEvent("download"), press(page, "Enter")]);
  expect("required", first.suggestedFilename() === "recruitment-message-answers.docx", `the file is named ${first.suggestedFilename()}`);
  const missing = await page.locator(".answers-required a").allInnerTexts();
  const required = await page.locator("main [name][required]").count();
  expect("required", missing.length === required && required > 0, `${missing.length} of ${required} required fields are named`);
  await axe(world, page, path, "required fields empty");
  await tabTo(page, ".answers-required a");
  await press(page, "Enter");
  const focused = await page.evaluate(() => document.activeElement.matches("[required]"));
  expect("required", focused, "the link to an empty field does not lead into it");

  await page.goto(url + path);
  await stub();
  await fillByKeyboard(page);
  const given = await valuesOf(page);
  for (const [format, name, head] of [["word", "recruitment-message-answers.docx", "PK"], ["pdf", "recruitment-message-answers.pdf", "%PDF"]]) {
    await tabTo(page, `[data-do="download"][data-format="${format}"]`);
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Enter")]);
    expect("download", download.suggestedFilename() === name, `the file is named ${download.suggestedFilename()}`);
    const bytes = Buffer.concat(await (await download.createReadStream()).toArray());
    expect("download", bytes.subarray(0, head.length).toString() === head, `${name} begins with other bytes`);
    const wish = await page.evaluate(() => window.asked);
    const answers = Object.fromEntries(wish.answers.map((one) => [one.name, one.value]));
    expect("download", wish.format === format && wish.lang === "en" && wish.size === bytes.length, "the file is asked for with another format, language or size");
    expect("download", JSON.stringify(answers) === JSON.stringify(given), "the answers that are handed on are others");
    const kinds = [...new Set(wish.answers.map((one) => one.kind))].sort().join(" ");
    expect("download", kinds === KINDS.join(" "), `the kinds that are handed on: ${kinds}`);
    expect("download", await heard(page, name), "a screen reader does not hear that the file is there");
  }
  await page.evaluate(() => (window.missing = [document.querySelector("main [name]").name]));
  await Promise.all([page.waitForEvent("download"), press(page, "Enter")]);
  const named = await page.evaluate(() => document.querySelector("main .field-prompt").textContent.trim());
  expect("download", await heard(page, named), "an answer that the file has no place for is not named");

  await page.route("**/*.pdf", (route) => route.abort());
  await press(page, "Enter");
  const failed = await page.locator(".answers").getAttribute("data-failed");
  expect("error", await heard(page, failed), "a file that cannot be fetched is not said");
  await axe(world, page, path, "error");
  expect("error", JSON.stringify(await valuesOf(page)) === JSON.stringify(given), "answers are lost with an error");
  report.check(path, "requests", leaks((await Promise.all(requests)).filter((one) => !one.url.endsWith("/stub-fill.js")), origin));
  await context.close();
}

const heard = (page, words) => page.waitForFunction(
  (part) => [...document.querySelectorAll('[role="status"]')].some((region) => region.textContent.includes(part)), words, { timeout: 5000 },
).then(() => true, () => false);

// With what the site itself fills documents with, once it has it: the answers are in the file.
async function checkReal(world) {
  const { report, url, open, folder, origin } = world;
  const context = await open();
  const page = await context.newPage();
  const requests = watch(page);
  await page.goto(url + TEMPLATE);
  if (await page.locator("script[data-src-fill]").count() === 0) {
    report.note("the site has no js/fill.js: no document was filled in");
    return context.close();
  }
  await fillByKeyboard(page);
  for (const format of ["word", "pdf"]) {
    await tabTo(page, `[data-do="download"][data-format="${format}"]`);
    const [download] = await Promise.all([page.waitForEvent("download", { timeout: 10_000 }), press(page, "Enter")]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const text = format === "pdf"
      ? execFileSync("pdftotext", [file, "-"], { encoding: "utf8" })
      : execFileSync("python3", ["-c", "import sys,zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read('word/document.xml').decode())", file], { encoding: "utf8" });
    report.expect(TEMPLATE, "filled", text.includes(PLANTED), `the ${format} file does not hold the answers`);
  }
  report.check(TEMPLATE, "requests", leaks(await Promise.all(requests), origin));
  await context.close();
}

// Answers to fields that the page no longer has are shown, copied, removed, and meanwhile kept.
async function checkGone(world) {
  const { report, url, open } = world;
  const expect = (rule, holds, message) => report.expect(TEMPLATE, rule, holds, message);
  const context = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(url + TEMPLATE);
  await page.evaluate((words) => localStorage.setItem(kitpress.key, JSON.stringify({
    version: 1,
    at: "2026-01-02T10:00:00Z",
    answers: { "no-such-field": { label: "An old question", value: words } },
  })), PLANTED);
  await page.reload();
  expect("gone", await shown(page, ".answers-gone"), "answers to fields that are gone are not shown");
  const text = await page.locator(".answers-gone dl").innerText();
  expect("gone", text.includes("An old question") && text.includes(PLANTED), `the old answer is shown as: ${text}`);
  await axe(world, page, TEMPLATE, "fields gone");
  await tabTo(page, "main input[type=text]");
  await page.keyboard.type("new");
  await page.waitForFunction(() => localStorage[kitpress.key].includes("new"));
  expect("gone", (await kept(page)).join().includes(PLANTED), "the old answer is lost with the first new one");
  await tabTo(page, '[data-do="copy"]');
  await press(page, "Enter");
  expect("gone", (await page.evaluate(() => navigator.clipboard.readText())).includes(PLANTED), "the old answer cannot be copied");
  await tabTo(page, '[data-do="drop"]');
  await press(page, "Enter");
  expect("gone", !(await kept(page)).join().includes(PLANTED) && !(await page.locator(".answers-gone").isVisible()), "the old answer cannot be removed");
  for (const broken of ["{", "null", "[]", '{"version":1,"answers":{"deadline":3}}', '{"version":99}']) {
    await page.evaluate((words) => localStorage.setItem(kitpress.key, words), broken);
    const noise = [];
    page.once("pageerror", (error) => noise.push(error.message));
    await page.reload();
    await tabTo(page, "main input[type=text]");
    await page.waitForFunction(() => document.querySelector(".print-twin") === null);
    expect("broken", noise.length === 0, `kept as ${broken}: ${noise[0]}`);
  }
  await context.close();
}

// A browser that keeps nothing says so, and the page can be filled in all the same.
async function checkRefused(world) {
  const { report, url, open } = world;
  for (const [how, script] of [
    ["full", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
    ["refused", () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } })],
  ]) {
    const context = await open();
    await context.addInitScript(script);
    const page = await context.newPage();
    await page.goto(url + TEMPLATE);
    await tabTo(page, "main input[type=text]");
    await page.keyboard.type(PLANTED);
    const words = await page.locator(".answers").getAttribute("data-refused");
    report.expect(TEMPLATE, "refused", await heard(page, words), `storage is ${how}, and nothing says so`);
    report.expect(TEMPLATE, "refused", Object.values(await valuesOf(page)).includes(PLANTED), `storage is ${how}, and the answer is gone`);
    await context.close();
  }
}

// What is written in one tab is in the other, and what is cleared is cleared in both.
async function checkTabs(world) {
  const { report, url, open } = world;
  const context = await open();
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const page of [one, two]) {
    await page.goto(url + CHECKLIST);
    await page.locator(".tasks input").first().focus();
  }
  await one.bringToFront();
  await press(one, "Space");
  const ticked = () => document.querySelector(".tasks input").checked;
  const there = await two.waitForFunction(ticked, null, { timeout: 3000 }).then(() => true, () => false);
  report.expect(CHECKLIST, "tabs", there, "a tick in one tab is not in the other");
  const all = await one.locator(".tasks").first().locator("input").count();
  const line = await one.locator(".tasks-done").first().innerText();
  report.expect(CHECKLIST, "progress", line === `1 of ${all} done`, `the progress reads "${line}"`);
  const told = await one.waitForFunction((words) => document.getElementById("kit-status").textContent === words, line, { timeout: 2000 }).then(() => true, () => false);
  report.expect(CHECKLIST, "progress", told, "a screen reader does not hear the progress");
  await tabTo(one, '[data-do="clear"]');
  await press(one, "Enter");
  const cleared = await two.waitForFunction(() => !document.querySelector(".tasks input").checked, null, { timeout: 3000 }).then(() => true, () => false);
  report.expect(CHECKLIST, "tabs", cleared, "what is cleared in one tab stays in the other");
  await context.close();
}

// On paper a long answer is whole, and an empty space is a line.
async function checkPrint(world) {
  const { report, url, open, folder } = world;
  const path = "goals/inclusive-selection/";
  const context = await open();
  const page = await context.newPage();
  await page.goto(url + path);
  await page.locator("textarea").first().focus();
  await page.locator(".answers-state").waitFor();
  const lines = Array.from({ length: 90 }, (_, number) => `${PLANTED} line ${number + 1}.`);
  await page.keyboard.insertText(lines.join("\n"));
  await page.locator("main input[type=text]").focus();
  await page.keyboard.insertText(`${PLANTED} ${"and more ".repeat(30)}to the very end`);
  const file = join(folder, "goal.pdf");
  await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
  const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
  const lost = lines.filter((line) => !text.includes(line));
  report.expect(path, "print", lost.length === 0, `${lost.length} of ${lines.length} lines are cut off on paper`);
  report.expect(path, "print", text.replace(/\s+/g, " ").includes("to the very end"), "a long line is cut off on paper");
  report.expect(path, "print", !text.includes("Clear all answers"), "the bar is printed");
  report.expect(path, "print", await page.locator(".print-twin").count() === 0, "what is for paper stays on the page");
  // A program that reads a PDF finds words that are cut off, too: so the boxes are measured.
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 700, height: 900 });
  const boxes = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const controls = [...document.querySelectorAll("main :is(input:not([type=checkbox]), textarea)[name]")].filter((one) => !one.closest("form"));
    const found = controls.map((control) => {
      const twin = control.nextElementSibling;
      const seen = twin?.checkVisibility() && !control.checkVisibility();
      const cut = twin && (twin.scrollWidth > twin.clientWidth + 1 || getComputedStyle(twin).whiteSpace !== "pre-wrap");
      const line = twin && parseFloat(getComputedStyle(twin).borderBottomWidth) > 0;
      return { whole: seen && !cut && twin.textContent.trim() === control.value.trim(), line, empty: control.value === "" };
    });
    dispatchEvent(new Event("afterprint"));
    return found;
  });
  report.expect(path, "print", boxes.length === 7 && boxes.every((box) => box.whole), "an answer is not whole on paper");
  report.expect(path, "print", boxes.every((box) => box.line === box.empty), "an empty space is no line on paper, or an answer has one");
  await context.close();
}

// Opened from a file, the page keeps answers and says why it offers no files with them.
async function checkLocal(world) {
  const { report, dir, folder, open } = world;
  const path = "goals/inclusive-selection/";
  const html = await readFile(join(dir, path, "index.html"), "utf8");
  const assets = pathToFileURL(join(dir, "assets")).href;
  const file = join(folder, "local.html");
  await writeFile(file, html.replaceAll('="/assets', `="${assets}`).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/g, ""));
  const context = await open();
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await tabTo(page, "main textarea");
  await page.keyboard.type(PLANTED);
  report.expect(path, "file", await shown(page, ".answers-local"), "a page opened from a file does not say that it can make no files");
  report.expect(path, "file", await page.locator('[data-do="download"]:visible').count() === 0, "a page opened from a file offers what it cannot do");
  report.expect(path, "file", await page.waitForFunction(() => /\d/.test(document.querySelector(".answers-state").textContent), null, { timeout: 3000 }).then(() => true, () => false), "a page opened from a file keeps nothing");
  await context.close();
}

async function checkWithoutScript(world) {
  const { report, url, open } = world;
  const context = await open({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of PAGES) {
    await page.goto(url + path);
    const control = page.locator("main [name]:not([type=checkbox])").or(page.locator("main .tasks input")).first();
    if (await control.getAttribute("type") === "checkbox") await control.check();
    else await control.fill(PLANTED);
    report.expect(path, "no-script", !(await page.locator(".answers").isVisible()), "the bar is offered without script");
    const downloads = await page.locator("a.download:visible").count();
    report.expect(path, "no-script", downloads >= 2, `${downloads} downloads without script`);
  }
  await context.close();
}

await main(import.meta, checkAnswers, "node answers.mjs SITE");
