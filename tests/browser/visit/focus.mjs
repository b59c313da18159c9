// A reader with a keyboard: the skip link works, and every stop of the Tab key is seen.

const REAL_TABS = 25;

// The page was just loaded. Tabs through the first stops with real keys, then focuses every stop, light and dark.
export async function checkFocus(page, say) {
  const problems = [];
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const link = document.activeElement;
    const box = link?.getBoundingClientRect();
    return {
      href: link?.getAttribute?.("href") ?? null,
      html: link?.outerHTML?.slice(0, 200),
      seen: Boolean(box) && box.width > 2 && box.height > 2 && box.top >= 0 && box.left >= 0,
    };
  });
  if (!first.href?.startsWith("#")) {
    problems.push({ rule: "skip-link", message: "the first stop of Tab is no skip link", html: first.html });
  } else if (!first.seen) {
    problems.push({ rule: "skip-link", message: "the skip link is not seen when focused", html: first.html });
  }

  const stops = [];
  for (let count = 0; count < REAL_TABS; count += 1) {
    const stop = await page.evaluate(() => window.kitpressChecks.focused());
    if (stop === null) break;
    stops.push(stop.target);
    problems.push(...stop.problems);
    await page.keyboard.press("Tab");
  }
  if (stops.length === 0) problems.push({ rule: "focus-visible", message: "Tab reaches nothing" });

  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const each = await page.evaluate(() => window.kitpressChecks.focusEach());
    problems.push(...each.problems.map((problem) => ({ ...problem, where: colorScheme })));
  }
  await page.emulateMedia({ colorScheme: "light" });

  if (first.href?.startsWith("#")) {
    await page.evaluate((href) => {
      document.activeElement?.blur();
      [...document.links].find((link) => link.getAttribute("href") === href)?.focus();
    }, first.href);
    await page.keyboard.press("Enter");
    const landed = await page.evaluate(() => ({
      inMain: Boolean(document.activeElement?.closest("main")),
      on: document.activeElement?.cloneNode(false).outerHTML.slice(0, 120),
    }));
    if (!landed.inMain) problems.push({ rule: "skip-link", message: `the skip link leaves the focus on ${landed.on}`, html: first.html });
  }
  say("focus", unique(problems));
}

function unique(problems) {
  const seen = new Map();
  for (const problem of problems) {
    const key = `${problem.rule} ${problem.message} ${problem.target} ${problem.html}`;
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()];
}
