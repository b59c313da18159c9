// A site of a thousand pages with a vocabulary as rich as a large site's: 24,000 different words, some of them on nearly every
// page and most on few, as in any language. The same bytes every time.

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const PAGES = 1000;
const WORDS_A_PAGE = 800;
const VOCABULARY = 24_000;
const SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu bra cle dri flo gru sta spe tri plo".split(" ");

// Numbers that look random (mulberry32).
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export async function thousand(binary, folder) {
  const roll = dice(7);
  const words = new Set(["partnership", "inclusive", "recruitment", "belonging", "evaluation"]);
  while (words.size < VOCABULARY) {
    words.add(Array.from({ length: 2 + Math.floor(roll() * 3) }, () => SYLLABLES[Math.floor(roll() * SYLLABLES.length)]).join(""));
  }
  const all = [...words];
  // The nth word stands on a page about as often as its place in the list is low (Zipf's law).
  const word = () => all[Math.min(VOCABULARY - 1, Math.floor(VOCABULARY ** roll()) - 1)];
  const sentence = (length) => Array.from({ length }, word).join(" ");
  const put = async (name, text) => writeFile(join(folder, "content", name), text);
  await mkdir(join(folder, "content/posts"), { recursive: true });
  await put("site.yaml", "title: A thousand pages\ndescription: Words.\nbase_url: https://thousand.example/\nlanguages: [en]\ninstitution: example\n");
  await put("institutions.yaml", "example:\n  name: University of Examples\n");
  for (let n = 0; n < PAGES; n += 1) {
    const body = Array.from({ length: 16 }, (_, part) => `${part % 4 === 0 ? `## ${sentence(3)} ${part}\n\n` : ""}${sentence(WORDS_A_PAGE / 16)}.\n`).join("\n");
    await put(`posts/post-${n}.md`, `---\ntitle: ${sentence(4)} ${n}\nsummary: ${sentence(12)}.\npublished: 2026-01-02\nauthors: [{name: Somebody}]\nroles: [${n % 2 ? "student_partner" : "facilitator"}]\n---\n\n${body}`);
  }
  const site = join(folder, "site");
  await promisify(execFile)(binary, ["build", "--root", folder, "--output", site], { maxBuffer: 1 << 26 });
  return site;
}
