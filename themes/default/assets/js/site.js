// On every page. Loads what a page can do beyond its text when a reader first asks for it, and holds what those scripts share.
//
// An element names its script: `data-script="search"` loads js/search.js the first time the element is touched, focused or
// changed; with `data-script-on="now"` at once; with `data-script-on="kept"` at once if something is kept for this page, with "query" if the address asks for something;
// with `data-script-key="k"` also by Ctrl+K or Command+K. The script calls `kitpress.define("search", start)`, and
// `start(element, event)` runs once for each element; `event` is the last click, key or submission before that, if any.
(() => {
  "use strict";
  const own = document.currentScript;
  const starts = new Map();
  const loading = new Map();
  const running = new Map();

  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = own.getAttribute(`data-src-${name}`);
        script.onload = () => (starts.has(name) ? done(starts.get(name)) : fail(new Error(`${name}.js defines nothing`)));
        script.onerror = () => {
          loading.delete(name);
          script.remove();
          fail(new Error(`${name}.js could not be loaded`));
        };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  // What a reader did while the script was on its way is told to it; a form is not sent meanwhile.
  const begin = (element, event) => {
    let run = running.get(element);
    if (!run) {
      running.set(element, (run = { started: false, last: null }));
      load(element.dataset.script).then((start) => {
        run.started = true;
        start(element, run.last);
      }).catch((error) => {
        running.delete(element);
        console.error(error);
      });
    }
    if (run.started || !event || !["click", "keydown", "submit"].includes(event.type)) return;
    run.last = event;
    if (event.type !== "click") event.preventDefault();
  };

  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  const kitpress = (window.kitpress = {
    // Called by a script once it is there.
    define: (name, start) => starts.set(name, start),
    // The start of another script, loaded if need be.
    load,
    // Says something to those who listen instead of looking.
    say: (words) => {
      const place = document.getElementById("kit-status");
      place.textContent = "";
      setTimeout(() => (place.textContent = words), 100);
    },
    // The address of a page of the site, as the build names it; on a disk a folder is not its index.html.
    address: (path, from) => {
      const url = new URL(path, from);
      if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
      return url.href;
    },
    // Where something is kept on this device for this page, and what.
    key: `kitpress:${location.pathname}`,
    kept,
  });

  const all = [...document.querySelectorAll("[data-script]")];
  for (const element of all) {
    const on = element.dataset.scriptOn;
    if (on === "now" || (on === "kept" && kept(kitpress.key) !== null) || (on === "query" && location.search)) begin(element, null);
    for (const type of ["pointerdown", "focusin", "input", "change", "click", "submit"]) {
      element.addEventListener(type, (event) => begin(element, event));
    }
  }
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const element = all.find((one) => one.dataset.scriptKey === event.key.toLowerCase());
    if (element) begin(element, event);
  });
})();
