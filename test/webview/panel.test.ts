/** The panel in a real Chromium: what it asks of the extension, and what it does with the answers. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ModelView } from "../../src/protocol";
import { alexnet, broken, chain, densenet, resnet } from "./fixtures";
import { startChromium, type Chromium } from "./page";
import { openPanel, type OpenedPanel, type OpenPanelOptions } from "./openPanel";

let chromium: Chromium;
beforeAll(async () => void (chromium = await startChromium()));
afterAll(() => chromium.close());

let panel: OpenedPanel;
afterEach(async () => {
  expect(panel.errors).toEqual([]);
  await panel.close();
});

async function open(view: ModelView, options: Partial<OpenPanelOptions> = {}) {
  panel = await openPanel({ chromium, view: { ok: true, value: view }, ...options });
  await panel.page.waitForSelector(".card");
  return panel.page;
}
/** Waits for as long as a busy machine may take. */
const poll = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 15_000 });
const card = (name: string) =>
  panel.page.locator(".card", { has: panel.page.locator(`text="${name}"`) }).first();
const screenPlace = async (name: string) => {
  const box = await card(name).locator(".card-back").boundingBox();
  return { x: Math.round(box?.x ?? NaN), y: Math.round(box?.y ?? NaN) };
};

describe("the graph", () => {
  test("AlexNet is shown with its shapes and parameters", async () => {
    const page = await open(alexnet());
    const text = await page.locator(".graph-canvas").textContent();
    expect(text).toContain("64×55×55");
    expect(text).toContain("23.3k");
    expect(await page.locator(".totals").textContent()).toContain("61,100,840");
  });

  test("a click selects a layer, shows its details and its code, and keeps the focus in the panel", async () => {
    const page = await open(alexnet());
    await page.locator(".card.category-convolution").first().click();
    expect(await page.locator(".details").textContent()).toContain("kernel_size=(11, 11)");
    expect(await panel.requests("reveal")).toHaveLength(1);
    expect(await page.locator(".card.is-selected").count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("graph-host");
  });

  test("a model that reaches no layer says so", async () => {
    panel = await openPanel({
      chromium,
      view: { ok: true, value: { ...alexnet(), graph: { nodes: [], edges: [] } } },
    });
    await poll(() => panel.page.locator(".graph-empty").isVisible()).toBe(true);
  });

  test("a container opens where it is, and closes again", async () => {
    const page = await open(resnet([2, 2, 2, 2]));
    const before = await screenPlace("MaxPool2d");
    const closed = page.locator(".card.container").first();
    const id = await closed.getAttribute("data-id");
    const place = await closed.locator(".card-back").boundingBox();
    await closed.locator(".chevron-room").click();
    await page.waitForSelector(`.frame[data-id="${id}"]`);
    await page.waitForTimeout(300);
    const frame = await page.locator(`.frame[data-id="${id}"] .frame-back`).boundingBox();
    expect(Math.abs((frame?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(2);
    await page.locator(`.frame[data-id="${id}"] .chevron-room`).click();
    await page.waitForSelector(`.card[data-id="${id}"]`);
    await page.waitForTimeout(300);
    const after = await screenPlace("MaxPool2d");
    expect(Math.abs(after.x - before.x)).toBeLessThan(30);
  });

  test("an edit keeps the view, the selection and what is open", async () => {
    const page = await open(resnet([2, 2, 2, 2]));
    await page.locator(".card.container .chevron-room").first().click();
    await page.waitForTimeout(300);
    await card("conv2").click();
    const before = await screenPlace("conv2");
    const frames = await page.locator(".frame").count();

    const edited = resnet([2, 2, 3, 2]);
    const renumbered = JSON.parse(
      JSON.stringify(edited).replace(/"n(\d+)"/g, (_, n: string) => `"m${n}"`),
    ) as ModelView;
    await panel.event("show", { ok: true, value: renumbered });
    await poll(() => page.locator('.card[data-id^="m"]').count()).toBeGreaterThan(0);
    await page.waitForTimeout(400);
    expect(await screenPlace("conv2")).toEqual(before);
    expect(await page.locator(".card.is-selected").count()).toBe(1);
    expect(await page.locator(".frame").count()).toBeGreaterThanOrEqual(frames);
  });

  test("the cursor's layer is marked and brought into view, the focus is not", async () => {
    const page = await open(alexnet());
    const last = alexnet()
      .graph.nodes.filter((node) => node.label === "Linear")
      .at(-1);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await panel.event("cursor", { nodes: [last?.id] });
    await page.waitForSelector(`.is-cursor[data-id="${last?.id}"]`);
    await page.waitForTimeout(300);
    const box = await page.locator(`[data-id="${last?.id}"] .card-back`).boundingBox();
    expect(box?.y).toBeLessThan(780);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  test("the keyboard goes through the tree, opens code and containers", async () => {
    const page = await open(alexnet());
    await page.locator(".graph-host").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    const active = () =>
      page.evaluate(() => {
        const id = document.activeElement?.getAttribute("aria-activedescendant");
        const item = id ? document.getElementById(id) : null;
        return `${item?.textContent} ${item?.getAttribute("aria-expanded")}`;
      });
    expect(await active()).toContain("features");
    expect(await active()).toContain("true");
    await page.keyboard.press("ArrowLeft");
    await poll(active).toContain("false");
    await page.keyboard.press("Enter");
    expect(await panel.requests("reveal")).toHaveLength(1);
    await page.keyboard.type("adap");
    expect(await active()).toContain("AdaptiveAvgPool2d");
    await page.keyboard.press("End");
    expect(await active()).toContain("Output");
  });

  test("layers are found by words and by shape, also in closed containers", async () => {
    const page = await open(resnet([3, 4, 6, 3]));
    await page.keyboard.press("Control+f");
    await page.keyboard.type("conv2d 512x7x7 downsample");
    await poll(() => page.locator(".search-count").textContent()).toBe("no layer");
    await page.locator(".search-input").fill("conv3 layer4.2");
    await poll(() => page.locator(".search-count").textContent()).toBe("1 of 1");
    await poll(() => page.locator(".details").textContent()).toContain("layer4.2.conv3");
    await page.waitForSelector(".card.is-selected");
    await page.keyboard.press("Escape");
    expect(await page.locator(".search").isVisible()).toBe(false);
  });

  test("Ctrl and the wheel zoom about the pointer, dragging moves", async () => {
    const page = await open(alexnet());
    const before = await card("ReLU").locator(".card-back").boundingBox();
    const at = { x: before?.x ?? 0, y: before?.y ?? 0 };
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -50);
    await page.keyboard.up("Control");
    await page.waitForTimeout(60);
    const zoomed = await card("ReLU").locator(".card-back").boundingBox();
    expect(Math.abs((zoomed?.x ?? 0) - at.x)).toBeLessThan(2);
    expect(zoomed?.width).toBeGreaterThan((before?.width ?? 0) * 1.1);
    await page.mouse.move(80, 600);
    await page.mouse.down();
    await page.mouse.move(130, 570, { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(60);
    const moved = await card("ReLU").locator(".card-back").boundingBox();
    expect((moved?.x ?? 0) - (zoomed?.x ?? 0)).toBeCloseTo(50, 0);
  });
});

describe("questions and answers", () => {
  test("before anything is known there is a sign of life", async () => {
    panel = await openPanel({ chromium, view: { ok: true, value: alexnet() }, isSilent: true });
    expect(await panel.page.locator(".busy-text").textContent()).toContain("Reading the model");
    expect(await panel.page.locator(".skeleton").isVisible()).toBe(true);
  });

  test("a model that cannot be read says why", async () => {
    panel = await openPanel({
      chromium,
      view: { ok: false, message: "There is no model in this file." },
    });
    await panel.page.waitForSelector(".notice-message");
    expect(await panel.page.locator(".notice-message").textContent()).toContain("no model");
    expect(await panel.page.locator(".skeleton").isVisible()).toBe(false);
  });

  test("a bad edit keeps the last good picture, dimmed", async () => {
    const page = await open(alexnet());
    await panel.event("show", { ok: false, message: "Line 3 cannot be read." });
    await poll(() => page.locator(".notice").isVisible()).toBe(true);
    expect(await page.locator(".notice").textContent()).toContain("last version");
    expect(await page.locator(".card").count()).toBeGreaterThan(3);
    await panel.event("show", { ok: true, value: alexnet() });
    await poll(() => page.locator(".notice").isVisible()).toBe(false);
  });

  test("sizes are tried while they are typed; what cannot be read is said", async () => {
    const page = await open(alexnet());
    const field = page.locator(".input-field input");
    await field.fill("1x3x128x128");
    await poll(() => panel.requests("setInputs")).toEqual([{ inputs: ["1x3x128x128"] }]);
    await field.fill("1x3xtall");
    await poll(() => page.locator(".field-failure").textContent()).toContain("1x3x224x224");
    expect(await panel.requests("setInputs")).toHaveLength(1);
  });

  test("the arrow keys change the number at the cursor", async () => {
    const page = await open(alexnet());
    await page.locator(".input-field input").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Shift+ArrowUp");
    await poll(() => panel.requests("setInputs")).toEqual([{ inputs: ["1x3x224x256"] }]);
  });

  test("an expression of one's own is asked for", async () => {
    const page = await open(alexnet());
    await page.click('[aria-label^="Write the model"]');
    await page.locator(".model-expression input").fill("AlexNet(10)");
    await page.keyboard.press("Enter");
    await poll(() => panel.requests("choose")).toEqual([{ model: "AlexNet(10)" }]);
  });

  test("problems lead to their code and offer their fix", async () => {
    const page = await open(broken(), { answers: { applyFix: { ok: true, value: null } } });
    await page.click(".problem-message");
    expect(await panel.requests("reveal")).toHaveLength(1);
    await page.click("vscode-button:has-text('Change to')");
    expect(await panel.requests("applyFix")).toHaveLength(1);
    expect(await page.locator(".card.has-error").count()).toBe(1);
  });

  test("text of the user's code is only ever text", async () => {
    const view = alexnet();
    const evil = '<img src=x onerror="document.title=1">';
    const nodes = view.graph.nodes.map((node) => ({
      ...node,
      name: evil,
      label: evil,
      detail: evil,
    }));
    const page = await open({
      ...view,
      model: evil,
      text: evil,
      graph: { ...view.graph, nodes },
      notes: [{ message: evil }],
    });
    expect(await page.locator("img").count()).toBe(0);
  });
});

describe("the table and the text", () => {
  test("rows lead to code and select the layer; they fold", async () => {
    const page = await open(alexnet());
    await page.click('[role="tab"]:has-text("Table")');
    await page.click(".row:has-text('Conv2d')");
    expect(await panel.requests("reveal")).toHaveLength(1);
    expect(await page.locator(".details").textContent()).toContain("features.0");
    const rows = await page.locator(".row").count();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await poll(() => page.locator(".row").count()).toBeLessThan(rows);
  });

  test("a broken row is marked", async () => {
    const page = await open(broken());
    await page.click('[role="tab"]:has-text("Table")');
    expect(await page.locator(".row.has-error").count()).toBe(1);
  });

  test("five thousand rows: only those in view exist", async () => {
    const page = await open(chain(5000));
    await page.click('[role="tab"]:has-text("Table")');
    expect(await page.locator(".row").count()).toBeLessThan(150);
    await page.locator(".layer-table").focus();
    await page.keyboard.press("End");
    await poll(() => page.locator(".layer-table").textContent()).toContain("1-5000");
  });

  test("torchinfo's text is there as it is, and can be copied", async () => {
    const view = alexnet();
    const page = await open(view);
    await page.click('[role="tab"]:has-text("Text")');
    expect(await page.locator(".summary-text").textContent()).toBe(view.text);
    await page.click("vscode-button:has-text('Copy')");
    expect(await panel.requests("copyText")).toEqual([{ text: view.text }]);
  });
});

describe("activations", () => {
  test("a quick model runs by itself; heatmaps come to the cards and the details", async () => {
    const page = await open(alexnet(), { layerTime: 0 });
    await poll(() => page.locator(".run").textContent()).toContain("WebAssembly");
    await poll(() => page.locator(".thumbnail").count()).toBeGreaterThan(5);
    await page.locator(".card.category-convolution").first().click();
    expect(await page.locator(".channels canvas").count()).toBe(64);
    expect(await page.locator(".legend").textContent()).toContain("3.5");
  });

  test("a long run shows the layer and can be cancelled", async () => {
    const page = await open(alexnet(), { layerTime: 200 });
    await page.waitForSelector(".run.is-running", { timeout: 5000 });
    expect(await page.locator(".run").textContent()).toMatch(/features|Preparing/);
    await page.click('[aria-label="Cancel"]');
    await poll(() => page.locator(".run").textContent()).toContain("cancelled");
  });

  test("a large model waits for the button", async () => {
    const view = densenet([6, 12, 24, 16], 48);
    const totals = { ...view.totals, macs: 5e10 };
    const page = await open({ ...view, totals }, { layerTime: 0 });
    await poll(() => page.locator(".run").textContent()).toContain("MACs");
    await page.click("vscode-button:has-text('Run')");
    await poll(() => page.locator(".run").textContent()).toContain("WebAssembly");
  });

  test("a model that cannot be run says so in a sentence", async () => {
    const page = await open(alexnet());
    await expect
      .poll(() => page.locator(".run.is-failed").textContent())
      .toContain("cannot be run");
  });
});

describe("memory", () => {
  test("tab, open containers and selection come back with the page", async () => {
    const page = await open(alexnet());
    await page.locator(".frame .chevron-room").first().click();
    await page.waitForTimeout(500);
    const state = await page.evaluate(
      () => (window as unknown as { savedState: unknown }).savedState,
    );
    expect(JSON.stringify(state)).toContain('"open"');
    expect(JSON.stringify(state)).toContain('"camera"');
  });
});
