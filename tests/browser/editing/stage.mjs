// A copy of the demonstration, `kitpress serve` on it, and what an editor does: writing files, opening pages, waiting.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AXE_SOURCE, runAxe } from "../visit/axe.mjs";
import { install } from "../visit/inpage.mjs";

const REPOSITORY = resolve(import.meta.dirname, "../../..");
const CSS = "themes/ours/assets/css/zz-ours.css";

// Everything of one scene: a site of its own, a server of its own, browser contexts of its own. `spoil` maps a path of
// the server's own files to a function that makes them worse: for the tests of the tests.
export class Stage {
  constructor(binary, browser, { spoil = {}, patience = 10_000, shots = null } = {}) {
    Object.assign(this, { binary: resolve(binary), browser, spoil, patience, shots, contexts: [], said: "" });
  }

  // Copies the site, gives it a theme of its own so that a style sheet can be edited, and starts the server.
  async open(before = async () => {}) {
    this.root = await mkdtemp(join(tmpdir(), "kitpress-editing-"));
    await cp(join(REPOSITORY, "content"), join(this.root, "content"), { recursive: true });
    await this.edit("content/site.yaml", (text) => text.replace("theme: default", "theme: ours"));
    await this.write("themes/ours/theme.yaml", "name: ours\nparent: default\n");
    await this.write(CSS, ":root { --ours: 1; }\n");
    await before(this);
    await this.start();
  }

  async start(port = 0, more = []) {
    this.server = spawn(this.binary, ["serve", "--root", this.root, "--port", String(port), ...more], { stdio: ["ignore", "pipe", "pipe"] });
    this.server.stderr.on("data", (data) => (this.said += data));
    this.url = await new Promise((found, failed) => {
      let text = "";
      this.server.stdout.on("data", (data) => {
        text += data;
        if (text.includes("\n")) found(text.split(/\s/)[0]);
      });
      this.server.once("error", failed);
      this.server.once("exit", () => failed(new Error(`kitpress serve ended: ${this.said}`)));
    });
    this.port = Number(new URL(this.url).port);
  }

  async stop() {
    if (!this.server || this.server.exitCode !== null || this.server.signalCode !== null) return;
    const ended = new Promise((done) => this.server.once("exit", done));
    this.server.kill("SIGKILL");
    await ended;
  }

  async close() {
    for (const context of this.contexts) await context.close();
    await this.stop();
    await rm(this.root, { recursive: true, force: true });
  }

  // --- files ---------------------------------------------------------------------------------------------------------

  read(name) {
    return readFile(join(this.root, name), "utf8");
  }

  async write(name, text) {
    mkdirSync(dirname(join(this.root, name)), { recursive: true });
    await writeFile(join(this.root, name), text);
  }

  async edit(name, change) {
    const text = await this.read(name);
    const changed = change(text);
    if (changed === text) throw new Error(`the edit of ${name} changes nothing`);
    await this.write(name, changed);
  }

  // Words after the front matter, or at the very end.
  append(name, words) {
    return this.edit(name, (text) => `${text.trimEnd()}\n\n${words}\n`);
  }

  move(from, to) {
    return rename(join(this.root, from), join(this.root, to));
  }

  remove(name) {
    return rm(join(this.root, name));
  }

  restyle(css) {
    return this.write(CSS, css);
  }

  // --- browsers ------------------------------------------------------------------------------------------------------

  // A page in a browser of its own, with its client connected. It remembers its navigations, requests and complaints.
  async visit(path, options = {}) {
    const context = await this.browser.newContext({ reducedMotion: "reduce", colorScheme: "light", viewport: { width: 1280, height: 800 }, ...options });
    this.contexts.push(context);
    await context.addInitScript(install);
    await context.addInitScript(AXE_SOURCE);
    for (const [file, change] of Object.entries(this.spoil)) {
      await context.route(`**${file}`, async (route) => {
        // The page may be closed before its last answer has come.
        const answer = await route.fetch().catch(() => null);
        const body = await answer?.body().catch(() => null);
        if (body) await route.fulfill({ response: answer, body: change(body) }).catch(() => {});
      });
    }
    const page = await context.newPage();
    page.navigations = 0;
    page.asked = [];
    page.complaints = [];
    page.on("framenavigated", (frame) => frame === page.mainFrame() && (page.navigations += 1));
    page.on("request", (request) => page.asked.push(new URL(request.url()).pathname));
    page.on("console", (message) => message.type() === "error" && !/Failed to load resource|ERR_/.test(message.text()) && page.complaints.push(message.text()));
    page.on("pageerror", (error) => page.complaints.push(error.message));
    await this.go(page, path);
    return page;
  }

  // Downloads do not pass the browser's own ways; what is wrong with them is put in here.
  spoilt(path, bytes) {
    const change = Object.entries(this.spoil).find(([file]) => path.endsWith(file))?.[1];
    return change ? Buffer.from(change(bytes)) : bytes;
  }

  async go(page, path) {
    const state = page.waitForResponse((answer) => answer.url().includes("/__kitpress/state"), { timeout: this.patience }).catch(() => null);
    await page.goto(new URL(path, this.url).href);
    await state;
    page.navigations = 0;
    page.asked.length = 0;
  }

  // Whether it becomes true in time.
  async until(holds) {
    const started = Date.now();
    do {
      if (await Promise.resolve(holds()).catch(() => false)) return true;
      await sleep(20);
    } while (Date.now() - started < this.patience);
    return false;
  }

  says(page, words) {
    return this.until(() => page.evaluate((text) => document.body.innerText.includes(text), words));
  }

  // Long enough for anything that should not happen to happen.
  pause() {
    return sleep(Math.min(500, this.patience));
  }

  async shot(page, name) {
    if (this.shots) await page.screenshot({ path: join(this.shots, `${name}.png`) });
  }
}

// --- what the preview shows ------------------------------------------------------------------------------------------

export const overlay = (page) => page.getByRole("alertdialog");
export const list = (page) => page.locator("[data-kitpress] .panel.warnings");
export const badge = (page, kind) => page.locator(`[data-kitpress] .badge.${kind}`);
export const shown = (locator) => locator.isVisible();

// The element with the focus, through the preview's own root.
export function focused(page) {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const style = getComputedStyle(at);
    return {
      tag: at.localName, text: at.textContent.trim(), href: at.getAttribute("href"), role: at.getAttribute("role"),
      ours: at.getRootNode() !== document, classes: at.className, outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  });
}

export const announced = (page) => page.locator("[data-kitpress] [role=status]").textContent();

// Marks elements, so that later it shows whether they are the same ones.
export const mark = (page) => page.evaluate(() => {
  window.kitpressMark = true;
  for (const one of document.querySelectorAll("body *")) one.kitpressMark = true;
});
export const kept = (page, selector) =>
  page.evaluate((found) => [...document.querySelectorAll(found)].every((one) => one.kitpressMark) && window.kitpressMark === true, selector);

// axe-core and the panels' own width, light and dark, wide and narrow.
export async function axeEverywhere(page, report, name) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [[1280, 800], [320, 640]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      const where = `${colorScheme} ${width} px`;
      const { violations } = await runAxe(page);
      report.check(name, "axe", violations.map((one) => ({ ...one, where })));
      const wide = await page.evaluate(() => {
        const root = document.querySelector("div[data-kitpress]").shadowRoot;
        const boxes = [...root.querySelectorAll(".dock *")].filter((one) => one.checkVisibility() && !one.closest("pre"));
        return boxes.filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1).map((one) => one.outerHTML.slice(0, 80));
      });
      report.expect(name, "layout", wide.length === 0 && (await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth)), `wider than the window: ${wide.join(" ")}`, { where });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 800 });
}
