// Helpers that run inside each visited page, as `window.kitpressChecks`. Only the checks put them there.

export function install() {
  const violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    violations.push(`${event.effectiveDirective} blocked ${event.blockedURI || "inline"} ${event.sample ?? ""}`.trim());
  });

  const name = (element) => {
    const steps = [];
    for (let one = element; one && one !== document.documentElement && steps.length < 3; one = one.parentElement) {
      const classes = [...one.classList].slice(0, 2).map((item) => `.${item}`).join("");
      steps.unshift(one.localName + (one.id ? `#${one.id}` : classes));
      if (one.id) break;
    }
    return steps.join(" > ");
  };
  const shown = (element) => ({ target: name(element), html: element.outerHTML.slice(0, 240) });
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const isTiny = (box) => box.width <= 2 || box.height <= 2;
  const scrolls = (element) => /(auto|scroll)/.test(getComputedStyle(element).overflowX);
  const within = (element, test) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) if (test(one)) return true;
    return false;
  };
  const range = document.createRange();
  // The box of an element's own text, wherever it flows; null when it has none.
  const textBox = (element) => {
    const boxes = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim() !== "").map((node) => {
      range.selectNodeContents(node);
      return range.getBoundingClientRect();
    });
    if (boxes.length === 0) return null;
    return { left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)) };
  };

  // The page wider than the window, text that sticks out of it, and text cut off by a box that hides what overflows.
  const layout = () => {
    const found = { scroll: [], outside: [], clipped: [] };
    const root = document.scrollingElement;
    const edge = root.clientWidth + 1;
    if (root.scrollWidth > edge) {
      const widest = [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > edge || element.getBoundingClientRect().left < -1)
        .filter((element) => !within(element.parentElement, scrolls));
      const last = widest.at(-1);
      found.scroll.push({ message: `page is ${root.scrollWidth} px wide in ${root.clientWidth}`, ...(last ? shown(last) : {}) });
    }
    for (const element of document.body.querySelectorAll("*")) {
      if (!visible(element)) continue;
      const box = element.getBoundingClientRect();
      if (isTiny(box) || box.right <= 0 || box.bottom + scrollY <= 0) continue;
      const hiddenBox = within(element, (one) => one.getBoundingClientRect().width <= 2);
      const text = hiddenBox || within(element, scrolls) ? null : textBox(element);
      if (text && (text.right > edge || text.left < -1)) {
        found.outside.push({ message: `text from ${Math.round(text.left)} to ${Math.round(text.right)} px in ${root.clientWidth}`, ...shown(element) });
      }
      const style = getComputedStyle(element);
      if (style.display.startsWith("inline") && style.display !== "inline-block") continue;
      if (element.localName === "svg" || element.closest("svg") || element.textContent.trim() === "") continue;
      const cut = (axis, inner, outer) => /(hidden|clip)/.test(style[`overflow${axis}`]) && inner > outer + 1;
      if (cut("X", element.scrollWidth, element.clientWidth) || cut("Y", element.scrollHeight, element.clientHeight)) {
        found.clipped.push({ message: "content is cut off", ...shown(element) });
      }
    }
    return found;
  };

  // On paper nothing can be scrolled or opened: closed disclosures show their content, wide boxes do not cut theirs.
  const paper = () => {
    const problems = [];
    for (const details of document.querySelectorAll("details:not([open])")) {
      if (!visible(details)) continue;
      const content = [...details.children].filter((child) => child.localName !== "summary" && !child.hidden);
      if (content.length > 0 && !content.some((child) => visible(child) && child.getBoundingClientRect().height > 0)) {
        problems.push({ message: "a closed disclosure stays closed in print", ...shown(details) });
      }
    }
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (!visible(element) || isTiny(box) || element.closest("svg")) continue;
      if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 2) {
        problems.push({ message: `cut in print: ${element.scrollWidth} px in ${element.clientWidth}`, ...shown(element) });
        continue;
      }
      const text = textBox(element);
      if (text && text.right > document.documentElement.clientWidth + 1) {
        problems.push({ message: `sticks out in print: ${Math.round(text.right)} px`, ...shown(element) });
      }
    }
    return problems;
  };

  // Any CSS colour as [red, green, blue, alpha], painted to be read.
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const paint = (colour) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const background = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = paint(getComputedStyle(one).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return paint("Canvas");
  };
  const settle = () => document.getAnimations().forEach((animation) => animation.effect?.getComputedTiming().iterations !== Infinity && animation.finish());

  // What is wrong with how the focused element shows its focus; null when nothing is focused.
  const focused = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    settle();
    const style = getComputedStyle(element);
    const width = parseFloat(style.outlineWidth);
    const problems = [];
    const say = (rule, message) => problems.push({ rule, message, ...shown(element) });
    if (style.outlineStyle === "none" || width < 2) say("focus-outline", `outline is ${style.outlineStyle} ${style.outlineWidth}`);
    else {
      const colour = paint(style.outlineColor);
      const ratio = Math.max(contrast(colour, background(element.parentElement)), contrast(colour, background(element)));
      if (colour[3] < 128) say("focus-outline", `outline is transparent: ${style.outlineColor}`);
      else if (ratio < 3) say("focus-contrast", `outline ${style.outlineColor} has a contrast of ${ratio.toFixed(2)} with its surroundings`);
    }
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    if (isTiny(box)) say("focus-visible", "the focused element has no size");
    else if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) say("focus-visible", "the focused element is out of view");
    else {
      const points = [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]];
      const over = points.map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
      const covers = (one) => one && !element.contains(one) && !one.contains(element) && within(one, (part) => /(fixed|sticky)/.test(getComputedStyle(part).position));
      if (over.every(covers)) say("focus-obscured", `covered by ${name(over[0])}`);
    }
    return { target: name(element), inMain: Boolean(element.closest("main")), problems };
  };

  // Focuses each focusable element in turn (after a real Tab, so that :focus-visible matches) and gathers the problems.
  const focusEach = () => {
    const problems = [];
    const places = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex]";
    const elements = [...document.querySelectorAll(places)].filter((element) => element.tabIndex >= 0 && !element.disabled && visible(element));
    for (const element of elements) {
      element.focus();
      if (document.activeElement === element) problems.push(...focused().problems);
    }
    return { count: elements.length, problems };
  };

  // Text that a scheme or a setting must not change: what a reader sees, folded.
  // What only works with script is left out: it is marked, and not offered without.
  const text = () => {
    const extra = [...document.querySelectorAll(".needs-script")];
    extra.forEach((element) => { element.style.display = "none"; });
    const words = document.body.innerText.replace(/\s+/g, " ").trim();
    extra.forEach((element) => { element.style.display = ""; });
    return words;
  };
  const fontSize = () => parseFloat(getComputedStyle(document.querySelector("main p") ?? document.body).fontSize);
  const openAll = () => document.querySelectorAll("details:not([open])").forEach((details) => { details.open = true; });

  // The spacing a reader may set (WCAG 1.4.12), through a constructed sheet, which the policy does not stop.
  const space = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  // Under forced colours Chromium tells the author's colour as -webkit-text-fill-color, which axe reads, though it
  // paints the forced one, which it tells as color. Said outright, the two agree.
  const tellForced = (on) => {
    for (const element of document.querySelectorAll("*")) {
      if (on) element.style.setProperty("-webkit-text-fill-color", getComputedStyle(element).color);
      else if (element.style?.removeProperty("-webkit-text-fill-color") && element.style.length === 0) element.removeAttribute("style");
    }
  };
  window.kitpressChecks = { violations, tellForced, layout, paper, focused, focusEach, text, fontSize, openAll, space, settle };
}
