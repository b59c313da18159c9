// What the first view of each page costs over the wire: HTML and its stylesheets, gzipped, and no script at all.
// `node weight.mjs SITE`

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readSite } from "./lib/site.mjs";
import { main, Report } from "./lib/report.mjs";
import { localUrl } from "./structure/links.mjs";

export const LIMIT = 30_000;

export async function checkWeight(dir) {
  const report = new Report("page weight");
  const site = await readSite(dir);
  const sizes = new Map();
  const sizeOf = async (file) => {
    if (!sizes.has(file)) {
      sizes.set(file, await readFile(join(dir, file)).then((bytes) => gzipSync(bytes).length, () => null));
    }
    return sizes.get(file);
  };
  const totals = [];
  for (const page of site.pages) {
    const html = gzipSync(page.text).length;
    let css = 0;
    const problems = [];
    for (const href of page.styles) {
      const url = localUrl(site, page.path, href);
      const size = url && url !== "outside" ? await sizeOf(decodeURI(url.path.slice(1))) : null;
      if (size === null) problems.push({ rule: "weight-stylesheet", message: `stylesheet is no file of the site: ${href}` });
      css += size ?? 0;
    }
    const total = html + css;
    totals.push({ file: page.file, html, css, total });
    if (total > LIMIT) problems.push({ message: `${total} bytes gzipped (HTML ${html}, CSS ${css}), more than ${LIMIT}` });
    report.check(page.file, "weight", problems);
    report.check(page.file, "script", page.scripts.map((script) => ({ message: `script ${script.src ?? "inline"}`, html: script.html })));
  }
  totals.sort((a, b) => b.total - a.total);
  for (const { file, html, css, total } of totals.slice(0, 3)) report.note(`${total} bytes gzipped: ${file} (HTML ${html}, CSS ${css})`);
  return report;
}

await main(import.meta, checkWeight, "node weight.mjs SITE");
