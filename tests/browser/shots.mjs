// Pictures of pages, for looking, not for asserting: light and dark, 320 and 1280 px, and a print PDF.
// `node shots.mjs SITE FOLDER [PATH...]`; without paths, the home page and one page of each folder.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pool, withBrowser } from "./lib/browser.mjs";
import { isMain } from "./lib/report.mjs";
import { readSite } from "./lib/site.mjs";
import { serve } from "./serve.mjs";

export async function takeShots(dir, folder, paths) {
  const site = await readSite(dir);
  const firsts = new Map(site.pages.map((page) => [page.path.replace(/[^/]*\/?$/, ""), page.path]));
  const chosen = paths.length > 0 ? paths.map((path) => path.replace(/^\//, "")) : [...new Set(["", ...firsts.values()])];
  await mkdir(folder, { recursive: true });
  const server = await serve(dir, { prefix: site.prefix });
  try {
    await withBrowser((browser) => pool(chosen, async (path) => {
      const page = await browser.newPage({ reducedMotion: "reduce" });
      const name = path.replace(/\.html$|\/$/g, "").replace(/\//g, "-") || "home";
      await page.goto(server.url + path);
      for (const colorScheme of ["light", "dark"]) {
        for (const width of [320, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
          await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true });
        }
      }
      await page.emulateMedia({ colorScheme: "light" });
      await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
      await page.close();
      console.log(`  ${name}`);
    }, (path, error) => console.error(`  ${path}: ${error.message}`)));
  } finally {
    await server.close();
  }
}

if (isMain(import.meta)) {
  const [dir, folder, ...paths] = process.argv.slice(2);
  if (!dir || !folder) throw new Error("usage: node shots.mjs SITE FOLDER [PATH...]");
  await takeShots(dir, folder, paths);
}
