/**
 * Pictures of the panel, for people to look at, in artifacts/panel/:
 * `SCREENSHOTS=all npx vitest run --project webview screenshots`, or a part of the names instead of `all`.
 */

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fixtures } from "./fixtures";
import { openPanel } from "./openPanel";
import type { ThemeName } from "./themes";

const folder = path.resolve(import.meta.dirname, "../../artifacts/panel");
const wanted = (process.env.SCREENSHOTS ?? "").split(",").filter(Boolean);

interface Shot {
  readonly fixture: string;
  readonly width: number;
  readonly theme: ThemeName;
  /** A tab to choose, or something to do before. */
  readonly then?: "Table" | "Text" | "select" | "open all" | "fit";
}

const shots: readonly Shot[] = [
  { fixture: "alexnet", width: 500, theme: "dark" },
  { fixture: "alexnet", width: 900, theme: "light" },
  { fixture: "alexnet", width: 1400, theme: "dark", then: "select" },
  { fixture: "alexnet", width: 500, theme: "light", then: "select" },
  { fixture: "alexnet", width: 500, theme: "dark", then: "Table" },
  { fixture: "alexnet", width: 900, theme: "dark", then: "Text" },
  { fixture: "inception", width: 1400, theme: "dark" },
  { fixture: "inception", width: 900, theme: "high-contrast" },
  { fixture: "resnet152", width: 900, theme: "dark" },
  { fixture: "resnet18", width: 500, theme: "light" },
  { fixture: "resnet18", width: 900, theme: "dark", then: "Table" },
  { fixture: "resnet18", width: 900, theme: "dark", then: "open all" },
  { fixture: "densenet201", width: 900, theme: "light", then: "open all" },
  { fixture: "unet", width: 1400, theme: "light" },
  { fixture: "unet", width: 900, theme: "dark", then: "fit" },
  { fixture: "tangled", width: 1400, theme: "dark" },
  { fixture: "tangled", width: 900, theme: "light", then: "fit" },
  { fixture: "broken", width: 900, theme: "light" },
  { fixture: "vgg", width: 1400, theme: "high-contrast" },
];

const nameOf = ({ fixture, width, theme, then }: Shot) =>
  [fixture, width, theme, then].filter(Boolean).join("-").replaceAll(" ", "-");
const chosen = shots.filter((shot) =>
  wanted.some((part) => part === "all" || nameOf(shot).includes(part)),
);

// Without a wish there is one that says so: a file without tests counts as broken.
test.runIf(chosen.length === 0)("no pictures were asked for", () => expect(wanted).toEqual([]));

test.runIf(chosen.length > 0).each(chosen)("$fixture $width $theme $then", async (shot) => {
  fs.mkdirSync(folder, { recursive: true });
  const { width, theme, then } = shot;
  const view = { ok: true as const, value: fixtures[shot.fixture]() };
  const panel = await openPanel({ view, width, theme, layerTime: 0 });
  const { page } = panel;
  try {
    await page.waitForSelector(".card");
    if (then === "select") await page.locator(".card.category-convolution").first().click();
    else if (then === "open all") await page.click('[aria-label="Open everything"]');
    else if (then === "fit") await page.click('[aria-label^="Show the whole"]');
    else if (then !== undefined) await page.click(`text="${then}"`);
    await page.waitForTimeout(700);
    await page.screenshot({ path: path.join(folder, `${nameOf(shot)}.png`) });
    expect(panel.errors).toEqual([]);
  } finally {
    await panel.close();
  }
});
