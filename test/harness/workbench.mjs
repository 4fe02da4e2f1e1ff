// VS Code without Electron: one of its servers, shown in Chromium and driven by Playwright.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { launchChromium } from "./chromium.mjs";
import { startNodeHost, startWebHost } from "./server.mjs";

/**
 * @typedef {import("./server.mjs").ServerOptions & {
 *   host: "node" | "web",
 *   viewport?: { width: number, height: number },
 * }} WorkbenchOptions
 */

/**
 * Opens a workbench. With extensionTestsPath, the tests start by themselves and `exit` resolves with their exit code.
 * @param {WorkbenchOptions} options
 */
export async function openWorkbench(options) {
  const log = options.log ?? (() => {});
  /** What close() undoes, the last first. @type {(() => unknown)[]} */
  const undo = [];
  /** @type {Promise<void> | undefined} */
  let closing;
  const close = () => (closing ??= undoAll(undo, log));
  try {
    const start = options.host === "web" ? startWebHost : startNodeHost;
    const server = await start({ ...options, log });
    undo.push(server.stop);

    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-chromium-"));
    undo.push(() => fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
    const context = await launchChromium({ profile, viewport: options.viewport });
    undo.push(() => context.close());

    const page = context.pages().at(0) ?? (await context.newPage());
    page.on("pageerror", (error) => log("pageerror", String(error)));
    page.on("crash", () => log("crash", "the page crashed"));
    const { exit } = await followTests(page, log);
    await page.goto(server.url);
    return { page, context, exit, close, url: server.url };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The frame a webview's HTML lives in: the workbench's iframe, and in it VS Code's own #active-frame.
 * @param {import("playwright-core").Page} page
 */
export function webviewFrame(page, index = 0) {
  return page.frameLocator("iframe.webview").nth(index).frameLocator("#active-frame");
}

/**
 * Runs a command by its title through the command palette. The palette lists what it knew when it was opened: where the
 * extension's commands came later, it is opened again.
 * @param {import("playwright-core").Page} page
 * @param {string} title as the palette shows it: "Layerlens: Show CNN Summary"
 */
export async function runCommand(page, title) {
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  for (let tries = 1; ; tries++) {
    await page.keyboard.press("F1");
    const input = page.locator(".quick-input-widget input.input");
    await input.waitFor();
    await input.fill(`>${title}`);
    const isListed = await row.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (isListed || tries === 5) break;
    await page.keyboard.press("Escape");
  }
  await row.click();
}

/**
 * Puts the two functions on `window` that VS Code's workbench looks for while it runs extension tests.
 * @param {import("playwright-core").Page} page
 * @param {(kind: string, text: string) => void} log
 * @returns {Promise<{ exit: Promise<{ code: number, logs: { relativePath: string, contents: string }[] }> }>} `exit` is
 *   wrapped: an async function would wait for it
 */
async function followTests(page, log) {
  /** @type {(result: { code: number, logs: { relativePath: string, contents: string }[] }) => void} */
  let ended = () => {};
  const exit = new Promise((resolve) => {
    ended = resolve;
  });
  await page.exposeFunction("codeAutomationLog", (type, args) => {
    log(type, args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" "));
  });
  await page.exposeFunction("codeAutomationExit", (code, logs) =>
    ended({ code, logs: logs ?? [] }),
  );
  page.on("close", () => ended({ code: 1, logs: [] }));
  return { exit };
}

async function undoAll(undo, log) {
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      log("harness", String(error));
    }
  }
}
