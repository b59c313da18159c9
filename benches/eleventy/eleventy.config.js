// Eleventy's site for measuring: the Markdown that Hugo gets, one layout, a listing in pages of 60.
export default function (config) {
  config.setQuietMode(true);
  // Words in braces are words: Markdown goes to no template language first, as it goes to none in the others.
  config.ignores.add("content/_index.md");
  config.ignores.add("content/**/_index.md");
  config.addCollection("cases", (all) => all.getFilteredByGlob("content/case-studies/*.md").sort((a, b) => b.date - a.date));
  return {
    dir: { input: "content", includes: "../_includes", output: process.env.BENCH_OUTPUT },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
