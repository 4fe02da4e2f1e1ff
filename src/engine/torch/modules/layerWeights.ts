/** The weights and buffers of a layer: made with it, or once the first input tells their sizes. */

import type { Machine, StateKey } from "../../python/native";
import { None, int, type PyInstance, type PyValue } from "../../python/values";
import { maxConcreteElements, roundTo, type NDArray } from "../../tensor/array";
import type { DType } from "../../tensor/dtype";
import { numel, type Shape } from "../../tensor/shape";
import type { BufferDeclaration, LayerClass } from "../layer";
import type { Mismatch } from "../op";
import { makeParameter, makeUninitialized, materialize } from "../parameter";
import { makeTensor } from "../session";
import { tensorLibrary } from "../tensor";
import { setEntry } from "./state";
import { type LayerHost, isLayerHost } from "./layerHost";

/** Gives a layer its parameters and buffers; those of one that waits for its first input have no shape yet. */
export function registerWeights(
  vm: Machine,
  declaration: LayerClass,
  self: PyInstance,
  host: LayerHost,
): void {
  const library = tensorLibrary(vm);
  for (const [name, shape] of Object.entries(declaration.weights?.(host.layerArgs) ?? {})) {
    if (shape === undefined) setEntry(self, "_parameters", name, None);
    else if (host.isLazy) {
      const lazy = makeUninitialized(vm, library.uninitializedParameter, host.dtype);
      setEntry(self, "_parameters", name, lazy);
    } else {
      checkSizes(vm, shape);
      setEntry(self, "_parameters", name, makeParameter(vm, shape, host.dtype));
    }
  }
  for (const [name, buffer] of Object.entries(declaration.buffers?.(host.layerArgs) ?? {})) {
    if (buffer === undefined) setEntry(self, "_buffers", name, None);
    else if (host.isLazy && buffer.shape.length > 0) {
      const lazy = makeUninitialized(vm, library.uninitializedBuffer, buffer.dtype ?? host.dtype);
      setEntry(self, "_buffers", name, lazy);
    } else setEntry(self, "_buffers", name, filled(vm, buffer, host.dtype));
  }
}

function filled(vm: Machine, buffer: BufferDeclaration, dtype: DType): PyValue {
  const type = buffer.dtype ?? dtype;
  const count = numel(buffer.shape);
  if (count > maxConcreteElements) return makeTensor(vm, buffer.shape, type);
  const arrays = vm.state(filledArrays);
  const key = `${type} ${buffer.fill} ${buffer.shape.join()}`;
  let array = arrays.get(key);
  if (!array) {
    vm.chargeItems(count);
    const data = new Float64Array(count).fill(roundTo(type, buffer.fill));
    array = { shape: buffer.shape, dtype: type, data };
    arrays.set(key, array);
  }
  return makeTensor(vm, buffer.shape, type, array);
}

/** What buffers hold at first: layers of one size share it, because no array of numbers ever changes. */
const filledArrays: StateKey<Map<string, NDArray>> = {
  name: "first values of buffers",
  create: () => new Map(),
};

function checkSizes(vm: Machine, shape: Shape): void {
  const negative = shape.find((size) => !(size >= 0));
  if (negative === undefined) return;
  throw vm.raise(
    "RuntimeError",
    `Trying to create tensor with negative dimension ${negative}: [${shape.join(", ")}]`,
  );
}

/** Gives a lazy layer its weights: shapes from the input, numbers from the generator. */
export function initializeLazy(
  vm: Machine,
  declaration: LayerClass,
  self: PyInstance,
  input: Shape,
): void {
  const { lazy } = declaration;
  const { host } = self;
  if (!lazy || !isLayerHost(host) || !host.isLazy) return;
  const found: number | Mismatch = lazy.infer({ vm, self }, host.layerArgs, input);
  if (typeof found !== "number") {
    const shape = lazy.recover?.(host.layerArgs, input);
    const goOn = shape && makeTensor(vm, shape, host.dtype);
    throw vm.raise(found.type, found.message, goOn);
  }
  const layerArgs = { ...host.layerArgs, [lazy.omits]: found };
  self.attributes.set(lazy.omits, int(found));
  for (const [name, shape] of Object.entries(declaration.weights?.(layerArgs) ?? {})) {
    materializeEntry(vm, self, "_parameters", name, shape);
  }
  for (const [name, buffer] of Object.entries(declaration.buffers?.(layerArgs) ?? {})) {
    materializeEntry(vm, self, "_buffers", name, buffer?.shape);
    if (buffer) setEntry(self, "_buffers", name, filled(vm, buffer, host.dtype));
  }
  self.host = { ...host, layerArgs, isLazy: false } satisfies LayerHost;
  declaration.init?.({ vm, self }, layerArgs);
}

function materializeEntry(
  vm: Machine,
  self: PyInstance,
  dict: "_parameters" | "_buffers",
  name: string,
  shape: Shape | undefined,
): void {
  const entries = self.attributes.get(dict);
  const value = entries?.kind === "dict" ? entries.entries.get(name)?.value : undefined;
  if (value?.kind === "tensor" && shape) materialize(vm, value, shape);
}

/**
 * A layer whose number of input features was unknown learns it from its first input, as a lazy one does.
 * True where that happened.
 */
export function learnFromInput(vm: Machine, self: PyInstance, input: Shape): boolean {
  const { host } = self;
  if (!isLayerHost(host) || !host.isLazy || !host.declaration) return false;
  initializeLazy(vm, host.declaration, self, input);
  return true;
}
