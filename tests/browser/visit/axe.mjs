// axe-core on the page as it stands.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Gives the violations as problems, and the names of rules that axe could not decide.
export async function runAxe(page) {
  const result = await page.evaluate(async (tags) => {
    window.kitpressChecks.settle();
    const found = await window.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations", "incomplete"],
      preload: false,
    });
    const reason = (node) => (node.any[0] ?? node.all[0] ?? node.none[0])?.message;
    return {
      rules: found.passes.length,
      violations: found.violations.flatMap((rule) =>
        rule.nodes.map((node) => ({
          rule: `axe ${rule.id}`,
          message: reason(node) ?? rule.help,
          target: node.target.join(" "),
          html: node.html,
        })),
      ),
      incomplete: found.incomplete.flatMap((rule) =>
        rule.nodes.map((node) => ({ rule: `${rule.id} (${reason(node) ?? rule.help})`, html: node.html.slice(0, 160) })),
      ),
    };
  }, TAGS);
  if (result.rules === 0) throw new Error("axe ran no rules");
  return result;
}
