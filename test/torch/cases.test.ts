/** The lines of test/cases/torch through our engine, compared with what PyTorch gave. */

import * as fs from "node:fs";
import * as path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { torchEvaluator, type Described, type Evaluator } from "./evaluator";

const folder = path.join(import.meta.dirname, "../cases/torch");

/** Values come from float32 functions of other implementations; PyTorch's own differ by a few ulp between CPUs. */
const tolerance = 2e-6;

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await torchEvaluator();
});

for (const name of fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort()) {
  const rows = JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")) as [
    string,
    Described,
  ][];
  describe(name.replace(".json", ""), () => {
    for (const [line, expected] of rows) {
      test(line, () => {
        const actual = evaluator.describe(line);
        if (expected.kind === "random") return;
        expect(comparable(actual, expected)).toEqual(comparable(expected, actual));
      });
    }
  });
}

/**
 * One side of a comparison. Numbers that the engine does not compute are left out on both sides, as are those in
 * messages that are addresses; near numbers count as equal.
 */
function comparable(side: unknown, other: unknown): unknown {
  if (Array.isArray(side)) {
    const others: readonly unknown[] = Array.isArray(other) ? other : [];
    return side.map((item, i) => comparable(item, others[i]));
  }
  if (typeof side === "number" && typeof other === "number") {
    const near = Math.abs(side - other) <= tolerance * Math.max(1, Math.abs(other));
    return near ? Math.min(side, other) : side;
  }
  if (typeof side === "string") return side.replace(/0x[0-9a-f]+/g, "0x");
  if (typeof side !== "object" || side === null) return side;
  const entries = Object.entries(side).filter(
    ([key]) => key !== "values" || (typeof other === "object" && other !== null && key in other),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      comparable(
        value,
        typeof other === "object" && other !== null ? Reflect.get(other, key) : undefined,
      ),
    ]),
  );
}
