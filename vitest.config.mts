// The tests that run in Node: those of our own code, and those that drive the webview in a real Chromium.
import { defineConfig } from "vitest/config";
import { watForVitest } from "./scripts/wat.mjs";

export default defineConfig({
  plugins: [watForVitest],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/vscode/**", "test/webview/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "webview",
          include: ["test/webview/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
