// What a search costs a reader: bytes over the wire (gzip) to the first results and for another query, in Chromium, of a built site.
// `node benches/search.mjs SITE [QUERY...]`; needs the browser tools (`npm ci --prefix tests/browser --ignore-scripts`).
// A site with a folder `pagefind` (made by `npx pagefind --site SITE`) is measured with that, too.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { withBrowser } from "../tests/browser/lib/browser.mjs";
import { serve } from "../tests/browser/serve.mjs";

const [site, ...queries] = process.argv.slice(2);
if (!site) {
  console.error("usage: node benches/search.mjs SITE [QUERY...]");
  process.exit(2);
}
const asked = queries.length ? queries : ["partnership evaluation", "belonging", "inclusve", "partnrship", "recruitmnet"];

async function visit(browser, url, more = {}) {
  const context = await browser.newContext({ extraHTTPHeaders: { "Accept-Encoding": "gzip" }, ...more });
  const page = await context.newPage();
  const seen = { bytes: 0, files: 0 };
  page.on("response", (response) => {
    seen.bytes += Number(response.headers()["content-length"] ?? 0);
    seen.files += 1;
  });
  await page.goto(url);
  return { context, page, seen };
}

async function measure(name, { page, seen, context }, ask) {
  for (const query of asked) {
    const before = { ...seen };
    const found = await ask(page, query);
    await page.waitForTimeout(300);
    console.log(`${name} | ${query} | ${found} found | ${seen.files - before.files} files | ${seen.bytes - before.bytes} bytes`);
  }
  await context.close();
}

const server = await serve(site);
await withBrowser(async (browser) => {
  const own = await visit(browser, server.url);
  await own.page.keyboard.press("Control+k");
  await own.page.waitForSelector("dialog[open]");
  const opened = { ...own.seen, bytes: own.seen.bytes };
  console.log(`kitpress | page and opened dialogue | ${opened.files} files | ${opened.bytes} bytes`);
  await measure("kitpress", own, async (page, query) => {
    await page.evaluate(() => (document.querySelector(".search-status").textContent = ""));
    await page.fill("dialog input[type=search]", query);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /[^…\s]\s*$/.test(document.querySelector(".search-status").textContent));
    return parseInt((await page.textContent(".search-status")).match(/(\d[\d,]*) result/)?.[1].replace(",", "") ?? "0", 10);
  });
  if (!existsSync(join(site, "pagefind"))) return;
  // Its WebAssembly needs more than the pages' policy allows.
  const other = await visit(browser, server.url, { bypassCSP: true });
  await measure("pagefind", other, (page, query) =>
    page.evaluate(async (query) => {
      const pagefind = await import(new URL("/pagefind/pagefind.js", location.href).href);
      const search = await pagefind.search(query);
      await Promise.all(search.results.slice(0, 10).map((result) => result.data()));
      return search.results.length;
    }, query));
});
await server.close();
