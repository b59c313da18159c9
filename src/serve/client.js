// Keeps a served page up to date: fetches what changed, puts it in place without losing scroll position, focus or
// opened disclosures, and shows mistakes over the last good page. Part of no finished site.
(() => {
  "use strict";
  const script = document.currentScript;
  const file = script.dataset.file;
  let version = Number(script.dataset.version);
  const own = (node) => node.nodeType === 1 && node.hasAttribute("data-kitpress");

  // What this script shows lives apart from the page, so that neither styles the other.
  const host = document.createElement("div");
  host.setAttribute("data-kitpress", "");
  const root = host.attachShadow({ mode: "open" });
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const live = make("p", { class: "quiet", role: "status" });
  const badges = make("div", { class: "badges" });
  const draft = make("span", { class: "draft" }, "Draft: not part of a build");
  const count = make("button", { type: "button", "aria-expanded": "false", "aria-controls": "warnings" });
  const again = make("button", { type: "button" }, "Show errors");
  badges.append(draft, again, count);
  const overlay = make("div", { class: "panel", role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "first", tabindex: "-1" });
  const list = make("div", { class: "panel warnings", role: "region", id: "warnings", "aria-label": "Warnings about this page", tabindex: "-1" });
  draft.hidden = count.hidden = again.hidden = overlay.hidden = list.hidden = true;
  root.append(make("link", { rel: "stylesheet", href: "/__kitpress/client.css" }), live, badges, overlay, list);
  document.body.append(host);

  let back = null;
  let shown = "";
  let dismissed = false;
  const leave = (panel) => {
    const inside = root.activeElement && panel.contains(root.activeElement);
    panel.hidden = true;
    if (inside && back && back.isConnected) back.focus({ preventScroll: true });
    back = null;
  };
  const dismiss = () => {
    dismissed = true;
    leave(overlay);
    again.hidden = false;
    live.textContent = "Errors hidden. The last good page is shown.";
  };
  const closeList = () => {
    list.hidden = true;
    count.setAttribute("aria-expanded", "false");
  };
  overlay.addEventListener("keydown", (event) => event.key === "Escape" && dismiss());
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closeList();
    count.focus();
  });
  count.addEventListener("click", () => {
    list.hidden = !list.hidden;
    count.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden) list.focus({ preventScroll: true });
  });
  again.addEventListener("click", () => {
    dismissed = false;
    show();
  });

  const item = (one, first) => {
    const box = make("section", {}, make("h3", first ? { id: "first" } : {}, one.message));
    if (one.excerpt) box.append(make("pre", { tabindex: "0", role: "group", "aria-label": "Excerpt with the place marked" }, one.excerpt));
    if (one.help) box.append(make("p", {}, "What to do: " + one.help));
    if (one.href) box.append(make("p", {}, make("a", { href: one.href }, "Open " + one.place + " in the editor")));
    return box;
  };
  let state = { errors: [], warnings: [], draft: false };
  function show() {
    draft.hidden = !state.draft;
    const n = state.warnings.length;
    count.hidden = n === 0;
    count.textContent = n === 1 ? "1 warning" : n + " warnings";
    const warnings = JSON.stringify(state.warnings);
    if (list.dataset.of !== warnings) {
      list.dataset.of = warnings;
      const close = make("button", { type: "button" }, "Close");
      close.addEventListener("click", () => { closeList(); count.focus(); });
      list.replaceChildren(make("h2", {}, "Warnings about this page"), ...state.warnings.map((one) => item(one)), close);
    }
    if (n === 0) closeList();
    const errors = JSON.stringify(state.errors);
    if (state.errors.length === 0) {
      if (shown) live.textContent = "The error is fixed. The page is up to date.";
      shown = "";
      dismissed = false;
      again.hidden = true;
      if (!overlay.hidden) leave(overlay);
      return;
    }
    if (errors !== shown) dismissed = false;
    if (dismissed) return;
    again.hidden = true;
    if (errors === shown && !overlay.hidden) return;
    shown = errors;
    const title = state.errors.length === 1 ? "1 error" : state.errors.length + " errors";
    const close = make("button", { type: "button" }, "Dismiss (Escape)");
    close.addEventListener("click", dismiss);
    overlay.replaceChildren(
      make("h2", { id: "title" }, title + ": the last good page is shown below"),
      ...state.errors.map((one, i) => item(one, i === 0)), close);
    if (overlay.hidden) {
      back = document.activeElement === document.body ? null : document.activeElement;
      overlay.hidden = false;
      overlay.focus({ preventScroll: true });
    }
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

  async function refresh() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!(answer.headers.get("content-type") || "").includes("html")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("script[data-kitpress]");
    // Another page stands here now, or the policy that this one came with no longer fits it.
    if (!fresh || fresh.dataset.file !== file || !file) return location.reload();
    const styles = (of) => [...of.querySelectorAll('link[rel="stylesheet"]')].map((link) => path(link.getAttribute("href")));
    const [before, after] = [styles(document.head), styles(page.head)];
    if (before.length !== after.length) return location.reload();
    before.forEach((from, i) => from !== after[i] && restyle(from, after[i]));
    document.title = page.title;
    for (const name of ["lang", "dir"]) {
      const value = page.documentElement.getAttribute(name);
      if (value) document.documentElement.setAttribute(name, value);
    }
    const [x, y] = [scrollX, scrollY];
    const focus = document.activeElement;
    morph(document.body, page.body);
    if (focus && focus.id && !focus.isConnected) document.getElementById(focus.id)?.focus({ preventScroll: true });
    if (scrollX !== x || scrollY !== y) scrollTo(x, y);
    version = Number(fresh.dataset.version);
  }

  async function ask() {
    const answer = await fetch("/__kitpress/state?file=" + encodeURIComponent(file), { cache: "no-store" });
    state = await answer.json();
    show();
  }

  // One after the other: two saves in a row must not overtake each other.
  let queue = Promise.resolve();
  const heard = (event) => {
    queue = queue.then(async () => {
      const missed = event.hello && event.version !== version;
      const here = event.all || missed || event.files.includes(decodeURI(location.pathname));
      if (event.style && !missed) restyle(...event.style);
      else if (here) await refresh();
      version = event.version || version;
      await ask();
    }).catch(() => { /* The server is gone; the next hello says what was missed. */ });
  };
  const events = new EventSource("/__kitpress/events");
  events.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  // Half-open connections of browsers would keep others waiting.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
