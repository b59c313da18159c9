// Filters of the page where everything is: which pages fit, how many each further choice would leave, and the address that
// says what is chosen. Values of one group widen, groups narrow. The pages come from `explore-data`, made by the build.
(() => {
  "use strict";
  const STEP = 24;

  kitpress.define("explore-filter", async ({ root, words, choices, tools, note, offer, make, fill, number, say }) => {
    const raw = await kitpress.load("explore-data");
    const home = new URL("../", new URL(document.querySelector("[data-src-explore-data]").dataset.srcExploreData, location.href));
    const values = raw.values.map(([group, value, name], index) => ({ key: `${raw.groups[group]}=${value}`, group, name, index }));
    const byKey = new Map(values.map((value) => [value.key, value]));
    const pages = raw.pages.map(([title, path, kind, date, own, institution = -1, lang = "", restricted = 0, summary = ""]) => (
      { title, path, kind: raw.kinds[kind], date: raw.dates[date], own: new Set(own), institution: raw.values[institution]?.[2], lang, restricted, summary }
    ));
    const [chips, sort, clear] = ["ul", "select", "button"].map((name) => tools.querySelector(name));
    const [heading, list, more] = ["#kit-results", ".cards", "#kit-explore-more"].map((one) => root.querySelector(one));
    const newest = heading.textContent;
    const first = [...list.children];
    const collator = new Intl.Collator(document.documentElement.lang);

    let chosen = new Set();
    let unknown = [];
    // How many pages are shown; 0 before anybody asked for more than the page came with.
    let shown = 0;

    // The choices by group, in the form in which pages are asked.
    const wanted = () => {
      const groups = new Map();
      for (const key of chosen) {
        const { group, index } = byKey.get(key);
        groups.set(group, [...(groups.get(group) ?? []), index]);
      }
      return [...groups];
    };
    const misses = (page, asked) => asked.filter(([, indexes]) => !indexes.some((index) => page.own.has(index))).map(([group]) => group);

    // What each value would give beside the choices of the other groups: a page that misses one group alone counts there.
    const count = (asked) => {
      const counts = values.map(() => 0);
      for (const page of pages) {
        const missed = misses(page, asked);
        if (missed.length > 1) continue;
        for (const index of page.own) if (!missed.length || values[index].group === missed[0]) counts[index] += 1;
      }
      for (const { key, index } of values) {
        const choice = choices.get(key);
        if (!choice) continue;
        choice.box.checked = chosen.has(key);
        choice.count.textContent = `(${number.format(counts[index])})`;
        if (counts[index] || chosen.has(key)) choice.box.removeAttribute("aria-disabled");
        else choice.box.setAttribute("aria-disabled", "true");
      }
    };
    root.addEventListener("click", (event) => {
      if (event.target.getAttribute("aria-disabled") !== "true") return;
      event.preventDefault();
      const choice = [...choices.values()].find(({ box }) => box === event.target);
      say(fill(words.empty, { name: choice.name }));
    });

    const card = (page) => {
      const link = make("a", { href: kitpress.address(page.path, home), textContent: page.title });
      const title = make("h3", {}, link);
      const summary = make("p", { textContent: page.summary });
      if (page.lang) Object.assign(link, { lang: page.lang, hreflang: page.lang });
      if (page.lang) summary.lang = page.lang;
      if (page.restricted) title.append(" ", make("span", { className: "restricted", textContent: words.restricted }));
      const item = make("li", { className: "card" });
      if (page.kind[1]) item.append(make("p", { className: "kind", textContent: page.kind[1] }));
      item.append(title);
      if (page.summary) item.append(summary);
      const date = page.date && make("time", { dateTime: page.date[0], textContent: page.date[1] });
      const meta = [page.institution, date].filter(Boolean).flatMap((part, index) => (index ? [" · ", part] : [part]));
      if (meta.length) item.append(make("p", { className: "card-meta" }, ...meta));
      if (page.kind[0] === "case_study") offer(item, page.path, page.title);
      return item;
    };

    const chip = (key) => {
      const { name } = byKey.get(key);
      const button = make("button", { type: "button", textContent: `${name} ×` });
      button.dataset.key = key;
      button.setAttribute("aria-label", fill(words.remove, { name }));
      return make("li", {}, button);
    };

    const show = (announce) => {
      const asked = wanted();
      count(asked);
      let found = pages.filter((page) => !misses(page, asked).length);
      if (sort.value) found = found.sort((a, b) => collator.compare(a.title, b.title));
      const plain = !asked.length && !sort.value && !shown;
      heading.textContent = plain ? newest : words.results;
      list.replaceChildren(...(plain ? first : found.slice(0, shown || STEP).map(card)));
      more.hidden = found.length <= list.children.length;
      chips.replaceChildren(...[...chosen].map(chip));
      clear.hidden = chips.hidden = !chosen.size;
      const said = [];
      if (unknown.length) said.push(fill(words.unknown, { names: unknown.join(", ") }));
      if (!plain) said.push(fill(words.shown, { n: number.format(found.length), m: number.format(pages.length) }));
      if (!found.length) said.push(words.nothing);
      note.textContent = said.join(" ");
      note.hidden = !said.length;
      if (announce && said.length) kitpress.say(note.textContent);
    };

    const address = () => {
      const groups = new Map();
      for (const key of chosen) {
        const [group, value] = key.split("=");
        groups.set(group, [...(groups.get(group) ?? []), encodeURIComponent(value)]);
      }
      if (sort.value) groups.set("sort", [sort.value]);
      const query = [...groups].map(([group, own]) => `${group}=${own.join(",")}`).join("&");
      return query ? `?${query}` : location.pathname;
    };
    const move = () => {
      unknown = [];
      shown = 0;
      if (address() !== (location.search || location.pathname)) history.pushState(null, "", address());
      show(true);
    };

    return {
      // All boxes: several may have been ticked while this script was on its way.
      change: () => {
        for (const [key, { box }] of choices) chosen[box.checked ? "add" : "delete"](key);
        move();
      },
      press: (button) => {
        const from = list.children.length;
        const place = [...chips.children].indexOf(button.parentElement);
        if (button === more) {
          shown = from + STEP;
          show(true);
          list.children[from]?.querySelector("a").focus();
        } else if (button === clear) {
          chosen.clear();
          move();
          heading.focus();
        } else if (place >= 0) {
          chosen.delete(button.dataset.key);
          move();
          (chips.children[Math.min(place, chips.children.length - 1)]?.firstChild ?? heading).focus();
        }
      },
      // What the address says. Values that no page has are left out, and that is said.
      restore: (announce) => {
        const asked = new URLSearchParams(location.search);
        chosen = new Set();
        unknown = [];
        for (const group of raw.groups) {
          for (const value of (asked.get(group) ?? "").split(",").filter(Boolean)) {
            const key = `${group}=${value}`;
            if (byKey.has(key)) chosen.add(key);
            else unknown.push(value);
          }
        }
        sort.value = asked.get("sort") === "title" ? "title" : "";
        if (asked.has("sort") && !sort.value) unknown.push(asked.get("sort"));
        shown = 0;
        show(announce);
      },
    };
  });
})();
