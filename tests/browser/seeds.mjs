// Every row of the table of what the source documents hold is shown by the page and element it names.
// `node seeds.mjs SITE [TABLE]`. What documents hold of it is checked by tests/documents/rows.py.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withBrowser } from "./lib/browser.mjs";
import { fold, main, Report } from "./lib/report.mjs";

const TABLE = fileURLToPath(new URL("../seed-features.tsv", import.meta.url));
const COLUMNS = ["row", "element", "page", "selector", "text"];
const GROUPS = { A: 18, B: 30, C: 10, D: 13, E: 16 };

export async function checkSeeds(dir, table = TABLE) {
  const report = new Report("seed features");
  const rows = parseTable(await readFile(table, "utf8"), report);
  const present = new Set(rows.map((row) => row.row));
  for (const [letter, count] of Object.entries(GROUPS)) {
    const wanted = Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    const absent = wanted.filter((id) => !present.has(id));
    report.expect("seed-features.tsv", `rows ${letter}`, absent.length === 0, `no row for ${absent.join(", ")}`);
  }
  const unknown = [...present].filter((id) => !(Number(id.slice(1)) >= 1 && Number(id.slice(1)) <= GROUPS[id[0]]));
  report.expect("seed-features.tsv", "rows known", unknown.length === 0, `no such row: ${unknown.join(", ")}`);

  await withBrowser(async (browser) => {
    const page = await browser.newPage();
    for (const row of rows) {
      report.check(row.page, row.row, await rowProblems(page, dir, row));
    }
  });
  return report;
}

function parseTable(text, report) {
  const [head, ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const names = head.split("\t");
  const sound = COLUMNS.every((name, index) => names[index] === name);
  report.expect("seed-features.tsv", "columns", sound, `columns are ${names.join(", ")}, should be ${COLUMNS.join(", ")}`);
  return lines.map((line) => {
    const cells = line.split("\t");
    if (cells.length !== names.length) {
      report.expect("seed-features.tsv", "columns", false, `${cells.length} cells instead of ${names.length}: ${line.slice(0, 80)}`);
    }
    return Object.fromEntries(COLUMNS.map((name, index) => [name, cells[index] ?? ""]));
  });
}

async function rowProblems(page, dir, row) {
  const about = (message) => [{ message: `${row.element}: ${message}` }];
  if (row.page === "" || row.selector === "") return about("names no page or no selector");
  const path = row.page.replace(/^\//, "");
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const text = await readFile(join(dir, file), "utf8").catch(() => null);
  if (text === null) return about(`no such page: ${row.page}`);
  const found = await page.evaluate(({ source, selector }) => {
    const document = new DOMParser().parseFromString(source, "text/html");
    try {
      return { texts: [...document.querySelectorAll(selector)].map((element) => element.textContent) };
    } catch (error) {
      return { error: error.message };
    }
  }, { source: text, selector: row.selector });
  if (found.error) return about(`bad selector: ${found.error}`);
  if (found.texts.length === 0) return about(`nothing matches ${row.selector}`);
  const wanted = fold(row.text);
  if (wanted === "" || wanted === "-") return [];
  if (found.texts.some((one) => fold(one).includes(wanted))) return [];
  return about(`"${wanted}" is not in ${row.selector}, which says "${fold(found.texts[0]).slice(0, 120)}"`);
}

await main(import.meta, checkSeeds, "node seeds.mjs SITE [TABLE]");
