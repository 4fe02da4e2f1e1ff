import { readFileSync } from "node:fs";
import * as path from "node:path";
import { beforeAll, describe, it } from "vitest";
import type { Engine } from "../../src/engine/engine";
import { engineForTests } from "../engineFor";
import { checkPass, type PassCase } from "./support/passCases";

const cases = path.join(import.meta.dirname, "../cases");
const golden = path.join(import.meta.dirname, "../golden");

interface ModeCase extends PassCase {
  readonly mode: "eval" | "train";
}

let engine: Engine;
beforeAll(async () => {
  engine = await engineForTests();
});

describe("small networks compute what PyTorch does", () => {
  const file = path.join(cases, "forward/models.py");
  for (const item of read<ModeCase>("forwardModels.json")) {
    // LAPACK's float32 QR has other last bits than ours in double precision.
    const isInexact = (name: string) => item.build === "Mixed()" && name === "weight";
    it(item.name, () => checkPass(engine, file, item, item.mode, isInexact));
  }
});

interface FileCase extends ModeCase {
  readonly file: string;
}

describe("models as people write them compute what PyTorch does, in evaluation and in training", () => {
  for (const item of read<FileCase>("forwardCases.json")) {
    const file = path.join(cases, "models", item.file);
    it(item.name, () => checkPass(engine, file, item, item.mode, isWeightNorm));
  }
});

/** Norms that weight_norm takes of drawn weights: sums in another order than PyTorch's. */
function isWeightNorm(name: string): boolean {
  return name.endsWith(".weight_g");
}

function read<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(path.join(golden, name), "utf8")) as readonly T[];
}
