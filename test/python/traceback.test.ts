import { describe, expect, it } from "vitest";
import cases from "../cases/tracebacks.json";
import { runPython } from "./run";

/** `tracebacks.json` says what CPython printed; `test/reference/run_tracebacks.py` writes it. */
describe("tracebacks", () => {
  for (const [name, { program, stderr }] of Object.entries(cases)) {
    it(name, async () => {
      expect((await runPython(program)).stderr).toBe(stderr);
    });
  }
});
