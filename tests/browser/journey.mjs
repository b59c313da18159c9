// A reader with a keyboard and a screen reader: finds a template by three routes, fills it in, reloads, and downloads it as
// Word and PDF with the answers, which python-docx and pikepdf read back.
// `node journey.mjs SITE PYTHON`: SITE is the demonstration, PYTHON has the packages of tests/documents/requirements.txt.

import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withBrowser } from "./lib/browser.mjs";
import { reader } from "./lib/keyboard.mjs";
import { isMain, Report } from "./lib/report.mjs";
import { serve } from "./serve.mjs";

const TITLE = "Ground rules and preamble";
const PLACE = "templates/ground-rules/";
const READ = fileURLToPath(new URL("journey.py", import.meta.url));
// What the reader writes: name of the control as it is heard, and the words.
const WORDS = [
  ["project in two sentences", "We ask first-years in Ŵyddgrug about labs (and why)."],
  ["1: Our own rule", "One voice at a time"],
];

const ROUTES = {
  // With a typing error.
  search: async (page, { tabTo }) => {
    await tabTo("button", "Search");
    await page.keyboard.press("Enter");
    await page.locator("dialog[open] input[type=search]").waitFor();
    await page.keyboard.type("grond rules preambel");
    await page.locator("dialog[open] a", { hasText: TITLE }).first().waitFor();
    await tabTo("link", TITLE);
    await page.keyboard.press("Enter");
  },
  explore: async (page, { tabTo }) => {
    await tabTo("link", "Explore");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/explore\//);
    await page.locator("input[type=checkbox]").first().waitFor();
    await tabTo("checkbox", /^Templates\b/);
    await page.keyboard.press("Space");
    await page.waitForURL(/kind=template/);
    await page.waitForFunction(() => /\b4\b/.test(document.getElementById("kit-status").textContent));
    await tabTo("link", TITLE, { key: "Shift+Tab" });
    await page.keyboard.press("Enter");
  },
  navigation: async (page, { tabTo }) => {
    await tabTo("link", "Templates");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/templates\/$/);
    await tabTo("link", TITLE);
    await page.keyboard.press("Enter");
  },
};

export async function checkJourney(dir, python) {
  const report = new Report("a reader's journey");
  const server = await serve(dir);
  const folder = await mkdtemp(join(tmpdir(), "kitpress-journey-"));
  const tried = async (what, holds) => {
    try {
      const problem = await holds();
      report.expect(what, "journey", !problem, problem);
    } catch (error) {
      report.expect(what, "journey", false, error.message.split("\n")[0]);
    }
  };
  try {
    await withBrowser(async (browser) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", acceptDownloads: true });
      for (const [name, route] of Object.entries(ROUTES)) {
        await tried(name, async () => {
          const page = await context.newPage();
          await page.goto(server.url);
          await route(page, await reader(page));
          await page.waitForURL(`**/${PLACE}*`);
          await page.close();
        });
      }
      await fillIn(context, server, folder, python, tried);
    });
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
  return report;
}

async function fillIn(context, server, folder, python, tried) {
  const page = await context.newPage();
  await page.goto(server.url + PLACE);
  const { tabTo, tree, focused } = await reader(page);
  await tried("fill in", async () => {
    for (const [name, words] of WORDS) {
      await tabTo("textbox", name);
      await page.keyboard.type(words);
    }
    await tabTo("checkbox", /^We finish at/);
    await page.keyboard.press("Space");
    const { states } = await focused();
    await page.locator(".answers-state").filter({ hasText: "Last kept" }).waitFor();
    return states.checked === "true" ? "" : `the box says it is ${states.checked}`;
  });
  await page.reload();
  await tried("after a reload", async () => {
    await page.locator(".answers-state").filter({ hasText: "Last kept" }).waitFor();
    const nodes = await tree();
    const lost = WORDS.filter(([name, words]) => !nodes.some((node) => node.role === "textbox" && node.name === name && node.value === words));
    const box = nodes.find((node) => node.role === "checkbox" && /^We finish at/.test(node.name));
    if (box?.states.checked !== "true") lost.push(["the box"]);
    return lost.length ? `not heard any more: ${lost.map(([name]) => name).join(", ")}` : "";
  });
  const files = {};
  for (const [format, label] of [["word", /with my answers: Word/], ["pdf", /with my answers: PDF/]]) {
    await tried(`download ${format}`, async () => {
      await tabTo("button", label);
      const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
      files[format] = join(folder, download.suggestedFilename());
      await download.saveAs(files[format]);
    });
  }
  const names = await page.evaluate((labels) => {
    const all = [...document.querySelectorAll("input, textarea")];
    const filled = Object.fromEntries(all.filter((one) => one.type !== "checkbox" && one.value).map((one) => [one.value, one.name]));
    return { texts: labels.map((words) => filled[words]), box: all.find((one) => one.type === "checkbox" && one.checked)?.name };
  }, WORDS.map(([, words]) => words));
  await tried("read back", async () => {
    const found = JSON.parse(execFileSync(python, [READ, files.word, files.pdf], { encoding: "utf8" }));
    const wrong = [];
    for (const format of ["word", "pdf"]) {
      const written = Object.entries(found[format]).filter(([, value]) => value !== "" && value !== false);
      WORDS.forEach(([, words], index) => {
        if (found[format][names.texts[index]] !== words) wrong.push(`${format}: ${names.texts[index]} is ${found[format][names.texts[index]]}`);
      });
      if (found[format][names.box] !== true) wrong.push(`${format}: ${names.box} is not ticked`);
      if (written.length !== WORDS.length + 1) wrong.push(`${format}: ${written.length} fields are filled: ${written.map(([name]) => name).join(", ")}`);
    }
    return wrong.join("; ");
  });
}

if (isMain(import.meta)) {
  const [dir, python] = process.argv.slice(2);
  if (!python) throw new Error("usage: node journey.mjs SITE PYTHON");
  process.exitCode = (await checkJourney(dir, python)).print() ? 0 : 1;
}
