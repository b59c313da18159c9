// Case studies side by side, with a keyboard: chosen on their cards or on the page itself, two to four, never five.

import { said, tabTo } from "./filter.mjs";

const table = (page) =>
  page.evaluate(() => ({
    titles: [...document.querySelectorAll(".compare thead th a")].map((link) => link.textContent),
    scopes: [...document.querySelectorAll(".compare th")].every((cell) => cell.scope === (cell.closest("thead") ? "col" : "row")),
    // Text of each column, by the row.
    columns: [...(document.querySelector(".compare tbody tr")?.querySelectorAll("td") ?? [])].map((_, place) =>
      [...document.querySelectorAll(".compare tbody tr")].map((row) => `${row.cells[0].textContent}: ${row.cells[place + 1].innerText.replace(/\s+/g, " ").trim()}`),
    ),
    hidden: document.querySelector(".compare").hidden,
    note: document.querySelector(".explore-note")?.textContent ?? "",
    query: decodeURIComponent(location.search),
  }));
const columns = (page, count) => page.waitForFunction((wanted) => document.querySelectorAll(".compare thead th a").length === wanted, count, { timeout: 5000 }).catch(() => {});

export async function compare(scene) {
  await fromCards(scene);
  await chosen(scene);
  await readyTables(scene);
}

const compareBox = (element, title) => element.matches(".card input") && element.closest("label").textContent.includes(title);

async function fromCards({ context, server, report }) {
  const page = await context.newPage();
  await page.goto(`${server.url}explore/?kind=case_study`);
  await page.waitForSelector(".card input");
  const titles = ["Mentors for new students", "A panel that did not last", "Reading groups led by students", "A careers week by students", "Open days with student guides"];
  for (const title of titles.slice(0, 4)) {
    await page.evaluate(() => document.activeElement.blur());
    await tabTo(page, compareBox, title);
    await page.keyboard.press("Space");
  }
  const four = await said(page, "Chosen to compare: 4");
  report.expect("cards", "chosen", four === "Chosen to compare: 4", `says "${four}"`);
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, compareBox, titles[4]);
  await page.keyboard.press("Space");
  const fifth = await said(page, "Four at most");
  const ticked = await page.locator(".card input:checked").count();
  report.expect("cards", "five-cards", fifth === "Four at most. Take one away first." && ticked === 4, `says "${fifth}", ${ticked} are ticked`);
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, (element) => element.localName === "a" && element.textContent.startsWith("Compare them"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/compare/?with=*");
  await columns(page, 4);
  const now = await table(page);
  report.expect("cards", "followed", now.titles.join() === titles.slice(0, 4).join(), now.titles.join(", "));
  report.expect("cards", "address", now.query === "?with=mentors,panel,reading-groups,careers-week", now.query);
  await page.close();
}

async function add(page, letters) {
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, (element) => element.localName === "select");
  await page.waitForFunction(() => document.querySelectorAll("main select option").length > 1);
  await page.keyboard.type(letters);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}

async function chosen({ context, server, report }) {
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}compare/`);
  await page.waitForTimeout(200);
  report.expect("compare", "lazy", !asked.some((path) => path.includes("explore-en")), "the data are loaded before anybody chooses");
  for (const [letters, count] of [["Mentors", 1], ["Open", 2], ["A panel", 3], ["Feedback", 4]]) {
    await add(page, letters);
    await columns(page, count);
    const now = await table(page);
    report.expect(`${count} chosen`, "columns", now.titles.length === count && now.columns.length === count && !now.hidden && now.scopes, `${now.titles.join(", ")}; ${now.columns.length} columns`);
    const words = await said(page, "Added: ");
    report.expect(`${count} chosen`, "announced", words.startsWith("Added: ") && words.includes("at least two") === count < 2, `says "${words}"`);
  }
  await add(page, "Reading");
  const fifth = await said(page, "Four at most");
  const now = await table(page);
  report.expect("a fifth", "five", fifth.startsWith("Four at most") && now.titles.length === 4, `says "${fifth}", ${now.titles.length} columns`);
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, (element) => element.getAttribute("aria-label") === "Remove: Open days with student guides");
  await page.keyboard.press("Enter");
  await columns(page, 3);
  await page.waitForTimeout(50);
  const left = await table(page);
  report.expect("removed", "remove", left.query === "?with=mentors,panel,feedback" && !left.titles.includes("Open days with student guides"), left.query);
  const focus = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  report.expect("removed", "remove-focus", focus === "Remove: A panel that did not last", `focus on ${focus}`);
  await page.evaluate(() => history.back());
  await columns(page, 4);
  report.expect("back", "compare-history", (await table(page)).titles.length === 4, "the fourth does not come back");
  await page.goto(`${server.url}compare/?with=mentors,nobody`);
  await columns(page, 1);
  await said(page, "nobody");
  const { note } = await table(page);
  report.expect("an unknown one", "unknown-study", note === "Not known here, so left out: nobody Choose at least two.", `says "${note}"`);
  await page.close();
}

// What the script shows of a case study is what the ready table shows; which scrolls by keyboard where it is narrow.
async function readyTables({ context, server, report }) {
  const page = await context.newPage();
  await page.goto(`${server.url}case-studies/mentors/compare/`);
  const ready = await table(page);
  await page.goto(await page.$eval("main .needs-script a", (link) => link.href));
  await columns(page, ready.titles.length);
  const made = await table(page);
  report.expect("ready", "columns", ready.titles.join() === made.titles.join(), `${ready.titles.join(", ")}; ${made.titles.join(", ")}`);
  const differ = ready.columns.flatMap((column, place) => column.filter((cell, row) => cell !== made.columns[place]?.[row]));
  report.expect("ready", "columns", ready.columns.length > 1 && differ.length === 0, differ.slice(0, 2).join("; "));
  report.expect("ready", "rounded", ready.columns[0].some((cell) => cell.includes("45 people")) && !ready.columns.flat().some((cell) => cell.includes("47")), "the figure is not as published");
  await page.setViewportSize({ width: 320, height: 700 });
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, (element) => element.matches(".compare"));
  const from = await page.evaluate(() => document.activeElement.scrollLeft);
  for (let count = 0; count < 5; count += 1) await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(400);
  const to = await page.evaluate(() => document.activeElement.scrollLeft);
  report.expect("narrow", "scroll", to > from, `from ${from} to ${to}`);
  await page.close();
}
