// Filtering with a keyboard: what is shown, counted, said, and in the address.

// Whether a page has one value of each group among `keys` (`role=ambassador`).
export function fits(page, keys) {
  const groups = Map.groupBy ? Map.groupBy(keys, group) : keys.reduce((map, key) => map.set(group(key), [...(map.get(group(key)) ?? []), key]), new Map());
  return [...groups.values()].every((own) => own.some((key) => page.values.has(key)));
}

const group = (key) => key.split("=")[0];

// What the page shows now.
export async function shown(page) {
  return page.evaluate(() => ({
    paths: [...document.querySelectorAll(".explore .card h3 a")].map((link) => new URL(link.href).pathname),
    note: document.querySelector(".explore-note").textContent,
    heading: document.querySelector("#kit-results").textContent,
    chips: [...document.querySelectorAll(".chips button")].map((one) => one.getAttribute("aria-label")),
    query: decodeURIComponent(location.search),
    counts: [...document.querySelectorAll(".filter input")].map((box) => {
      const text = box.closest("label").textContent.trim();
      return { name: text.replace(/ \(\d+\)$/, ""), count: Number(text.match(/\((\d+)\)$/)?.[1]), checked: box.checked, empty: box.getAttribute("aria-disabled") === "true" };
    }),
  }));
}

// Presses Tab until the focus is on what `is` recognises.
export async function tabTo(page, is, argument, most = 150) {
  for (let count = 0; count < most; count += 1) {
    if (await page.evaluate(([source, value]) => new Function("element", "value", `return (${source})(element, value)`)(document.activeElement, value), [is.toString(), argument])) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${argument ?? is}`);
}

const choice = (element, name) => element.matches(".filter input") && element.closest("label").textContent.trim().replace(/ \(\d+\)$/, "") === name;
const button = (element, name) => element.localName === "button" && (element.getAttribute("aria-label") ?? element.textContent).trim() === name;
const settled = (page, query) => page.waitForFunction((wanted) => decodeURIComponent(location.search) === wanted, query, { timeout: 5000 });
const focusOf = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("aria-label") || document.activeElement.localName);
// Waits for the words, and gives what was said last.
export async function said(page, part) {
  await page.waitForFunction((wanted) => document.querySelector("#kit-status").textContent.includes(wanted), part, { timeout: 2000 }).catch(() => {});
  return page.evaluate(() => document.querySelector("#kit-status").textContent);
}

// Each value by its address: the pages that have it, newest first, and no others.
export async function addresses({ context, server, report, pages }) {
  const page = await context.newPage();
  const keys = [...new Set(pages.flatMap((one) => [...one.values]))];
  const asked = keys.map((key) => [key]);
  asked.push(["outcome=negative", "outcome=mixed"], ["role=student_partner", "theme=belonging"], ["theme=belonging", "theme=wellbeing", "kind=post"]);
  for (const own of asked) {
    const groups = new Map();
    for (const key of own) groups.set(group(key), [...(groups.get(group(key)) ?? []), key.split("=")[1]]);
    const query = [...groups].map(([name, values]) => `${name}=${values.join(",")}`).join("&");
    await page.goto(`${server.url}explore/?${query}`);
    await page.waitForSelector(".explore-note:not([hidden])");
    const expected = pages.filter((one) => fits(one, own)).map((one) => one.path);
    const now = await shown(page);
    const first = expected.slice(0, 24).join();
    report.expect(query, "list", now.paths.join() === first, `shows ${now.paths.join(" ")}, not ${first}`);
    report.expect(query, "note", now.note === `Pages found: ${expected.length} of ${pages.length}`, `says "${now.note}"`);
  }
  await page.goto(`${server.url}explore/?role=nonsense,ambassador`);
  await page.waitForSelector(".explore-note:not([hidden])");
  const { note, chips } = await shown(page);
  report.expect("unknown value", "unknown", note.startsWith("Not known here, so left out: nonsense") && chips.length === 1, `says "${note}"`);
  await page.close();
}

// With the keyboard: values of a group widen, groups narrow, every count says what one more choice would leave.
export async function filters({ context, server, report, pages }) {
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}explore/`);
  await page.waitForSelector(".filter input");
  report.expect("explore", "lazy", !asked.some((path) => /explore-(filter|en)/.test(path)), "the pages are loaded before anybody filters");
  const before = await shown(page);
  report.expect("explore", "newest", before.paths.join() === pages.slice(0, 12).map((one) => one.path).join(), "the newest pages are not first");
  const labels = { "outcome=negative": "Negative", "outcome=mixed": "Mixed", "theme=belonging": "Belonging" };
  const chosen = [];
  for (const [key, name] of Object.entries(labels)) {
    await page.evaluate(() => document.activeElement.blur());
    await tabTo(page, choice, name);
    await page.keyboard.press("Space");
    chosen.push(key);
    const query = ["?outcome=negative", "?outcome=negative,mixed", "?outcome=negative,mixed&theme=belonging"][chosen.length - 1];
    await settled(page, query).catch(() => {});
    const now = await shown(page);
    report.expect(query, "address", now.query === query, `the address says ${now.query}`);
    const expected = pages.filter((one) => fits(one, chosen)).map((one) => one.path);
    report.expect(query, "list", now.paths.join() === expected.join(), `shows ${now.paths.join(" ")}, not ${expected.join(" ")}`);
    const words = `Pages found: ${expected.length} of ${pages.length}`;
    const spoken = await said(page, words);
    report.expect(query, "announced", spoken === words, `says "${spoken}"`);
    report.expect(query, "focus-kept", await page.evaluate(choice_now, name), "the focus is no longer on the checkbox");
    await counts(page, report, pages, chosen, query);
  }
  await emptyChoice(page, report);
  await chips(page, report);
  await page.close();
}

const choice_now = (name) => document.activeElement.closest("label")?.textContent.trim().startsWith(name) ?? false;

// Every count against the front matter: the pages that would be left if this value were chosen too, in its group alone.
async function counts(page, report, pages, chosen, query) {
  const values = await page.evaluate(() => kitpress.load("explore-data").then((data) => data.values.map(([group, id, label]) => [`${data.groups[group]}=${id}`, label])));
  const now = await shown(page);
  const wrong = values.flatMap(([key, label], index) => {
    const others = chosen.filter((one) => group(one) !== group(key));
    const expected = pages.filter((one) => fits(one, [...others, key])).length;
    const { name, count, checked, empty } = now.counts[index];
    const right = name === label && count === expected && checked === chosen.includes(key) && empty === (expected === 0 && !chosen.includes(key));
    return right ? [] : [`${label}: ${count}, not ${expected}${empty ? ", disabled" : ""}`];
  });
  report.expect(query, "counts", wrong.length === 0, wrong.slice(0, 3).join("; "));
}

async function emptyChoice(page, report) {
  await tabTo(page, choice, "Positive").catch(() => {});
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, choice, "Posts");
  await page.keyboard.press("Space");
  const spoken = await said(page, "Posts");
  const now = await shown(page);
  const posts = now.counts.find((one) => one.name === "Posts");
  report.expect("a choice without pages", "empty-choice", posts.empty && !posts.checked && !now.query.includes("kind"), "can be chosen");
  report.expect("a choice without pages", "empty-choice", spoken === "No page would be left with “Posts”.", `says "${spoken}"`);
}

async function chips(page, report) {
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, button, "Remove filter: Mixed");
  await page.keyboard.press("Enter");
  await settled(page, "?outcome=negative&theme=belonging").catch(() => {});
  await page.waitForTimeout(50);
  const now = await shown(page);
  report.expect("chips", "chips", now.chips.join() === "Remove filter: Negative,Remove filter: Belonging", now.chips.join());
  report.expect("chips", "focus", (await focusOf(page)) === "Remove filter: Belonging", `focus on ${await focusOf(page)}`);
  const none = await said(page, "No page fits");
  report.expect("nothing found", "nothing", none.includes("No page fits all of these filters"), `says "${none}"`);
  await tabTo(page, button, "Clear all");
  await page.keyboard.press("Enter");
  await settled(page, "").catch(() => {});
  await page.waitForTimeout(50);
  const clear = await shown(page);
  report.expect("clear all", "clear", clear.query === "" && clear.chips.length === 0 && clear.paths.length === 12, `${clear.query}, ${clear.paths.length} pages`);
  report.expect("clear all", "focus", (await focusOf(page)) === "kit-results", `focus on ${await focusOf(page)}`);
}

// Back, forward, sorting, and all pages.
export async function moving({ context, server, report, pages }) {
  const page = await context.newPage();
  await page.goto(`${server.url}explore/`);
  await page.waitForSelector(".filter input");
  const totals = [];
  for (const name of ["Negative", "Mixed"]) {
    await page.evaluate(() => document.activeElement.blur());
    await tabTo(page, choice, name);
    await page.keyboard.press("Space");
    await page.waitForFunction((count) => document.querySelectorAll(".chips button").length === count, totals.length + 1);
    totals.push((await shown(page)).paths.length);
  }
  const go = async (way, query) => {
    await page.evaluate((by) => history.go(by), way);
    await settled(page, query).catch(() => {});
    await page.waitForTimeout(100);
    return shown(page);
  };
  const back = await go(-1, "?outcome=negative");
  report.expect("back", "history", back.query === "?outcome=negative" && back.paths.length === totals[0] && back.chips.length === 1, `${back.query}, ${back.paths.length} pages`);
  const forward = await go(1, "?outcome=negative,mixed");
  report.expect("forward", "history", forward.paths.length === totals[1] && forward.chips.length === 2, `${forward.query}, ${forward.paths.length} pages`);
  const start = await go(-2, "");
  report.expect("back to the start", "history", start.query === "" && start.paths.length === 12, `${start.query}, ${start.paths.length} pages`);
  await page.goto(`${server.url}explore/`);
  await page.waitForSelector(".filter input");
  await tabTo(page, (element) => element.localName === "select");
  await page.keyboard.press("End");
  await settled(page, "?sort=title").catch(() => {});
  const titles = await page.$$eval(".explore .card h3", (all) => all.map((one) => one.textContent));
  const sorted = pages.map((one) => one.title).sort((a, b) => a.localeCompare(b, "en"));
  report.expect("by title", "sort", titles.join() === sorted.join(), titles.slice(0, 3).join(", "));
  await page.goto(`${server.url}explore/`);
  await page.waitForSelector(".filter input");
  await tabTo(page, button, "Show more");
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => document.querySelectorAll(".explore .card").length === count, pages.length).catch(() => {});
  const all = await shown(page);
  report.expect("show more", "more", all.paths.join() === pages.map((one) => one.path).join(), `${all.paths.length} of ${pages.length}`);
  const at = await page.evaluate(() => new URL(document.activeElement.href ?? "x:").pathname);
  report.expect("show more", "more-focus", at === pages[12].path, `focus on ${at}`);
  await page.close();
}
