// An editing session as an editor has it: `kitpress serve` on a copy of the demonstration, Chromium on a page, files
// edited on disk. `node editing.mjs KITPRESS [--shots DIR] [SCENE...]`; `--selftest` shows that each check can fail.

import { mkdir } from "node:fs/promises";
import { withBrowser, pool } from "./lib/browser.mjs";
import { isMain, Report } from "./lib/report.mjs";
import { FAULTS } from "./editing/faults.mjs";
import * as mistakes from "./editing/mistakes.mjs";
import * as pages from "./editing/pages.mjs";
import { Stage } from "./editing/stage.mjs";

export const SCENES = {
  body: pages.body,
  typed: pages.typed,
  style: pages.style,
  error: mistakes.error,
  never: mistakes.never,
  warnings: mistakes.warnings,
  draft: mistakes.draft,
  accessible: mistakes.accessible,
  languages: mistakes.languages,
  keyboard: mistakes.keyboard,
  twoBrowsers: pages.twoBrowsers,
  pagesComeAndGo: pages.pagesComeAndGo,
  documents: pages.documents,
  stopped: pages.stopped,
};

// Plays one scene on a stage of its own. What goes wrong on the way is a failed check, too.
async function play(name, binary, browser, report, options) {
  const stage = new Stage(binary, browser, options);
  try {
    await stage.open(SCENES[name].before);
    await SCENES[name](stage, report);
  } catch (error) {
    report.expect(name, "scene", false, `${error.message.split("\n").slice(0, 3).join(" ")}`);
  } finally {
    await stage.close();
  }
}

async function editing(binary, names, shots) {
  const report = new Report("an editing session");
  if (shots) await mkdir(shots, { recursive: true });
  await withBrowser(async (browser) => {
    for (const name of names) {
      const [passed, failed] = [report.passed, report.failed];
      await play(name, binary, browser, report, { shots });
      console.log(`  ${name}: ${report.passed - passed} checks hold, ${report.failed - failed} do not`);
    }
  });
  return report;
}

// Every fault spoils one thing of what the server sends to browsers; the scene must report it by the rule.
async function selftest(binary, parts) {
  const faults = FAULTS.filter(({ scene, name }) => parts.length === 0 || parts.some((part) => `${scene} ${name}`.includes(part)));
  const report = new Report("self-test of the editing session");
  await withBrowser((browser) => pool(faults, async ({ scene, rule, name, spoil }) => {
    const found = new Report(name);
    let spoiled = false;
    const watched = Object.fromEntries(Object.entries(spoil).map(([file, change]) => [file, (body) => {
      const after = Buffer.from(change(body));
      spoiled ||= !after.equals(body);
      return after;
    }]));
    await play(scene, binary, browser, found, { spoil: watched, patience: 2500 });
    report.expect(name, "spoiled", spoiled, "the fault changes nothing");
    report.expect(name, rule, found.rules().has(rule), `not reported; reported: ${[...found.rules()].join(", ") || "nothing"}`);
  }, ({ name, rule }, error) => report.expect(name, rule, false, error.message)));
  return report;
}

if (isMain(import.meta)) {
  const [binary, ...rest] = process.argv.slice(2);
  if (!binary) throw new Error("usage: node editing.mjs KITPRESS [--shots DIR] [SCENE...] | --selftest [PART...]");
  const started = Date.now();
  const at = rest.indexOf("--shots");
  const shots = at >= 0 ? rest.splice(at, 2)[1] : null;
  const report = rest[0] === "--selftest" ? await selftest(binary, rest.slice(1)) : await editing(binary, rest.length > 0 ? rest : Object.keys(SCENES), shots);
  report.note(`took ${((Date.now() - started) / 1000).toFixed(1)} s`);
  process.exitCode = report.print() ? 0 : 1;
}
