// Pages printed from the browser: title, address and date on the first page, the site's name and numbers on the others, no
// navigation, nothing lost and nothing cut, on A4 and Letter, also where the screen is dark.
// `node print.mjs SITE [FOLDER] [PATH...]`; FOLDER keeps the printed pages. The checks are checked first: planted faults are found.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { pool, withBrowser } from "./lib/browser.mjs";
import { main, Report } from "./lib/report.mjs";
import { readSite } from "./lib/site.mjs";
import { serve } from "./serve.mjs";

const run = promisify(execFile);
// Points from the paper's edge: 18 mm, less what letters lean out. Chromium clips what is nearer to the edge.
const MARGIN = 47;
// One page of each sort that is printed in its own way.
const PATHS = [
  "toolkits/inclusive-partnerships/planning/",
  "templates/ground-rules/",
  "templates/action-plan/",
  "reflections/reflective-resource/",
  "case-studies/icea/",
  "sessions/co-creation-with-students-unions/",
  "goals/inclusive-selection/",
  "ar/templates/ground-rules/",
];
// What paper leaves out on purpose.
const LEFT_OUT =
  "nav, button, dialog, select, textarea, script, noscript, template, form .visually-hidden, .visually-hidden, .permalink, .downloads, .takeaways-link, .back-to-top, .feedback, .related, .backlinks, .footnote-back, .print-note, .print-whole, .needs-script, .timeline-table > summary, .page-side nav, [hidden]";
const FAULTS = [
  { rule: "print-words", css: "@media print { main p { display: none !important } }" },
  { rule: "print-cut", css: "@media print { main p { margin-inline-start: -16mm !important } }" },
  { rule: "print-numbers", css: "@page { @bottom-center { content: none !important } }" },
  { rule: "print-title", css: "@media print { .site-header .print-only { display: none !important } }" },
  { rule: "print-navigation", css: "@media print { main::after { content: 'Back to top' } }" },
  { rule: "print-white", css: "@media print { :root, body { background: #222 !important; print-color-adjust: exact } }" },
];

export async function checkPrint(dir, keep, ...paths) {
  const report = new Report("Printed pages");
  const site = await readSite(dir);
  const folder = keep ?? (await mkdtemp(join(tmpdir(), "kitpress-print-")));
  await mkdir(folder, { recursive: true });
  const server = await serve(dir, { prefix: site.prefix });
  const wholes = site.pages.map((page) => page.path).filter((path) => /^(.*\/)?toolkits\/[^/]+\/print\/$/.test(path));
  const jobs = (paths.length > 0 ? paths : [...PATHS, ...wholes]).map((path) => ({ path, formats: ["A4", "Letter"] }));
  try {
    await withBrowser(async (browser) => {
      const context = await browser.newContext({ bypassCSP: true, colorScheme: "dark" });
      for (const { rule, css } of paths.length > 0 ? [] : FAULTS) {
        const found = new Report(rule);
        await checkPage(context, server, { path: PATHS[0], formats: ["A4"] }, join(folder, rule), found, css);
        report.expect(PATHS[0], `${rule}-selftest`, found.rules().has(rule), "a planted fault is not found");
      }
      const broken = ({ path }, error) => report.check(path, "print", [{ message: error.message }]);
      await pool(jobs, (job) => checkPage(context, server, job, join(folder, job.path.replace(/\W+/g, "-")), report), broken);
    });
  } finally {
    await server.close();
    if (!keep) await rm(folder, { recursive: true });
  }
  return report;
}

async function checkPage(context, server, { path, formats }, name, report, css = null) {
  const page = await context.newPage();
  await page.goto(server.url + path);
  if (css) await page.addStyleTag({ content: css });
  const facts = await page.evaluate(readPage, LEFT_OUT);
  for (const format of formats) {
    const file = `${name}-${format}.pdf`;
    await page.pdf({ path: file, format });
    await checkPaper(`${path} (${format})`, file, facts, report);
  }
  await page.close();
}

// Runs in the page: its words, and those of its navigation.
function readPage(leftOut) {
  const words = [];
  for (const root of document.querySelectorAll("main, .end-matter")) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(leftOut)) words.push(...walker.currentNode.data.split(/\s+/));
    }
  }
  const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
  return {
    words: words.filter((word) => /[\p{L}\p{N}]{2}/u.test(word)),
    title: document.querySelector("h1").textContent.trim(),
    site: document.querySelector(".site-name").textContent.trim(),
    url: document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? location.pathname,
    date: document.querySelector(".dates time, .published time")?.textContent.trim() ?? "",
    navigation: texts(".skip-link, .back-to-top, .menu > summary, .pager-way"),
    rtl: document.documentElement.dir === "rtl",
  };
}

async function checkPaper(name, file, facts, report) {
  const { stdout } = await run("pdftotext", ["-bbox", file, "-"], { maxBuffer: 1 << 27 });
  const papers = stdout.split(/<page /).slice(1).map((paper) => {
    const [, width] = paper.match(/width="([\d.]+)"/);
    const words = [...paper.matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([^<]*)</g)];
    return { width: Number(width), words: words.map(([, from, to, text]) => ({ from: Number(from), to: Number(to), text: plain(text) })) };
  });
  // Letters that join are compared by their plain forms. Words that run from right to left come in any order, and their letters
  // too: so they are compared by which letters they have.
  const letters = (words) => [...plain(words).normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "")].reverse().join("");
  const key = (word) => [...letters(word)].sort().join("");
  const text = (words) => ({ joined: words.map((word) => word.text).join(""), letters: [...letters(words.map((word) => word.text).join(""))].reverse().join(""), keys: new Set(words.map((word) => key(word.text))) });
  const each = papers.map((paper) => text(paper.words));
  const whole = text(papers.flatMap((paper) => paper.words));
  const runs = (said) => said.match(/\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*|[^\p{Script=Arabic}\s]+/gu) ?? [];
  const has = (where, said) => (facts.rtl && runs(said).every((word) => where.keys.has(key(word)) || where.letters.includes(letters(word)))) || where.joined.includes(plain(said).replace(/\s+/g, ""));

  const first = ["title", "site", "url", "date"].filter((what) => !has(each[0], facts[what]));
  report.check(name, "print-title", first.map((what) => ({ message: `the first page lacks the ${what}: ${facts[what]}` })));
  const lost = [...new Set(facts.words)].filter((word) => !has(whole, word));
  report.check(name, "print-words", lost.slice(0, 5).map((word) => ({ message: `not on paper: ${word} (of ${lost.length} words)` })));
  const outside = papers.flatMap((paper) => paper.words.filter((word) => word.from < MARGIN || word.to > paper.width - MARGIN));
  report.check(name, "print-cut", outside.slice(0, 3).map((word) => ({ message: `runs off the paper: ${word.text}` })));
  const unnumbered = papers.map((_, index) => index + 1).filter((number) => !has(each[number - 1], facts.rtl ? `${number} ${papers.length}` : `${number}/${papers.length}`));
  report.check(name, "print-numbers", unnumbered.map((number) => ({ message: `page ${number} of ${papers.length} has no number` })));
  const nameless = each.slice(1).filter((paper) => !has(paper, facts.site));
  report.check(name, "print-site", nameless.length ? [{ message: `${nameless.length} pages do not name the site` }] : []);
  // A page may speak of these itself.
  const own = plain(facts.words.join(" "));
  const ways = facts.navigation.filter((said) => !facts.rtl && said && !own.includes(plain(said)) && has(whole, said));
  report.check(name, "print-navigation", ways.map((said) => ({ message: `on paper: ${said}` })));
  await run("pdftoppm", ["-r", "16", "-gray", "-f", "1", "-l", "1", "-singlefile", file, file.slice(0, -4)]);
  const picture = await readFile(`${file.slice(0, -4)}.pgm`);
  const dots = picture.subarray(picture.length - picture.length * 0.9);
  const light = dots.reduce((sum, dot) => sum + dot, 0) / dots.length;
  report.expect(name, "print-white", light > 215, `the first page is ${Math.round(light / 2.55)} % white`);
}

function plain(text) {
  const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };
  return text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity).normalize("NFKC").replace(/\u00ad/g, "").toLowerCase();
}

await main(import.meta, checkPrint, "node print.mjs SITE [FOLDER] [PATH...]");
