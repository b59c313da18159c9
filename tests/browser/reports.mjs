// Pages that `kitpress check --format html` wrote: Nu, then axe-core and the width of the page in Chromium, light and dark, wide
// and narrow. `node reports.mjs DIR`

import { withBrowser } from "./lib/browser.mjs";
import { walk } from "./lib/site.mjs";
import { main, Report } from "./lib/report.mjs";
import { checkNu } from "./nu.mjs";
import { serve } from "./serve.mjs";
import { AXE_SOURCE, runAxe } from "./visit/axe.mjs";
import { install } from "./visit/inpage.mjs";

const VIEWS = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 320, height: 640 } },
];

export async function checkReports(dir) {
  const report = new Report("report pages");
  const files = (await walk(dir)).filter((file) => file.endsWith(".html"));
  const nu = await checkNu(dir);
  report.passed += nu.passed;
  report.failed += nu.failed;
  report.problems.push(...nu.problems);
  const server = await serve(dir);
  try {
    await withBrowser(async (browser) => {
      for (const view of VIEWS) {
        const context = await browser.newContext({ ...view, reducedMotion: "reduce" });
        await context.addInitScript(install);
        await context.addInitScript(AXE_SOURCE);
        for (const file of files) await visit(context, server.url + encodeURI(file), file, view.colorScheme, report);
        await context.close();
      }
      await canFail(browser, server.url + encodeURI(files[0]), report);
    });
  } finally {
    await server.close();
  }
  report.note(`${files.length} pages`);
  return report;
}

async function visit(context, url, file, where, report) {
  const page = await context.newPage();
  await page.goto(url);
  const { violations } = await runAxe(page);
  report.check(file, `axe, ${where}`, violations);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  report.expect(file, `width, ${where}`, wider <= 0, `the page is ${wider} px wider than the window`);
  await page.close();
}

// With a faint word in it, the same page is refused.
async function canFail(browser, url, report) {
  const context = await browser.newContext(VIEWS[0]);
  await context.addInitScript(install);
  await context.addInitScript(AXE_SOURCE);
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => {
    document.querySelector("p").style.color = "#ccc";
    document.querySelector("p").style.background = "#fff";
  });
  const { violations } = await runAxe(page);
  report.expect("a faulty page", "axe", violations.some((one) => one.rule === "axe color-contrast"), "axe finds no fault");
  await context.close();
}

await main(import.meta, checkReports, "node reports.mjs DIR");
