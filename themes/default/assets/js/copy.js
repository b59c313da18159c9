// Copies the text of an element and says so; where the browser does not allow it, selects the text for the reader to copy.
(() => {
  "use strict";

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  kitpress.define("copy", (button, event) => {
    const label = button.firstElementChild;
    const words = label.textContent;
    let back = 0;

    const copy = async () => {
      const element = document.getElementById(button.dataset.copy);
      let said = button.dataset.copied;
      try {
        await navigator.clipboard.writeText(element.textContent.trim());
      } catch {
        // No clipboard: an old browser, no permission, or a page opened from disk.
        select(element);
        said = button.dataset.failed;
      }
      kitpress.say(said);
      label.textContent = said;
      clearTimeout(back);
      back = setTimeout(() => (label.textContent = words), 4000);
    };

    button.addEventListener("click", copy);
    if (event && event.type === "click") copy();
  });
})();
