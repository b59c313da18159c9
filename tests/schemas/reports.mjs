// Usage: node reports.mjs KITPRESS OUT VENV-BIN JUNIT-XSD. Reports about the demonstration and every site of the tests, in every
// form: SARIF against its official schema, JUnit's XML against Jenkins's, JSON against `kitpress schema check`, GitHub's commands
// against their grammar; all forms tell of the same findings. Each validator is shown something wrong first.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv from "ajv";

const [binary, out, venv, xsd] = process.argv.slice(2).map((path) => resolve(path));
const root = resolve(import.meta.dirname, "../..");
const SARIF = join(import.meta.dirname, "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ENDINGS = { json: "json", sarif: "sarif", github: "txt", junit: "xml", html: "html", human: "txt" };
const results = [];
const judge = (name, problems) => results.push([name, problems]);
const run = (program, words) => {
  const { status, stdout, stderr } = spawnSync(join(venv, program), words, { encoding: "utf8" });
  return status === 0 ? "" : (stdout + stderr).slice(-1000) || `ends with ${status}`;
};
// The schema has an expression that only the older grammar of JavaScript knows.
const sarif = (files) => run("check-jsonschema", ["--regex-variant", "nonunicode", "--schemafile", SARIF, ...files]);
const JUNIT = "import sys, xmlschema\nschema = xmlschema.XMLSchema(sys.argv[1])\nfor file in sys.argv[2:]: schema.validate(file)";
const junit = (files) => run("python", ["-c", JUNIT, xsd, ...files]);
const shape = new Ajv({ allErrors: true }).compile(JSON.parse(execFileSync(binary, ["schema", "check"], { encoding: "utf8" })));
const one = (file) => (shape(JSON.parse(readFileSync(file, "utf8"))) ? "" : `${file}: ${JSON.stringify(shape.errors.slice(0, 3))}`);
const json = (files) => files.map(one).filter(Boolean).join("; ");
const COMMAND = /^::(error|warning|notice) ((file|line|endLine|col|endColumn|title)=[^:,\r\n]+)(,(file|line|endLine|col|endColumn|title)=[^:,\r\n]+)*::.+$/;
const lines = (file) => readFileSync(file, "utf8").split("\n").filter((line) => line && !COMMAND.test(line));
const github = (files) => files.flatMap(lines).slice(0, 3).join("; ");
const VALID = { sarif, junit, json, github };

for (const name of Object.keys(ENDINGS)) mkdirSync(join(out, name), { recursive: true });
const sites = ["good", "bad"].flatMap((kind) =>
  readdirSync(join(root, "tests/sites", kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, "tests/sites", kind, entry.name, "content")))
    .map((entry) => [`${kind}-${entry.name}`, join(root, "tests/sites", kind, entry.name)]));
sites.push(["demonstration", root]);

function report(name, site, format) {
  const file = join(out, format, `${name}.${ENDINGS[format]}`);
  // The day of the tests: the waivers of the good sites hold.
  const run = spawnSync(binary, ["check", "--root", site, "--strict", "--drafts", "--format", format, "--output", file], {
    encoding: "utf8", env: { ...process.env, SOURCE_DATE_EPOCH: "1795348800", NO_COLOR: "1" },
  });
  return { file, code: run.status };
}

const seen = { findings: 0, waived: 0 };
const files = Object.fromEntries(Object.keys(ENDINGS).map((format) => [format, []]));
for (const [name, site] of sites) {
  const made = Object.fromEntries(Object.keys(ENDINGS).map((format) => [format, report(name, site, format)]));
  const codes = new Set(Object.values(made).map((one) => one.code));
  judge(`${name}: every form has the same exit code, 0 or 1`, codes.size === 1 && [...codes][0] < 2 ? "" : [...codes].join(" "));
  for (const [format, { file }] of Object.entries(made)) files[format].push(file);
  const read = (format) => readFileSync(made[format].file, "utf8");
  const told = JSON.parse(read("json"));
  const places = told.findings.map((one) => `${one.rule} ${one.place?.file ?? ""}:${one.place?.line ?? ""}`).sort();
  const inSarif = JSON.parse(read("sarif")).runs[0].results.filter((one) => one.suppressions.length === 0).map((one) => {
    const place = one.locations[0]?.physicalLocation;
    return `${one.ruleId} ${decodeURIComponent(place?.artifactLocation.uri ?? "")}:${place?.region.startLine ?? ""}`;
  }).sort();
  judge(`${name}: SARIF and JSON name the same places`, JSON.stringify(places) === JSON.stringify(inSarif) ? "" : `${places}\n${inSarif}`);
  judge(`${name}: GitHub has a command for each`, read("github").split("\n").filter(Boolean).length === places.length ? "" : read("github"));
  judge(`${name}: it fails as it says`, told.failed === (made.json.code === 1) ? "" : `${told.failed} ${made.json.code}`);
  judge(`${name}: JUnit fails if it does`, told.failed === / failures="[1-9]/.test(read("junit")) ? "" : "it does not");
  const missing = told.findings.filter((one) => !read("html").includes(`href="#rule-${one.rule}"`) || !read("human").includes(`[${one.rule}]`));
  judge(`${name}: people read of each rule`, missing.map((one) => one.rule).join(" "));
  seen.findings += places.length;
  seen.waived += told.waived.length;
}
judge("there was something to tell", seen.findings > 100 && seen.waived > 2 ? "" : JSON.stringify(seen));

for (const [format, valid] of Object.entries(VALID)) judge(`${sites.length} reports are valid ${format}`, valid(files[format]));
const wrong = {
  sarif: JSON.stringify({ version: "2.1.0", runs: [{ tool: {}, results: [{ level: "grave" }] }] }),
  junit: "<testsuites><testsuite name='a'/></testsuites>",
  json: JSON.stringify({ version: 2 }),
  github: "::error file=a:b.md::no\n",
};
for (const [format, text] of Object.entries(wrong)) {
  const file = join(out, `wrong.${ENDINGS[format]}`);
  writeFileSync(file, text);
  judge(`the validator of ${format} finds a mistake`, VALID[format]([file]) ? "" : "it does not");
}
// Where the report cannot be written, the check could not run.
for (const file of [join(root, "Cargo.toml/report.json"), join(root, "tests/sites/good/minimal/content/report.json")]) {
  const run = spawnSync(binary, ["check", "--root", join(root, "tests/sites/good/minimal"), "--format", "json", "--output", file], { encoding: "utf8" });
  judge(`no report is written to ${file}`, run.status === 2 && !existsSync(file) && run.stderr.startsWith("error: ") ? "" : run.stderr);
}
const failed = results.filter(([, problems]) => problems);
for (const [name, problems] of failed) console.error(`${name}: ${problems}`);
console.log(`${sites.length} sites, ${seen.findings} findings, ${seen.waived} waived ones`);
console.log(`reports: ${results.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);
