// A very small site that every check must accept. The self-test spoils it, one fault at a time.

import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export const BASE = "https://kitpress.example/guide/";

export const STYLE = `:root { color-scheme: light dark; --ink: light-dark(#1b1b1b, #f4f1ea); --paper: light-dark(#fff, #16181d); --focus: light-dark(#0b5cad, #8cc8ff); }
body { margin: 0 auto; max-width: 40rem; padding: 1rem; color: var(--ink); background: var(--paper); font: 1rem/1.5 sans-serif; }
a { color: var(--focus); }
li a, .skip { display: inline-block; padding-block: 0.25rem; }
.skip { position: absolute; inset-inline-start: -999rem; }
.skip:focus { inset-inline-start: 1rem; background: var(--paper); }
:focus { outline: 3px solid var(--focus); outline-offset: 2px; }
main:focus { outline-offset: -3px; }
img { max-inline-size: 100%; block-size: auto; }
.wide { overflow-x: auto; }
@media print { details::details-content { content-visibility: visible; display: block; } .wide { overflow-x: visible; } }
`;

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#0b5cad"/></svg>\n';

// A whole page. `options` replaces its parts; `spoil` gets the finished text last.
export function page(path, options = {}) {
  const { lang = "en", dir = "ltr", title = `Page ${path || "home"}`, twins = "", body = "", head = "" } = options;
  const data = `{"@context":"https://schema.org","@type":"WebPage","name":"${title}"}`;
  const hash = `sha256-${createHash("sha256").update(data).digest("base64")}`;
  const { canonical = BASE + path, csp = `default-src 'self'; script-src '${hash}'`, spoil = (text) => text } = options;
  const depth = options.root ?? "/guide/";
  return spoil(`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta http-equiv="Content-Security-Policy" content="${csp.includes("unsafe") ? csp : `script-src '${hash}'`}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="About ${title}">
<link rel="canonical" href="${canonical}">
<meta property="og:title" content="${title}">
<meta property="og:type" content="website">
<meta property="og:url" content="${canonical}">
${twins}<link rel="alternate" type="application/atom+xml" href="/guide/atom.xml">
<link rel="stylesheet" href="${depth}assets/site.css">
<link rel="icon" href="/guide/assets/picture.svg">
<script type="application/ld+json">${data}</script>
${head}</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><nav aria-label="Main"><ul><li><a href="/guide/">Home</a></li><li><a href="/guide/other/#there">Other</a></li></ul></nav></header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
<p>Words to read, and <a href="/guide/other/">a link in them</a>.</p>
<img src="/guide/assets/picture.svg" alt="A blue disc" width="40" height="40">
<details><summary>More</summary><p>Words that were closed.</p></details>
${body}
</main>
<footer><p>The end.</p></footer>
</body>
</html>
`);
}

// The files of the good site, by path.
export function goodSite() {
  const twins = `<link rel="alternate" hreflang="en" href="${BASE}other/">\n<link rel="alternate" hreflang="cy" href="${BASE}cy/other/">\n`;
  const files = {
    "index.html": page(""),
    "other/index.html": page("other/", { twins, body: '<h2 id="there">There</h2><p>Words.</p>' }),
    "cy/other/index.html": page("cy/other/", { lang: "cy", twins }),
    "404.html": page("404.html", { head: '<meta name="robots" content="noindex">\n' }),
    "old/index.html": `<!doctype html>
<html lang="en" dir="ltr">
<head><meta charset="utf-8"><title>Moved</title><meta http-equiv="refresh" content="0; url=/guide/other/"><link rel="canonical" href="${BASE}other/"></head>
<body><p><a href="/guide/other/">This page has moved</a>.</p></body>
</html>
`,
    "assets/site.css": STYLE,
    "assets/picture.svg": PICTURE,
    "robots.txt": `User-agent: *\nAllow: /\nSitemap: ${BASE}sitemap.xml\n`,
    "atom.xml": `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${BASE}</id><title>Guide</title><updated>2024-02-01T00:00:00Z</updated>
<author><name>A team</name></author><link rel="self" href="${BASE}atom.xml"/>
<entry><id>${BASE}other/</id><title>Other</title><updated>2024-02-01T00:00:00Z</updated><link href="${BASE}other/"/></entry></feed>
`,
  };
  files["sitemap.xml"] = sitemap(files);
  return files;
}

// A sitemap that lists the pages among `files`.
export function sitemap(files) {
  const pages = Object.entries(files).filter(([path, text]) => path.endsWith(".html") && !/noindex|http-equiv="refresh"/.test(text));
  const entries = pages.map(([path]) => `<url><loc>${BASE}${path.replace(/(^|\/)index\.html$/, "$1")}</loc></url>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("\n")}</urlset>\n`;
}

export async function writeSite(dir, files) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
}
