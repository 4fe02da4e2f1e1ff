// What every test in a page stands on: Chromium has both GPU interfaces, and the page is as strict as VS Code's.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, type WebviewPage } from "./page";

let opened: WebviewPage;

beforeAll(async () => {
  opened = await openPage({ body: '<canvas id="canvas"></canvas>' });
});
afterAll(() => opened.close());

test("the page has WebGL2 and a WebGPU adapter", async () => {
  const gpu = await opened.page.evaluate(async () => ({
    webgl2:
      document.querySelector("canvas")?.getContext("webgl2") instanceof WebGL2RenderingContext,
    webgpu: (await navigator.gpu.requestAdapter()) !== null,
  }));
  expect(gpu).toEqual({ webgl2: true, webgpu: true });
});

test("messages go both ways", async () => {
  await opened.page.evaluate(() => {
    const api = (
      window as unknown as { acquireVsCodeApi(): { postMessage(message: unknown): void } }
    ).acquireVsCodeApi();
    window.addEventListener("message", (event) => api.postMessage({ echo: event.data as unknown }));
  });
  await opened.send({ type: "hello" });
  await expect.poll(() => opened.posted()).toEqual([{ echo: { type: "hello" } }]);
});

test("the page refuses a script without the nonce", async () => {
  await opened.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.body.append(script);
  });
  expect(await opened.page.title()).not.toBe("ran");
  await expect.poll(() => opened.errors.join()).toContain("Content Security Policy");
});
