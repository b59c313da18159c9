// The quiz of a session: judged where it is asked, heard, nothing kept; on paper and without script.

import { kept, press, said, tabTo } from "./reader.mjs";
import { leaks, watch } from "./watch.mjs";

export async function checkQuiz(world, path, axe) {
  const { report, url, origin, open } = world;
  const expect = (holds, message) => report.expect(path, "quiz", holds, message);
  const context = await open();
  const page = await context.newPage();
  const requests = watch(page);
  await page.goto(url + path);
  const answers = await page.locator(".quiz fieldset").evaluateAll((all) => all.map((one) => one.dataset.answer));
  expect(answers.length > 1, `${answers.length} statements`);

  await tabTo(page, ".quiz fieldset button");
  await press(page, "Enter");
  await page.waitForTimeout(300);
  const choose = await page.locator(".quiz").getAttribute("data-choose");
  expect((await said(page)).includes(choose), "a check without a choice says nothing");

  const words = await page.locator(".quiz").evaluate((quiz) => ({ right: quiz.dataset.right, wrong: quiz.dataset.wrong }));
  for (const isRight of [false, true]) {
    await page.reload();
    await judge(page, isRight === (answers[0] === "true"));
    const heard = await said(page);
    const why = await page.locator(".quiz details p").first().textContent();
    expect(heard.includes(words[isRight ? "right" : "wrong"]), `a ${isRight ? "right" : "wrong"} choice is answered: ${heard}`);
    expect(heard.includes(why.trim()), "it does not say why");
    expect(heard.includes(`${isRight ? 1 : 0} of ${answers.length}`), `the score is not heard: ${heard}`);
    const mark = await page.locator("[data-judged] .quiz-said").first().evaluate((one) => getComputedStyle(one, "::before").content);
    expect(mark.includes(isRight ? "✓" : "✗"), "right and wrong differ by words alone, without a sign");
    await axe(world, page, path, isRight ? "judged right" : "judged wrong");
  }
  await tabTo(page, ".quiz-again");
  await press(page, "Enter");
  await page.waitForTimeout(200);
  const left = await page.evaluate(() => document.querySelectorAll(".quiz :checked, .quiz [data-judged]").length);
  expect(left === 0, "starting again leaves something");
  expect(await page.evaluate(() => document.activeElement.type === "radio"), "starting again does not lead to the first statement");
  expect((await kept(page)).length === 0, "the choices are kept");
  report.check(path, "requests", leaks(await Promise.all(requests), origin));

  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".quiz details:visible, .quiz button:visible").count() === 0, "on paper an answer stands below its statement");
  expect(await page.locator(".quiz-answers li:visible").count() === answers.length, "on paper there are no answers at the end");
  expect(await page.locator(".quiz fieldset input:visible").count() === answers.length * 2, "on paper there is no room to choose");
  await context.close();

  const plain = await open({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(url + path);
  expect(await bare.locator(".quiz .needs-script:visible").count() === 0, "without script its buttons are offered");
  await bare.locator(".quiz summary").first().click();
  expect(await bare.locator(".quiz details p").first().isVisible(), "without script the answer cannot be opened");
  await plain.close();
}

// Chooses true or false of the first statement by keyboard, and checks it.
async function judge(page, value) {
  await tabTo(page, ".quiz input");
  await page.keyboard.press("Space");
  if (!value) await page.keyboard.press("ArrowDown");
  await tabTo(page, ".quiz fieldset button");
  await press(page, "Enter");
  await page.waitForTimeout(300);
}
