// Scenes in which pages change: bodies, style sheets, pages that come, move and go, documents, a server that stops.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announced, badge, focused, kept, mark, overlay, shown } from "./stage.mjs";

export const ABOUT = { path: "toolkits/inclusive-partnerships/about/", file: "content/toolkits/inclusive-partnerships/about.md" };
const POST = "posts/new-report/";
const post = (title) => `---\ntitle: ${title}\nsummary: What is new.\npublished: 2026-11-22\nauthors:\n  - person: editors\n---\n\nIts first words.\n`;

// Scrolls, opens a disclosure and puts the focus on a link in the middle of the text.
export async function settleIn(page) {
  await page.locator("main details").first().evaluate((one) => (one.open = true));
  const link = page.locator("#kit-main a[href]:visible").last();
  await link.scrollIntoViewIfNeeded();
  await link.focus();
  await page.evaluate(() => scrollBy(0, 40));
  const at = () => page.evaluate(() => ({ y: scrollY, top: document.activeElement.getBoundingClientRect().top }));
  return { href: await link.getAttribute("href"), at, before: await at() };
}

export async function body(stage, report) {
  const expect = (rule, holds, message) => report.expect("a body is edited", rule, holds, message);
  const page = await stage.visit(ABOUT.path);
  const { href, at, before } = await settleIn(page);
  await mark(page);
  expect("scrolled", before.y > 200, `the page stands at ${before.y} only`);
  await stage.append(ABOUT.file, "These words came last.");
  expect("updated", await stage.says(page, "These words came last."), "the new words are not shown");
  const opened = () => page.locator("main details").first().evaluate((one) => one.open);
  const stays = async (where) => {
    await stage.pause();
    const now = await at();
    const focus = await focused(page);
    expect("scroll", Math.abs(now.top - before.top) < 3, `${where}: what is read stood at ${before.top} and stands at ${now.top}`);
    expect("focus", focus.tag === "a" && focus.href === href, `${where}: the focus is on ${focus.tag} ${focus.href}`);
    expect("disclosure", await opened(), `${where}: it is closed`);
    expect("no navigation", page.navigations === 0 && (await page.evaluate(() => window.kitpressMark === true)), `${where}: the page was loaded again`);
  };
  await stays("words after it");
  expect("same elements", await kept(page, "main details, main h1, header a"), "elements that did not change are others");
  await stage.edit(ABOUT.file, (text) => text.replace("## Where it comes from\n", "## Where it comes from\n\nOne more paragraph stands above the reader’s place.\n"));
  expect("updated", await stage.says(page, "One more paragraph"), "the new paragraph is not shown");
  await stays("a paragraph above it");
  await page.locator("main details").first().evaluate((one) => (one.open = false));
  await stage.edit(ABOUT.file, (text) => text.replace("Three words carry", "Three terms carry"));
  expect("updated", await stage.until(() => page.evaluate(() => document.querySelector("main details").textContent.includes("Three terms"))), "a closed disclosure is not updated");
  expect("disclosure", !(await opened()), "it was closed and opened by itself");
  await stage.edit(ABOUT.file, (text) => text.replace("title: About this toolkit", "title: About these pages"));
  expect("title", await stage.until(async () => (await page.title()).includes("About these pages")), "the window has the old title");
  expect("no navigation", page.navigations === 0, "front matter: the page was loaded again");
  expect("console", page.complaints.length === 0, page.complaints.join("; "));
}

export async function typed(stage, report) {
  const expect = (rule, holds, message) => report.expect("words that a reader types", rule, holds, message);
  const page = await stage.visit("feedback/");
  const field = page.locator("#kit-feedback-experience");
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await field.fill("Half a sent");
  await field.focus();
  await stage.edit("content/pages/feedback.md", (text) => text.replace("A line is enough.", "A single line is enough."));
  expect("updated", await stage.says(page, "A single line is enough."), "the new words are not shown");
  expect("typed", (await field.inputValue()) === "Half a sent", "what was typed is gone");
  await page.keyboard.type("ence");
  expect("focus", (await field.inputValue()) === "Half a sentence", "typing does not go on");
}

export async function style(stage, report) {
  const expect = (rule, holds, message) => report.expect("a style sheet is edited", rule, holds, message);
  const page = await stage.visit(ABOUT.path);
  const { at, before } = await settleIn(page);
  await mark(page);
  page.asked.length = 0;
  await stage.restyle("h1 { letter-spacing: 7px; }\n");
  const spacing = () => page.locator("h1").first().evaluate((one) => getComputedStyle(one).letterSpacing);
  expect("style", await stage.until(async () => (await spacing()) === "7px"), `the new style does not apply: ${await spacing()}`);
  await stage.pause();
  const sheets = await page.evaluate(() => document.querySelectorAll('head link[rel="stylesheet"]').length);
  expect("one sheet", sheets === 1, `${sheets} style sheets are linked`);
  expect("only the sheet", page.asked.every((path) => /\.css$|^\/__kitpress\//.test(path)), `asked for ${page.asked.join(" ")}`);
  expect("same elements", (await kept(page, "body *:not([data-kitpress])")) && page.navigations === 0, "elements are others than before");
  expect("scroll", (await at()).y === before.y, "the page moved");
  await stage.restyle("h1 { letter-spacing: 3px; }\n");
  expect("style", await stage.until(async () => (await spacing()) === "3px"), "the second change does not apply");
  // A page that is opened later has it from the start.
  const other = await stage.visit("");
  expect("style", (await other.locator("h1").first().evaluate((one) => getComputedStyle(one).letterSpacing)) === "3px", "another page has the old style");
}

export async function twoBrowsers(stage, report) {
  const expect = (rule, holds, message) => report.expect("two browsers", rule, holds, message);
  const pages = [await stage.visit(ABOUT.path), await stage.visit(ABOUT.path, { viewport: { width: 400, height: 700 } })];
  const elsewhere = await stage.visit("about/");
  await Promise.all([...pages, elsewhere].map(mark));
  for (const words of ["Seen by both.", "And once more."]) {
    await stage.append(ABOUT.file, words);
    for (const [n, page] of pages.entries()) expect("both", await stage.says(page, words), `browser ${n + 1} does not show “${words}”`);
  }
  expect("others rest", !elsewhere.asked.some((path) => path === "/about/") && (await kept(elsewhere, "main *")), "a browser on another page asked for it again");
}

export async function pagesComeAndGo(stage, report) {
  const expect = (rule, holds, message) => report.expect("pages come and go", rule, holds, message);
  const posts = await stage.visit("posts/");
  await mark(posts);
  await stage.write("content/posts/new-report.md", post("A new report"));
  expect("listed", await stage.says(posts, "A new report"), "the list does not show the new page");
  expect("no navigation", posts.navigations === 0, "the list was loaded again");
  const page = await stage.visit(POST);
  expect("there", await stage.says(page, "Its first words."), "the new page is not served");
  await stage.edit("content/posts/new-report.md", (text) => text.replace("A new report", "A newer report"));
  expect("listed", (await stage.says(posts, "A newer report")) && (await stage.says(page, "A newer report")), "page or list has the old title");
  await stage.move("content/posts/new-report.md", "content/posts/final-report.md");
  const link = (name) => posts.evaluate((end) => [...document.links].some((one) => one.pathname.endsWith(end)), `/posts/${name}/`);
  expect("renamed", await stage.until(async () => (await link("final-report")) && !(await link("new-report"))), "the list links to the old address");
  const gone = () => page.evaluate(() => !document.body.innerText.includes("Its first words."));
  expect("gone", await stage.until(gone), "the page is shown at its old address");
  expect("gone", (await stage.until(() => page.evaluate(() => document.querySelector("#kit-main h1") !== null))), "the site’s own page for addresses that lead nowhere is not shown");
  await stage.move("content/posts/final-report.md", "content/posts/new-report.md");
  expect("back", await stage.says(page, "Its first words."), "the page that came back is not shown");
  await stage.remove("content/posts/new-report.md");
  expect("gone", await stage.until(gone), "the deleted page is still shown");
  expect("listed", await stage.until(async () => !(await link("new-report"))), "the deleted page is still listed");
  // A page that others link to cannot go without a word; the last good site stays.
  await stage.move(ABOUT.file, "content/about.away");
  expect("links to it", await stage.until(() => shown(overlay(posts))), "nothing is said of links that lead nowhere now");
  await stage.move("content/about.away", ABOUT.file);
  expect("links to it", await stage.until(async () => !(await shown(overlay(posts)))), "the message stays");
}

export async function documents(stage, report) {
  const expect = (rule, holds, message) => report.expect("documents", rule, holds, message);
  const index = "content/toolkits/inclusive-partnerships/index.md";
  await stage.append(index, "A sentence for the documents.");
  const page = await stage.visit("toolkits/inclusive-partnerships/");
  await stage.says(page, "A sentence for the documents.");
  const links = await page.evaluate(() => [...document.links].map((one) => one.pathname).filter((path) => /\/inclusive-partnerships\.(docx|pdf|epub)$/.test(path)));
  expect("offered", new Set(links).size === 3, `Word, PDF and EPUB are not all linked: ${links}`);
  const built = await mkdtemp(join(tmpdir(), "kitpress-editing-built-"));
  try {
    execFileSync(stage.binary, ["build", "--root", stage.root, "--output", built], { stdio: "ignore" });
    for (const path of new Set(links)) {
      const coming = page.waitForEvent("download", { timeout: 60_000 });
      await page.evaluate((to) => [...document.links].find((one) => one.pathname === to).click(), path);
      const file = await (await coming).path();
      const [bytes, wanted] = [stage.spoilt(path, await readFile(file)), await readFile(join(built, path))];
      const kind = path.split(".").pop();
      const begins = kind === "pdf" ? "%PDF-" : kind === "epub" ? "application/epub+zip" : "word/";
      expect("right", bytes.includes(begins), `${path} is not what its name says`);
      expect("as built", bytes.equals(wanted), `${path}: ${bytes.length} bytes, a build makes ${wanted.length}`);
    }
    // The sizes that the page names are those of the files.
    await stage.pause();
    const sizes = await page.evaluate(() => document.querySelector("#kit-main").innerText.match(/[\d.,]+ (kB|MB)/g) ?? []);
    const html = await readFile(join(built, "toolkits/inclusive-partnerships/index.html"), "utf8");
    expect("sizes", sizes.length >= 3 && sizes.every((size) => html.replace(/\u00a0/g, " ").includes(size.replace(/\u00a0/g, " "))), `sizes ${sizes} are not the build’s`);
  } finally {
    await rm(built, { recursive: true, force: true });
  }
  expect("no navigation", page.navigations === 0, "the page was left");
}

export async function stopped(stage, report) {
  const expect = (rule, holds, message) => report.expect("the server stops", rule, holds, message);
  const page = await stage.visit(ABOUT.path);
  await mark(page);
  await stage.stop();
  expect("said", await stage.until(() => shown(badge(page, "offline"))), "nothing says that the preview has stopped");
  expect("announced", /stopped/.test(await announced(page)), "it is not announced");
  await stage.shot(page, "stopped");
  // A change that no server saw.
  await stage.append(ABOUT.file, "Written while it stood still.");
  await stage.start(stage.port);
  expect("taken up", await stage.says(page, "Written while it stood still."), "the page is the old one");
  expect("no navigation", page.navigations === 0, "the page was loaded again");
  expect("said", await stage.until(async () => !(await shown(badge(page, "offline")))), "it still says that the preview has stopped");
}
