// Starts the system's Chromium, with a GPU in software and a profile that VS Code's webviews can live with.
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "./versions.mjs";

const args = [
  "--no-sandbox", // needed as root
  // WebGL2 and a WebGPU adapter on every machine, through SwiftShader.
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--enable-unsafe-webgpu",
  // Nothing of its own over the network.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/**
 * HARNESS_HEADED=1 shows the window.
 * @param {{ profile: string, viewport?: { width: number, height: number } }} options
 */
export async function launchChromium({ profile, viewport = { width: 1400, height: 900 } }) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium not found: install it, or set CHROMIUM_PATH");
  allowThirdPartyCookies(profile);
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args,
    viewport,
    headless: !process.env.HARNESS_HEADED,
  });
}

/**
 * A webview's iframe is third-party to the workbench, and Chromium refuses it a service worker while third-party cookies
 * are blocked (the default in a new profile): nothing loaded through asWebviewUri() would then arrive.
 */
function allowThirdPartyCookies(profile) {
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  fs.mkdirSync(path.join(profile, "Default"), { recursive: true });
  fs.writeFileSync(path.join(profile, "Default/Preferences"), JSON.stringify(preferences));
}
