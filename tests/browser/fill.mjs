// Every field of every document of a built site is filled in by the page's own script, in Chromium; programs that share no code
// with it read the documents back (tests/documents/filled.py). Then damaged files: an error or a document, never a hang.
// `node fill.mjs SITE PYTHON [FOLDER]`; FOLDER keeps the filled documents.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { withBrowser } from "./lib/browser.mjs";
import { main, Report } from "./lib/report.mjs";
import { readSite } from "./lib/site.mjs";
import { serve } from "./serve.mjs";

const SCRIPT = fileURLToPath(new URL("../documents/filled.py", import.meta.url));
const run = promisify(execFile);

export async function checkFilling(dir, python, keep) {
  const report = new Report("Filling in the browser");
  const folder = keep ?? (await mkdtemp(join(tmpdir(), "kitpress-fill-")));
  await mkdir(folder, { recursive: true });
  const server = await serve(dir, { prefix: (await readSite(dir)).prefix });
  try {
    await run(python, ["-B", SCRIPT, "plan", dir, join(folder, "plan.json")]);
    const jobs = JSON.parse(await readFile(join(folder, "plan.json"), "utf8"));
    report.expect("documents", "fill-plan", jobs.filter((job) => job.answers.length > 1).length >= 20, `only ${jobs.length} documents to fill in`);
    await withBrowser(async (browser) => {
      const page = await browser.newPage();
      const asked = [];
      page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
      await page.goto(server.url);
      await fillAll(page, server, jobs, folder, report);
      const strange = asked.filter((line) => !line.startsWith(`GET ${server.url}`) || line.includes("?"));
      report.check("network", "fill-requests", strange.map((message) => ({ message })));
      await damage(page, server, jobs, report);
    });
    const judged = await run(python, ["-B", SCRIPT, "judge", dir, join(folder, "plan.json"), folder], { maxBuffer: 1 << 26 }).catch((error) => error);
    console.log((judged.stdout || judged.message).trimEnd());
    report.expect("filled.py", "fill-read", !(judged instanceof Error), "the documents read back are not what was written");
  } finally {
    await server.close();
    if (!keep) await rm(folder, { recursive: true });
  }
  return report;
}

async function fillAll(page, server, jobs, folder, report) {
  const said = [];
  let before = null;
  for (const [number, job] of jobs.entries()) {
    const made = await page.evaluate(fillOne, { url: server.url + job.file, before: job.again ? before : null, job });
    report.expect(job.file, "fill", made.bytes, made.error);
    before = made.bytes;
    said.push({ missing: made.missing, cut: made.cut });
    await writeFile(join(folder, `${number}.${job.format === "word" ? "docx" : "pdf"}`), Buffer.from(made.bytes ?? "", "base64"));
  }
  await writeFile(join(folder, "said.json"), JSON.stringify(said));
}

// Runs in the page. A playwright-core argument cannot hold half a letter, JSON can.
async function fillOne({ url, before, job }) {
  const { format, lang, answers } = job;
  try {
    const source = before ? Uint8Array.from(atob(before), (letter) => letter.charCodeAt(0)) : new Uint8Array(await (await fetch(url)).arrayBuffer());
    const fill = await window.kitpress.load("fill");
    const { bytes, missing, cut } = await fill(source.buffer, { format, lang, answers });
    let letters = "";
    for (const byte of bytes) letters += String.fromCharCode(byte);
    return { bytes: btoa(letters), missing, cut };
  } catch (error) {
    return { error: String(error?.stack ?? error) };
  }
}

// The same damage in each run: bytes changed, pieces lost, the end cut off.
async function damage(page, server, jobs, report) {
  for (const format of ["word", "pdf"]) {
    const job = jobs.find((one) => one.format === format && one.answers.length > 4);
    const found = await page.evaluate(async ({ url, job }) => {
      const whole = new Uint8Array(await (await fetch(url)).arrayBuffer());
      const fill = await window.kitpress.load("fill");
      let seed = 7;
      const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
      const count = { errors: 0, filled: 0, others: [], slow: 0 };
      const files = [new Uint8Array(0), new TextEncoder().encode("<!DOCTYPE html><title>Not found</title>")];
      for (let round = 0; round < 300; round += 1) {
        let bytes = whole.slice();
        for (let times = random(20); times >= 0; times -= 1) bytes[random(bytes.length)] = random(256);
        if (round % 3 === 1) bytes = bytes.slice(0, random(bytes.length));
        if (round % 3 === 2) {
          const from = random(bytes.length);
          bytes = Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + random(500))]);
        }
        files.push(bytes);
      }
      for (const bytes of files) {
        const late = new Promise((done) => setTimeout(done, 5000, "late"));
        const made = await Promise.race([fill(bytes.buffer, job).catch((error) => error), late]);
        if (made === "late") count.slow += 1;
        else if (made instanceof Error && made.message.startsWith("this file cannot be filled in: ")) count.errors += 1;
        else if (made.bytes instanceof Uint8Array) count.filled += 1;
        else count.others.push(String(made?.stack ?? made));
      }
      return count;
    }, { url: server.url + job.file, job });
    report.expect(job.file, "fill-damaged", found.slow === 0 && found.others.length === 0, `${found.slow} hang; ${found.others.slice(0, 3).join("; ")}`);
    report.expect(job.file, "fill-damaged-errors", found.errors >= 100, `only ${found.errors} of 302 damaged files are refused`);
    report.note(`${format}: ${found.errors} damaged files refused, ${found.filled} filled all the same`);
  }
}

await main(import.meta, checkFilling, "node fill.mjs SITE PYTHON [FOLDER]");
