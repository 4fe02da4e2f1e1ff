import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runPython } from "./run";

/** What CPython printed; `test/reference/run_tracebacks.py` writes it. */
const cases: Readonly<Record<string, { readonly program: string; readonly stderr: string }>> =
  JSON.parse(readFileSync(join(import.meta.dirname, "../cases/tracebacks.json"), "utf8"));

describe("tracebacks", () => {
  for (const [name, { program, stderr }] of Object.entries(cases)) {
    it(name, async () => {
      expect((await runPython(program)).stderr).toBe(stderr);
    });
  }
});
