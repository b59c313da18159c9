// One Chromium for a whole check, and a way to do many pages two at a time.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

// Without these, Chromium asks for updates and services that tests neither need nor want to wait for.
export const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function chromiumPath() {
  const places = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium found: install Debian's package chromium, or set CHROME_PATH");
  return found;
}

// Starts a browser, hands it to `use`, and always ends it.
export async function withBrowser(use, flags = []) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...flags], chromiumSandbox: false });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

// Runs `work` over `items`, at most `width` at once; a throw of one item is handed to `broken` and the rest go on.
export async function pool(items, work, broken, width = 2) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await work(item);
      } catch (error) {
        broken(item, error);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
