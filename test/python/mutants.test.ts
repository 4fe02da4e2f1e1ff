/**
 * Whatever is wrong in a file: no throw, no hang, no error of our own. `MUTANTS=20000` looks at so many programs, and
 * `MUTANTS=700-701` at the one of a seed.
 */

import { expect, it } from "vitest";
import { engineForTests, textDocument } from "../engineFor";
import { mutants } from "../mutants";

const [first, last] = (process.env.MUTANTS ?? "300").split("-").map(Number);
const [from, to] = last === undefined ? [0, first] : [first, last];

/** For the whole of a program, many times what the slowest takes on an idle machine. */
const mostMilliseconds = 20_000;

it(`mutants ${from} to ${to} are read`, { timeout: 3_600_000 }, async () => {
  const engine = await engineForTests();
  const found: string[] = [];
  for (const { name, text } of mutants(from, to)) {
    const start = performance.now();
    try {
      const analysis = engine.analyze(textDocument(text));
      const own = [...analysis.diagnostics, ...analysis.models().flatMap(({ notes }) => notes)];
      const internal = own.find(({ message }) => message.includes("internal error"));
      if (internal) found.push(`${name}: ${internal.message}`);
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      found.push(`${name}: ${stack.split("\n").slice(0, 4).join(" | ")}`);
    }
    const used = performance.now() - start;
    if (used > mostMilliseconds) found.push(`${name}: took ${Math.round(used / 1000)} s`);
  }
  expect(found).toEqual([]);
});
