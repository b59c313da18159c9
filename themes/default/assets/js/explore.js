// The page where everything is: makes filters of its links, and lets case studies be chosen for comparison. What filters do
// (js/explore-filter.js) is loaded when a reader first uses one, or comes with an address that says what is chosen.
(() => {
  "use strict";
  const MOST = 4;

  kitpress.define("explore", (root) => {
    const words = root.dataset;
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const fill = (text, values) => text.replace(/%(\w+)%/g, (_, name) => values[name]);
    const make = (name, properties, ...children) => {
      const element = Object.assign(document.createElement(name), properties);
      element.append(...children);
      return element;
    };
    const tools = root.querySelector("#kit-explore-tools");
    const go = tools.querySelector("a");
    const note = tools.querySelector(".explore-note");
    const say = (text) => {
      note.textContent = text;
      note.hidden = false;
      kitpress.say(text);
    };

    // A choice by `group=value`, as in the address.
    const choices = new Map();
    for (const section of root.querySelectorAll(".filter")) {
      const group = section.dataset.group;
      const legend = make("legend", {}, section.querySelector("h3"));
      const fieldset = make("fieldset", { className: section.className }, legend, ...section.children);
      section.replaceWith(fieldset);
      for (const link of fieldset.querySelectorAll("[data-value]")) {
        const box = make("input", { type: "checkbox", autocomplete: "off" });
        const value = link.dataset.value;
        choices.set(`${group}=${value}`, { group, value, name: link.firstChild.data.trim(), box, count: link.querySelector(".count") });
        link.replaceWith(make("label", {}, box, make("span", {}, ...link.childNodes)));
      }
    }

    // Up to four case studies, chosen on their cards.
    const picked = new Map();
    const short = (path) => path.replace(/\/$/, "").replace(/^.*?case-studies\//, "");
    const offer = (card, path, title) => {
      if (!go) return;
      const box = make("input", { type: "checkbox", checked: picked.has(short(path)), autocomplete: "off" });
      const about = make("span", { className: "visually-hidden", textContent: `: ${title}` });
      card.append(make("label", { className: "check needs-script" }, box, make("span", {}, words.compareThis, about)));
      box.addEventListener("change", (event) => {
        event.stopPropagation();
        if (box.checked && picked.size === MOST) {
          box.checked = false;
          say(words.compareMost);
          return;
        }
        if (box.checked) picked.set(short(path), title);
        else picked.delete(short(path));
        go.hidden = picked.size < 2;
        go.search = `with=${[...picked.keys()].map(encodeURIComponent).join(",")}`;
        go.lastElementChild.textContent = `(${number.format(picked.size)})`;
        kitpress.say(fill(words.compareChosen, { n: number.format(picked.size) }));
      });
    };
    if (go) {
      const folder = go.pathname.replace(/compare\/(index\.html)?$/, "case-studies/");
      for (const link of root.querySelectorAll(".card h3 > a")) {
        if (link.pathname.startsWith(folder)) offer(link.closest("li"), link.pathname, link.textContent);
      }
    }

    let filter = null;
    const start = async () => {
      try {
        filter ??= kitpress.load("explore-filter").then((begin) => begin({ root, words, choices, tools, note, offer, make, fill, number, say }));
        return await filter;
      } catch (error) {
        filter = null;
        say(words.failed);
        throw error;
      }
    };
    root.addEventListener("change", async () => (await start()).change());
    root.addEventListener("click", async (event) => {
      if (event.target.closest("button")) (await start()).press(event.target.closest("button"));
    });
    window.addEventListener("popstate", async () => (await start()).restore(true));
    root.querySelector("#kit-explore-more").hidden = !root.hasAttribute("data-more");
    if (location.search) start().then((begun) => begun.restore(true));
  });
})();
