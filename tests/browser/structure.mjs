// What a finished site must hold as a whole, read from its files: links, heads of pages, sitemap, feeds.
// `node structure.mjs SITE`

import { readSite } from "./lib/site.mjs";
import { main, Report } from "./lib/report.mjs";
import { checkHeads } from "./structure/heads.mjs";
import { checkLinks } from "./structure/links.mjs";
import { checkLists } from "./structure/lists.mjs";

export async function checkStructure(dir) {
  const report = new Report("structure");
  const site = await readSite(dir);
  checkHeads(site, report);
  await checkLinks(site, report);
  await checkLists(site, report);
  report.note(`${site.pages.length} pages, ${site.stubs.length} redirects, ${site.files.length} files, base ${site.base}`);
  return report;
}

await main(import.meta, checkStructure, "node structure.mjs SITE");
