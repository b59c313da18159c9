// Statements to judge: says beside each whether the choice is right, and why. Nothing is kept or sent.
(() => {
  "use strict";

  kitpress.define("quiz", (quiz, event) => {
    const items = [...quiz.querySelectorAll("fieldset")];
    const said = (item) => item.querySelector(".quiz-said");
    const score = quiz.querySelector(".quiz-score");
    const right = new Set();

    // A region whose words stay the same is not heard again: it is emptied first.
    const tell = (place, words) => {
      place.textContent = "";
      setTimeout(() => (place.textContent = words), 50);
    };

    const check = (item) => {
      const chosen = item.querySelector("input:checked");
      if (!chosen) return tell(said(item), quiz.dataset.choose);
      const isRight = chosen.value === item.dataset.answer;
      if (isRight) right.add(item);
      else right.delete(item);
      item.dataset.judged = isRight ? "right" : "wrong";
      // What is said holds the answer, so that it need not be asked for.
      const details = item.querySelector("details");
      details.hidden = true;
      tell(said(item), `${quiz.dataset[item.dataset.judged]} ${details.querySelector("p").textContent}`);
      const number = (value) => new Intl.NumberFormat(document.documentElement.lang).format(value);
      const values = { right: number(right.size), all: number(items.length) };
      score.textContent = quiz.dataset.score.replace(/\[(\w+)\]/g, (all, name) => values[name]);
    };

    const forget = (item) => {
      right.delete(item);
      delete item.dataset.judged;
      said(item).textContent = "";
      item.querySelector("details").hidden = false;
    };

    const restart = () => {
      items.forEach(forget);
      quiz.querySelectorAll("input").forEach((input) => (input.checked = false));
      quiz.querySelector("input").focus();
      tell(score, quiz.dataset.restarted);
    };

    const act = (target) => {
      const button = target.closest?.("button");
      if (!button) return;
      if (button.classList.contains("quiz-again")) restart();
      else check(button.closest("fieldset"));
    };

    quiz.addEventListener("click", (click) => act(click.target));
    // Another choice is not judged yet.
    quiz.addEventListener("change", (change) => forget(change.target.closest("fieldset")));
    if (event?.type === "click") act(event.target);
  });
})();
