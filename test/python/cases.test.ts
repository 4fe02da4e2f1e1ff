import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { NativeModule } from "../../src/engine/python/native";
import { torchLibrary } from "../../src/engine/torch/library";
import { numpyModules } from "../../src/engine/torch/numpy/index";
import { standardLibrary, thirdPartyLibrary } from "../../src/engine/python/stdlib";
import { runPython } from "./run";

/** Every program prints what CPython prints; `test/reference/run_cases.py` writes what that is. */
const root = join(import.meta.dirname, "../cases/python");

describe("Python programs", () => {
  for (const path of programs(root)) {
    it(relative(root, path), async () => {
      const expected = readFileSync(path.replace(/\.py$/, ".out"), "utf8");
      const { stdout, stderr } = await runPython(readFileSync(path, "utf8"), {
        path: basename(path),
        others: siblings(dirname(path)),
        library: libraryFor(relative(root, path)),
      });
      const last = stderr.trim().split("\n").at(-1) ?? "";
      expect(stdout + (stderr === "" ? "" : `! ${last}\n`)).toBe(expected);
    });
  }
});

describe("the programs there are", () => {
  const all = programs(root).map((path) => relative(root, path));
  const long = all.filter((path) => path.startsWith("programs/"));

  it("are 400 small ones, and longer ones that use features together", () => {
    expect(all.length - long.length).toBeGreaterThanOrEqual(400);
    expect(long.length).toBeGreaterThanOrEqual(30);
  });

  it("are 100 to 300 lines where they are long", () => {
    for (const path of long) {
      const lines = readFileSync(join(root, path), "utf8").trimEnd().split("\n").length;
      expect(lines, path).toBeGreaterThanOrEqual(100);
      expect(lines, path).toBeLessThanOrEqual(300);
    }
  });
});

/** Files that are programs: not the modules they import, which begin with `_` or are in packages. */
function programs(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return existsSync(join(path, "__init__.py")) ? [] : programs(path);
    return path.endsWith(".py") && !entry.name.startsWith("_") ? [path] : [];
  });
}

/** What a program can import: everything in its folder. */
function siblings(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".py")) files[name] = readFileSync(join(folder, name), "utf8");
  }
  return files;
}

/** Programs about numpy, torch and files of settings get these, which the standard library does without. */
function libraryFor(path: string): readonly NativeModule[] {
  if (path.startsWith("settings_")) return [...standardLibrary, ...thirdPartyLibrary];
  return /^(numpy|torch)_/.test(path)
    ? [...standardLibrary, ...torchLibrary(), ...numpyModules]
    : standardLibrary;
}
