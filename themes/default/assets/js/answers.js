// What a reader writes into the controls of a page: kept on this device, cleared, printed, put into the page's documents.
// Nothing of it is sent: the only requests are for files of the site, at the addresses that its plain links have.
(() => {
  "use strict";
  const VERSION = 1;
  const PAUSE = 400;

  const isBox = (control) => control.type === "checkbox";
  const valueOf = (control) => (isBox(control) ? control.checked : control.value);
  const emptyOf = (control) => (isBox(control) ? control.defaultChecked : "");
  const isAnswered = (control) => valueOf(control) !== emptyOf(control);
  const kindOf = (control) => ({ textarea: "long_text", select: "choice" })[control.localName] ?? control.type;

  // Whether the control took the value: an option may be gone, a date field takes dates only.
  const put = (control, value) => {
    if (typeof value !== typeof emptyOf(control)) return false;
    if (isBox(control)) control.checked = value;
    else control.value = value;
    if (valueOf(control) === value) return true;
    control.value = "";
    return false;
  };

  const labelOf = (control) => {
    const label = control.labels[0] ?? document.getElementById(control.getAttribute("aria-labelledby"));
    const words = control.getAttribute("aria-label") ?? (label?.querySelector(".field-prompt") ?? label)?.textContent ?? control.name;
    return words.replace(/\s+/g, " ").trim();
  };

  // A name of whatever direction within a sentence.
  const apart = (name) => `\u2068${name}\u2069`;

  // As tall as what is written; smaller only by hand.
  const grow = ({ localName, scrollHeight, clientHeight, offsetHeight, style }) => {
    if (localName === "textarea" && scrollHeight > clientHeight) style.blockSize = `${scrollHeight + offsetHeight - clientHeight}px`;
  };

  kitpress.define("answers", (wrapper, event) => {
    const lang = document.documentElement.lang;
    // Days before months, as the site writes them.
    const locale = lang === "en" ? "en-GB" : lang;
    const bar = wrapper.querySelector(".answers");
    const part = (name) => bar.querySelector(`.answers-${name}`);
    const button = (name) => bar.querySelector(`[data-do="${name}"]`);
    const words = (key, values = {}) => bar.dataset[key].replace(/\[(\w+)\]/g, (all, name) => values[name] ?? all);
    const tell = (said) => (part("said").firstElementChild.textContent = said);
    const controls = [...wrapper.querySelectorAll("input[name], select[name], textarea[name]")]
      .filter((control) => !control.closest("form, .quiz"));
    const named = new Map(controls.map((control) => [control.name, control]));
    // Answers without a control, by name; what can be brought back after clearing.
    let gone = new Map();
    let cleared = null;
    let timer = 0;

    // --- Kept on this device ---------------------------------------------------------------------------------------

    const answers = () => {
      const given = controls.filter(isAnswered);
      return new Map([...gone, ...given.map((control) => [control.name, { label: labelOf(control), value: valueOf(control) }])]);
    };

    const keep = () => {
      clearTimeout(timer);
      timer = 0;
      const given = answers();
      const at = new Date().toISOString();
      try {
        if (given.size === 0) localStorage.removeItem(kitpress.key);
        else localStorage.setItem(kitpress.key, JSON.stringify({ version: VERSION, at, answers: Object.fromEntries(given) }));
        showTime(given.size === 0 ? null : at);
      } catch {
        if (part("said").firstElementChild.textContent !== words("refused")) tell(words("refused"));
      }
    };

    const keepSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    };

    const kept = () => {
      try {
        const found = JSON.parse(kitpress.kept(kitpress.key));
        return found?.version === VERSION ? found : null;
      } catch {
        return null;
      }
    };

    const none = part("state").textContent;
    const showTime = (at) => {
      const time = at && new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
      part("state").textContent = time ? words("kept", { time }) : none;
    };

    // Puts what is kept into the page. A control that `stays` says so of keeps what it has.
    const show = (found, stays) => {
      gone = new Map(Object.entries(found?.answers ?? {}));
      for (const control of controls) {
        const one = gone.get(control.name);
        if (stays(control) || (one && put(control, one.value))) gone.delete(control.name);
        else if (!one) put(control, emptyOf(control));
      }
      controls.forEach(grow);
      showTime(found?.at);
      showGone();
      count();
    };

    const showGone = () => {
      const list = part("gone").querySelector("dl");
      list.replaceChildren(...[...gone].flatMap(([name, one]) => {
        const [term, value] = ["dt", "dd"].map((tag) => document.createElement(tag));
        term.textContent = one.label ?? name;
        value.textContent = one.value === true ? "✓" : String(one.value);
        return [term, value];
      }));
      part("gone").hidden = gone.size === 0;
    };

    // --- Checklists ------------------------------------------------------------------------------------------------

    const lists = [...wrapper.querySelectorAll(".tasks:not(.tasks .tasks)")].map((list) => {
      const boxes = controls.filter((control) => list.contains(control) && control.name.startsWith("task-"));
      const line = document.createElement("p");
      line.className = "tasks-done";
      list.after(line);
      return { list, boxes, line };
    });
    const count = () => {
      const number = (value) => new Intl.NumberFormat(lang).format(value);
      for (const { boxes, line } of lists) {
        const done = number(boxes.filter((box) => box.checked).length);
        line.textContent = words("done", { done, all: number(boxes.length) });
      }
    };

    // --- What the bar does -------------------------------------------------------------------------------------------

    const clear = () => {
      cleared = answers();
      if (cleared.size === 0) return tell(none);
      gone = new Map();
      controls.forEach((control) => put(control, emptyOf(control)));
      showRequired([]);
      showGone();
      count();
      keep();
      button("undo").parentElement.hidden = false;
      tell(words("cleared"));
    };

    const undo = () => {
      const since = new Set(controls.filter(isAnswered));
      show({ answers: Object.fromEntries([...cleared, ...answers()]) }, (control) => since.has(control));
      keep();
      button("clear").focus();
      button("undo").parentElement.hidden = true;
      tell(words("restored"));
    };

    const showRequired = (empty) => {
      const list = part("required").querySelector("ul");
      list.replaceChildren(...empty.map((control) => {
        const link = document.createElement("a");
        link.href = `#${control.id}`;
        link.textContent = labelOf(control);
        link.addEventListener("click", () => setTimeout(() => control.focus()));
        const item = document.createElement("li");
        item.append(link);
        return item;
      }));
      part("required").hidden = empty.length === 0;
      empty.forEach((control) => control.setAttribute("aria-invalid", "true"));
    };

    // The file as the site serves it, filled in here.
    const download = async ({ format, href, media }) => {
      showRequired(controls.filter((control) => control.required && !isAnswered(control)));
      tell(words("working"));
      let source, fill;
      try {
        const response = await fetch(href);
        if (!response.ok) throw new Error(`${response.status} for ${href}`);
        source = await response.arrayBuffer();
        fill = await kitpress.load("fill");
      } catch {
        return tell(words("failed"));
      }
      const given = controls.filter((control) => isAnswered(control) || control.checked);
      try {
        const { bytes, missing } = await fill(source, {
          format,
          lang,
          answers: given.map((control) => ({ name: control.name, kind: kindOf(control), value: valueOf(control) })),
        });
        const name = decodeURIComponent(href.split("/").pop()).replace(/(?=\.\w+$)/, `-${words("file")}`);
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([bytes], { type: media }));
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
        const left = missing.map((one) => named.get(one)).filter(Boolean).map(labelOf);
        const names = new Intl.ListFormat(lang).format(left);
        tell([words("ready", { name: apart(name) }), ...(left.length ? [words("leftOut", { names: apart(names) })] : [])].join(" "));
      } catch (error) {
        console.warn(error);
        tell(words("broken"));
      }
    };

    const copy = async () => {
      const list = part("gone").querySelector("dl");
      try {
        await navigator.clipboard.writeText([...gone].map(([name, one]) => `${one.label ?? name}\n${one.value}`).join("\n\n"));
        tell(words("copied"));
      } catch {
        // Where a page may not write to the clipboard the words are marked, ready to be copied by hand.
        getSelection().selectAllChildren(list);
      }
    };

    const drop = () => {
      gone = new Map();
      showGone();
      keep();
      button("clear").focus();
    };

    const actions = { clear, undo, copy, drop, download, print: () => print() };
    const act = (target) => {
      const pressed = target.closest?.("[data-do]");
      if (pressed && bar.contains(pressed)) actions[pressed.dataset.do](pressed.dataset);
    };

    // --- On paper ----------------------------------------------------------------------------------------------------

    // A control shows only what fits into it; beside it stands, for paper, all that was written.
    let twins = [];
    const unprint = () => {
      twins.forEach((twin) => twin.remove());
      twins = [];
    };
    addEventListener("beforeprint", () => {
      unprint();
      for (const control of controls.filter((one) => !isBox(one))) {
        const twin = document.createElement("span");
        twin.className = `print-twin print-${kindOf(control)}`;
        const date = control.type === "date" && control.valueAsDate;
        twin.textContent = date ? new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(date) : control.value;
        control.after(twin);
        twins.push(twin);
      }
    });
    addEventListener("afterprint", unprint);

    // --- From here on ------------------------------------------------------------------------------------------------

    const written = new Set(controls.filter(isAnswered));
    show(kept(), (control) => written.has(control));
    if (written.size > 0) keepSoon();
    if (location.protocol === "file:") {
      bar.querySelectorAll('[data-do="download"]').forEach((one) => (one.parentElement.hidden = true));
      part("local").hidden = false;
    }
    wrapper.addEventListener("input", ({ target }) => {
      if (named.get(target.name) !== target) return;
      target.removeAttribute("aria-invalid");
      grow(target);
      keepSoon();
      const list = lists.find(({ boxes }) => boxes.includes(target));
      if (!list) return;
      count();
      kitpress.say(list.line.textContent);
    });
    wrapper.addEventListener("click", (click) => act(click.target));
    addEventListener("pagehide", () => timer && keep());
    // What another tab keeps is here too, but for what is being written now.
    const follow = () => show(kept(), (control) => control === document.activeElement && timer > 0);
    addEventListener("storage", ({ key }) => (key === kitpress.key || key === null) && follow());
    addEventListener("pageshow", ({ persisted }) => persisted && follow());
    if (event?.type === "click") act(event.target);
  });
})();
