// Keeps a served page up to date: fetches what changed, puts it in place without losing scroll position, focus or
// opened disclosures, and shows mistakes over the last good page. Part of no finished site.
(() => {
  "use strict";
  const script = document.currentScript;
  const file = script.dataset.file;
  let version = Number(script.dataset.version);
  const own = (node) => node.nodeType === 1 && node.hasAttribute("data-kitpress");
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // What this script shows lives apart from the page, so that neither styles the other. Its words come with the state,
  // in the language of the page.
  const host = make("div", { "data-kitpress": "" });
  const root = host.attachShadow({ mode: "open" });
  const live = make("p", { class: "quiet", role: "status" });
  const draft = make("span", { class: "badge draft" });
  const offline = make("span", { class: "badge offline" });
  const again = make("button", { type: "button", class: "badge errors" });
  const count = make("button", { type: "button", class: "badge warnings", "aria-expanded": "false", "aria-controls": "warnings" });
  const badges = make("div", { class: "badges", role: "region" }, again, count, draft, offline);
  const overlay = make("div", { class: "panel errors", role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "intro first", tabindex: "-1" });
  const list = make("div", { class: "panel warnings", role: "region", id: "warnings", "aria-labelledby": "warnings-title", tabindex: "-1" });
  for (const one of [draft, offline, again, count, badges, overlay, list]) one.hidden = true;
  const dock = make("div", { class: "dock" }, overlay, list, badges);
  root.append(make("link", { rel: "stylesheet", href: "/__kitpress/client.css" }), live, dock);
  document.body.append(host);

  let state = { errors: [], warnings: [], everywhere: [], draft: false, words: {} };
  let words = {};
  let back = null;
  let shown = "";
  let alone = false;
  // A mistake that was put aside stays so on the next page too, until it is another one.
  const PUT_ASIDE = "kitpress-put-aside";
  let aside = "";
  try { aside = sessionStorage.getItem(PUT_ASIDE) || ""; } catch { /* No storage: it is remembered on this page only. */ }
  const putAside = (errors) => {
    aside = errors;
    try { sessionStorage.setItem(PUT_ASIDE, errors); } catch { /* As above. */ }
  };

  const inside = (panel) => Boolean(root.activeElement) && panel.contains(root.activeElement);
  const remember = () => {
    const at = document.activeElement;
    if (at !== document.body && at !== host) back = at;
  };
  // Gives the focus back to where it was, also when that place was made anew in between.
  const giveBack = () => {
    const to = back && (back.isConnected ? back : back.id && document.getElementById(back.id));
    back = null;
    if (to) to.focus({ preventScroll: true });
    else if (root.activeElement) root.activeElement.blur();
  };
  const close = (panel) => {
    const had = inside(panel);
    panel.hidden = true;
    if (had) giveBack();
  };
  const dismiss = () => {
    putAside(shown);
    again.hidden = false;
    badges.hidden = false;
    close(overlay);
    live.textContent = words.hidden;
  };
  const closeList = () => {
    if (list.hidden) return;
    count.setAttribute("aria-expanded", "false");
    const had = inside(list);
    list.hidden = true;
    if (had && !count.hidden) count.focus({ preventScroll: true });
    else if (had) giveBack();
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (!overlay.hidden) dismiss();
    else closeList();
  });
  count.addEventListener("click", () => {
    if (!list.hidden) return closeList();
    list.hidden = false;
    revealMarks(list);
    count.setAttribute("aria-expanded", "true");
    list.focus({ preventScroll: true });
  });
  again.addEventListener("click", () => {
    putAside("");
    show();
  });

  // `12 | words` and ` | ^^^ label`: the number apart from the text, the mark in a colour of its own. The place stands
  // in the link below it.
  const excerpt = (text) => text.replace(/^\s*-->.*\n(\s*\|\n)?/, "").split("\n").flatMap((line) => {
    const [, gutter, rest] = /^(\s*\d*\s*\||\s*-->|\s*:::)(.*)$/.exec(line) || [null, "", line];
    const mark = !/\d|-->|:::/.test(gutter) && /[\^-]/.test(rest);
    const [, space, words] = /^(\s*)(.*)$/.exec(rest);
    return [make("span", { class: "gutter" }, gutter), space, make("span", { class: mark ? "mark" : "words" }, words), "\n"];
  });
  // `names` as code; the first letter large, as it begins a sentence here.
  const prose = (text) => (text[0].toUpperCase() + text.slice(1)).split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));
  // Findings speak English, whatever the page does.
  const english = { lang: "en", dir: "ltr" };
  const item = (one, first) => {
    const message = make("h3", first ? { id: "first", ...english } : english, ...prose(one.message), " ", make("code", { class: "code" }, one.code));
    const box = make("section", { class: one.severity }, message);
    if (one.excerpt) box.append(make("pre", { tabindex: "0", role: "group", "aria-label": words.excerpt, dir: "ltr" }, make("code", english, ...excerpt(one.excerpt))));
    if (one.help) box.append(make("p", { class: "help" }, make("strong", {}, words.what_to_do), " ", make("bdi", english, ...prose(one.help))));
    if (one.href) {
      const [before, after = ""] = words.open.split("{place}");
      box.append(make("p", {}, make("a", { href: one.href }, before, make("bdi", { dir: "ltr" }, one.place), after)));
    }
    return box;
  };
  const button = (text, act) => {
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  };
  // A place far along a long line is in sight.
  const revealMarks = (panel) => {
    for (const mark of panel.querySelectorAll("pre .mark")) {
      const pre = mark.closest("pre");
      const end = mark.offsetLeft + mark.offsetWidth;
      if (pre.scrollLeft === 0 && end > pre.clientWidth) pre.scrollLeft = Math.min(mark.offsetLeft, end - pre.clientWidth / 2);
    }
  };
  // New contents, without losing the focus that was in the old.
  const fill = (panel, ...contents) => {
    const had = inside(panel);
    panel.replaceChildren(...contents);
    revealMarks(panel);
    if (had) panel.focus({ preventScroll: true });
  };

  function showWarnings() {
    const all = [...state.warnings, ...state.everywhere];
    const seen = list.dataset.of;
    const now = JSON.stringify([all, words.warnings]);
    if (seen !== now) {
      list.dataset.of = now;
      if (seen && all.length > 0 && count.textContent !== words.warnings) live.textContent = words.warnings;
      const site = state.everywhere.length > 0 ? [make("h2", {}, words.everywhere), ...state.everywhere.map((one) => item(one))] : [];
      fill(list,
        make("div", { class: "head" }, make("h2", { id: "warnings-title" }, words.about_page), button(words.close, closeList)),
        ...state.warnings.map((one) => item(one)), ...site);
    }
    count.textContent = words.warnings;
    count.hidden = all.length === 0;
    if (all.length === 0) closeList();
  }
  function showErrors() {
    const errors = state.errors.length > 0 ? JSON.stringify(state.errors) : "";
    if (!errors) {
      if (shown) live.textContent = words.fixed;
      shown = "";
      if (aside) putAside("");
      again.hidden = true;
      close(overlay);
      return;
    }
    const put = errors === aside;
    again.hidden = !put;
    again.textContent = words.show_errors;
    const key = errors + words.errors;
    if (overlay.dataset.of !== key) {
      overlay.dataset.of = key;
      fill(overlay,
        make("div", { class: "head" }, make("h2", { id: "title" }, words.errors), button(words.hide, dismiss)),
        make("p", { id: "intro" }, words.intro),
        ...state.errors.map((one, i) => item(one, i === 0)), ...(words.more ? [make("p", { class: "more" }, words.more)] : []));
      if (!overlay.hidden) live.textContent = words.errors + ": " + state.errors[0].message;
    }
    shown = errors;
    if (put || !overlay.hidden) return;
    remember();
    closeList();
    overlay.hidden = false;
    revealMarks(overlay);
    overlay.focus({ preventScroll: true });
  }
  function show() {
    host.lang = document.documentElement.lang;
    host.dir = document.documentElement.dir || "ltr";
    words = state.words;
    badges.setAttribute("aria-label", words.preview);
    draft.textContent = words.draft;
    offline.textContent = words.offline;
    draft.hidden = !state.draft;
    offline.hidden = !alone;
    showWarnings();
    showErrors();
    badges.hidden = [draft, offline, again, count].every((one) => one.hidden);
  }

  // Puts `to` in the place of `from`, keeping every element that is still there: so focus, scroll and what a reader
  // opened or typed stay.
  function morph(from, to) {
    if (from.isEqualNode(to)) return;
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !(name === "open" && from.localName === "details")) from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) !== value && !(name === "open" && from.localName === "details")) from.setAttribute(name, value);
    }
    const key = (node) => (node.nodeType === 1 && node.id ? node.localName + "#" + node.id : null);
    const kept = new Map();
    for (const node of from.childNodes) if (key(node)) kept.set(key(node), node);
    const wanted = new Set([...to.childNodes].map(key).filter(Boolean));
    let at = from.firstChild;
    const pass = () => { while (at && own(at)) at = at.nextSibling; };
    for (const next of [...to.childNodes]) {
      if (own(next)) continue;
      pass();
      const id = key(next);
      let match = id ? kept.get(id) : null;
      if (!match && at && !(key(at) && wanted.has(key(at))) && at.nodeType === next.nodeType && at.nodeName === next.nodeName && !id) {
        match = at;
        // A block that came or went: the same one may stand a little further on.
        if (next.nodeType === 1 && !at.isEqualNode(next)) {
          let ahead = at.nextSibling;
          for (let n = 0; ahead && n < 12 && !ahead.isEqualNode(next); n++) ahead = ahead.nextSibling;
          if (ahead && !own(ahead) && ahead.isEqualNode(next)) {
            while (at !== ahead) {
              const gone = at;
              at = at.nextSibling;
              if (!own(gone)) gone.remove();
            }
            match = ahead;
          }
        }
      }
      if (!match) {
        from.insertBefore(document.importNode(next, true), at);
        continue;
      }
      if (match === at) at = at.nextSibling;
      else from.insertBefore(match, at);
      if (match.nodeType === 1) morph(match, next);
      else if (match.data !== next.data) match.data = next.data;
    }
    while (at) {
      const gone = at;
      at = at.nextSibling;
      if (!own(gone)) gone.remove();
    }
  }

  const path = (href) => decodeURI(new URL(href, location.href).pathname);
  function restyle(from, to) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      if (path(link.href) !== from) continue;
      // The old style goes when the new one is there, so that nothing flashes.
      const next = link.cloneNode();
      next.href = to;
      next.addEventListener("load", () => link.remove());
      next.addEventListener("error", () => next.remove());
      link.after(next);
    }
  }

  // What the reader looks at: the place with the focus, else what stands highest in the window. After a change above it
  // the page is scrolled so that it stands where it stood.
  function anchor() {
    const place = (one) => one.getBoundingClientRect();
    const visible = (box) => box.height > 0 && box.top >= 0 && box.top < innerHeight;
    const all = scrollY > 0 ? [...document.body.querySelectorAll("*")] : [];
    const focus = document.activeElement === document.body ? [] : [document.activeElement];
    const found = [...focus, ...all].filter((one) => !own(one) && visible(place(one))).slice(0, 50);
    const before = found.map((one) => place(one).top);
    const [x, y] = [scrollX, scrollY];
    return () => {
      const at = y > 0 ? found.findIndex((one) => one.isConnected && place(one).height > 0) : -1;
      const to = at < 0 ? y : scrollY + place(found[at]).top - before[at];
      if (scrollX !== x || scrollY !== to) scrollTo({ left: x, top: to, behavior: "instant" });
    };
  }

  async function refresh() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!(answer.headers.get("content-type") || "").includes("html")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("script[data-kitpress]");
    // Another page stands here now, or the policy that this one came with no longer fits it.
    if (!fresh || fresh.dataset.file !== file || !file) return location.reload();
    // What stands in `noscript` is words here, and elements in a page that is only read.
    const styles = (of) => [...of.querySelectorAll('link[rel="stylesheet"]:not(noscript *)')].map((link) => path(link.getAttribute("href")));
    const [before, after] = [styles(document.head), styles(page.head)];
    if (before.length !== after.length) return location.reload();
    before.forEach((from, i) => from !== after[i] && restyle(from, after[i]));
    document.title = page.title;
    for (const name of ["lang", "dir"]) {
      const value = page.documentElement.getAttribute(name);
      if (value) document.documentElement.setAttribute(name, value);
    }
    const stay = anchor();
    const focus = document.activeElement;
    morph(document.body, page.body);
    if (focus && focus.id && !focus.isConnected) document.getElementById(focus.id)?.focus({ preventScroll: true });
    stay();
    version = Number(fresh.dataset.version);
  }

  async function ask() {
    const about = new URLSearchParams({ file, lang: document.documentElement.lang });
    state = await (await fetch("/__kitpress/state?" + about, { cache: "no-store" })).json();
    show();
  }

  // One after the other: two saves in a row must not overtake each other.
  let queue = Promise.resolve();
  const here = () => decodeURI(location.pathname).replace(/(^|\/)index\.html$/, "$1");
  const heard = (event) => {
    queue = queue.then(async () => {
      const missed = event.hello && event.version !== version;
      if (event.style && !missed) restyle(...event.style);
      else if (event.all || missed || event.files.includes(here())) await refresh();
      version = event.version || version;
      await ask();
    }).catch(() => { /* The server is gone; the next hello says what was missed. */ });
  };
  const events = new EventSource("/__kitpress/events");
  events.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  // A preview that has stopped looks like one in which nothing changes; so it says so, and takes it back.
  let lonely = 0;
  events.addEventListener("error", () => {
    if (lonely) return;
    lonely = setTimeout(() => {
      alone = true;
      if (words.offline) { show(); live.textContent = words.offline; }
    }, 2000);
  });
  events.addEventListener("open", () => {
    clearTimeout(lonely);
    lonely = 0;
    alone = false;
  });
  // Half-open connections of browsers would keep others waiting.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
