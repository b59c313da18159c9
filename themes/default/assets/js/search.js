// The search: a dialogue that the button in the header opens, and the page of its own, with the same form and results.
// The index is read file by file, as a query needs it, by script elements: so it works from a folder on disk too, and no
// server learns what somebody looks for. How its files are made, and why words are folded as here, stands in the
// program's render/search.
(() => {
  "use strict";
  const RESULTS = 10;
  const EXCERPT = 34;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed";
  const LETTERS = `[\\p{Alphabetic}\\p{N}${SIGNS}]+`;
  const WORD = new RegExp(`${LETTERS}(?:['’]${LETTERS})*`, "gu");
  const SILENT = new RegExp(`[${SIGNS}'’]`, "gu");
  const SAME = {
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ς": "σ",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا",
  };

  // --- Words ---

  const fold = (word) =>
    word.normalize("NFKD").toLowerCase().replace(SILENT, "")
      .replace(/[ßæœþøđðłıςىیکةٱ]/g, (letter) => SAME[letter])
      .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)
      .replace(/^و?ال(?=...)/, "");
  const wordsOf = (text) =>
    [...text.matchAll(WORD)].map((found) => ({ word: fold(found[0]), from: found.index, to: found.index + found[0].length }));

  // Letters changed, left out, put in or swapped from `a` to `b`; more than `most` is told as more. With `open`, `b` may go on.
  const distance = (a, b, most, open) => {
    if (b.length < a.length - most || (!open && b.length > a.length + most)) return most + 1;
    const end = Math.min(b.length, a.length + most);
    let before = [];
    let last = Array.from({ length: end + 1 }, (_, n) => n);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= end; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return open ? Math.min(...last) : last[end];
  };

  // --- Files of the index ---

  const waiting = new Map();
  const files = new Map();
  kitpress.part = (data) => waiting.get(document.currentScript)?.(data);

  const file = (address) => {
    if (!files.has(address)) {
      files.set(address, new Promise((done, fail) => {
        const script = document.createElement("script");
        waiting.set(script, done);
        script.src = address;
        script.onload = () => script.remove();
        script.onerror = () => {
          files.delete(address);
          script.remove();
          fail(new Error(`${address} could not be loaded`));
        };
        document.head.append(script);
      }));
    }
    return files.get(address);
  };

  const decodeWords = (text) => {
    const all = [];
    let last = "";
    for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
      last = last.slice(0, shared.charCodeAt(0) - 65) + rest;
      all.push(last);
    }
    return all;
  };

  // Calls `each` with the numbers of a list; after each number, `beside` digits belong to it.
  const decode = (text, beside, each) => {
    let page = 0;
    for (let at = 0; at < text.length; at += beside) {
      let shift = 0;
      let digit;
      do {
        digit = DIGITS.indexOf(text[at]);
        page += (digit & 31) << shift;
        shift += 5;
        at += 1;
      } while (digit > 31);
      each(page, beside ? DIGITS.indexOf(text[at]) / 63 : 1);
      page += 1;
    }
  };

  // The last of `list` that does not come after `value`.
  const lastUpTo = (list, first, value) => {
    let at = 0;
    while (at + 1 < list.length && first(list[at + 1]) <= value) at += 1;
    return at;
  };

  const openIndex = async (address) => {
    const entry = await file(address);
    const root = new URL(entry.root, address);
    const part = (name) => file(new URL(`assets/search/${name}.js`, root).href);
    const kept = new Map();
    const once = (name, make) => {
      if (!kept.has(name)) kept.set(name, part(name).then(make, (error) => { kept.delete(name); throw error; }));
      return kept.get(name);
    };
    // Words of the blocks from one that may hold `from` to one that may hold `to`, with their numbers.
    const words = async (from, to) => {
      const start = (block) => block[0];
      const [low, high] = [lastUpTo(entry.words, start, from), lastUpTo(entry.words, start, to)];
      const blocks = await Promise.all(entry.words.slice(low, high + 1).map(([, first, name]) =>
        once(name, decodeWords).then((list) => list.map((word, n) => [word, first + n]))));
      return blocks.flat();
    };
    const postings = async (number) => {
      const [first, name] = entry.postings[lastUpTo(entry.postings, (shard) => shard[0], number)];
      return (await once(name, (text) => text.split(" ")))[number - first];
    };
    const pages = () => once(entry.pages, ({ names, facets }) => {
      const values = Array.from({ length: entry.count }, () => []);
      facets.forEach((list, value) => decode(list, 0, (page) => values[page].push(value)));
      return { values, name: (page) => names.slice(page * 10, page * 10 + 10) };
    });
    return { entry, root, words, postings, pages, part };
  };

  // --- Finding ---

  // Words of the vocabulary that a reader may mean by one, each with how sure that is.
  const meant = async (index, word) => {
    const found = new Map();
    const sure = (number, term, factor) => {
      if (!(found.get(number)?.factor >= factor)) found.set(number, { term, factor });
    };
    const near = await index.words(word.slice(0, Math.max(1, word.length - 3)), `${word}\uffff`);
    const longer = [];
    for (const [term, number] of near) {
      const more = term.length - word.length;
      if (term === word) sure(number, term, 1);
      else if (more > 0 && word.length > 1 && term.startsWith(word)) longer.push([term, number]);
      else if (more < 0 && term.length > 3 && -more <= (term.length > 4 ? 3 : 1) && word.startsWith(term)) sure(number, term, 0.55);
    }
    longer.sort((a, b) => a[0].length - b[0].length).slice(0, 24)
      .forEach(([term, number]) => sure(number, term, 0.4 + (0.45 * word.length) / term.length));
    for (const group of index.entry.mutations) {
      for (const initial of group.filter((one) => word.startsWith(one))) {
        for (const other of group.filter((one) => one !== initial)) {
          const changed = other + word.slice(initial.length);
          if (changed.length < 3) continue;
          for (const [term, number] of await index.words(changed, changed)) if (term === changed) sure(number, term, 0.8);
        }
      }
    }
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    if (found.size || !most) return { found, mended: false };
    const all = await index.words("", "\uffff");
    for (const open of [false, true]) {
      let best = most;
      let close = [];
      for (const [term, number] of all) {
        const far = distance(word, term, best, open);
        if (far < best) close = [];
        if (far <= best) {
          best = far;
          close.push([term, number]);
        }
      }
      // Of words as close as each other, those that begin alike are meant more often.
      const alike = (term) => [...term].findIndex((letter, n) => letter !== word[n]) + (term.startsWith(word) ? 99 : 0);
      close.sort((a, b) => alike(b[0]) - alike(a[0])).slice(0, 8).forEach(([term, number], n) => sure(number, term, 0.6 - n * 0.05));
      if (found.size) break;
    }
    return { found, mended: found.size > 0 };
  };

  // Pages that have the words, the best first; what to mark in them; what was taken for what.
  const find = async (index, query) => {
    const words = [...new Set(wordsOf(query).map((one) => one.word))].filter(Boolean);
    const marks = [];
    const total = index.entry.count;
    let mended = null;
    const lists = await Promise.all(words.map(async (word) => {
      const pages = new Map();
      const { found, mended: other } = await meant(index, word);
      const terms = await Promise.all([...found].map(async ([number, one]) => ({ ...one, list: await index.postings(number) })));
      for (const { term, factor, list } of terms) {
        marks.push([term]);
        const hits = [];
        decode(list, 1, (page, weight) => hits.push([page, weight]));
        const rare = Math.log(1 + (total - hits.length + 0.5) / (hits.length + 0.5));
        for (const [page, weight] of hits) pages.set(page, Math.max(pages.get(page) ?? 0, factor * rare * weight));
      }
      return { word, pages, instead: other ? [...found.values()][0].term : null };
    }));
    if (lists.some((list) => list.instead)) mended = lists.map((list) => list.instead ?? list.word).join(" ");
    // A word that stands almost everywhere need not stand in every result.
    const telling = lists.filter((list) => list.pages.size < total / 2);
    const needed = telling.length ? telling : lists;
    const scores = new Map();
    for (const list of lists) {
      const step = needed.includes(list) ? 1000 : 0;
      for (const [page, score] of list.pages) scores.set(page, (scores.get(page) ?? 0) + score + step);
    }
    const best = Math.floor(Math.max(0, ...scores.values()) / 1000);
    const found = [...scores].filter(([, score]) => Math.floor(score / 1000) === best).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const said = ` ${words.join(" ")} `;
    for (const group of index.entry.synonyms) {
      if (group.some((form) => said.includes(` ${form} `))) marks.push(...group.map((form) => form.split(" ")));
    }
    return { pages: found.map(([page]) => page), marks, mended };
  };

  // --- Showing ---

  const make = (name, more, ...children) => {
    const element = Object.assign(document.createElement(name), more);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  // Where the marked words stand in a text: [from, to, which of its words].
  const places = (text, marks) => {
    const words = wordsOf(text);
    const found = [];
    for (let n = 0; n < words.length; n += 1) {
      const fits = marks.filter((mark) => mark.every((word, k) => words[n + k]?.word === word));
      if (!fits.length) continue;
      const length = Math.max(...fits.map((mark) => mark.length));
      found.push({ from: words[n].from, to: words[n + length - 1].to, at: n, word: words[n].word });
      n += length - 1;
    }
    return { words, found };
  };

  const marked = (text, marks, from = 0, to = text.length) => {
    const out = document.createDocumentFragment();
    let at = from;
    for (const place of places(text, marks).found) {
      if (place.from < at || place.to > to) continue;
      out.append(text.slice(at, place.from), make("mark", {}, text.slice(place.from, place.to)));
      at = place.to;
    }
    out.append(text.slice(at, to));
    return out;
  };

  // The stretch of a page's text that says most of the marked words; nothing where none stands in it.
  const excerpt = (page, marks) => {
    let best = null;
    page.parts.forEach(([id, title, text]) => {
      const { words, found } = places(text, marks);
      found.forEach((place, n) => {
        const inside = found.slice(n).filter((other) => other.at < place.at + EXCERPT - 4);
        const worth = new Set(inside.map((other) => other.word)).size + inside.length / 100;
        if (best && best.worth >= worth) return;
        const first = Math.max(0, place.at - 5);
        const last = Math.min(words.length, first + EXCERPT) - 1;
        best = { worth, id, title, text, from: words[first].from, to: words[last].to, whole: first === 0, end: last === words.length - 1 };
      });
    });
    return best;
  };

  let built = 0;

  // The form with its results, in `place`. With `address`, what is searched is kept in the address of the page.
  const build = (place, address, index, { heading, page: searchPage, inPage }) => {
    const { entry } = index;
    const { say } = entry;
    built += 1;
    const id = `kit-search-${built}`;
    const numbers = new Intl.NumberFormat(entry.lang);
    const plurals = new Intl.PluralRules(entry.lang);
    const count = (n) => {
      const form = entry.counts.find(([sample]) => sample === n) ?? entry.counts.find(([sample]) => plurals.select(sample) === plurals.select(n));
      return form[1].replace("#", numbers.format(n));
    };

    // The page has a field already, in which somebody may be writing.
    const field = place.querySelector("input");
    const writing = field && field === document.activeElement;
    const input = field ?? make("input", { type: "search", name: "q", autocomplete: "off" });
    Object.assign(input, { id, enterKeyHint: "search", spellcheck: false });
    const status = make("p", { className: "search-status" });
    status.setAttribute("role", "status");
    const clear = make("button", { type: "button", className: "search-clear", hidden: true }, say.search_clear);
    const boxes = [];
    const fieldsets = entry.filters.map(([filter, label, values]) => {
      const set = make("fieldset", { hidden: true }, make("legend", {}, label));
      for (const [value, text] of values) {
        const box = make("input", { type: "checkbox", name: filter, value });
        const many = make("span", { className: "search-many" });
        const row = make("label", { hidden: true }, box, " ", text, " ", many);
        boxes.push({ filter, box, many, row, set });
        set.append(row);
      }
      return set;
    });
    const filters = make("details", { className: "search-filters", hidden: true }, make("summary", {}, say.search_filter), make("div", {}, ...fieldsets), clear);
    const list = make("ol", { className: "search-results" });
    const more = make("button", { type: "button", className: "button", hidden: true }, say.search_more);
    const whole = inPage ? null : make("a", { className: "search-whole", hidden: true }, say.search_whole);
    const form = make("form", { action: searchPage, className: "search-form" },
      make("label", { htmlFor: id }, say.search_label),
      make("div", { className: "search-row" }, input, make("button", { type: "submit", className: "button" }, say.search_submit)),
      filters);
    form.setAttribute("role", "search");
    place.replaceChildren(form, status, list, make("p", {}, more), ...(whole ? [make("p", {}, whole)] : []));
    if (writing) input.focus();

    let run = 0;
    let state = { pages: [], marks: [], shown: 0 };

    const result = async (page, marks) => {
      const { name } = await index.pages();
      const data = await index.part(name(page));
      const title = make("a", { href: kitpress.address(data.path, index.root) }, marked(data.title, marks));
      const item = make("li", {}, data.label ? make("p", { className: "kind" }, data.label) : null, make(heading, {}, title));
      if (data.restricted) item.append(make("p", { className: "restricted" }, say.restricted));
      const best = excerpt(data, marks);
      if (best) {
        const text = make("p", {}, best.whole ? "" : "… ", marked(best.text, marks, best.from, best.to), best.end ? "" : " …");
        item.append(text);
        if (best.id) {
          const section = kitpress.address(`${data.path}#${best.id}`, index.root);
          item.append(make("p", { className: "search-section" }, `${say.search_section} `, make("a", { href: section }, best.title)));
        }
      } else if (data.summary) {
        item.append(make("p", {}, marked(data.summary, marks)));
      }
      return item;
    };

    const showMore = async (mine) => {
      const next = state.pages.slice(state.shown, state.shown + RESULTS);
      const items = await Promise.all(next.map((page) => result(page, state.marks)));
      if (mine !== run) return null;
      if (state.shown === 0) list.replaceChildren();
      list.append(...items);
      state.shown += items.length;
      more.hidden = state.shown >= state.pages.length;
      return items[0];
    };

    // Counts what each value would leave, with the other filters as they are; the pages that all filters leave.
    const filtered = async (pages) => {
      const { values } = await index.pages();
      const chosen = new Map();
      boxes.forEach(({ filter, box }, value) => {
        if (!box.checked) return;
        if (!chosen.has(filter)) chosen.set(filter, new Set());
        chosen.get(filter).add(value);
      });
      const counts = boxes.map(() => 0);
      const left = pages.filter((page) => {
        const missed = [...chosen].filter(([, wanted]) => !values[page].some((value) => wanted.has(value)));
        if (missed.length < 2) {
          for (const value of values[page]) if (!missed.length || missed[0][0] === boxes[value].filter) counts[value] += 1;
        }
        return !missed.length;
      });
      boxes.forEach(({ box, many, row }, value) => {
        row.hidden = counts[value] === 0 && !box.checked && box !== document.activeElement;
        many.textContent = `(${numbers.format(counts[value])})`;
      });
      for (const set of fieldsets) {
        const rows = boxes.filter((one) => one.set === set);
        set.hidden = rows.every((one) => one.row.hidden);
      }
      filters.hidden = fieldsets.every((set) => set.hidden);
      clear.hidden = chosen.size === 0;
      return left;
    };

    const asked = () => {
      const query = new URLSearchParams();
      query.set("q", input.value.trim());
      boxes.forEach(({ filter, box }) => box.checked && query.append(filter, box.value));
      return query;
    };

    const search = async (again) => {
      run += 1;
      const mine = run;
      const query = input.value.trim();
      const target = new URL(searchPage);
      target.search = query ? asked() : "";
      if (inPage) history.replaceState(null, "", target);
      else Object.assign(whole, { href: target.href, hidden: !query });
      if (!wordsOf(query).length) {
        state = { pages: [], marks: [], shown: 0 };
        list.replaceChildren();
        status.textContent = "";
        more.hidden = filters.hidden = true;
        return;
      }
      const slow = setTimeout(() => (status.textContent = say.search_wait), 400);
      try {
        const { pages, marks, mended } = await find(index, query);
        const left = await filtered(pages);
        if (mine !== run) return;
        state = { pages: left, marks, shown: 0 };
        await showMore(mine);
        if (mine !== run) return;
        clearTimeout(slow);
        const none = `${say.search_none.replace("#", () => query)} ${say.search_none_help}`;
        const instead = mended ? `${say.search_meant.replace("#", () => mended)} ` : "";
        status.textContent = left.length ? instead + count(left.length) : none;
        place.dispatchEvent(new CustomEvent("kitpress-found"));
      } catch (error) {
        clearTimeout(slow);
        if (mine !== run) return;
        // The site may have been published anew since the page was opened: its files have other names then.
        if (!again) {
          const fresh = await openIndex(`${address}?${Date.now()}`).catch(() => null);
          if (fresh && mine === run) {
            Object.assign(index, fresh);
            search(true);
            return;
          }
        }
        console.error(error);
        list.replaceChildren();
        status.textContent = say.search_failed;
      }
    };

    let timer;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, 250);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      search();
    });
    filters.addEventListener("change", () => search());
    clear.addEventListener("click", () => {
      boxes.forEach(({ box }) => (box.checked = false));
      input.focus();
      search();
    });
    more.addEventListener("click", async () => {
      const first = await showMore(run);
      first?.querySelector("a").focus();
    });

    const from = (query) => {
      input.value ||= query.get("q") ?? "";
      boxes.forEach(({ filter, box }) => (box.checked = query.getAll(filter).includes(box.value)));
      if (boxes.some(({ box }) => box.checked)) filters.open = true;
      if (input.value) search();
    };
    return { input, from };
  };

  // --- Where it is ---

  const onKey = (open) => document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });

  const startPage = async (place, event) => {
    const here = new URL(location.href);
    [here.search, here.hash] = ["", ""];
    const address = new URL("entry.js", here).href;
    try {
      const parts = build(place, address, await openIndex(address), { heading: "h2", page: here.href, inPage: true });
      parts.from(new URLSearchParams(location.search));
      onKey(() => parts.input.focus());
      if (event?.type === "keydown" && event.key.toLowerCase() === "k") parts.input.focus();
    } catch (error) {
      console.error(error);
      const alert = make("p", { className: "search-status" }, place.dataset.failed);
      alert.setAttribute("role", "alert");
      place.replaceChildren(alert);
    }
  };

  const startButton = (form, event) => {
    const page = form.action.replace(/\?.*|index\.html$/g, "");
    const address = new URL("entry.js", page).href;
    let dialog = null;
    let parts = null;
    const open = async () => {
      try {
        if (!dialog) {
          const index = await openIndex(address);
          if (dialog) return;
          const { say } = index.entry;
          const close = make("button", { type: "button", className: "search-close" }, say.search_close);
          const title = make("h2", { id: "kit-search-title" }, say.search);
          const place = make("div", { className: "search" });
          dialog = make("dialog", { className: "search-dialog" }, make("div", { className: "search-top" }, title, close), place);
          dialog.setAttribute("aria-labelledby", title.id);
          const keys = make("p", { className: "search-keys" }, say.search_keys.replace("#", /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ K" : "Ctrl + K"));
          parts = build(place, address, index, { heading: "h3", page: form.action, inPage: false });
          dialog.append(keys);
          close.addEventListener("click", () => dialog.close());
          dialog.addEventListener("click", (click) => click.target === dialog && dialog.close());
          document.body.append(dialog);
        }
        form.querySelector("[role=alert]")?.remove();
        if (!dialog.open) dialog.showModal();
        parts.input.focus();
        parts.input.select();
      } catch (error) {
        console.error(error);
        const alert = make("p", {}, form.dataset.failed);
        alert.setAttribute("role", "alert");
        form.querySelector("[role=alert]")?.remove();
        form.append(alert);
      }
    };
    form.firstElementChild.setAttribute("aria-haspopup", "dialog");
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      open();
    });
    onKey(open);
    if (event && event.type !== "click") open();
  };

  kitpress.define("search", (element, event) => (element.matches("form") ? startButton(element, event) : startPage(element, event)));
})();
