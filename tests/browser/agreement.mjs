// What axe-core finds and what `kitpress check` finds, on a corpus of planted faults: one fault a page, in raw HTML, in a
// template or in a style sheet. `node agreement.mjs KITPRESS [--write]`
//
// `agreement/table.tsv` records for every fault which rules of each find it. The run fails where one of them no longer finds
// what it found, or says something about a page that only looks wrong. `--write` records what is so now.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CLEAN } from "./agreement/clean.mjs";
import { FAULTS, STYLES, TEMPLATES } from "./agreement/faults.mjs";
import { withBrowser } from "./lib/browser.mjs";
import { isMain, Report } from "./lib/report.mjs";
import { AXE_SOURCE, TAGS } from "./visit/axe.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const TABLE = join(HERE, "agreement/table.tsv");
const THEME = join(HERE, "../../themes/default/templates");

// Every page of the corpus: its name, the HTML of its text, and the scheme that it is looked at in.
function corpus() {
  const pages = Object.entries(FAULTS).flatMap(([family, list]) => list.map((html, at) => ({ name: `${family}-${at + 1}`, html })));
  TEMPLATES.forEach(([file, from, to], at) => pages.push({ name: `template-${at + 1}`, html: "<p>Words</p>", template: { file, from, to } }));
  STYLES.forEach(([css, scheme], at) => pages.push({ name: `style-${at + 1}`, html: `<p class="style-${at + 1}">Words to read</p>`, css, scheme }));
  CLEAN.forEach((html, at) => pages.push({ name: `clean-${at + 1}`, html, clean: true }));
  return pages;
}

// A Kitpress site of the corpus: pages with raw HTML, and a theme whose templates are wrong on the pages that ask for it.
function write(dir, pages) {
  const put = (path, text) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  put("content/site.yaml", "title: Corpus\ndescription: Planted faults.\nbase_url: https://example.ac.uk/\nlanguages: [en]\ninstitution: example\ntheme: ours\nraw_html: true\nnavigation: []\n");
  put("content/institutions.yaml", "example:\n  name: University of Examples\n");
  put("themes/ours/theme.yaml", "name: ours\nparent: default\n");
  for (const { name, html } of pages) {
    put(`content/pages/${name}.md`, `---\ntitle: ${name}\nsummary: A page of the corpus.\npublished: 2026-01-02\n---\n\n<div>\n${html}\n</div>\n`);
  }
  const css = pages.filter((page) => page.css).map((page) => `.${page.name} { ${page.css} }`);
  put("themes/ours/assets/css/faults.css", `${css.join("\n")}\n`);
  const templates = new Map();
  for (const { name, template } of pages.filter((page) => page.template)) {
    const key = `${template.file}\n${template.from}`;
    templates.set(key, [...(templates.get(key) ?? []), { name, to: template.to }]);
  }
  const texts = new Map();
  for (const [key, faults] of templates) {
    const [file, from] = key.split("\n");
    const text = texts.get(file) ?? readFileSync(join(THEME, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} of the default theme has no ${from}`);
    const cases = faults.map(({ name, to }, at) => `{% ${at ? "elif" : "if"} page.title == "${name}" %}${to}`).join("");
    texts.set(file, text.replace(from, `${cases}{% else %}${from}{% endif %}`));
  }
  for (const [file, text] of texts) put(`themes/ours/templates/${file}`, text);
}

// Rules of ours that find something about each page, by its name.
function ours(binary, dir, pages) {
  const env = { ...process.env, SOURCE_DATE_EPOCH: "1795338000" };
  const run = spawnSync(binary, ["check", "--root", dir, "--format", "json"], { env, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status === 2 || run.stdout === "") throw new Error(`kitpress check could not run: ${run.stderr}`);
  const found = new Map(pages.map((page) => [page.name, new Set()]));
  const lines = readFileSync(join(dir, "themes/ours/assets/css/faults.css"), "utf8").split("\n");
  for (const finding of JSON.parse(run.stdout).findings) {
    const { file = "", line } = finding.place ?? {};
    const names = [
      /^content\/pages\/(.*)\.md$/.exec(file)?.[1],
      ...[...finding.message.matchAll(/on `\/([^`/]*)\/`/g)].map((match) => match[1]),
      file.endsWith("/faults.css") ? /^\.(\S+)/.exec(lines[line - 1])?.[1] : undefined,
    ];
    for (const name of new Set(names)) found.get(name)?.add(finding.rule);
  }
  return found;
}

// Rules of axe-core that each page breaks, with the site's style sheets in it and without a policy, which would keep out what the
// corpus is about.
async function axes(site, pages) {
  const found = new Map();
  await withBrowser(async (browser) => {
    const page = await browser.newPage({ reducedMotion: "reduce", viewport: { width: 1280, height: 900 } });
    await page.route("**/*", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "" }));
    const sheets = new Map();
    for (const { name, scheme } of pages) {
      let html = readFileSync(join(site, name, "index.html"), "utf8");
      html = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/g, "");
      html = html.replace(/<meta http-equiv="refresh"/g, '<meta data-kept http-equiv="refresh-kept"');
      html = html.replace(/<link rel="stylesheet" href="([^"]*)">/g, (_, href) => {
        if (!sheets.has(href)) sheets.set(href, readFileSync(join(site, href.replace(/^\//, "")), "utf8"));
        return `<style>${sheets.get(href)}</style>`;
      });
      await page.emulateMedia({ colorScheme: scheme ?? "light" });
      await page.setContent(html, { waitUntil: "domcontentloaded" });
      // What would take the page away while axe looks at it is put back for its rule only.
      await page.evaluate(() => document.querySelectorAll("[data-kept]").forEach((one) => one.setAttribute("http-equiv", "refresh")));
      await page.evaluate(AXE_SOURCE);
      const rules = await page.evaluate(async (tags) => {
        const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false });
        return result.violations.map((rule) => rule.id);
      }, TAGS);
      found.set(name, new Set(rules));
    }
  });
  return found;
}

const shown = (rules) => [...rules].sort().join(" ") || "-";

function recorded() {
  if (!existsSync(TABLE)) return new Map();
  const rows = readFileSync(TABLE, "utf8").trim().split("\n").slice(1).map((line) => line.split("\t"));
  const set = (text) => new Set(text === "-" ? [] : text.split(" "));
  return new Map(rows.map(([name, axe, kitpress]) => [name, { axe: set(axe), ours: set(kitpress) }]));
}

export async function checkAgreement(binary, record = false) {
  const report = new Report("agreement with axe-core");
  const pages = corpus();
  const dir = mkdtempSync(join(tmpdir(), "kitpress-agreement-"));
  try {
    write(dir, pages);
    execFileSync(binary, ["build", "--root", dir, "--output", join(dir, "site")], { stdio: ["ignore", "ignore", "inherit"] });
    const mine = ours(binary, dir, pages);
    const theirs = await axes(join(dir, "site"), pages);
    const before = recorded();
    const totals = { both: 0, axe: 0, ours: 0, neither: 0 };
    for (const { name, clean } of pages) {
      const found = { axe: theirs.get(name), ours: mine.get(name) };
      if (clean) {
        report.expect(name, "false-alarm", found.ours.size === 0, `nothing is wrong there, and kitpress check says: ${shown(found.ours)}`);
        if (found.axe.size > 0) report.note(`${name}: axe says ${shown(found.axe)}`);
        continue;
      }
      const which = found.axe.size && found.ours.size ? "both" : found.axe.size ? "axe" : found.ours.size ? "ours" : "neither";
      totals[which] += 1;
      if (which === "axe" || which === "neither") report.note(`${name}: found by ${which === "axe" ? `axe only (${shown(found.axe)})` : "neither"}`);
      const old = before.get(name) ?? { axe: new Set(), ours: new Set() };
      if (!record) report.expect(name, "recorded", before.has(name), "the table does not know this fault: record it with --write");
      for (const by of ["axe", "ours"]) {
        const lost = [...old[by]].filter((rule) => !found[by].has(rule));
        if (!record) report.expect(name, `lost by ${by}`, lost.length === 0, `no longer found: ${lost.join(" ")}`);
      }
    }
    const faults = pages.filter((page) => !page.clean).length;
    report.note(`${faults} faults: ${totals.both} found by both, ${totals.axe} by axe only, ${totals.ours} by kitpress check only, ${totals.neither} by neither`);
    report.note(`axe finds ${totals.both + totals.axe} of ${faults}; kitpress check finds ${totals.both + totals.ours}, and ${totals.both} of the ${totals.both + totals.axe} that axe finds`);
    if (record) {
      const rows = pages.filter((page) => !page.clean).map(({ name }) => `${name}\t${shown(theirs.get(name))}\t${shown(mine.get(name))}`);
      writeFileSync(TABLE, `fault\taxe\tkitpress\n${rows.join("\n")}\n`);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return report;
}

if (isMain(import.meta)) {
  const [binary, flag] = process.argv.slice(2);
  if (!binary) {
    console.error("usage: node agreement.mjs KITPRESS [--write]");
    process.exitCode = 2;
  } else {
    const report = await checkAgreement(binary, flag === "--write");
    process.exitCode = report.print() ? 0 : 1;
  }
}
