// Nobody is watched: every page of a built site is read, scrolled, opened, focused, clicked and typed into, and must ask no
// other host for anything, send nothing, set no cookie and keep nothing but what begins with `kitpress:`.
// `node privacy.mjs SITE` looks first at planted faults, each of which must be found.

import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./serve.mjs";
import { pool, withBrowser } from "./lib/browser.mjs";
import { readSite } from "./lib/site.mjs";
import { main, Report } from "./lib/report.mjs";

const WIDTH = 4;

// Runs before anything of the page: notes what leaves no request behind, or one that cannot be told from others.
function watch() {
  const note = (what) => window.kitpressNoted(what);
  const before = (object, name, say) => {
    const real = object?.[name];
    if (!real) return;
    object[name] = function (...values) {
      note(say(values));
      return real.apply(this, values);
    };
  };
  before(Navigator.prototype, "sendBeacon", ([url]) => `a beacon to ${url}`);
  before(ServiceWorkerContainer.prototype, "register", ([url]) => `a service worker, ${url}`);
  before(IDBFactory.prototype, "open", ([name]) => `a database, ${name}`);
  before(CacheStorage.prototype, "open", ([name]) => `a cache, ${name}`);
  before(Storage.prototype, "setItem", ([key]) => (String(key).startsWith("kitpress:") ? "" : `kept as ${key}`));
  for (const name of ["WebSocket", "EventSource", "RTCPeerConnection", "WebTransport", "SharedWorker"]) {
    const Real = window[name];
    if (Real) window[name] = new Proxy(Real, { construct: (real, values) => (note(`a ${name}, ${values[0] ?? ""}`), new real(...values)) });
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    ...cookie,
    set(value) {
      note(`a cookie, ${value}`);
      cookie.set.call(this, value);
    },
  });
}

// Runs in the page: what its elements would do by themselves, now or when somebody follows a link.
function promises() {
  const found = [];
  const elsewhere = (href) => new URL(href, location.href).origin !== location.origin;
  for (const link of document.querySelectorAll("a[ping], area[ping]")) found.push(`ping="${link.getAttribute("ping")}"`);
  for (const link of document.querySelectorAll("link[rel][href]")) {
    const early = /\b(prefetch|preconnect|dns-prefetch|preload|modulepreload|prerender)\b/i.test(link.rel);
    if (early && elsewhere(link.href)) found.push(`rel="${link.rel}" to ${link.href}`);
  }
  for (const rules of document.querySelectorAll('script[type="speculationrules"]')) found.push(`speculation rules, ${rules.textContent.slice(0, 60)}`);
  return found;
}

// What a curious reader does, in the page. Nothing here leads to another page or sends a form.
async function act() {
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const link of document.querySelectorAll("a")) {
    for (const type of ["pointerover", "mouseover", "pointerenter", "touchstart"]) link.dispatchEvent(new Event(type, { bubbles: true }));
  }
  scrollTo(0, document.documentElement.scrollHeight);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true }));
  const touched = 'button:not([type="submit"]), [role="button"], input:not([type="hidden"], [type="submit"]), select, textarea, [data-script]';
  const elements = document.querySelectorAll(touched);
  for (const element of elements) {
    element.focus();
    if (element.matches('button, [role="button"], input[type="checkbox"], input[type="radio"]')) element.click();
    else if (element.matches("select")) {
      element.selectedIndex = element.options.length - 1;
      element.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (element.matches("input, textarea")) {
      element.value = element.type === "date" ? "2026-11-22" : "an answer";
      for (const type of ["input", "change", "blur"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
  // Scripts come when they are first asked for, and some wait until their reader has stopped typing.
  await pause(elements.length > 0 ? 500 : 50);
  document.dispatchEvent(new Event("visibilitychange"));
  dispatchEvent(new Event("pagehide"));
}

// What is left behind after all that.
function kept() {
  const keys = (storage) => Object.keys(storage).filter((key) => !key.startsWith("kitpress:"));
  return Promise.all([
    [...keys(localStorage), ...keys(sessionStorage)].map((key) => `kept as ${key}`),
    indexedDB.databases().then((all) => all.map((one) => `a database, ${one.name}`)),
    caches.keys().then((all) => all.map((name) => `a cache, ${name}`)),
    navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => `a service worker, ${one.scope}`)),
    document.cookie ? [`a cookie, ${document.cookie}`] : [],
  ]).then((all) => all.flat());
}

// One reader after the other; each finds the browser as if nobody had been there.
class Reader {
  async open(browser, server) {
    this.server = server;
    this.context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await this.context.exposeFunction("kitpressNoted", (what) => { if (what) this.noted.add(what); });
    await this.context.addInitScript(watch);
    this.context.on("request", (request) => this.asked(request));
    return this;
  }

  asked(request) {
    const url = new URL(request.url());
    if (["data:", "blob:", "about:"].includes(url.protocol)) return;
    if (url.origin !== this.server.origin) this.requests.add(`${request.resourceType()} to ${url.origin}`);
    else if (request.method() !== "GET" || request.postData() !== null) this.requests.add(`${request.method()} to ${url.pathname}`);
    else if (/an(%20|\+| )answer/.test(url.search)) this.requests.add(`an answer in ${url.pathname}${url.search}`);
  }

  async visit(one, report) {
    [this.requests, this.noted] = [new Set(), new Set()];
    const page = await this.context.newPage();
    try {
      await page.goto(this.server.url + one.path);
      for (const what of await page.evaluate(promises)) this.noted.add(what);
      await page.evaluate(act);
      for (const what of await page.evaluate(kept)) this.noted.add(what);
      for (const cookie of await this.context.cookies()) this.noted.add(`a cookie, ${cookie.name}`);
      report.check(one.file, "requests", [...this.requests].map((message) => ({ message })));
      report.check(one.file, "kept", [...this.noted].map((message) => ({ message })));
      await page.evaluate(forget);
      await this.context.clearCookies();
    } finally {
      await page.close();
    }
  }
}

// Runs in the page: nobody has been there.
async function forget() {
  localStorage.clear();
  for (const one of await indexedDB.databases()) indexedDB.deleteDatabase(one.name);
  for (const name of await caches.keys()) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
}

async function look(dir, report) {
  const site = await readSite(dir);
  const server = await serve(dir, { prefix: site.prefix });
  // No name leads anywhere: what is asked of other hosts is noted, and answered by nobody.
  const away = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  try {
    await withBrowser(async (browser) => {
      const free = await Promise.all(Array.from({ length: WIDTH }, () => new Reader().open(browser, server)));
      await pool(site.pages, async (one) => {
        const reader = free.pop();
        try {
          await reader.visit(one, report);
        } finally {
          free.push(reader);
        }
      }, (one, error) => report.expect(one.file, "visit", false, `could not be visited: ${error.message.split("\n")[0]}`), WIDTH);
    }, away);
  } finally {
    await server.close();
  }
  return site.pages.length;
}

// Each page does one thing that no page may do; the rule that must find it, and words of what it says.
const FAULTS = {
  image: ["requests", "image to https://elsewhere.example", '<img src="https://elsewhere.example/a.png" alt="">'],
  lazy: ["requests", "image to https://elsewhere.example", '<p style="height: 9000px">Long</p><img loading="lazy" src="https://elsewhere.example/a.png" alt="">'],
  style: ["requests", "to https://fonts.example", '<link rel="stylesheet" href="https://fonts.example/a.css">'],
  click: ["requests", "fetch to https://elsewhere.example", '<button type="button" onclick="fetch(\'https://elsewhere.example/\').catch(() => 0)">Go</button>'],
  answer: ["requests", "an answer in", '<input oninput="fetch(\'/?q=\' + encodeURIComponent(this.value))">'],
  hover: ["requests", "fetch to https://elsewhere.example", '<a href="/" onmouseover="fetch(\'https://elsewhere.example/\').catch(() => 0)">Home</a>'],
  post: ["requests", "POST to /count", '<script>fetch("/count", { method: "POST", body: "1" })</script>'],
  beacon: ["kept", "a beacon", '<script>addEventListener("pagehide", () => navigator.sendBeacon("/count"))</script>'],
  cookie: ["kept", "a cookie", '<script>document.cookie = "seen=1"</script>'],
  storage: ["kept", "kept as visitor", '<script>localStorage.visitor = "1"</script>'],
  session: ["kept", "kept as visit", '<input onfocus="sessionStorage.setItem(\'visit\', \'1\')">'],
  database: ["kept", "a database", '<script>indexedDB.open("people")</script>'],
  cache: ["kept", "a cache", '<script>caches.open("people")</script>'],
  worker: ["kept", "a service worker", '<script>navigator.serviceWorker.register("/worker.js").catch(() => 0)</script>'],
  socket: ["kept", "a WebSocket", '<details ontoggle="new WebSocket(\'wss://elsewhere.example/\')"><summary>More</summary></details>'],
  ping: ["kept", "ping=", '<a href="/" ping="https://elsewhere.example/">Home</a>'],
  connect: ["kept", "preconnect", '<link rel="preconnect" href="https://elsewhere.example/">'],
};
const GOOD = '<input oninput="localStorage.setItem(\'kitpress:/\', this.value)"><a href="https://elsewhere.example/">Elsewhere</a>';

async function selftest(report) {
  const folder = await mkdtemp(join(tmpdir(), "kitpress-privacy-"));
  const found = new Report("planted");
  try {
    const write = async (name, html) => {
      await mkdir(join(folder, name), { recursive: true });
      await writeFile(join(folder, name, "index.html"), `<!doctype html><html lang="en"><title>${name}</title><body>${html}</body></html>`);
    };
    await write(".", GOOD);
    await writeFile(join(folder, "worker.js"), "");
    for (const [name, [, , html]] of Object.entries(FAULTS)) await write(name, html);
    await look(folder, found);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const of = (name) => found.problems.filter((problem) => problem.page === (name === "." ? "index.html" : `${name}/index.html`));
  const said = (name) => of(name).map((problem) => `${problem.rule}: ${problem.message}`).join("; ") || "nothing";
  report.expect("planted: a good page", "selftest", of(".").length === 0, `reported: ${said(".")}`);
  for (const [name, [rule, words]] of Object.entries(FAULTS)) {
    const hit = of(name).some((problem) => problem.rule === rule && problem.message.includes(words));
    report.expect(`planted: ${name}`, "selftest", hit, `not found; reported: ${said(name)}`);
  }
}

export async function checkPrivacy(dir) {
  const report = new Report("privacy");
  await selftest(report);
  report.note(`${await look(dir, report)} pages and ${Object.keys(FAULTS).length} planted faults`);
  return report;
}

await main(import.meta, checkPrivacy, "node privacy.mjs SITE");
