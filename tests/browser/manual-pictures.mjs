// Pictures of the manual's samples, taken of the pages and PDFs that the samples become, beside the manual's pages.
// `node manual-pictures.mjs`, run by hand after a sample has changed, with the tools that tests/run installs; then look at
// them. The tests of the manual write the sites out and say which pictures there are; tests/it/manual/pictures.tsv
// records of which text each was taken.

import { execFileSync, spawn } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withBrowser } from "./lib/browser.mjs";
import { serve } from "./serve.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MANUAL = join(ROOT, "content/toolkits/manual");
const RECORD = join(ROOT, "tests/it/manual/pictures.tsv");
// A page as a reader at a desk sees it, without the site's own head; what is further down is cut off.
const WIDTH = 1120;
const HEIGHT = 1340;
const DOTS = 96;
const COLOURS = 40;
const LARGEST = 45_000;

const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const python = join(ROOT, "tests/documents/.tools/venv/bin/python");

// picture, result, colours, height at most. Few colours make a small file, and a page has few.
const SHRINK = `
import sys
from PIL import Image, ImageOps
picture = Image.open(sys.argv[1]).convert("RGB")
height = int(sys.argv[4]) if len(sys.argv) > 4 else picture.height
picture = picture.crop((0, 0, picture.width, min(height, picture.height)))
# A line around it, or a reader could not tell the picture of a page from the page.
ImageOps.expand(picture, 2, "#83767f").quantize(int(sys.argv[3]), dither=Image.Dither.NONE).save(sys.argv[2], optimize=True)
`;

async function main() {
  const sites = await mkdtemp(join(tmpdir(), "kitpress-manual-"));
  try {
    execFileSync("cargo", ["test", "--quiet", "--test", "it", "every_sample_of_the_manual"], {
      cwd: ROOT,
      env: { ...process.env, KITPRESS_MANUAL_SITES: sites },
      stdio: "inherit",
    });
    const list = await readFile(join(sites, "pictures.tsv"), "utf8");
    const pictures = list.trim().split("\n").map((line) => {
      const [name, of, page, sample, hash] = line.split("\t");
      return { name, of, page, sample, hash };
    });
    const built = new Set();
    await withBrowser(async (browser) => {
      for (const picture of pictures) {
        const root = join(sites, picture.page);
        if (!built.has(root)) execFileSync(join(target, "debug/kitpress"), ["build", "--strict", "--root", root], { stdio: "ignore" });
        built.add(root);
        const large = join(sites, picture.name);
        if (picture.of === "pdf") await takePaper(root, picture.sample, large);
        else if (picture.of === "mistake") await takeMistake(browser, root, picture.sample, large);
        else await takePage(browser, root, picture.sample, large);
        const file = join(MANUAL, picture.name);
        execFileSync(python, ["-c", SHRINK, large, file, COLOURS, ...(picture.of === "pdf" ? [Math.round(DOTS * 8.1)] : [])]);
        const { size } = await stat(file);
        if (size > LARGEST) throw new Error(`${picture.name} has ${size} bytes, more than ${LARGEST}`);
        console.log(`  ${picture.name}: ${size} bytes, of ${picture.sample}`);
      }
    });
    await writeFile(RECORD, list);
  } finally {
    await rm(sites, { recursive: true, force: true });
  }
}

// `content/posts/a.md` is at `posts/a/`, `content/pages/a.md` at `a/`.
function addressOf(sample) {
  const path = sample.replace(/^content\/(pages\/)?/, "").replace(/\.md$/, "/").replace(/(^|\/)index\/$/, "$1");
  return path;
}

async function takePage(browser, root, sample, file) {
  const server = await serve(join(root, "site"), { prefix: "/" });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, reducedMotion: "reduce", colorScheme: "light" });
  try {
    await page.goto(server.url + addressOf(sample));
    const { y, bottom } = await page.evaluate(() => {
      const head = document.querySelector(".page-head").getBoundingClientRect();
      const main = document.querySelector(".page-grid").getBoundingClientRect();
      return { y: Math.floor(head.top), bottom: Math.ceil(main.bottom) - 40 };
    });
    await page.screenshot({ path: file, clip: { x: 0, y, width: WIDTH, height: Math.min(HEIGHT, bottom - y) }, fullPage: true });
  } finally {
    await page.close();
    await server.close();
  }
}

// The page as it was, then the file with the mistake, and what the preview says of it.
async function takeMistake(browser, root, sample, file) {
  const server = spawn(join(target, "debug/kitpress"), ["serve", "--root", root, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 760 }, reducedMotion: "reduce", colorScheme: "light" });
  try {
    const said = await new Promise((done) => server.stdout.once("data", (bytes) => done(String(bytes))));
    await page.goto(/http:\S+/.exec(said)[0] + addressOf(sample));
    await copyFile(join(root, "mistakes", sample), join(root, sample));
    await page.waitForFunction(() => {
      const shown = document.querySelector("[data-kitpress]:not(script)")?.shadowRoot?.querySelector(".panel");
      return shown && !shown.hidden;
    });
    await page.waitForTimeout(300);
    await page.screenshot({ path: file });
  } finally {
    await page.close();
    server.kill();
  }
}

async function takePaper(root, sample, file) {
  const address = addressOf(sample);
  const name = address.split("/").at(-2);
  const pdf = join(root, "site", address, `${name}.pdf`);
  execFileSync("pdftoppm", ["-r", DOTS, "-png", "-singlefile", "-l", "1", pdf, file.replace(/\.png$/, "")]);
}

await main();
