// The fixture's pages by their front matter, read with nothing of Kitpress: plain `key: value` and `key: [list]` lines.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { walk } from "../lib/site.mjs";

const KINDS = { "case-studies": "case_study", posts: "post", templates: "template", toolkits: "toolkit" };
const GROUPS = { roles: "role", phases: "phase", themes: "theme", lifecycle: "lifecycle" };

// The English pages that are listed: `path`, `title`, `published` and `values` (`role=ambassador`).
export async function readPages(fixture) {
  const content = join(fixture, "content");
  const files = (await walk(content)).filter((file) => file.endsWith(".md") && !file.endsWith(".ar.md") && !file.startsWith("pages/"));
  const people = await readFile(join(content, "people.yaml"), "utf8");
  const pages = [];
  for (const file of files) {
    const front = (await readFile(join(content, file), "utf8")).split(/^---$/m)[1];
    const value = (key) => front.match(new RegExp(`^${key}: (.*)$`, "m"))?.[1];
    const list = (key) => (value(key) ?? "").replace(/[[\]]/g, "").split(",").map((one) => one.trim()).filter(Boolean);
    const values = new Set();
    const section = file.startsWith("toolkits/") && !file.endsWith("/index.md");
    if (!section) values.add(`kind=${KINDS[file.split("/")[0]]}`);
    for (const [key, group] of Object.entries(GROUPS)) for (const one of list(key)) values.add(`${group}=${one}`);
    const homes = list("authors").map((id) => people.match(new RegExp(`^${id}: .*institution: (\\w+)`, "m"))?.[1]);
    for (const id of [value("institution"), ...homes].filter(Boolean)) values.add(`institution=${id}`);
    for (const [, key, answer] of (value("evidence") ?? "").matchAll(/(type|cost|outcome): (\w+)/g)) {
      values.add(`${key === "type" ? "evidence" : key}=${answer}`);
    }
    const path = `/base/${file.replace(/(\/index)?\.md$/, "")}/`;
    if (values.size) pages.push({ path, title: value("title"), published: value("published"), values });
  }
  return pages.sort((a, b) => b.published.localeCompare(a.published) || (a.title < b.title ? -1 : 1));
}
