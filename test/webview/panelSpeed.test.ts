/** How soon a picture is there. The goals are for a quiet machine; a test run gets three times as long. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelView } from "../../src/protocol";
import { alexnet, chain, densenet } from "./fixtures";
import { openPanel, type OpenedPanel } from "./openPanel";

const slack = 3;
let panel: OpenedPanel;
beforeAll(async () => {
  panel = await openPanel({ view: { ok: true, value: alexnet() }, isSilent: true });
  await panel.page.waitForTimeout(1500); // the worker is up: it starts while the model is read
});
afterAll(() => panel.close());

/** Milliseconds from the message with the model to the frame that shows the selector. */
function shownAfter(view: ModelView, selector: string): Promise<number> {
  return panel.page.evaluate(
    ({ view, selector }) =>
      new Promise<number>((resolve) => {
        for (const old of document.querySelectorAll(".card")) old.remove();
        const started = performance.now();
        const look = () => {
          if (document.querySelector(selector)) resolve(performance.now() - started);
          else requestAnimationFrame(look);
        };
        window.postMessage({ type: "event", event: "show", data: { ok: true, value: view } }, "*");
        look();
      }),
    { view, selector },
  );
}

test("AlexNet's first picture is there within 150 ms", async () => {
  const first = await shownAfter(alexnet(), ".card");
  console.log(`AlexNet: ${first.toFixed(0)} ms`);
  expect(first).toBeLessThan(150 * slack);
});

test("all of a DenseNet-201 is laid out within 400 ms", async () => {
  const view = densenet([6, 12, 48, 32]);
  await shownAfter(view, ".card.container");
  const took = await panel.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        document.querySelector<HTMLElement>('[aria-label="Open everything"]')?.click();
        const look = () => {
          if (document.querySelectorAll(".frame").length > 1) resolve(performance.now() - started);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  console.log(`DenseNet-201, everything open: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(400 * slack);
});

test("a 5,000-node chain is shown", async () => {
  const took = await shownAfter(chain(5000), ".card");
  console.log(`chain of 5,000: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(2000 * slack);
  expect(await panel.page.locator(".notice").isVisible()).toBe(false);
});
