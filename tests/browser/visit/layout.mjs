// What a page looks like when the window is narrow, the text is large or spaced, or the page is printed.

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const PAPER = { width: 680, height: 960 };

export async function checkLayout(page, say) {
  const problems = [];
  const look = async (where) => {
    const found = await page.evaluate(() => window.kitpressChecks.layout());
    for (const [rule, list] of Object.entries(found)) {
      problems.push(...list.slice(0, 5).map((problem) => ({ rule: `layout-${rule}`, where, ...problem })));
    }
  };
  await page.evaluate(() => window.kitpressChecks.openAll());
  await page.setViewportSize(NARROW);
  await look("320 px");
  await page.evaluate(() => window.kitpressChecks.space());
  await look("320 px, text spaced");
  await page.evaluate(() => { document.adoptedStyleSheets = []; });

  await page.setViewportSize(WIDE);
  await look("1280 px");
  const before = await page.evaluate(() => window.kitpressChecks.fontSize());
  const client = await page.context().newCDPSession(page);
  await client.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await look("1280 px, browser's font size doubled");
  const after = await page.evaluate(() => window.kitpressChecks.fontSize());
  if (after < before * 1.5) {
    problems.push({ rule: "layout-font-size", message: `text stays at ${after} px (was ${before}) when the reader's font size doubles` });
  }
  await client.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
  await client.detach();
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await look("1280 px, root font size 200 %");
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  say("layout", problems);
}

// The page as loaded, with its disclosures closed.
export async function checkPaper(page, say) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(PAPER);
  const problems = await page.evaluate(() => window.kitpressChecks.paper());
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize(WIDE);
  say("print", problems.slice(0, 8));
}
