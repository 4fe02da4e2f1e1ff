/** The tensors of a file of torch.save, by the names that a state dict gives them. */

import type { Shape } from "../../tensor/shape";
import type { Pickled } from "./pickle";

export interface FileTensor {
  /** The storage it lies in, and that storage's type: `FloatStorage`. */
  readonly key: string;
  readonly type: string;
  readonly offset: number;
  readonly shape: Shape;
  readonly strides: readonly number[];
}

export function isTensor(value: FileTensor | undefined): value is FileTensor {
  return value !== undefined;
}

/** Where training scripts put the state dict within what they save. */
const wrappers = ["state_dict", "model_state_dict", "model", "net", "weights", "module", "params"];

/** A state dict, one inside a training script's dict, or a whole module. */
export function tensorsIn(value: Pickled): ReadonlyMap<string, FileTensor> {
  const result = new Map<string, FileTensor>();
  if (value.kind === "call") {
    collectModule(value, "", result, 0);
    return result;
  }
  for (const [name, item] of textEntries(value)) {
    const tensor = tensorOf(item);
    if (tensor) result.set(name, tensor);
  }
  if (result.size > 0) return result;
  const inner = textEntries(value);
  for (const name of wrappers) {
    const found = inner.find(([key]) => key === name);
    const tensors = found && tensorsIn(found[1]);
    if (tensors && tensors.size > 0) return tensors;
  }
  return result;
}

function textEntries(value: Pickled): readonly (readonly [string, Pickled])[] {
  if (value.kind !== "dict") return [];
  return value.entries.flatMap(([key, item]) =>
    key.kind === "text" ? [[key.value, item] as const] : [],
  );
}

const mostDepth = 200;

/** A pickled nn.Module: its state is its `__dict__`. */
function collectModule(
  module: Pickled,
  prefix: string,
  result: Map<string, FileTensor>,
  depth: number,
): void {
  if (module.kind !== "call" || !module.state || depth > mostDepth) return;
  const state = new Map(textEntries(module.state));
  const transient = textsIn(state.get("_non_persistent_buffers_set"));
  for (const part of ["_parameters", "_buffers"]) {
    for (const [name, item] of textEntries(state.get(part) ?? module)) {
      const tensor = tensorOf(item);
      if (tensor && !transient.includes(name)) result.set(prefix + name, tensor);
    }
  }
  for (const [name, child] of textEntries(state.get("_modules") ?? module)) {
    collectModule(child, `${prefix}${name}.`, result, depth + 1);
  }
}

/** The texts of a set: `set([…])`, or a list as newer pickles have it. */
function textsIn(value: Pickled | undefined): readonly string[] {
  if (value?.kind === "call") return textsIn(value.args[0]);
  if (value?.kind !== "list") return [];
  return value.items.flatMap((item) => (item.kind === "text" ? [item.value] : []));
}

/** `torch._utils._rebuild_tensor_v2(storage, offset, size, stride, …)`, in a Parameter or not. */
function tensorOf(value: Pickled): FileTensor | undefined {
  if (value.kind !== "call" || value.of.kind !== "global") return undefined;
  const { name } = value.of;
  if (name.endsWith("._rebuild_parameter") || name.endsWith("._rebuild_parameter_with_state")) {
    return tensorOf(value.args[0]);
  }
  if (!name.endsWith("._rebuild_tensor_v2") && !name.endsWith("._rebuild_tensor")) return undefined;
  const [storage, offset, size, stride] = value.args;
  if (storage?.kind !== "external" || storage.id.kind !== "tuple") return undefined;
  const [, type, key] = storage.id.items;
  if (type?.kind !== "global" || key?.kind !== "text" || offset?.kind !== "number")
    return undefined;
  return {
    key: key.value,
    type: type.name.slice(type.name.lastIndexOf(".") + 1),
    offset: offset.value,
    shape: numbersOf(size),
    strides: numbersOf(stride),
  };
}

function numbersOf(value: Pickled | undefined): number[] {
  if (value?.kind === "call") return numbersOf(value.args[0]); // torch.Size
  if (value?.kind !== "tuple" && value?.kind !== "list") return [];
  return value.items.map((item) => (item.kind === "number" ? item.value : NaN));
}
