/** Receptive fields, compared with what PyTorch's gradients show. */

import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import type { FieldAxis } from "../../src/engine/summary/fields";
import { figures } from "../../src/engine/summary/summary";
import { scopeOf, traceOf } from "./support";

type Measured = "all" | { readonly size: number; readonly stride: number; readonly offset: number };

interface Model {
  readonly build: string;
  readonly input: readonly number[];
  readonly rows: readonly (readonly [string, string, readonly Measured[] | null])[];
}

const folder = path.join(import.meta.dirname, "../cases");
const models = JSON.parse(fs.readFileSync(path.join(folder, "fields.json"), "utf8")) as Model[];

const scope = scopeOf(fs.readFileSync(path.join(folder, "fields.py"), "utf8"));

for (const model of models) {
  test(model.build, async () => {
    const inputs = [{ shape: model.input, dtype: "float32" as const }];
    const trace = traceOf(await scope, model.build, inputs);
    const leaves = figures(trace, "torchinfo").rows.filter((row) => row.isLeaf);
    const found = leaves.map(({ path: at, className, field }) => [
      at,
      className,
      field?.map(plain),
    ]);
    // Of outputs that are laid out in another way PyTorch was not asked.
    const rows = model.rows.map(([at, className, field]): unknown => [
      at,
      className,
      field ?? (expect.anything() as unknown),
    ]);
    expect(found).toEqual(rows);
  });
}

/** What is not exact is not to be taken for what is measured. */
function plain({ size, stride, offset, isExact }: FieldAxis): unknown {
  if (size === "all") return "all";
  return isExact ? { size, stride, offset } : { size, stride, offset, isExact };
}
