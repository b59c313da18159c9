// One fault a page, and the rule that must report it. Each page is the good one, spoiled in one way.

import { STYLE } from "./good.mjs";

const swap = (from, to) => ({ spoil: (text) => text.replace(from, to) });
const style = (name, css) => ({ head: `<link rel="stylesheet" href="/guide/assets/${name}.css">\n`, files: { [`assets/${name}.css`]: css } });
const WIDE_TABLE = `<table><tr>${"<td>unbreakablewords</td>".repeat(12)}</tr></table>`;

// Found by visiting the page in Chromium.
export const VISITED = {
  "axe-contrast": { rule: "axe color-contrast", ...style("pale", "main p { color: light-dark(#ccc, #333); }") },
  "axe-dark-only": { rule: "axe color-contrast", where: "dark", ...style("dim", "main p { color: light-dark(#222, #333); }") },
  "axe-name": { rule: "axe button-name", body: '<button type="button"></button>' },
  "axe-closed": { rule: "axe image-alt", where: "all opened", body: '<details><summary>Hidden fault</summary><img src="/guide/assets/picture.svg" width="40" height="40"></details>' },
  "axe-target-size": { rule: "axe target-size", body: '<p><a href="/guide/">a</a></p><button class="s" type="button">b</button><button class="s" type="button">c</button>', ...style("small", ".s { border: 0; padding: 0; width: 12px; height: 12px; font-size: 8px; }") },
  "axe-best-practice": { rule: "axe heading-order", body: "<h2>Two</h2><h4>Four</h4>" },
  "axe-forced": { rule: "axe color-contrast", where: "forced", body: '<p class="f">Words</p>', ...style("forced", "@media (forced-colors: active) { .f { forced-color-adjust: none; color: #eee; background: #fff; } }") },
  "scroll-320": { rule: "layout-scroll", where: "320", body: WIDE_TABLE },
  "outside-320": { rule: "layout-outside", where: "320", body: '<p class="n">Wordsthatnobodycanbreakandthatruntooutofthewindow</p>', ...style("hide", "html, body { overflow-x: clip; } .n { white-space: nowrap; font-size: 2rem; }") },
  "scroll-200": { rule: "layout-scroll", where: "200 %", body: '<div class="b">Wide</div>', ...style("broad", ".b { width: 50rem; }") },
  clipped: { rule: "layout-clipped", where: "doubled", body: '<p class="c">Words in a box</p>', ...style("box", ".c { height: 30px; overflow: hidden; }") },
  "spacing-clipped": { rule: "layout-clipped", where: "spaced", body: '<p class="d">Words in a box</p>', ...style("tight", ".d { height: 1.2em; line-height: 1.1; overflow: hidden; }") },
  "font-fixed": { rule: "layout-font-size", ...style("fixed", "main p { font-size: 16px; }") },
  "focus-none": { rule: "focus-outline", ...style("none", "main a:focus { outline: none; }") },
  "focus-thin": { rule: "focus-outline", ...style("thin", "main a:focus { outline-width: 1px; }") },
  "focus-shadow": { rule: "focus-outline", ...style("shadow", "main a:focus { outline-color: transparent; box-shadow: 0 0 0 3px blue; }") },
  "focus-pale": { rule: "focus-contrast", ...style("faint", "main a:focus { outline-color: light-dark(#ddd, #333); }") },
  "focus-covered": { rule: "focus-obscured", body: '<p class="bar">Over it</p>', ...style("bar", ".bar { position: fixed; inset: 0; margin: 0; background: #fff; color: #000; }") },
  "focus-away": { rule: "focus-visible", body: '<a class="away" href="/guide/">Away</a>', ...style("away", ".away { position: fixed; left: -900px; }") },
  "skip-none": { rule: "skip-link", ...swap('<a class="skip" href="#main">Skip to main content</a>', "") },
  "skip-dead": { rule: "skip-link", ...swap(' tabindex="-1"', "") },
  "skip-unseen": { rule: "skip-link", ...style("unseen", ".skip:focus { inset-inline-start: -999rem; }") },
  "print-closed": { rule: "print", ...style("closed", "@media print { details::details-content { content-visibility: hidden; } }") },
  "print-cut": { rule: "print", body: `<div class="k" role="group" aria-label="Table" tabindex="0">${WIDE_TABLE}</div>`, ...style("cut", ".k { overflow-x: auto; }") },
  "policy-style": { rule: "policy", body: '<p style="color: red">Red</p>' },
  "policy-script": { rule: "policy", body: "<script>document.title</script>" },
  "console-error": { rule: "console", csp: "default-src 'self' 'unsafe-inline'", body: '<script>console.error("broken")</script>' },
  "request-missing": { rule: "requests", body: '<img src="/guide/assets/none.png" alt="None" width="10" height="10">' },
  "request-outside": { rule: "requests", csp: "default-src 'self'; img-src *", body: '<img src="http://127.0.0.1:9/x.png" alt="None" width="10" height="10">' },
  "needs-script": { rule: "no-script", csp: "default-src 'self' 'unsafe-inline'", body: '<p id="late"></p><script>document.getElementById("late").textContent = "Only with script"</script>' },
  "dead-control": { rule: "no-script", body: '<p class="needs-script">Search</p>' },
};

// Found by reading the file.
export const READ = {
  "no-doctype": { rule: "doctype", ...swap("<!doctype html>\n", "") },
  "no-lang": { rule: "lang", ...swap(' lang="en"', "") },
  "no-dir": { rule: "dir", ...swap(' dir="ltr"', "") },
  "wrong-dir": { rule: "dir", lang: "ar" },
  "two-h1": { rule: "h1", body: "<h1>Again</h1>" },
  "no-title": { rule: "title", ...swap(/<title>.*<\/title>/, "<title></title>") },
  "no-description": { rule: "description", ...swap(/<meta name="description".*>/, "") },
  "same-title": { rule: "title-unique", title: "Page home" },
  "no-icon": { rule: "icon", ...swap(/<link rel="icon".*>/, "") },
  "no-policy": { rule: "csp", ...swap(/<meta http-equiv="Content-Security-Policy".*>/g, "") },
  "weak-policy": { rule: "csp", csp: "default-src 'self'; style-src 'unsafe-inline'" },
  "inline-style": { rule: "inline", body: '<p style="color: red">Red</p>' },
  "inline-script": { rule: "inline-script", body: "<script>1</script>" },
  "image-sizes": { rule: "images", ...swap(' width="40" height="40"', "") },
  "image-alt": { rule: "images", ...swap(' alt="A blue disc"', "") },
  "ld-broken": { rule: "json-ld", ...swap('{"@context"', '{@context"') },
  "ld-typeless": { rule: "json-ld", ...swap('"@type":"WebPage",', "") },
  "ld-none": { rule: "json-ld", ...swap(/<script type="application\/ld\+json">.*<\/script>/, "") },
  "canonical-none": { rule: "canonical", ...swap(/<link rel="canonical".*>/, "") },
  "canonical-other": { rule: "canonical", canonical: "https://kitpress.example/guide/other/" },
  "graph-none": { rule: "open-graph", ...swap(/<meta property="og:title".*>/, "") },
  "alternate-lonely": { rule: "hreflang", twins: '<link rel="alternate" hreflang="en" href="https://kitpress.example/guide/bad/alternate-lonely/"><link rel="alternate" hreflang="cy" href="https://kitpress.example/guide/cy/other/">' },
  "alternate-dead": { rule: "hreflang", twins: '<link rel="alternate" hreflang="en" href="https://kitpress.example/guide/bad/alternate-dead/"><link rel="alternate" hreflang="cy" href="https://kitpress.example/guide/cy/none/">' },
  "link-dead": { rule: "links", body: '<a href="/guide/none/">None</a>' },
  "link-anchor": { rule: "links", body: '<a href="/guide/other/#nowhere">None</a>' },
  "link-slash": { rule: "links", body: '<a href="/guide/other">No slash</a>' },
  "link-redirect": { rule: "links", body: '<a href="/guide/old/">Old</a>' },
  "link-outside": { rule: "links", body: '<a href="/elsewhere/">Outside the prefix</a>' },
  "resource-dead": { rule: "resources", body: '<img src="/guide/none.png" alt="None" width="1" height="1">' },
  "resource-outside": { rule: "resources", body: '<img src="https://other.example/x.png" alt="None" width="1" height="1">' },
  "id-twice": { rule: "ids", body: '<p id="x">1</p><p id="x">2</p>' },
  "feed-link": { rule: "feed-link", ...swap("/guide/atom.xml", "/guide/none.xml") },
};

// Found by the Nu checker: an error, a warning, a notice; and an error in a style sheet.
export const NU = {
  "nu-error": { rule: "nu error", body: "<p><div>Block</div></p>" },
  "nu-warning": { rule: "nu warning", body: "<section><p>No heading</p></section>" },
  "nu-notice": { rule: "nu notice", body: "<p>One<br/>two</p>" },
  "nu-css": { rule: "nu error", on: "assets/wrong.css", ...style("wrong", "p { colr: red; }") },
};

// Found by weighing.
const random = (length) => Array.from({ length }, (_, index) => ((index * 2654435761) >>> 0).toString(36)).join(" ");
export const WEIGHED = {
  "heavy-html": { rule: "weight", body: `<p>${random(9000)}</p>` },
  "heavy-style": { rule: "weight", ...style("heavy", STYLE + random(9000).split(" ").map((word) => `.c${word}{margin:0}`).join("\n")) },
  "style-gone": { rule: "weight-stylesheet", head: '<link rel="stylesheet" href="/guide/assets/gone.css">\n' },
  "script-gone": { rule: "weight-script", body: '<script src="/guide/assets/gone.js"></script>' },
  "script-long": { rule: "script", body: '<script src="/guide/assets/long.js"></script>', files: { "assets/long.js": `// ${random(2000)}\n` } },
  "script-unasked": { rule: "script", body: '<p data-script="long" data-script-on="now"></p><script src="/guide/assets/a.js" data-src-long="/guide/assets/long.js"></script>', files: { "assets/a.js": "", "assets/long.js": `// ${random(2000)}\n` } },
};

// Faults of the site's own files: how a good site is spoiled, and the rule and file that must report it.
export const SPOILED = [
  ["well-formed", "atom.xml", (text) => text.replace("</title>", "")],
  ["feed", "atom.xml", (text) => text.replace(/<updated>.*?<\/updated>/, "")],
  ["feed", "atom.xml", (text) => text.replace(/href="[^"]*other\/"/, 'href="https://kitpress.example/guide/none/"')],
  ["well-formed", "sitemap.xml", (text) => text.replace("</urlset>", "")],
  ["sitemap", "sitemap.xml", (text) => text.replace("other/", "none/")],
  ["sitemap", "sitemap.xml", (text) => text.replace(/<url>.*?<\/url>/, "")],
  ["robots", "robots.txt", (text) => text.replace("sitemap.xml", "map.xml")],
  ["exists", "robots.txt", () => null],
  ["404", "404.html", () => null],
  ["404-relative", "404.html", (text) => text.replace("/guide/assets/site.css", "assets/site.css")],
  ["redirect", "old/index.html", (text) => text.replace("url=/guide/other/", "url=/guide/none/")],
];
