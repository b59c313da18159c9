// The head of every page: language, title, canonical and alternate links, Open Graph, JSON-LD, security policy, images.

import { localUrl } from "./links.mjs";

const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ps|sd|ug|ur|yi)\b/;

export function checkHeads(site, report) {
  const titles = new Map();
  const byPath = new Map(site.pages.map((page) => [`/${page.path}`, page]));
  for (const page of site.pages) {
    const listed = !page.file.endsWith("404.html") && !/noindex/.test(page.robots);
    checkBasics(page, report);
    checkPolicy(page, report);
    report.check(page.file, "images", page.images.filter((image) => image.missing.length > 0)
      .map((image) => ({ message: `image without ${image.missing.join(", ")}`, html: image.html })));
    report.check(page.file, "json-ld", jsonLdProblems(page, listed));
    if (!listed) continue;
    checkCanonical(site, page, report);
    report.check(page.file, "hreflang", alternateProblems(site, page, byPath));
    const key = `${page.lang} ${page.title}`;
    titles.set(key, [...(titles.get(key) ?? []), page.file]);
  }
  for (const files of titles.values()) {
    for (const file of files) report.expect(file, "title-unique", files.length === 1, `pages with one title: ${files.join(" ")}`);
  }
}

function checkBasics(page, report) {
  const expect = (rule, holds, message) => report.expect(page.file, rule, holds, message);
  expect("doctype", page.doctype === "html", "no <!doctype html>");
  expect("lang", /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(page.lang ?? ""), `lang on html is ${page.lang}`);
  const direction = RIGHT_TO_LEFT.test(page.lang ?? "") ? "rtl" : "ltr";
  expect("dir", page.dir === direction, `dir on html is ${page.dir}, should be ${direction} for ${page.lang}`);
  expect("h1", page.headings.length === 1 && page.headings[0] !== "", `${page.headings.length} h1: ${page.headings.join(" | ")}`);
  expect("icon", page.icon !== null, "no link rel=icon, so every browser asks for a missing /favicon.ico");
  expect("title", page.title !== "", "no title");
  expect("description", (page.description ?? "").trim() !== "" || page.file.endsWith("404.html"), "no meta description");
}

// A strict policy is one that would stop an injected script: no inline, no eval, no wildcards. A browser enforces every
// policy a page has, so one may be spread over several meta elements.
function checkPolicy(page, report) {
  const problems = [];
  if (page.policies.length === 0) problems.push({ message: "no Content-Security-Policy" });
  else if (!page.policies.some((policy) => /(^|;)\s*default-src /.test(policy))) problems.push({ message: `no default-src in: ${page.policies.join(" | ")}` });
  for (const policy of page.policies) {
    const weak = policy.match(/'unsafe-[a-z-]+'|(^|\s)(\*|https?:)(?=[\s;]|$)/g) ?? [];
    for (const word of weak) problems.push({ message: `${word.trim()} weakens the policy: ${policy}` });
  }
  report.check(page.file, "csp", problems);
  report.check(page.file, "inline", page.inline.map((html) => ({ message: "inline style or script", html })));
  report.check(page.file, "inline-script", page.scripts.filter((script) => script.src === null)
    .map((script) => ({ message: `inline script of ${script.length} characters`, html: script.html })));
}

function checkCanonical(site, page, report) {
  const expected = site.base + page.path;
  const [canonical] = page.canonical;
  const sound = page.canonical.length === 1 && canonical === expected;
  report.expect(page.file, "canonical", sound, `canonical is ${page.canonical.join(" ") || "missing"}, should be ${expected}`);
  const missing = ["og:title", "og:type", "og:url"].filter((name) => !page.openGraph[name]);
  const problems = missing.map((name) => ({ message: `no ${name}` }));
  const address = page.openGraph["og:url"];
  if (address && address !== canonical) problems.push({ message: `og:url is ${address}, canonical is ${canonical}` });
  report.check(page.file, "open-graph", problems);
}

// Alternates name the page itself, lead to pages in the language they say, and are given back by those pages.
function alternateProblems(site, page, byPath) {
  if (page.alternates.length === 0) return [];
  const problems = [];
  const own = site.base + page.path;
  if (!page.alternates.some(({ href, lang }) => href === own && sameLanguage(lang, page.lang))) {
    problems.push({ message: `does not list itself (${page.lang}) among its alternates` });
  }
  const seen = new Set();
  for (const { lang, href } of page.alternates) {
    if (seen.has(lang)) problems.push({ message: `two alternates for ${lang}` });
    seen.add(lang);
    const url = localUrl(site, page.path, href);
    const other = url && url !== "outside" ? byPath.get(url.path) : undefined;
    if (!/^https?:/.test(href)) problems.push({ message: `alternate is not a full address: ${href}` });
    if (!other) problems.push({ message: `alternate for ${lang} is no page of this site: ${href}` });
    else if (lang !== "x-default") {
      if (!sameLanguage(lang, other.lang)) problems.push({ message: `alternate for ${lang} is in ${other.lang}: ${href}` });
      if (!other.alternates.some((back) => back.href === own)) problems.push({ message: `${href} does not link back` });
    }
  }
  return problems;
}

function sameLanguage(one, other) {
  return one.toLowerCase() === (other ?? "").toLowerCase();
}

function jsonLdProblems(page, needed) {
  if (page.data.length === 0) return needed ? [{ message: "no JSON-LD" }] : [];
  return page.data.flatMap((text) => {
    let value;
    try {
      value = JSON.parse(text);
    } catch (error) {
      return [{ message: `JSON-LD does not parse: ${error.message}` }];
    }
    return (Array.isArray(value) ? value : [value]).flatMap((item) => {
      const nodes = item["@graph"] ?? [item];
      const problems = /^https?:\/\/schema\.org\/?$/.test(item["@context"]) ? [] : [{ message: `@context is ${item["@context"]}` }];
      if (nodes.length === 0) problems.push({ message: "an empty @graph" });
      for (const node of nodes) if (!node["@type"]) problems.push({ message: `no @type in ${JSON.stringify(node).slice(0, 120)}` });
      return problems;
    });
  });
}
