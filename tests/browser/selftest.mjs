// The checks, checked: a small good site must pass every one, and each fault must be reported by its own rule.
// `node selftest.mjs [--lighthouse]` makes both sites in a temporary folder.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPages } from "./axe.mjs";
import { checkLighthouse, judge } from "./lighthouse.mjs";
import { checkNu } from "./nu.mjs";
import { checkSeeds } from "./seeds.mjs";
import { checkStructure } from "./structure.mjs";
import { checkWeight } from "./weight.mjs";
import { Report } from "./lib/report.mjs";
import { serve } from "./serve.mjs";
import { NU, READ, SPOILED, VISITED, WEIGHED } from "./selftest/faults.mjs";
import { goodSite, page, sitemap, writeSite } from "./selftest/good.mjs";

const report = new Report("self-test");
const folder = await mkdtemp(join(tmpdir(), "kitpress-selftest-"));

try {
  const good = await writeSite(join(folder, "good"), goodSite());
  for (const [name, check] of [["pages", checkPages], ["structure", checkStructure], ["nu", checkNu], ["weight", checkWeight]]) {
    const { problems } = await check(good);
    report.check("the good site", name, problems.map(({ page: on, rule, message, html }) => ({ message: `${on}: ${rule}: ${message}`, html })));
  }
  await mustReport(VISITED, checkPages, "bad");
  await mustReport(READ, checkStructure);
  await mustReport(NU, checkNu);
  await mustReport(WEIGHED, checkWeight);
  await spoilFiles();
  await testSeeds(good);
  await testServer(good);
  await testLighthouse();
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = report.print() ? 0 : 1;

// Writes the faulty pages beside the good ones, runs the check once, and looks for each page's own rule.
async function mustReport(faults, check, ...rest) {
  const files = goodSite();
  for (const [name, fault] of Object.entries(faults)) {
    const path = `bad/${name}/`;
    files[`${path}index.html`] = page(path, { title: `Bad ${name}`, ...fault });
    Object.assign(files, fault.files);
  }
  files["sitemap.xml"] = sitemap(files);
  const site = await writeSite(await mkdtemp(join(folder, "bad-")), files);
  const { problems } = await check(site, ...rest);
  for (const [name, { rule, where = "", on = `bad/${name}/index.html` }] of Object.entries(faults)) {
    const found = problems.filter((problem) => problem.page === on);
    const hit = found.some((problem) => problem.rule === rule && (problem.where ?? "").includes(where));
    const said = [...new Set(found.map((problem) => `${problem.rule} (${problem.where ?? "-"})`))].join(", ");
    report.expect(name, rule, hit, `not reported ${where}; reported: ${said || "nothing"}`);
  }
}

async function spoilFiles() {
  for (const [index, [rule, file, spoil]] of SPOILED.entries()) {
    const files = goodSite();
    const text = spoil(files[file]);
    if (text === files[file]) throw new Error(`the spoiling of ${file} for ${rule} changes nothing`);
    if (text === null) delete files[file];
    else files[file] = text;
    const site = await writeSite(join(folder, `spoiled-${index}`), files);
    const { problems } = await checkStructure(site);
    const hit = problems.some((problem) => problem.rule === rule && problem.page === file);
    report.expect(file, rule, hit, `not reported; reported: ${problems.map((one) => `${one.page} ${one.rule}`).join(", ") || "nothing"}`);
  }
}

async function testSeeds(good) {
  const counts = { A: 18, B: 30, C: 10, D: 13, E: 16 };
  const ids = Object.entries(counts).flatMap(([letter, count]) => Array.from({ length: count }, (_, index) => letter + (index + 1)));
  const table = async (change) => {
    const rows = ids.map((id) => ({ id, page: "other/", selector: "#there", text: "There" }));
    const lines = change(rows).map(({ id, page: on, selector, text }) => [id, "an element", on, selector, text].join("\t"));
    const path = join(folder, "table.tsv");
    await writeFile(path, ["row\telement\tpage\tselector\ttext", ...lines, ""].join("\n"));
    return (await checkSeeds(good, path)).rules();
  };
  const expect = async (name, rule, change) => {
    const rules = await table(change);
    report.expect(name, rule, rules.has(rule), `reported: ${[...rules].join(", ") || "nothing"}`);
  };
  const with_ = (change) => (rows) => rows.map((row, index) => (index === 0 ? { ...row, ...change } : row));
  const sound = await table((rows) => rows);
  report.expect("the good table", "seeds", sound.size === 0, `reported: ${[...sound].join(", ")}`);
  await expect("a row is missing", "rows B", (rows) => rows.filter((row) => row.id !== "B7"));
  await expect("a row too many", "rows known", (rows) => [...rows, { ...rows[0], id: "F1" }]);
  await expect("no such page", "A1", with_({ page: "none/" }));
  await expect("no such element", "A1", with_({ selector: "#nowhere" }));
  await expect("other text", "A1", with_({ text: "there" }));
  await expect("bad selector", "A1", with_({ selector: "##" }));
}

async function testServer(good) {
  const server = await serve(good, { prefix: "/guide/" });
  const ask = (path, headers = {}) => fetch(server.origin + path, { headers, redirect: "manual" });
  const expect = (rule, holds) => report.expect("the server", rule, holds, "does not hold");
  try {
    const home = await ask("/guide/", { "accept-encoding": "br" });
    expect("index", home.status === 200 && /text\/html/.test(home.headers.get("content-type")));
    expect("brotli", home.headers.get("content-encoding") === "br" && (await home.text()).includes("<h1>"));
    expect("gzip", (await ask("/guide/assets/site.css", { "accept-encoding": "gzip" })).headers.get("content-encoding") === "gzip");
    expect("redirect", (await ask("/guide/other")).headers.get("location") === "/guide/other/");
    const none = await ask("/guide/none/");
    expect("404", none.status === 404 && (await none.text()).includes("Page 404.html"));
    expect("outside", (await ask("/guide/..%2f..%2fetc/passwd")).status === 400 && (await ask("/other/")).status === 404);
  } finally {
    await server.close();
  }
}

async function testLighthouse() {
  const lhr = (score, resourceType, transferSize = 1) => ({
    categories: Object.fromEntries(["performance", "accessibility", "best-practices", "seo"].map((name) => [name, { score, auditRefs: [] }])),
    audits: {
      "network-requests": { details: { items: [{ resourceType, transferSize, statusCode: 200 }] } },
      "cumulative-layout-shift": { numericValue: 0 },
    },
  });
  const failed = (result, performance) => judge(result, performance).filter((check) => check.problems.length > 0).map((check) => check.rule);
  report.expect("a perfect result", "judge", failed(lhr(1, "Document"), 100).length === 0, "is not accepted");
  report.expect("a slow, light page", "judge", failed(lhr(1, "Document"), 90).length === 0, "is not accepted");
  report.expect("a slow page with much script", "judge", failed(lhr(1, "Script", 20_000), 90).join() === "lighthouse-performance", "is accepted");
  report.expect("99 in the rest", "judge", failed(lhr(0.99, "Document"), 100).length === 3, "is accepted");
  if (!process.argv.includes("--lighthouse")) return;
  const files = goodSite();
  files["index.html"] = page("", { spoil: (text) => text.replace(/ lang="en"| alt="A blue disc"|<meta name="description".*>/g, "") });
  const site = await writeSite(join(folder, "unlit"), files);
  const rules = (await checkLighthouse(site, { tries: 1, paths: [""] })).rules();
  for (const rule of ["lighthouse-accessibility", "lighthouse-seo"]) report.expect("a bad page", rule, rules.has(rule), "not reported");
}
