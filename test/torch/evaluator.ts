/** Evaluates expressions on torch, for tests, and says what they gave in the words of test/reference/generate.py. */

import { evaluateDocument, evaluateExpression, runToEnd } from "../../src/engine/python/evaluate";
import { createMachine, type PythonMachine } from "../../src/engine/python/machine";
import type { NativeModule, Steps } from "../../src/engine/python/native";
import { repr, toStr } from "../../src/engine/python/text";
import type { PyDict, PyInstance, PyValue } from "../../src/engine/python/values";
import { str } from "../../src/engine/python/values";
import { sourceFile } from "../../src/engine/source";
import type { DType } from "../../src/engine/tensor/dtype";
import { numel } from "../../src/engine/tensor/shape";
import { torchLibrary } from "../../src/engine/torch/library";
import { isModule, walkTensors } from "../../src/engine/torch/modules/state";
import { reasonText, rootOf } from "../../src/engine/python/reasons";
import { testParser } from "../python/parser";
import { standardLibrary } from "../../src/engine/python/stdlib";

const setup = `import torch, math
import torch.nn.functional as F
from torch import nn
from torch.nn import init
rand = torch.rand
`;

const maxValues = 64;

/** A result as JSON; see \`describe\` in generate.py. */
export type Described = Readonly<Record<string, unknown>> & { readonly kind: string };

export interface Evaluator {
  readonly machine: PythonMachine;
  readonly globals: PyDict;
  describe(line: string): Described;
}

export async function torchEvaluator(library: readonly NativeModule[] = []): Promise<Evaluator> {
  const machine = createMachine({
    parser: await testParser(),
    library: [...standardLibrary, ...torchLibrary(), ...library],
  });
  const { globals, errorText } = evaluateDocument(machine, [sourceFile("setup.py", setup)], {
    stopsAtError: true,
  });
  if (errorText !== "") throw new Error(errorText);
  return { machine, globals, describe: (line) => describeLine(machine, globals, line) };
}

function describeLine(machine: PythonMachine, globals: PyDict, line: string): Described {
  const outcome = evaluateExpression(machine, globals, line);
  switch (outcome.kind) {
    case "value": {
      let described: Described = { kind: "none" };
      runToEnd(
        machine,
        (function* (): Steps<PyValue> {
          described = yield* describeValue(machine, outcome.value);
          return str("");
        })(),
      );
      return described;
    }
    case "raised":
      return describeError(machine, outcome.exception);
    case "budget":
      return { kind: "budget", what: outcome.what };
    case "syntax":
      return { kind: "syntax", message: outcome.message };
  }
}

function describeError(machine: PythonMachine, exception: PyInstance): Described {
  let message = "";
  runToEnd(
    machine,
    (function* (): Steps<PyValue> {
      message = yield* toStr(machine, exception);
      return exception;
    })(),
  );
  return { kind: "error", type: exception.of.name, message };
}

function* describeValue(machine: PythonMachine, value: PyValue): Steps<Described> {
  switch (value.kind) {
    case "tensor": {
      if (value.state.isUninitialized) return { kind: "uninitialized" };
      const { shape, dtype, values } = value.state;
      const isSmall = numel(shape) <= maxValues;
      return {
        kind: "tensor",
        shape: [...shape],
        dtype,
        ...(values && isSmall ? { values: [...values.data].map(element(dtype)) } : {}),
      };
    }
    case "tuple":
    case "list": {
      const items: Described[] = [];
      for (const item of value.items) items.push(yield* describeValue(machine, item));
      return { kind: value.kind, items };
    }
    case "dict": {
      const items: Described[][] = [];
      for (const { key, value: item } of value.entries.values()) {
        items.push([yield* describeValue(machine, key), yield* describeValue(machine, item)]);
      }
      return { kind: "dict", items };
    }
    case "none":
      return { kind: "NoneType", value: null };
    case "bool":
    case "str":
      return { kind: value.kind, value: value.value };
    case "int":
      return { kind: "int", value: Number(value.value) };
    case "float":
      return { kind: "float", value: number(value.value) };
    case "unknown":
      return { kind: "unknown", why: reasonText(rootOf(value).reason) };
    default:
  }
  if (!isModule(machine, value)) return { kind: "other", repr: yield* repr(machine, value) };
  return {
    kind: "module",
    repr: yield* repr(machine, value),
    params: walkTensors(machine, value, "_parameters").map(({ path, tensor }) => [
      path,
      tensor.state.isUninitialized ? null : [...tensor.state.shape],
      tensor.requiresGrad,
    ]),
    state: yield* stateNames(value),
  };
}

function* stateNames(module: PyInstance): Steps<string[]> {
  const method = module.of.mro.flatMap((cls) => cls.attributes.get("state_dict") ?? []).at(0);
  if (!method) return [];
  const dict: PyValue = yield { callee: method, args: [module] };
  if (dict.kind !== "dict") return [];
  return [...dict.entries.values()].flatMap(({ key }) => (key.kind === "str" ? [key.value] : []));
}

function element(dtype: DType): (value: number) => number | string | boolean {
  return dtype === "bool" ? (value) => value !== 0 : number;
}

function number(value: number): number | string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return value;
}
