/** Everything of torch called with anything at all: Python exceptions and unknowns may come out, an error of ours never. */

import { expect, test } from "vitest";
import { evaluateExpression, runToEnd } from "../../src/engine/python/evaluate";
import type { Steps } from "../../src/engine/python/native";
import type { Keywords, PyValue } from "../../src/engine/python/values";
import { namespace } from "../../src/engine/torch/registryNatives";
import { moduleLibrary } from "../../src/engine/torch/modules/layerClasses";
import { torchEvaluator, type Evaluator } from "./evaluator";

const callsPerFunction = 5;

const values = [
  ...[
    "rand(2, 3)",
    "rand(2, 3, 4, 4)",
    "torch.tensor(3)",
    "torch.tensor([1, 2, 3])",
    "torch.zeros(0, 3)",
  ],
  ...["torch.ones(2, 3).bool()", "rand(3, 3)", "rand(2, 3, 4)", "nn.LazyLinear(3).weight"],
  ...[
    "torch.zeros(2, 2, dtype=torch.complex64)",
    "nn.Parameter(torch.zeros(3))",
    "torch.tensor(float('nan'))",
  ],
  ...["1", "0", "-1", "2", "3", "10**12", "10**30", "2**53", "1.5", "float('nan')", "float('inf')"],
  ...["'a'", "'same'", "'mean'", "None", "True", "[1, 2]", "(2, 3)", "[]", "()", "{}", "{'a': 1}"],
  ...[
    "[rand(2, 3), rand(2, 3)]",
    "nn.ReLU()",
    "nn.ReLU",
    "len",
    "torch.float32",
    "slice(0, 2)",
    "...",
  ],
  ...[
    "range(3)",
    "[[1, 2], [3, 4]]",
    "['a']",
    "[None]",
    "b'x'",
    "{1, 2}",
    "lambda *a: 1",
    "(10**9, 10**9)",
  ],
];

const keywords = [
  "dim",
  "keepdim",
  "bias",
  "inplace",
  "dtype",
  "size",
  "out",
  "p",
  "kernel_size",
  "mode",
];

test("no call of torch fails for a reason of ours", async () => {
  const evaluator = await torchEvaluator();
  const pool = values.map((text) => valueOf(evaluator, text));
  const at = { source: "test", start: 0, end: 1 };
  pool.push({ kind: "unknown", reason: { kind: "argument", name: "x" }, at });
  const next = generator(1);
  const pick = (): PyValue => pool[Math.floor(next() * pool.length)];
  for (const [name, callee] of everything(evaluator)) {
    for (let i = 0; i < callsPerFunction; i++) {
      const args = Array.from({ length: Math.floor(next() * 6) }, pick);
      const kwargs = new Map<string, PyValue>();
      if (next() < 0.3) kwargs.set(keywords[Math.floor(next() * keywords.length)], pick());
      const shown = args.map((arg) => arg.kind).join(", ");
      expect(() => run(evaluator, callee, args, kwargs, pick()), `${name}(${shown})`).not.toThrow();
    }
  }
}, 120_000);

/** Calls it, and then calls what comes out of it, if that is an object. */
function run(
  { machine }: Evaluator,
  callee: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
  input: PyValue,
): void {
  runToEnd(
    machine,
    (function* (): Steps<PyValue> {
      const made: PyValue = yield { callee, args, kwargs };
      return made.kind === "instance" ? yield { callee: made, args: [input] } : made;
    })(),
  );
}

function everything(evaluator: Evaluator): (readonly [string, PyValue])[] {
  const prefixes = [
    "torch.",
    "torch.nn.functional.",
    "Tensor.",
    "torch.nn.init.",
    "torch.linalg.",
    "torch.fft.",
  ];
  const found = prefixes.flatMap((prefix) => namespace(prefix));
  found.push(...moduleLibrary(evaluator.machine));
  for (const text of [
    "torch",
    "nn",
    "F",
    "init",
    "nn.utils",
    "nn.utils.rnn",
    "torch.utils.data",
    "torch.optim",
  ]) {
    const module = valueOf(evaluator, text);
    if (module.kind !== "module") continue;
    for (const { key, value } of module.globals.entries.values()) {
      if (key.kind === "str") found.push([key.value, value]);
    }
  }
  for (const text of ["torch.Tensor", "nn.Module", "nn.Sequential", "nn.ModuleDict"]) {
    const cls = valueOf(evaluator, text);
    if (cls.kind === "class") found.push(...cls.attributes);
  }
  return found.filter(([, value]) => value.kind === "native" || value.kind === "class");
}

function valueOf({ machine, globals }: Evaluator, text: string): PyValue {
  const outcome = evaluateExpression(machine, globals, text);
  if (outcome.kind !== "value") throw new Error(`${text} has no value`);
  return outcome.value;
}

/** Numbers from 0 to 1, the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
