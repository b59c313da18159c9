// What the first view of each page costs over the wire: HTML, its stylesheets and the scripts that it loads unasked, gzipped;
// and how long those scripts are.
// `node weight.mjs SITE`

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readSite } from "./lib/site.mjs";
import { main, Report } from "./lib/report.mjs";
import { localUrl } from "./structure/links.mjs";

export const LIMIT = 30_000;
// A whole toolkit on one page, to be printed: nobody's first view, and asked for by name.
const WHOLE = /(^|\/)toolkits\/[^/]+\/print\//;
const WHOLE_LIMIT = 150_000;
// Bytes of script, as written, before a reader asks for anything.
export const SCRIPT_LIMIT = 10_000;

export async function checkWeight(dir) {
  const report = new Report("page weight");
  const site = await readSite(dir);
  const sizes = new Map();
  const sizeOf = async (file) => {
    if (!sizes.has(file)) {
      const read = readFile(join(dir, file));
      sizes.set(file, await read.then((bytes) => ({ wire: gzipSync(bytes).length, whole: bytes.length }), () => null));
    }
    return sizes.get(file);
  };
  const totals = [];
  for (const page of site.pages) {
    const html = gzipSync(page.text).length;
    const problems = [];
    const add = async (hrefs, kind) => {
      const sum = { wire: 0, whole: 0 };
      for (const href of new Set(hrefs)) {
        const url = localUrl(site, page.path, href);
        const size = url && url !== "outside" ? await sizeOf(decodeURI(url.path.slice(1))) : null;
        if (size === null) problems.push({ rule: `weight-${kind}`, message: `${kind} is no file of the site: ${href}` });
        sum.wire += size?.wire ?? 0;
        sum.whole += size?.whole ?? 0;
      }
      return sum;
    };
    const css = (await add(page.styles, "stylesheet")).wire;
    const js = await add([...page.scripts.map((script) => script.src).filter(Boolean), ...page.unasked], "script");
    const total = html + css + js.wire;
    totals.push({ file: page.file, html, css, js: js.wire, total });
    const limit = WHOLE.test(page.path) ? WHOLE_LIMIT : LIMIT;
    if (total > limit) problems.push({ message: `${total} bytes gzipped (HTML ${html}, CSS ${css}, script ${js.wire}), more than ${limit}` });
    report.check(page.file, "weight", problems);
    const long = js.whole > SCRIPT_LIMIT ? [{ message: `${js.whole} bytes of script before it is asked for, more than ${SCRIPT_LIMIT}` }] : [];
    report.check(page.file, "script", long);
  }
  totals.sort((a, b) => b.total - a.total);
  for (const { file, html, css, js, total } of totals.slice(0, 3)) report.note(`${total} bytes gzipped: ${file} (HTML ${html}, CSS ${css}, script ${js})`);
  return report;
}

await main(import.meta, checkWeight, "node weight.mjs SITE");
