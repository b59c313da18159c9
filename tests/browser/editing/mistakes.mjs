// Scenes in which something is wrong or unfinished: errors, warnings, drafts, other languages, the keyboard alone.

import { announced, axeEverywhere, badge, focused, kept, list, mark, overlay, shown } from "./stage.mjs";
import { ABOUT, settleIn } from "./pages.mjs";

const BROKEN = "What is wrong here is [[nowhere-at-all]], a link.";
const spoil = (stage) => stage.append(ABOUT.file, BROKEN);
const mend = (stage) => stage.edit(ABOUT.file, (text) => text.replace(BROKEN, "All is well again."));

export async function error(stage, report) {
  const expect = (rule, holds, message) => report.expect("a mistake", rule, holds, message);
  const page = await stage.visit(ABOUT.path);
  const { href, at, before } = await settleIn(page);
  await mark(page);
  await spoil(stage);
  expect("overlay", await stage.until(() => shown(overlay(page))), "nothing is shown");
  await stage.shot(page, "error");
  const box = page.getByRole("alertdialog", { name: "One mistake to put right" });
  expect("announced", (await box.count()) === 1, "no alert dialog has the name");
  const described = await overlay(page).evaluate((one) => one.getAttribute("aria-describedby").split(" ").map((id) => one.getRootNode().getElementById(id)?.textContent).join(" "));
  expect("announced", /last good/.test(described) && /nowhere-at-all/.test(described), `its description is “${described}”`);
  expect("focusable", (await focused(page)).role === "alertdialog", `the focus is on ${(await focused(page)).tag}`);
  const line = (await stage.read(ABOUT.file)).split("\n").findIndex((text) => text === BROKEN) + 1;
  const text = await overlay(page).innerText().catch(() => "");
  expect("message", /There is no page\s+nowhere-at-all/.test(text) && text.includes("link-missing-page"), `the message is “${text}”`);
  const excerpt = (await overlay(page).locator("pre").first().textContent({ timeout: 1000 }).catch(() => "")).split("\n");
  const [row, carets] = [excerpt.findIndex((one) => one.includes(BROKEN)), excerpt.findIndex((one) => one.includes("^^"))];
  expect("excerpt", row >= 0 && excerpt[row].trim().startsWith(String(line)), `line ${line} is not in it: ${excerpt.join("\n")}`);
  const under = carets >= 0 && excerpt[row] ? excerpt[row].slice(excerpt[carets].indexOf("^"), excerpt[carets].lastIndexOf("^") + 1) : "";
  expect("caret", carets === row + 1 && /nowhere-at-all/.test(under), `the carets stand under “${under}”`);
  expect("what to do", /What to do:\s+\S+/.test(text), `nothing says what to do: “${text}”`);
  const link = (await overlay(page).locator("a").first().getAttribute("href", { timeout: 1000 }).catch(() => "")) ?? "";
  const column = BROKEN.indexOf("[[") + 1;
  expect("editor", link.startsWith(`vscode://file${stage.root}/${ABOUT.file}:${line}:`) && Math.abs(Number(link.split(":").pop()) - column) <= 2, `the link leads to ${link}, not to column ${column} of line ${line}`);
  expect("last good page", (await kept(page, "main *")) && (await stage.says(page, "How people are quoted")) && page.navigations === 0, "the page below is not the last good one");
  expect("scroll", Math.abs((await at()).y - before.y) < 3, "the page moved");
  await page.keyboard.press("Escape");
  expect("dismissed", !(await shown(overlay(page))), "Escape does not close it");
  const returned = await focused(page);
  expect("focus returns", !returned.ours && returned.href === href, `the focus is on ${returned.tag} ${returned.href}`);
  expect("announced", /hidden/i.test(await announced(page)), "that it is hidden is not announced");
  expect("again", (await shown(badge(page, "errors"))) && (await badge(page, "errors").innerText()) === "Show the mistake", "nothing brings it back");
  await stage.go(page, "about/");
  await stage.pause();
  expect("stays dismissed", !(await shown(overlay(page))) && (await shown(badge(page, "errors"))), "on the next page it is there again");
  await stage.go(page, ABOUT.path);
  const place = await settleIn(page);
  await badge(page, "errors").click();
  expect("again", await shown(overlay(page)), "the button does not bring it back");
  await page.keyboard.press("Escape");
  await page.locator(`#kit-main a[href="${place.href}"]`).last().focus();
  await stage.edit(ABOUT.file, (now) => now.replace("nowhere-at-all", "nor-here-at-all"));
  expect("another mistake", await stage.until(async () => (await overlay(page).innerText()).includes("nor-here-at-all")), "another mistake is not shown");
  await stage.edit(ABOUT.file, (now) => now.replace("nor-here-at-all", "nowhere-at-all"));
  expect("another mistake", await stage.until(async () => (await overlay(page).innerText()).includes("nowhere-at-all")), "the text of before stays");
  expect("focusable", (await focused(page)).ours, "the focus fell out of the message when it changed");
  const stood = await where(page, place.href);
  await mend(stage);
  expect("clears", await stage.until(async () => !(await shown(overlay(page)))), "the fix does not take it away");
  expect("updated", await stage.says(page, "All is well again."), "the mended page is not shown");
  expect("announced", /up to date/.test(await announced(page)), "that it is put right is not announced");
  const last = await focused(page);
  expect("focus returns", !last.ours && last.href === place.href, `after the fix the focus is on ${last.tag} ${last.href}`);
  const stands = await where(page, place.href);
  expect("scroll", Math.abs(stands - stood) < 3, `the fix moved what was read from ${stood} to ${stands}`);
  expect("console", page.complaints.length === 0, page.complaints.join("; "));
}

// Where the link that had the focus stands in the window: words that come above it may move the page, but not what is read.
const where = (page, href) => page.locator(`#kit-main a[href="${href}"]`).last().evaluate((link) => Math.round(link.getBoundingClientRect().top));

export async function never(stage, report) {
  const expect = (rule, holds, message) => report.expect("broken from the start", rule, holds, message);
  const page = await stage.visit("");
  expect("overlay", await stage.until(() => shown(overlay(page))), "nothing is shown");
  expect("page", (await page.locator("h1").innerText()) === "The site is not built yet", "the page does not say that there is none");
  await stage.shot(page, "never");
  await axeEverywhere(page, report, "broken from the start");
  await stage.edit("content/site.yaml", (text) => text.replace("languges:", "languages:"));
  expect("appears", await stage.until(() => page.evaluate(() => document.querySelector("#kit-main") !== null)), "the site does not appear");
  expect("clears", await stage.until(async () => !(await shown(overlay(page)))), "the message stays");
}
never.before = (stage) => stage.edit("content/site.yaml", (text) => text.replace("languages:", "languges:"));

export async function warnings(stage, report) {
  const expect = (rule, holds, message) => report.expect("warnings", rule, holds, message);
  const page = await stage.visit(ABOUT.path);
  expect("none", !(await shown(badge(page, "warnings"))), "a page without warnings counts some");
  const other = await stage.visit("about/");
  await stage.append(ABOUT.file, "Some <b>bold</b> words.");
  expect("counted", await stage.until(async () => /^\d warnings?$/.test(await badge(page, "warnings").innerText()) && (await shown(badge(page, "warnings")))), "they are not counted");
  expect("own page", !(await shown(badge(other, "warnings"))), "they are counted on another page");
  await stage.shot(page, "warnings-closed");
  await badge(page, "warnings").focus();
  await page.keyboard.press("Enter");
  expect("listed", await shown(list(page)), "the button does not show them");
  expect("expanded", (await badge(page, "warnings").getAttribute("aria-expanded")) === "true", "the button does not say that they are shown");
  const text = await list(page).innerText();
  expect("listed", text.includes("raw-html") && text.includes("<b>") && text.includes("What to do:"), `the list says “${text}”`);
  expect("editor", ((await list(page).locator("a").first().getAttribute("href")) ?? "").includes("about.md:"), "no link opens the file");
  expect("focusable", (await focused(page)).ours, "the focus is not in the list");
  await stage.shot(page, "warnings");
  await axeEverywhere(page, report, "warnings");
  await page.keyboard.press("Escape");
  expect("dismissed", !(await shown(list(page))) && (await focused(page)).classes.includes("warnings"), "Escape does not lead back to the button");
  await badge(page, "warnings").click();
  await stage.edit(ABOUT.file, (now) => now.replace("Some <b>bold</b> words.", ""));
  expect("clears", await stage.until(async () => !(await shown(list(page))) && !(await shown(badge(page, "warnings")))), "the fix does not take them away");
}

export async function draft(stage, report) {
  const expect = (rule, holds, message) => report.expect("a draft", rule, holds, message);
  const file = "content/posts/unfinished.md";
  await stage.write(file, "---\ntitle: Unfinished\nsummary: Soon.\nstatus: draft\npublished: 2026-11-22\nauthors:\n  - person: editors\n---\n\nHalf a thought.\n");
  await stage.until(async () => (await fetch(new URL("posts/unfinished/", stage.url))).ok);
  const page = await stage.visit("posts/unfinished/");
  expect("marked", await stage.until(async () => (await shown(badge(page, "draft"))) && (await badge(page, "draft").innerText()).startsWith("Draft")), "it is not marked as a draft");
  await stage.shot(page, "draft");
  await axeEverywhere(page, report, "a draft");
  const other = await stage.visit("posts/preparing-staff/");
  expect("others", !(await shown(badge(other, "draft"))), "a finished page is marked as a draft");
  await stage.edit(file, (text) => text.replace("status: draft\n", ""));
  expect("clears", await stage.until(async () => !(await shown(badge(page, "draft")))), "the finished page is still marked");
  await stage.edit(file, (text) => text.replace("title:", "status: draft\ntitle:"));
  await stage.stop();
  await stage.start(0, ["--no-drafts"]);
  expect("left out", (await fetch(new URL("posts/unfinished/", stage.url))).status === 404, "--no-drafts serves it");
}

export async function accessible(stage, report) {
  const page = await stage.visit(ABOUT.path, { viewport: { width: 320, height: 640 } });
  await stage.append(ABOUT.file, `${BROKEN}\n\nAnother with a very long line of words that do not fit into a narrow window at all: [[elsewhere-at-all]].`);
  report.expect("a mistake, by axe", "overlay", await stage.until(() => shown(overlay(page))), "nothing is shown");
  const hidden = await overlay(page).evaluate((one) => [...one.querySelectorAll(".mark")].filter((mark) => {
    const [own, pre] = [mark.getBoundingClientRect(), mark.closest("pre").getBoundingClientRect()];
    return own.left < pre.left - 1 || own.left > pre.right;
  }).length);
  report.expect("a mistake, by axe", "in sight", hidden === 0, "a caret far along the line is out of sight");
  await axeEverywhere(page, report, "a mistake, by axe");
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width === 320 ? 640 : 800 });
      await stage.shot(page, `overlay-${colorScheme}-${width}`);
    }
  }
  await page.emulateMedia({ media: "print" });
  report.expect("a mistake, by axe", "print", !(await shown(overlay(page))), "it is printed");
}

export async function languages(stage, report) {
  for (const [lang, path, title, fixed] of [["cy", "cy/about/", "Un camgymeriad i’w gywiro", /gyfredol/], ["ar", "ar/about/", "خطأ واحد يحتاج إلى تصحيح", /محدَّثة/]]) {
    const expect = (rule, holds, message) => report.expect(`a page in ${lang}`, rule, holds, message);
    const page = await stage.visit(path);
    expect("page", (await page.evaluate(() => document.documentElement.lang)) === lang, "the page is in another language");
    await spoil(stage);
    expect("words", await stage.until(() => page.getByRole("alertdialog", { name: title }).isVisible()), `its name is not “${title}”`);
    await stage.shot(page, `overlay-${lang}`);
    const facts = await overlay(page).evaluate((one) => {
      const box = (element) => element?.getBoundingClientRect();
      const message = one.querySelector("h3");
      const heading = box(one.querySelector("h2"));
      return {
        language: one.closest("[lang]")?.lang ?? one.getRootNode().host.lang,
        direction: getComputedStyle(one).direction,
        right: heading && heading.left - box(one).left > box(one).right - heading.right,
        message: message && { lang: message.lang, direction: getComputedStyle(message).direction },
        code: getComputedStyle(one.querySelector("pre")).direction,
      };
    });
    const direction = lang === "ar" ? "rtl" : "ltr";
    expect("language", facts.language === lang, `its words are marked as ${facts.language}`);
    expect("direction", facts.direction === direction && facts.right === (lang === "ar"), `it runs ${facts.direction}`);
    expect("findings", facts.message?.lang === "en" && facts.message.direction === "ltr" && facts.code === "ltr", `the finding is marked ${JSON.stringify(facts)}`);
    await axeEverywhere(page, report, `a page in ${lang}`);
    await mend(stage);
    expect("announced", await stage.until(async () => fixed.test(await announced(page))), "that it is put right is not announced in the page’s language");
    await stage.edit(ABOUT.file, (text) => text.replace("All is well again.", ""));
  }
}

export async function keyboard(stage, report) {
  const expect = (rule, holds, message) => report.expect("the keyboard alone", rule, holds, message);
  const page = await stage.visit(ABOUT.path);
  for (let n = 0; n < 5; n++) await page.keyboard.press("Tab");
  const before = await focused(page);
  await stage.append(ABOUT.file, "Some <b>bold</b> words.");
  await stage.until(() => shown(badge(page, "warnings")));
  await spoil(stage);
  expect("overlay", await stage.until(() => shown(overlay(page))), "nothing is shown");
  const steps = [];
  for (let n = 0; n < 3; n++) {
    await page.keyboard.press("Tab");
    steps.push(await focused(page));
  }
  expect("order", steps.map((one) => one.tag).join(" ") === "button pre a" && steps.every((one) => one.ours), `Tab leads to ${steps.map((one) => one.tag).join(" ")}`);
  expect("visible", steps.every((one) => one.outlined), "a place with the focus cannot be seen");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  expect("order", (await focused(page)).text.startsWith("Hide"), "Shift and Tab do not lead back");
  await page.keyboard.press("Enter");
  const after = await focused(page);
  expect("focus returns", !after.ours && after.text === before.text, `the focus is on ${after.tag} “${after.text}”, not on “${before.text}”`);
  await mend(stage);
  await stage.says(page, "All is well again.");
  await page.evaluate(() => document.activeElement.blur());
  await page.locator("footer a").last().focus();
  const ours = [];
  for (let n = 0; n < 12 && !ours.some((one) => one.classes.includes("warnings")); n++) {
    await page.keyboard.press("Tab");
    ours.push(await focused(page));
  }
  expect("reached", ours.at(-1).classes.includes("warnings") && ours.at(-1).outlined, "the warnings cannot be reached with Tab");
  await page.keyboard.press("Space");
  expect("opened", await shown(list(page)), "Space does not open the list");
  await page.keyboard.press("Tab");
  expect("order", (await focused(page)).text === "Close", "Tab does not lead into the list");
  await page.keyboard.press("Enter");
  expect("closed", !(await shown(list(page))) && (await focused(page)).classes.includes("warnings"), "its button does not close it");
}
