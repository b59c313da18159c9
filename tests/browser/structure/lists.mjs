// The files other programs read: sitemap, robots.txt, feeds. Well formed, and true to the pages.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lookup } from "../serve.mjs";
import { readXml } from "../lib/site.mjs";
import { localUrl } from "./links.mjs";

const ATOM = "http://www.w3.org/2005/Atom";
const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export async function checkLists(site, report) {
  for (const file of ["sitemap.xml", "robots.txt", "atom.xml"]) {
    report.expect(file, "exists", site.files.includes(file), `the site has no ${file}`);
  }
  const documents = await readXml(site.dir, site.files.filter((file) => /\.(xml|svg)$/.test(file)));
  for (const document of documents) {
    report.expect(document.file, "well-formed", !document.error, document.error);
    if (document.error) continue;
    if (/(^|\/)sitemap[^/]*\.xml$/.test(document.file)) await checkSitemap(site, document, report);
    if (/(^|\/)atom\.xml$/.test(document.file)) await checkFeed(site, document, report);
  }
  if (site.files.includes("robots.txt")) {
    const text = await readFile(join(site.dir, "robots.txt"), "utf8");
    report.expect("robots.txt", "robots", /^user-agent:\s*\S/im.test(text), "no User-agent line");
    const sitemap = text.match(/^sitemap:\s*(\S+)/im)?.[1];
    report.expect("robots.txt", "robots", sitemap === `${site.base}sitemap.xml`, `Sitemap line says ${sitemap}`);
  }
  for (const page of site.pages) {
    const problems = [];
    for (const feed of page.feeds) {
      const message = await missing(site, page.path, feed);
      if (message) problems.push({ message });
    }
    report.check(page.file, "feed-link", problems);
  }
}

async function checkSitemap(site, { file, root }, report) {
  const problems = [];
  if (root.namespace !== SITEMAP) problems.push({ message: `its namespace is ${root.namespace}` });
  const addresses = root.children.map((entry) => entry.children.find((child) => child.name === "loc")?.text ?? "");
  for (const address of addresses) {
    const message = address.startsWith(site.base) ? await missing(site, "", address) : `not under ${site.base}: ${address}`;
    if (message) problems.push({ message });
    if (site.stubs.some((stub) => site.base + stub.path === address)) problems.push({ message: `a redirect page: ${address}` });
  }
  if (new Set(addresses).size !== addresses.length) problems.push({ message: "an address is listed twice" });
  if (root.name === "urlset") {
    const listed = new Set(addresses);
    for (const page of site.pages) {
      const wanted = !page.file.endsWith("404.html") && !/noindex/.test(page.robots);
      if (wanted !== listed.has(site.base + page.path)) {
        problems.push({ message: `${page.file} is ${wanted ? "not listed" : "listed, though it asks not to be"}` });
      }
    }
  }
  report.check(file, "sitemap", problems);
}

async function checkFeed(site, { file, root }, report) {
  const problems = [];
  const say = (message) => problems.push({ message });
  if (root.name !== "feed" || root.namespace !== ATOM) say(`its root is ${root.name} in ${root.namespace}`);
  const child = (element, name) => element.children.find((one) => one.name === name);
  const link = (element, rel) =>
    element.children.find((one) => one.name === "link" && (one.attributes.rel ?? "alternate") === rel)?.attributes.href;
  if (link(root, "self") !== `${site.base}${file}`) say(`its self link is ${link(root, "self")}`);
  const entries = root.children.filter((one) => one.name === "entry");
  if (entries.length === 0 && file === "atom.xml") say("it has no entries");
  const named = child(root, "author") !== undefined;
  for (const element of [root, ...entries]) {
    const where = element === root ? "feed" : `entry ${child(element, "title")?.text}`;
    for (const name of ["id", "title", "updated"]) if (!child(element, name)?.text) say(`${where}: no ${name}`);
    for (const name of ["updated", "published"]) {
      const time = child(element, name)?.text;
      if (time && !TIMESTAMP.test(time)) say(`${where}: ${name} is no RFC 3339 time: ${time}`);
    }
    if (element === root) continue;
    if (!named && !child(element, "author")) say(`${where}: neither it nor the feed names an author`);
    const address = link(element, "alternate");
    const message = address ? await missing(site, "", address) : "no link";
    if (message) say(`${where}: ${message}`);
  }
  const ids = entries.map((entry) => child(entry, "id")?.text);
  if (new Set(ids).size !== ids.length) say("two entries have the same id");
  report.check(file, "feed", problems);
}

async function missing(site, from, href) {
  const url = localUrl(site, from, href);
  if (!url || url === "outside") return `not of this site: ${href}`;
  const { status } = await lookup(site.dir, url.path);
  return status === 200 ? null : `leads nowhere (${status}): ${href}`;
}
