// Two to four case studies side by side, chosen by the reader; which, stands in the address. Each study brings its own column
// (`study.js` beside its page), made by the build from what its page says.
(() => {
  "use strict";
  const MOST = 4;

  kitpress.define("compare", (root) => {
    const words = root.dataset;
    const fill = (text, values) => text.replace(/%(\w+)%/g, (_, name) => values[name]);
    const [form, note, frame, absent] = ["form", ".explore-note", ".scroll", "template"].map((one) => root.querySelector(one));
    const select = form.querySelector("select");
    const [head, ...rows] = frame.querySelectorAll("tr");
    const own = document.querySelector("[data-src-explore-data]");
    const home = new URL("../", new URL(own.dataset.srcExploreData, location.href));
    const short = (path) => path.replace(/\/$/, "").replace(/^.*?case-studies\//, "");
    let studies = null;
    let chosen = [];

    const say = (text) => {
      note.textContent = text;
      kitpress.say(text);
    };

    // All case studies: those to choose from.
    const load = async () => {
      if (studies) return;
      const all = await kitpress.load("explore-data");
      const pages = all.pages.filter((page) => all.kinds[page[2]][0] === "case_study");
      studies = new Map(pages.map(([title, path]) => [short(path), { title, path }]));
      const order = new Intl.Collator(document.documentElement.lang);
      const options = [...studies].sort((a, b) => order.compare(a[1].title, b[1].title));
      select.append(...options.map(([id, study]) => new Option(study.title, id)));
    };

    const columns = new Map();
    const column = (id) => {
      if (!columns.has(id)) {
        // Under this name the build defines it; loaded as any other script, once its place is known.
        const { path } = studies.get(id);
        const name = `study-${path.replace(/[^A-Za-z0-9-]/g, (one) => `_${one.charCodeAt(0).toString(16)}`)}`;
        const place = new URL(`${path}compare/study.js`, home).href;
        own.setAttribute(`data-src-${name}`, place);
        // Addresses lead from that file: in a copy that is read from a folder they are not from the root.
        const lead = ([text, href]) => (href ? [text, kitpress.address(href, place)] : [text]);
        const led = ([title, href, cells]) => [...lead([title, href]), cells.map((lines) => lines.map(lead))];
        columns.set(id, kitpress.load(name).then(led).catch((error) => {
          columns.delete(id);
          throw error;
        }));
      }
      return columns.get(id);
    };

    const make = (name, properties, ...children) => {
      const element = Object.assign(document.createElement(name), properties);
      element.append(...children);
      return element;
    };
    const link = ([text, href]) => (href ? make("a", { href, textContent: text }) : text);
    const cell = (lines) => {
      if (!lines.length) return make("td", {}, absent.content.cloneNode(true));
      if (lines.length === 1) return make("td", {}, link(lines[0]));
      return make("td", {}, make("ul", {}, ...lines.map((line) => make("li", {}, link(line)))));
    };

    const draw = async () => {
      const all = await Promise.all(chosen.map(column));
      for (const row of [head, ...rows]) row.replaceChildren(row.firstElementChild);
      all.forEach(([title, href, cells], place) => {
        const remove = make("button", { type: "button", className: "button button-quiet", textContent: words.removeShort });
        remove.setAttribute("aria-label", fill(words.remove, { name: title }));
        remove.addEventListener("click", () => take(place, title));
        head.append(make("th", { scope: "col" }, link([title, href]), remove));
        rows.forEach((row, index) => row.append(cell(cells[index])));
      });
      frame.hidden = all.length === 0;
      for (const option of select.options) option.disabled = chosen.includes(option.value);
    };

    const update = async (said) => {
      try {
        await draw();
      } catch (error) {
        say(words.failed);
        throw error;
      }
      say([said, chosen.length < 2 ? words.least : ""].filter(Boolean).join(" "));
    };
    const move = (said) => {
      history.pushState(null, "", chosen.length ? `?with=${chosen.map(encodeURIComponent).join(",")}` : location.pathname);
      return update(said);
    };
    const take = (place, title) => {
      chosen.splice(place, 1);
      move(fill(words.removed, { name: title })).then(() => {
        (head.querySelectorAll("button")[Math.min(place, chosen.length - 1)] ?? select).focus();
      });
    };

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await load();
      const id = select.value;
      if (!id) return select.focus();
      if (chosen.includes(id)) return undefined;
      if (chosen.length === MOST) return say(words.most);
      chosen.push(id);
      select.value = "";
      return move(fill(words.added, { name: studies.get(id).title }));
    });
    select.addEventListener("focus", load);

    const restore = async () => {
      const asked = new Set((new URLSearchParams(location.search).get("with") ?? "").split(",").filter(Boolean));
      if (!asked.size && !chosen.length) return;
      await load();
      const known = [...asked].filter((id) => studies.has(id));
      const unknown = [...asked].filter((id) => !studies.has(id));
      chosen = known.slice(0, MOST);
      const said = [];
      if (known.length > MOST) said.push(words.most);
      if (unknown.length) said.push(fill(words.unknown, { names: unknown.join(", ") }));
      await update(said.join(" "));
    };
    window.addEventListener("popstate", restore);
    restore();
  });
})();
