// A reader with a keyboard and a screen reader.

// Words that nothing but an answer holds.
export const PLANTED = "zebrafinch-quokka-7391";

const CONTROLS = "main :is(input, select, textarea)[name]:not(.quiz *)";

// Presses Tab until an element is reached that the selector matches.
export async function tabTo(page, selector) {
  const reached = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const there = await page.locator(selector).count();
  if (there === 0) throw new Error(`the page has no ${selector}`);
  for (let turn = 0; turn < 400; turn += 1) {
    if (await reached()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${selector}`);
}

// A key, and what follows from it.
export async function press(page, key) {
  await page.keyboard.press(key);
  await page.waitForTimeout(60);
}

// Fills in every control of the page by keyboard, in the order that Tab meets them; gives their kinds.
export async function fillByKeyboard(page) {
  const fields = await page.locator(CONTROLS).evaluateAll((all) => all.map((one) => one.name));
  const kinds = new Set();
  for (const field of fields) {
    await tabTo(page, `[name="${field}"]`);
    const kind = await page.evaluate(() => {
      const one = document.activeElement;
      return { textarea: "long_text", select: "choice" }[one.localName] ?? one.type;
    });
    if (kind === "checkbox") await page.keyboard.press("Space");
    else if (kind === "choice") await page.keyboard.press("ArrowDown");
    else if (kind === "date") await page.keyboard.type("03012026");
    else if (kind === "email") await page.keyboard.type(`${PLANTED}@example.org`);
    else await page.keyboard.type(PLANTED);
    kinds.add(kind);
  }
  return kinds;
}

export function valuesOf(page) {
  return page.locator(CONTROLS).evaluateAll((all) =>
    Object.fromEntries(all.map((one) => [one.name, one.type === "checkbox" ? one.checked : one.value])));
}

// What the device keeps for pages of the site.
export function kept(page) {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kitpress:/")).map((key) => localStorage[key]));
}

export async function shown(page, selector) {
  return page.locator(selector).waitFor({ state: "visible", timeout: 3000 }).then(() => true, () => false);
}

async function tree(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  await client.detach();
  return nodes;
}

// The controls as a screen reader has them: role, name, description, and whether they must be filled in.
export async function describe(page) {
  const roles = ["textbox", "combobox", "checkbox", "Date", "radio"];
  const nodes = (await tree(page)).filter((node) => !node.ignored && roles.includes(node.role?.value));
  return nodes.map((node) => ({ role: node.role.value, name: (node.name?.value ?? "").trim(), more: node.description?.value ?? "", required: node.properties.some((one) => one.name === "required" && one.value.value) }));
}

// What the live regions say, as a screen reader has them.
export async function said(page) {
  const nodes = await tree(page);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const words = (node) => (node.role?.value === "StaticText" ? node.name.value : (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean).map(words).join(" "));
  return nodes.filter((node) => !node.ignored && node.role?.value === "status").map(words).join(" ").trim();
}
