// A built site as the checks see it: its files, and the facts of each page, read by Chromium's own HTML parser.

import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { withBrowser } from "./browser.mjs";

// All files under `dir`, as sorted paths with forward slashes.
export async function walk(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

// `a/index.html` is served as `a/`.
export function addressOf(file) {
  return encodeURI(file.replace(/(^|\/)index\.html$/, "$1"));
}

// Reads a site: `pages` (redirect stubs apart in `stubs`), `files`, `base` (its address, from the home page's
// canonical link) and `prefix` (the path of that address).
export async function readSite(dir) {
  const files = await walk(dir);
  const html = files.filter((file) => file.endsWith(".html"));
  if (html.length === 0) throw new Error(`no HTML files in ${dir}`);
  const all = await withBrowser(async (browser) => {
    const page = await browser.newPage();
    const found = [];
    for (const file of html) {
      const text = await readFile(join(dir, file), "utf8");
      const facts = await page.evaluate(readFacts, text);
      found.push({ file, path: addressOf(file), bytes: Buffer.byteLength(text), text, ...facts });
    }
    return found;
  });
  const canonical = all.find((page) => page.file === "index.html")?.canonical[0];
  const base = /^https?:/.test(canonical ?? "") ? canonical.replace(/[^/]*$/, "") : "http://localhost/";
  return {
    dir,
    files,
    base,
    prefix: new URL(base).pathname,
    pages: all.filter((page) => page.refresh === null),
    stubs: all.filter((page) => page.refresh !== null),
  };
}

// Parses XML files of a site; gives for each its root element as {name, attributes, children, text}, or an error.
export async function readXml(dir, files) {
  return withBrowser(async (browser) => {
    const page = await browser.newPage();
    const found = [];
    for (const file of files) {
      found.push({ file, ...(await page.evaluate(parseXml, await readFile(join(dir, file), "utf8"))) });
    }
    return found;
  });
}

// Runs in the browser, on a document that is parsed but never loaded.
function readFacts(text) {
  const document = new DOMParser().parseFromString(text, "text/html");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const attribute = (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null;
  const shown = (element) => element.cloneNode(false).outerHTML.slice(0, 240);
  return {
    refresh: attribute('meta[http-equiv="refresh" i]', "content"),
    doctype: document.doctype?.name ?? null,
    lang: document.documentElement.getAttribute("lang"),
    dir: document.documentElement.getAttribute("dir"),
    title: document.title.trim(),
    description: attribute('meta[name="description"]', "content"),
    robots: attribute('meta[name="robots"]', "content") ?? "",
    policies: all('meta[http-equiv="Content-Security-Policy" i]').map((meta) => meta.getAttribute("content")),
    icon: attribute('link[rel~="icon"]', "href"),
    canonical: all('link[rel="canonical"]').map((link) => link.getAttribute("href")),
    alternates: all('link[rel="alternate"][hreflang]').map((link) => ({
      lang: link.getAttribute("hreflang"),
      href: link.getAttribute("href"),
    })),
    feeds: all('link[rel="alternate"][type="application/atom+xml"]').map((link) => link.getAttribute("href")),
    openGraph: Object.fromEntries(
      all('meta[property^="og:"]').map((meta) => [meta.getAttribute("property"), meta.getAttribute("content")]),
    ),
    headings: all("h1").map((heading) => heading.textContent.trim()),
    ids: all("[id]").map((element) => element.id),
    links: all("a[href], area[href]").map((link) => ({ href: link.getAttribute("href"), html: link.outerHTML.slice(0, 240) })),
    resources: all("img[src], link[href], script[src], source[src], iframe[src], image[href], use[href], object[data]")
      .filter((element) => !/^(canonical|alternate)$/i.test(element.getAttribute("rel") ?? ""))
      .map((element) => ({
        href: element.getAttribute("src") ?? element.getAttribute("href") ?? element.getAttribute("data"),
        html: shown(element),
      }))
      .concat(
        all("[srcset]").flatMap((element) =>
          element.getAttribute("srcset").split(",").map((part) => ({ href: part.trim().split(/\s+/)[0], html: shown(element) })),
        ),
      ),
    styles: all('link[rel~="stylesheet"][href]').map((link) => link.getAttribute("href")),
    scripts: all("script")
      .filter((script) => !/^application\/(ld\+)?json$/i.test(script.type))
      .map((script) => ({ src: script.getAttribute("src"), length: script.textContent.length, html: shown(script) })),
    // Scripts that the page's own script loads at once: named in data-script, their address beside the script.
    unasked: all('[data-script][data-script-on="now"]')
      .map((element) => attribute(`script[data-src-${element.dataset.script}]`, `data-src-${element.dataset.script}`)),
    inline: all("[style], style, [onclick], [onload], a[href^='javascript:' i]").map(shown),
    images: all("img").map((image) => ({
      html: shown(image),
      missing: ["width", "height", "alt"].filter((name) => !image.hasAttribute(name)),
    })),
    data: all('script[type="application/ld+json"]').map((script) => script.textContent),
  };
}

function parseXml(text) {
  const document = new DOMParser().parseFromString(text, "application/xml");
  const error = document.querySelector("parsererror");
  if (error) return { error: error.textContent.replace(/\s+/g, " ").slice(0, 200) };
  const tree = (element) => ({
    name: element.localName,
    namespace: element.namespaceURI,
    attributes: Object.fromEntries([...element.attributes].map((item) => [item.name, item.value])),
    text: element.textContent.trim(),
    children: [...element.children].map(tree),
  });
  return { root: tree(document.documentElement) };
}
