// The Nu HTML Checker over every HTML and CSS file of a built site, in one run of Java. Its notices count, too.
// The files are served on loopback, since a page's policy allows what is of its own origin, and a file has none.
// `node nu.mjs SITE`

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { walk } from "./lib/site.mjs";
import { main, Report } from "./lib/report.mjs";
import { serve } from "./serve.mjs";

const JAR = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

export async function checkNu(dir) {
  const report = new Report("Nu");
  const root = resolve(dir);
  const files = (await walk(root)).filter((file) => /\.(html|css)$/.test(file));
  if (files.length === 0) throw new Error(`no HTML or CSS in ${dir}`);
  const server = await serve(root);
  const origin = server.url;
  const messages = await validate(files.map((file) => origin + encodeURI(file))).finally(() => server.close());
  const byFile = new Map(files.map((file) => [file, []]));
  for (const message of messages) {
    const file = message.url ? decodeURI(message.url.replace(origin, "")) : files[0];
    const level = message.type === "info" ? (message.subType ?? "notice") : message.type;
    if (!byFile.has(file)) byFile.set(file, []);
    byFile.get(file).push({
      rule: `nu ${level}`,
      message: message.message,
      target: message.lastLine ? `line ${message.lastLine}, column ${message.firstColumn ?? message.lastColumn}` : undefined,
      html: message.extract,
    });
  }
  for (const [file, problems] of byFile) report.check(file, "nu", problems);
  const count = (kind) => files.filter((file) => file.endsWith(kind)).length;
  report.note(`${count(".html")} HTML and ${count(".css")} CSS files`);
  return report;
}

// The checker ends with 1 when it finds something, and says so in JSON; anything else is a failure of the checker.
async function validate(addresses) {
  const given = ["-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", JAR, "--stdout", "--format", "json", "--also-check-css", "--exit-zero-always"];
  const child = spawn("java", [...given, ...addresses], { cwd: dirname(fileURLToPath(import.meta.url)) });
  let out = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text) => { out += text; });
  child.stderr.setEncoding("utf8").on("data", (text) => { errors += text; });
  const code = await new Promise((done, failed) => child.once("error", failed).once("close", done));
  try {
    return JSON.parse(out).messages;
  } catch {
    throw new Error(`the Nu checker ended with ${code}: ${(errors || out).slice(0, 500)}`);
  }
}

await main(import.meta, checkNu, "node nu.mjs SITE");
