// Usage: node check.mjs KITPRESS. Every schema that `kitpress schema` prints is valid draft-07; every page and data file of
// the demonstration and of the good sites validates; every file of a bad site with a wrong key or type is refused.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";

const binary = resolve(process.argv[2]);
const root = resolve(import.meta.dirname, "../..");
const DATA = ["site", "vocabulary", "people", "institutions", "glossary", "references"];
const FOLDERS = {
  "case-studies": "case_study", templates: "template", reflections: "reflective_resource", goals: "smart_goal",
  sessions: "session", posts: "post", pages: "page",
};
const CODES = ["unknown-key", "missing-key", "wrong-type", "unknown-value", "bad-date", "bad-url"];
// What two values must agree on, what needs the calendar, what only a reader of YAML's text knows: a schema cannot.
const BEYOND = ["tests/sites/bad/types/content/reflections/cells.md"];
const problems = [];
const seen = { files: 0, refused: 0, schemas: 0 };

function validators(site) {
  const names = execFileSync(binary, ["schema"], { encoding: "utf8" }).trim().split("\n").map((line) => line.split(" ")[0]);
  const ajv = new Ajv({ allErrors: true, strict: false });
  return Object.fromEntries(names.map((name) => {
    const schema = JSON.parse(execFileSync(binary, ["schema", name, "--root", site], { encoding: "utf8" }));
    if (!ajv.validateSchema(schema)) problems.push(`${site}: ${name} is no draft-07 schema: ${ajv.errorsText()}`);
    seen.schemas += 1;
    return [name, ajv.compile(schema)];
  }));
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Name of a file's schema and its value; nothing for a file without one or that is no YAML. */
function reading(content, file) {
  const name = relative(content, file);
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const data = /^([a-z]+)\.ya?ml$/.exec(name)?.[1];
  try {
    if (data) return DATA.includes(data) ? [data, parse(text) ?? {}] : undefined;
    const front = name.endsWith(".md") && /^---[ \t]*\r?\n([^]*?)^---[ \t]*\r?$/m.exec(text)?.[1];
    if (typeof front !== "string") return undefined;
    const value = parse(front) ?? {};
    const [folder] = name.split("/");
    const toolkit = /\/index(\.[a-z-]+)?\.md$/i.test(name) ? "toolkit" : "toolkit_section";
    return [value.kind ?? (folder === "toolkits" ? toolkit : FOLDERS[folder]), value];
  } catch {
    return undefined;
  }
}

function good(site) {
  const validate = validators(site);
  for (const file of files(join(site, "content"))) {
    const read = reading(join(site, "content"), file);
    if (!read || !validate[read[0]]) continue;
    seen.files += 1;
    const check = validate[read[0]];
    if (!check(read[1])) problems.push(`${relative(root, file)}: ${check.errors.map((e) => `${e.instancePath} ${e.message}`).join("; ")}`);
  }
}

/** Whether a line belongs to the data of a file and not to the text of a page. */
function inData(file, line) {
  if (!existsSync(file)) return false;
  const close = readFileSync(file, "utf8").split("\n").findIndex((text, i) => i > 0 && /^---\s*$/.test(text));
  return !file.endsWith(".md") || line <= close;
}

function bad(site) {
  const snapshot = readFileSync(join(site, "findings.snap"), "utf8");
  const wrong = new Set([...snapshot.matchAll(/^error\[([a-z-]+)\].*\n *--> (\S+?):(\d+):\d+/gm)]
    .filter(([, code, file, line]) => CODES.includes(code) && inData(join(site, file), Number(line))).map(([, , file]) => file));
  if (wrong.size === 0 || !existsSync(join(site, "content"))) return;
  const validate = validators(site);
  for (const name of wrong) {
    const read = reading(join(site, "content"), join(site, name));
    if (!read || !validate[read[0]] || BEYOND.includes(`${relative(root, site)}/${name}`)) continue;
    seen.refused += 1;
    if (validate[read[0]](read[1])) problems.push(`${relative(root, site)}/${name} should be refused`);
  }
}

good(root);
for (const name of readdirSync(join(root, "tests/sites/good"))) good(join(root, "tests/sites/good", name));
// A new page of every kind in a new site.
const folder = mkdtempSync(join(tmpdir(), "kitpress-schema-"));
try {
  const make = (...words) => execFileSync(binary, ["new", ...words], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  make("site", "made");
  const kinds = ["toolkit", "toolkit-section", ...Object.values(FOLDERS)];
  for (const kind of kinds) make(kind, "First", "--toolkit", "first", "--root", "made");
  good(join(folder, "made"));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const name of readdirSync(join(root, "tests/sites/bad"))) bad(join(root, "tests/sites/bad", name));
if (seen.files < 20 || seen.refused < 3) problems.push(`too little was looked at: ${JSON.stringify(seen)}`);
const looked = seen.schemas + seen.files + seen.refused;
console.log(`${seen.schemas} schemas are draft-07, ${seen.files} files validate, ${seen.refused} wrong ones are refused`);
console.log(`schemas: ${looked - problems.length} passed, ${problems.length} failed`);
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
