// Every internal link, anchor and resource leads somewhere, at once and without a redirect.

import { lookup } from "../serve.mjs";

export async function checkLinks(site, report) {
  const known = new Map();
  const statusOf = async (path) => {
    if (!known.has(path)) known.set(path, await lookup(site.dir, path));
    return known.get(path);
  };
  const idsOf = new Map([...site.pages, ...site.stubs].map((page) => [`/${page.path}`, new Set(page.ids)]));
  const stubs = new Set(site.stubs.map((page) => `/${page.path}`));

  // Null when the reference is sound or leads out of the site, else what is wrong with it.
  const problemOf = async (page, href, { anchors }) => {
    const url = localUrl(site, page.path, href);
    if (url === "outside") return null;
    if (url === null) return `not an address: ${href}`;
    const answer = await statusOf(url.path);
    if (answer.status === 301) return `leads to a folder without its closing slash: ${href}`;
    if (answer.status !== 200) return `leads nowhere (${answer.status}): ${href}`;
    if (stubs.has(url.path)) return `leads to a redirect page: ${href}`;
    if (!anchors || url.hash === "" || url.hash.toLowerCase() === "top" || url.hash.startsWith(":~:")) return null;
    const ids = idsOf.get(url.path);
    return ids && !ids.has(url.hash) ? `no element has the id of this anchor: ${href}` : null;
  };

  for (const page of site.pages) {
    const broken = [];
    for (const link of page.links) {
      if (link.href === "#") broken.push({ message: "an empty anchor", html: link.html });
      const message = await problemOf(page, link.href, { anchors: true });
      if (message) broken.push({ message, html: link.html });
    }
    report.check(page.file, "links", broken);

    const missing = [];
    for (const resource of page.resources) {
      const message = await problemOf(page, resource.href, { anchors: false });
      if (message) missing.push({ message, html: resource.html });
      else if (localUrl(site, page.path, resource.href) === "outside" && !resource.href.startsWith("data:")) {
        missing.push({ message: `asks another server: ${resource.href}`, html: resource.html });
      }
    }
    report.check(page.file, "resources", missing);
    const twice = page.ids.filter((id, index) => page.ids.indexOf(id) !== index);
    report.check(page.file, "ids", [...new Set(twice)].map((id) => ({ message: `the id ${id} is used twice` })));
  }

  // A 404 page is shown at any depth, so an address relative to it leads astray.
  for (const page of site.pages.filter((one) => one.file.endsWith("404.html"))) {
    const relative = [...page.links, ...page.resources].filter(({ href }) => !/^(\/|#|[a-z][a-z0-9+.-]*:)/i.test(href));
    report.check(page.file, "404-relative", relative.map(({ href, html }) => ({ message: `relative address ${href}`, html })));
  }
  report.expect("404.html", "404", site.files.includes("404.html"), "the site has no 404.html");

  for (const stub of site.stubs) {
    const target = stub.refresh.match(/url\s*=\s*['"]?([^'"]+)/i)?.[1];
    const message = target ? await problemOf(stub, target, { anchors: true }) : `no address in "${stub.refresh}"`;
    report.check(stub.file, "redirect", message ? [{ message }] : []);
  }
}

// The path within the site and the anchor that `href` on the page at `from` means; "outside" for other addresses.
export function localUrl(site, from, href) {
  let url;
  try {
    url = new URL(href, site.base + from);
  } catch {
    return null;
  }
  const base = new URL(site.base);
  if (url.origin !== base.origin) return "outside";
  if (!url.pathname.startsWith(site.prefix)) return { path: `${url.pathname} (outside ${site.prefix})`, hash: "" };
  return { path: `/${url.pathname.slice(site.prefix.length)}`, hash: decode(url.hash.slice(1)) };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
